/* The bytes are a file as it came: what it is, its archive, its content types and relationships. */
#include "fuzz/parts.h"
#include "support/zipcraft.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    fuzz_read(di_craft_file(bytes, size));
    return 0;
}
