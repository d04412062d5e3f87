#include "grid.h"

#include <string.h>

static bool known_labels_of_rows(struct di_arena *arena, const struct di_form_table *table, struct known_table *known)
{
    known->rows = di_arena_array(arena, table->n_rows, sizeof *known->rows);
    known->units = di_arena_array(arena, table->n_rows, sizeof *known->units);
    if (known->rows == NULL || known->units == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->n_rows; i++) {
        struct di_label unit = {.text = table->rows[i].unit};

        if (!known_label_make(arena, &table->rows[i].label, &known->rows[i]) ||
            !known_label_make(arena, &unit, &known->units[i])) {
            return false;
        }
    }
    return true;
}

bool known_table_make(struct di_arena *arena, const struct di_form_table *table, struct known_table *ret_known)
{
    struct known_table known = {.form_table = table,
                                .columns = di_arena_array(arena, table->n_columns, sizeof *known.columns)};

    if (known.columns == NULL || !known_label_make(arena, &table->corner, &known.corner) ||
        !known_label_make(arena, &table->unit_header, &known.unit_header) ||
        !known_labels_of_rows(arena, table, &known)) {
        return false;
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        if (!known_label_make(arena, &table->columns[i].label, &known.columns[i])) {
            return false;
        }
    }
    *ret_known = known;
    return true;
}

const struct found_cell *grid_cell(const struct grid_row *row, unsigned column)
{
    for (size_t i = 0; i < row->n_cells && row->cells[i].cell->column <= column; i++) {
        if (column - row->cells[i].cell->column < row->cells[i].cell->column_span) {
            return &row->cells[i];
        }
    }
    return NULL;
}

const struct found_cell *grid_header(const struct grid *grid, unsigned column)
{
    const struct found_cell *header = NULL;

    for (size_t i = 0; i < grid->n_rows && grid->rows[i].use != GRID_LABEL; i++) {
        const struct found_cell *cell = grid->rows[i].use == GRID_HEADER ? grid_cell(&grid->rows[i], column) : NULL;

        if (cell != NULL && !label_is_empty(&cell->label)) {
            header = cell;
        }
    }
    return header;
}

static bool is_known_row(const struct known_table *known, const struct label *label)
{
    for (size_t i = 0; i < known->form_table->n_rows; i++) {
        if (label_is_known(label, &known->rows[i])) {
            return true;
        }
    }
    return false;
}

static bool is_known_unit(const struct known_table *known, const struct label *label)
{
    for (size_t i = 0; i < known->form_table->n_rows; i++) {
        if (label_is_known(label, &known->units[i])) {
            return true;
        }
    }
    return false;
}

/* A cell that says what a column holds. */
static bool names_a_column(const struct known_table *known, const struct label *label)
{
    if (label_is_known(label, &known->corner) || label_is_known(label, &known->unit_header)) {
        return true;
    }
    for (size_t i = 0; i < known->form_table->n_columns; i++) {
        if (label_is_known(label, &known->columns[i])) {
            return true;
        }
    }
    return false;
}

/* 序号 numbers the rows; it is neither label nor value. */
static bool names_a_counter(const struct label *label)
{
    static const char *const names[] = {"序号", "编号", "行次", "行号", "序"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(label->key, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* One grid row for each row of the tables in which a cell begins. */
static bool split_rows(struct di_arena *arena, const struct found_table *first, const struct found_table *last,
                       struct grid *grid)
{
    size_t room = 0;

    for (const struct found_table *table = first;; table = table->next) {
        room += table->block->table.n_cells;
        if (table == last) {
            break;
        }
    }
    grid->rows = di_arena_array(arena, room, sizeof *grid->rows);
    for (const struct found_table *table = first; grid->rows != NULL; table = table->next) {
        size_t count = table->block->table.n_cells;

        for (size_t i = 0, begin = 0; i < count; i++) {
            if (i + 1 == count || table->cells[i + 1].cell->row != table->cells[begin].cell->row) {
                grid->rows[grid->n_rows++] = (struct grid_row){.table = table,
                                                               .cells = table->cells + begin,
                                                               .n_cells = i + 1 - begin,
                                                               .row = table->cells[begin].cell->row};
                begin = i + 1;
            }
        }
        if (table == last) {
            break;
        }
    }
    return grid->rows != NULL;
}

/* How many cells of each column the question is true of. */
static void count_by_column(const struct grid *grid, const struct known_table *known,
                            bool (*question)(const struct known_table *, const struct label *), unsigned *counts)
{
    memset(counts, 0, (COMPARED_COLUMNS + 1) * sizeof *counts);
    for (size_t i = 0; i < grid->n_rows; i++) {
        for (size_t j = 0; j < grid->rows[i].n_cells; j++) {
            const struct found_cell *found = &grid->rows[i].cells[j];
            /* A label that spans several columns belongs to the innermost. */
            unsigned column = found->cell->column + found->cell->column_span - 1;

            if (column <= COMPARED_COLUMNS && question(known, &found->label)) {
                counts[column]++;
            }
        }
    }
}

static unsigned most(const unsigned *counts, unsigned from, unsigned to)
{
    unsigned best = 0;

    for (unsigned column = from; column <= to; column++) {
        if (counts[column] > (best > 0 ? counts[best] : 0)) {
            best = column;
        }
    }
    return best;
}

static void find_columns(const struct known_table *known, struct grid *grid)
{
    unsigned counts[COMPARED_COLUMNS + 1];

    count_by_column(grid, known, is_known_row, counts);
    grid->label_column = most(counts, 1, grid->columns);
    if (grid->label_column == 0 || *known->unit_header.wordings[0].key == '\0') {
        return;
    }
    count_by_column(grid, known, is_known_unit, counts);
    grid->unit_column = most(counts, grid->label_column + 1, grid->columns);
}

/* Header rows, and the label of each other row: its innermost cell with a text. */
static void sort_rows(const struct known_table *known, struct grid *grid)
{
    for (size_t i = 0; i < grid->n_rows; i++) {
        struct grid_row *row = &grid->rows[i];
        size_t named = 0, labels = 0;

        for (size_t j = 0; j < row->n_cells; j++) {
            named += names_a_column(known, &row->cells[j].label);
            labels += is_known_row(known, &row->cells[j].label);
            if (row->cells[j].cell->column <= grid->label_column && !label_is_empty(&row->cells[j].label)) {
                row->label = &row->cells[j];
            }
        }
        row->use = named > 0 && labels == 0 ? GRID_HEADER : row->label != NULL ? GRID_LABEL : GRID_BLANK;
    }
}

static bool list_value_columns(struct di_arena *arena, struct grid *grid)
{
    grid->value_columns = di_arena_array(arena, grid->columns, sizeof *grid->value_columns);
    if (grid->value_columns == NULL) {
        return false;
    }
    for (unsigned column = grid->label_column + 1; column <= grid->columns; column++) {
        const struct found_cell *header = grid_header(grid, column);

        if (column != grid->unit_column && !(header != NULL && names_a_counter(&header->label))) {
            grid->value_columns[grid->n_value_columns++] = column;
        }
    }
    return true;
}

bool grid_read(struct di_arena *arena, const struct known_table *known, const struct found_table *first,
               const struct found_table *last, struct grid *ret_grid, bool *ret_found)
{
    struct grid grid = {.columns = first->block->table.columns};

    if (!split_rows(arena, first, last, &grid)) {
        return false;
    }
    find_columns(known, &grid);
    *ret_found = grid.label_column > 0;
    if (!*ret_found) {
        return true;
    }
    sort_rows(known, &grid);
    if (!list_value_columns(arena, &grid)) {
        return false;
    }
    *ret_grid = grid;
    return true;
}
