/*
 * grid.h - a table of the document read as a table of a form: which column holds the labels, which the units, which
 * the values; which rows are header, which carry a label.
 *
 * Several tables that follow one another, where Word cut one into pieces, are read as one grid.
 */
#ifndef DOCINTAKE_RECOGNISE_GRID_H
#define DOCINTAKE_RECOGNISE_GRID_H

#include "known_table.h"
#include "tables.h"

enum grid_row_use {
    GRID_BLANK,  /* nothing in the label columns */
    GRID_HEADER, /* names the columns; may be repeated on every page */
    GRID_LABEL,
    GRID_AROUND, /* above the first or below the last row of the form, and none of them (surround.h) */
};

struct grid_row {
    const struct found_table *table;
    const struct found_cell *cells; /* those that begin in this row, from left to right */
    size_t n_cells;
    unsigned row; /* in its table, from 1 */
    enum grid_row_use use;
    const struct found_cell *label; /* NULL where the label columns are blank */
};

struct grid {
    struct grid_row *rows;
    size_t n_rows;
    unsigned columns;
    unsigned label_column; /* the innermost column of labels */
    unsigned unit_column;  /* 0 where there is none */
    unsigned *value_columns;
    size_t n_value_columns;
};

/*
 * Reads the tables first, first->next… up to and with last. *ret_found is false where no column holds a label of the
 * form, and *ret_grid is untouched then. False when the arena failed.
 */
bool grid_read(struct di_arena *arena, const struct known_table *known, const struct found_table *first,
               const struct found_table *last, struct grid *ret_grid, bool *ret_found);

/* The cell of this row that covers the column and begins in the row, or NULL. */
const struct found_cell *grid_cell(const struct grid_row *row, unsigned column);

/* The header of a column: the text of the lowest header cell above it, or NULL. */
const struct found_cell *grid_header(const struct grid *grid, unsigned column);

#endif
