/* The bytes are the main part of a document: XML, paragraphs, runs, tables. */
#include "fuzz/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size > 0) {
        fuzz_read(fuzz_pack((const char *)bytes, size, NULL, 0));
    }
    return 0;
}
