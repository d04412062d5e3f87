/*
 * column_paths.h - how the value columns of a grid are known: the header cell above each, and those of the groups above
 * that one, merged over several columns or written once before blank cells.
 */
#ifndef DOCINTAKE_RECOGNISE_COLUMN_PATHS_H
#define DOCINTAKE_RECOGNISE_COLUMN_PATHS_H

#include "grid.h"

/* Where only the label of a group stands above the column, its own was lost. *ret_header is the cell of the path's own
 * label, NULL where there is none. */
struct path column_path(const struct known_axis *columns, const struct grid *grid, const struct grid_piece *piece,
                        struct grid_span column, const struct found_cell **ret_header);

#endif
