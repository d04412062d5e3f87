#include "docintake/document.h"

#include <stdbool.h>

/* Index of the first cell that begins at or after (row, column); cells are in reading order. */
static size_t lower_bound(const struct di_table *table, unsigned row, unsigned column)
{
    size_t low = 0, high = table->n_cells;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct di_cell *cell = &table->cells[middle];

        if (cell->row < row || (cell->row == row && cell->column < column)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool covers(const struct di_cell *cell, unsigned row, unsigned column)
{
    return row >= cell->row && row - cell->row < cell->row_span && column >= cell->column &&
           column - cell->column < cell->column_span;
}

const struct di_cell *di_table_cell(const struct di_table *table, unsigned row, unsigned column)
{
    /* The cell that covers the position begins in this row or, merged downwards, in one above it. */
    for (unsigned above = row; above > 0; above--) {
        size_t index = lower_bound(table, above, column + 1);

        if (index > 0 && covers(&table->cells[index - 1], row, column)) {
            return &table->cells[index - 1];
        }
    }
    return NULL;
}

const struct di_cell *di_table_row_cell(const struct di_table *table, unsigned row, unsigned index)
{
    size_t at = lower_bound(table, row, 0) + index;

    return at < table->n_cells && table->cells[at].row == row ? &table->cells[at] : NULL;
}

const char *di_remark_text(enum di_remark_kind kind)
{
    static const char *const texts[DI_REMARK_KINDS] = {
        [DI_REMARK_INSERTED] = "unaccepted insertions are read as text",
        [DI_REMARK_DELETED] = "unaccepted deletions are left out",
        [DI_REMARK_HIDDEN] = "hidden text is left out",
        [DI_REMARK_COMMENT] = "comments are left out",
        [DI_REMARK_IMPORT] = "an imported file is left out",
        [DI_REMARK_SUBDOCUMENT] = "a sub-document is left out",
    };

    return texts[kind];
}
