/*
 * align.h - which row of a grid is which row of the form.
 *
 * Labels repeat (（三）其他情形数 stands twice), so rows are matched in order: the alignment with the best sum of
 * witnesses (label, printed number, unit) over all rows wins. Then rows that were moved are looked for by their label.
 */
#ifndef DOCINTAKE_RECOGNISE_ALIGN_H
#define DOCINTAKE_RECOGNISE_ALIGN_H

#include "grid.h"

struct aligned_row {
    unsigned form_row; /* DI_NO_INDEX where the form has no such row */
    bool tolerant;     /* matched by likeness */
};

struct alignment {
    struct aligned_row *rows; /* one for each row of the grid */
    unsigned matched;         /* rows of the form that were found */
};

/* False when the arena failed. The work is of the order of grid rows times form rows. */
bool align_rows(struct di_arena *arena, const struct known_table *known, const struct grid *grid,
                struct alignment *ret_alignment);

#endif
