/* The bytes are what a reader answers, who may be in the hands of a hostile document. */
#include "docintake/report_json.h"
#include "fuzz/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct di_arena *arena = di_arena_new(FUZZ_ARENA_BYTES);
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_BUFFER json = DI_BUFFER_EMPTY;
    struct di_report *report;

    /* What was let in must be fit to be published. */
    if (arena != NULL && di_answer_read((const char *)bytes, size, arena, &report, &error) == DI_OK &&
        di_report_json_write(report, 2, &json, &error) != DI_OK) {
        __builtin_trap();
    }
    di_arena_free(arena);
    return 0;
}
