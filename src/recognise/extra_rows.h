/*
 * extra_rows.h - rows of a table that the form does not know: under which of the form's rows they stand.
 */
#ifndef DOCINTAKE_RECOGNISE_EXTRA_ROWS_H
#define DOCINTAKE_RECOGNISE_EXTRA_ROWS_H

#include "find_table.h"

/* Asked for the rows of the grid from above. */
struct extra_rows {
    const struct chosen_table *table;
    unsigned above; /* the form's row that stands nearest above, DI_NO_INDEX where none: kept by the asker */
    size_t next;    /* row of the grid from which the nearest below is looked for */
};

/* The form's row; DI_NO_INDEX for an outermost row. */
unsigned extra_row_parent(struct extra_rows *rows, size_t index);

#endif
