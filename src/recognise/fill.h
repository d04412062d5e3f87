/*
 * fill.h - from a table of the document to a table of the report.
 */
#ifndef DOCINTAKE_RECOGNISE_FILL_H
#define DOCINTAKE_RECOGNISE_FILL_H

#include "choose.h"
#include "docintake/report.h"

/*
 * Adds the chosen table with the form's ids; rows and columns that the form does not know get "+1", "+2"… Appends the
 * notes row-extra, label-alike and cell-dressed, and counts checks.rows_… and cells_…. False when the arena failed.
 */
bool fill_table(struct di_report *report, const struct chosen_table *table, const char *caption);

#endif
