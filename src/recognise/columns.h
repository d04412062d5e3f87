/*
 * columns.h - which value columns of a grid are which columns of the form.
 */
#ifndef DOCINTAKE_RECOGNISE_COLUMNS_H
#define DOCINTAKE_RECOGNISE_COLUMNS_H

#include "grid.h"

/* A value column of a piece of the grid. */
struct matched_column {
    const struct found_cell *header; /* the lowest cell above it with a text; NULL where there is none */
    struct aligned form;             /* which column of the form it is */
    bool by_place;                   /* its header is not known, but the columns beside it are */
};

/*
 * Makes one for each value column of the piece. By the labels above it, as far as they are known; where a form of one
 * value column meets a table of several, the one whose header contains the label, else that of the total, else the
 * first; what is left over between two columns that are known, in equal number on both sides, by place. A piece
 * without a header has the columns of the piece before it, which is NULL for the first. NULL when the arena failed.
 */
struct matched_column *columns_match(struct di_arena *arena, const struct known_table *known, const struct grid *grid,
                                     size_t piece, const struct matched_column *before);

#endif
