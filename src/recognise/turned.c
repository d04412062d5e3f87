#include "turned.h"

#include <stdlib.h>

/* A third of the form's columns, and two at least: one name alone may stand anywhere. */
static bool names_columns(const struct known_table *known, const struct found_table *found)
{
    unsigned counts[COMPARED_COLUMNS + 1] = {0}, most = 0;

    for (size_t i = 0; i < found->block->table.n_cells; i++) {
        unsigned column = found->cells[i].cell->column;

        if (column <= COMPARED_COLUMNS && known_axis_has(&known->columns, &found->cells[i].label)) {
            counts[column]++;
            most = counts[column] > most ? counts[column] : most;
        }
    }
    return most > 1 && most * 3 >= known->columns.carrying;
}

static int compare_cells(const void *a, const void *b)
{
    const struct di_cell *left = ((const struct found_cell *)a)->cell, *right = ((const struct found_cell *)b)->cell;

    if (left->row != right->row) {
        return left->row < right->row ? -1 : 1;
    }
    return (left->column > right->column) - (left->column < right->column);
}

static struct found_table *turn(struct di_arena *arena, struct found_table *original)
{
    const struct di_table *from = &original->block->table;
    struct found_table *turned = DI_NEW(arena, struct found_table);
    struct di_block *block = DI_NEW(arena, struct di_block);
    struct di_cell *cells = di_arena_array(arena, from->n_cells, sizeof *cells);
    struct found_cell *found = di_arena_array(arena, from->n_cells, sizeof *found);

    if (turned == NULL || block == NULL || cells == NULL || found == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < from->n_cells; i++) {
        const struct di_cell *cell = original->cells[i].cell;

        cells[i] = *cell;
        cells[i].row = cell->column;
        cells[i].column = cell->row;
        cells[i].row_span = cell->column_span;
        cells[i].column_span = cell->row_span;
        found[i] = (struct found_cell){.cell = &cells[i], .label = original->cells[i].label};
    }
    qsort(found, from->n_cells, sizeof *found, compare_cells);
    *block = *original->block;
    block->table.rows = from->columns;
    block->table.columns = from->rows;
    *turned = (struct found_table){
        .block = block, .line = original->line, .outer = original->outer, .cells = found, .original = original};
    return turned;
}

bool turned_find(struct di_arena *arena, const struct known_table *known, struct found_table *tables,
                 struct found_table **ret_first)
{
    struct found_table *first = NULL, **end = &first;

    for (struct found_table *found = tables; found != NULL; found = found->next) {
        if (found->cells == NULL || found->block->table.rows > COMPARED_COLUMNS || !names_columns(known, found)) {
            continue;
        }
        *end = turn(arena, found);
        if (*end == NULL) {
            return false;
        }
        end = &(*end)->next;
    }
    *ret_first = first;
    return true;
}
