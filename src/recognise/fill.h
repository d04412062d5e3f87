/*
 * fill.h - from a table of the document to a table of the report.
 */
#ifndef DOCINTAKE_RECOGNISE_FILL_H
#define DOCINTAKE_RECOGNISE_FILL_H

#include "docintake/report.h"
#include "find_table.h"

/*
 * Adds the chosen table below this heading (its caption, or else that of the section; NULL where there is none) with
 * the form's ids; rows and columns that the form does not know get "+1", "+2"… A row that only repeats the label of a
 * group is none. Appends the notes row-extra, label-alike and cell-dressed and the finding label-unclear, and counts
 * checks.rows_… and cells_…. False when the arena failed.
 */
bool fill_table(struct di_report *report, const struct chosen_table *table, const char *caption, const char *heading);

#endif
