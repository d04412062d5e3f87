#include "grid.h"

#include <string.h>

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

    count_by_column(grid, known, known_table_has_row, counts);
    grid->label_column = most(counts, 1, grid->columns);
    if (grid->label_column == 0 || *known->unit_header.wordings[0].key == '\0') {
        return;
    }
    count_by_column(grid, known, known_table_has_unit, counts);
    grid->unit_column = most(counts, grid->label_column + 1, grid->columns);
}

/* A cell in which a value column may be named: words without a figure or a colon. */
static bool may_name_a_column(const struct found_cell *found)
{
    return !label_is_empty(&found->label) && strpbrk(found->label.key, "0123456789") == NULL &&
           strpbrk(found->cell->text, ":") == NULL && strstr(found->cell->text, "：") == NULL;
}

/*
 * Above the first row of the form a header is known by one of its labels, or by names above the values alone; further
 * down, where it is repeated, by two of its labels.
 */
static bool is_header(const struct known_table *known, const struct grid *grid, const struct grid_row *row, bool above)
{
    size_t known_names = 0, names = 0, others = 0;

    for (size_t i = 0; i < row->n_cells; i++) {
        const struct found_cell *found = &row->cells[i];

        known_names += known_table_has_header(known, &found->label);
        if (found->cell->column > grid->label_column && !label_is_empty(&found->label)) {
            names += may_name_a_column(found);
            others += !may_name_a_column(found);
        }
    }
    return above ? known_names > 0 || (names > 0 && others == 0) : known_names > 1;
}

/* The innermost cell with a text, of those that may hold the row's label; NULL where all are blank. */
static const struct found_cell *find_label(const struct grid *grid, const struct grid_row *row)
{
    const struct found_cell *label = NULL;

    for (size_t i = 0; i < row->n_cells && row->cells[i].cell->column <= grid->label_column; i++) {
        if (!label_is_empty(&row->cells[i].label)) {
            label = &row->cells[i];
        }
    }
    return label;
}

static void sort_rows(const struct known_table *known, struct grid *grid)
{
    bool above = true;

    for (size_t i = 0; i < grid->n_rows; i++) {
        struct grid_row *row = &grid->rows[i];
        bool is_row;

        row->label = find_label(grid, row);
        is_row = row->label != NULL && known_table_has_row(known, &row->label->label);
        above = above && !is_row;
        if (!is_row && is_header(known, grid, row, above)) {
            row->use = GRID_HEADER;
        } else {
            row->use = row->label != NULL ? GRID_LABEL : GRID_BLANK;
        }
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
