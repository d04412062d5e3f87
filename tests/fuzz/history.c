/* The bytes are earlier reports, from wherever somebody kept them. */
#include "docintake/history_json.h"
#include "fuzz/parts.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    struct di_arena *arena = di_arena_new(FUZZ_ARENA_BYTES);
    struct di_error error = DI_ERROR_NONE;
    struct di_history history;
    struct di_decimal value;

    if (arena != NULL && di_history_read((const char *)bytes, size, arena, &history, &error) == DI_OK) {
        for (const struct di_past_report *past = history.reports; past != NULL; past = past->next) {
            for (size_t i = 0; i < past->n_cells; i++) {
                const struct di_past_cell *cell = &past->cells[i];

                if (!di_past_number(past, cell->table, cell->row, cell->column, &value)) {
                    __builtin_trap();
                }
            }
        }
    }
    di_arena_free(arena);
    return 0;
}
