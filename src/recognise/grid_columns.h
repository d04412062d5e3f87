/*
 * grid_columns.h - which columns of a piece of a table hold labels, units and values.
 */
#ifndef DOCINTAKE_RECOGNISE_GRID_COLUMNS_H
#define DOCINTAKE_RECOGNISE_GRID_COLUMNS_H

#include "grid.h"

/* Sets label_column and unit_column of a piece whose rows have labels; label_column is 0 where nothing tells. */
void grid_find_labels(const struct known_table *known, const struct grid *grid, struct grid_piece *piece);

/* Sets label_column of a piece whose rows have none on the form: where words stand beside the figures all the same. */
void grid_find_words(const struct known_table *known, const struct grid *grid, struct grid_piece *piece);

/*
 * Sets values, after the rows have been sorted: the columns as most rows divide them, then those that only other rows
 * have. A column of row numbers (序号) is none. False when the arena failed.
 */
bool grid_find_values(struct di_arena *arena, const struct known_table *known, const struct grid *grid,
                      struct grid_piece *piece);

#endif
