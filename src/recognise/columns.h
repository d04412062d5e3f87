/*
 * columns.h - which value column of a grid is which column of the form.
 */
#ifndef DOCINTAKE_RECOGNISE_COLUMNS_H
#define DOCINTAKE_RECOGNISE_COLUMNS_H

#include "choose.h"

/*
 * Sets form_columns, one for each value column of the grid, to the index of the form's column or DI_NO_INDEX. By label;
 * where a form of one value column meets a table of several, the one whose header contains the label, else that of the
 * total, else the first; columns that are left on both sides in equal number are matched by position.
 */
void columns_match(const struct chosen_table *table, unsigned *form_columns);

#endif
