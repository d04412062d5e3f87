/*
 * grid.h - blocks of the document read as a table of a form: which columns hold the labels, which the units, which the
 * values; which rows are header, which carry values.
 *
 * A table of the form may be cut into pieces, each with columns of its own: Word cut it between two pages, or an agency
 * set it as two tables. They are read as one grid.
 */
#ifndef DOCINTAKE_RECOGNISE_GRID_H
#define DOCINTAKE_RECOGNISE_GRID_H

#include "align.h"
#include "blocks.h"

enum grid_row_use {
    GRID_BLANK,  /* nothing in the label columns */
    GRID_HEADER, /* names the columns; may be repeated on every page */
    GRID_LABEL,  /* has a label or, in a table without labels, values */
    GRID_AROUND, /* above the first or below the last row of the form, and none of them (surround.h) */
};

struct grid_row {
    const struct found_table *table;
    const struct found_cell *cells; /* those that begin in this row, from left to right */
    size_t n_cells;
    unsigned row; /* in its table, from 1 */
    size_t piece;
    enum grid_row_use use;
    const struct found_cell *label; /* NULL where the label columns are blank */
    struct path path;               /* of GRID_LABEL */
};

/* Columns of the document's table that are one column: cells of other rows may be split differently. */
struct grid_span {
    unsigned from, to;
};

struct grid_piece {
    const struct found_table *table;
    size_t first, end;     /* its rows in the grid */
    unsigned label_column; /* the innermost column of labels; 0 where it has none */
    unsigned unit_column;  /* 0 where there is none */
    struct grid_span *values;
    size_t n_values;
};

struct grid {
    struct grid_row *rows;
    size_t n_rows;
    struct grid_piece *pieces;
    size_t n_pieces;
};

/*
 * Reads the blocks. *ret_found is false where no column of the first holds a label of the form, and *ret_grid is
 * untouched then. False when the arena failed.
 */
bool grid_read(struct di_arena *arena, const struct known_table *known, const struct block *const *blocks,
               size_t n_blocks, struct grid *ret_grid, bool *ret_found);

/* The value of this row in the column: of the cells that begin in the row, the one that covers most of it; or NULL. */
const struct found_cell *grid_value(const struct grid_row *row, struct grid_span column);

/* The cell of this row that covers the column and begins in the row, or NULL. */
const struct found_cell *grid_cell(const struct grid_row *row, unsigned column);

#endif
