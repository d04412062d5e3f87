#include "unknown_table.h"

#include <stdio.h>

#include "cell.h"

#define ID_BYTES 24

static bool add_columns(struct di_report *report, struct di_report_table *into, unsigned columns)
{
    into->columns = di_arena_array(report->arena, columns, sizeof *into->columns);
    if (into->columns == NULL) {
        return false;
    }
    for (; into->n_columns < columns; into->n_columns++) {
        into->columns[into->n_columns] = (struct di_report_column){
            .id = di_arena_printf(report->arena, "+%zu", into->n_columns + 1), .label = "", .form_column = DI_NO_INDEX};
    }
    return !di_arena_failed(report->arena);
}

static struct di_report_row *add_row(struct di_report *report, struct di_report_table *into,
                                     const struct di_cell *first, unsigned number)
{
    struct di_place place = into->where;
    struct di_report_row *row;
    char id[ID_BYTES];

    place.row = first->row;
    place.column = first->column;
    snprintf(id, sizeof id, "+%u", number);
    row = di_report_add_row(report, into, id, first->column == 1 ? first->text : "", place);
    for (size_t i = 0; row != NULL && i < into->n_columns; i++) {
        place.column = (unsigned)i + 2;
        row->cells[i] = (struct di_report_cell){.state = DI_CELL_BLANK, .text = "", .where = place};
    }
    return row;
}

static bool add_cells(struct di_report *report, struct di_report_table *into, const struct di_table *table)
{
    struct di_report_row *row = NULL;
    unsigned rows = 0;

    for (size_t i = 0; i < table->n_cells; i++) {
        const struct di_cell *cell = &table->cells[i];
        bool dressed;

        if (row == NULL || row->where.row != cell->row) {
            row = add_row(report, into, cell, ++rows);
        }
        if (row == NULL) {
            return false;
        }
        if (cell->column < 2 || cell->column - 2 >= into->n_columns) {
            continue;
        }
        row->cells[cell->column - 2].present = true;
        if (!cell_read(report->arena, cell->text, "", &row->cells[cell->column - 2], &dressed)) {
            return false;
        }
    }
    return true;
}

bool unknown_table_keep(struct di_report *report, const struct found_table *found, unsigned number, size_t *room)
{
    const struct di_table *table = &found->block->table;
    struct di_report_table *into;
    char id[ID_BYTES];

    snprintf(id, sizeof id, "+%u", number);
    into = di_report_add_table(report, id, found->block->place);
    if (into == NULL) {
        return false;
    }
    if (table->columns == 0 || table->rows > *room / table->columns) {
        return true;
    }
    *room -= (size_t)table->rows * table->columns;
    return add_columns(report, into, table->columns - 1) && add_cells(report, into, table);
}
