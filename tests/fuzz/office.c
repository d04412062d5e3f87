/* The bytes are what an office has set, on its way to the reader. What was let in must be what is written again. */
#include "docintake/office_json.h"
#include "fuzz/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct di_arena *arena = di_arena_new(FUZZ_ARENA_BYTES);
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_BUFFER again = DI_BUFFER_EMPTY;
    struct di_office office;

    if (arena != NULL && di_office_read((const char *)bytes, size, arena, &office, &error) == DI_OK &&
        di_office_write(&office, &again, &error) != DI_OK) {
        __builtin_trap();
    }
    di_arena_free(arena);
    return 0;
}
