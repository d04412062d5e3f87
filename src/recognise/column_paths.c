#include "column_paths.h"

/* The rows of the piece's header, those above its first row of values. */
static size_t end_of_header(const struct grid *grid, const struct grid_piece *piece)
{
    size_t end = piece->first;

    while (end < piece->end && grid->rows[end].use != GRID_LABEL) {
        end++;
    }
    return end;
}

/* A cell above values: what also stands above the labels is a caption. */
static bool is_above_values(const struct grid_piece *piece, const struct found_cell *found)
{
    return found->cell->column > piece->label_column;
}

static const struct found_cell *cell_above(const struct grid_piece *piece, const struct grid_row *row,
                                           struct grid_span column)
{
    const struct found_cell *found = grid_value(row, column);

    return found != NULL && !label_is_empty(&found->label) && is_above_values(piece, found) ? found : NULL;
}

/* Where a group is not merged, its label stands in its first cell, and the others are blank. */
static const struct found_cell *cell_before(const struct grid_piece *piece, const struct grid_row *row,
                                            struct grid_span column)
{
    const struct found_cell *before = NULL;

    for (size_t i = 0; i < row->n_cells && row->cells[i].cell->column < column.from; i++) {
        if (is_above_values(piece, &row->cells[i]) && !label_is_empty(&row->cells[i].label)) {
            before = &row->cells[i];
        }
    }
    return before;
}

struct path column_path(const struct known_axis *columns, const struct grid *grid, const struct grid_piece *piece,
                        struct grid_span column, const struct found_cell **ret_header)
{
    size_t end = end_of_header(grid, piece), lowest = end;
    struct path path = {0};

    *ret_header = NULL;
    for (size_t i = end; i > piece->first && *ret_header == NULL; i--) {
        if (grid->rows[i - 1].use == GRID_HEADER) {
            *ret_header = cell_above(piece, &grid->rows[i - 1], column);
            lowest = i - 1;
        }
    }
    if (*ret_header != NULL && known_axis_has(columns, &(*ret_header)->label) &&
        !known_axis_carries(columns, &(*ret_header)->label)) {
        *ret_header = NULL;
    }
    if (*ret_header == NULL) {
        return path;
    }
    path.own = &(*ret_header)->label;
    path.number = path.own->number;
    for (size_t i = piece->first; i < lowest && path.n_around < PATH_DEPTH; i++) {
        const struct grid_row *row = &grid->rows[i];
        const struct found_cell *around = row->use == GRID_HEADER ? cell_above(piece, row, column) : NULL;

        if (around == NULL && row->use == GRID_HEADER) {
            around = cell_before(piece, row, column);
        }
        if (around != NULL) {
            path.around[path.n_around++] = &around->label;
        }
    }
    return path;
}
