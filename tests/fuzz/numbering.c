/* The bytes are the numbering part of a document whose paragraphs use its lists. */
#include "fuzz/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    if (size > 0) {
        fuzz_read(fuzz_pack(NULL, 0, (const char *)bytes, size));
    }
    return 0;
}
