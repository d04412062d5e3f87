#include "row_paths.h"

#include <string.h>

/* The labels on the left that hold for the row in hand, by column. */
struct left_side {
    const struct label *labels[COMPARED_COLUMNS + 1];
};

/* Takes what stands left of the row's own label; a label ends what stood in its column and to the right of it. */
static void take_row(struct left_side *side, const struct grid_row *row)
{
    for (size_t i = 0; i < row->n_cells && row->cells[i].cell->column <= row->label->cell->column; i++) {
        const struct found_cell *found = &row->cells[i];

        if (found == row->label || (!label_is_empty(&found->label) && !label_is_figure(&found->label))) {
            memset(side->labels + found->cell->column, 0,
                   (COMPARED_COLUMNS + 1 - found->cell->column) * sizeof(struct label *));
            side->labels[found->cell->column] = found == row->label ? NULL : &found->label;
        }
    }
}

/* The number may stand in a cell of its own, left of the label. */
static struct printed_number number_of(const struct grid_row *row)
{
    struct printed_number number = row->label->label.number;

    for (const struct found_cell *found = row->label; number.kind == NUMBER_NONE && found > row->cells; found--) {
        if (label_is_empty(&found[-1].label)) {
            number = found[-1].label.number;
        }
    }
    return number;
}

static void make_path(const struct left_side *side, const struct grid_piece *piece, struct grid_row *row)
{
    const struct found_cell *unit = piece->unit_column > 0 ? grid_cell(row, piece->unit_column) : NULL;
    struct path path = {
        .own = &row->label->label, .unit = unit != NULL ? &unit->label : NULL, .number = number_of(row)};

    for (unsigned column = 1; column < row->label->cell->column && path.n_around < PATH_DEPTH; column++) {
        if (side->labels[column] != NULL) {
            path.around[path.n_around++] = side->labels[column];
        }
    }
    row->path = path;
}

void row_paths_make(struct grid *grid)
{
    struct left_side side = {{NULL}};

    for (size_t i = 0; i < grid->n_rows; i++) {
        struct grid_row *row = &grid->rows[i];

        if (i == grid->pieces[row->piece].first && row->piece > 0 && row->table != grid->rows[i - 1].table) {
            side = (struct left_side){{NULL}};
        }
        if (row->use == GRID_LABEL && row->label != NULL) {
            take_row(&side, row);
            make_path(&side, &grid->pieces[row->piece], row);
        }
    }
}
