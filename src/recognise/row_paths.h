/*
 * row_paths.h - how the rows of a grid are known: their label, and the labels of the groups that stand on their left,
 * merged over several rows, repeated in each, or written once above blank cells.
 */
#ifndef DOCINTAKE_RECOGNISE_ROW_PATHS_H
#define DOCINTAKE_RECOGNISE_ROW_PATHS_H

#include "grid.h"

/* Sets path of every row of the grid that is GRID_LABEL. */
void row_paths_make(struct grid *grid);

#endif
