/*
 * fill_columns.h - the columns of a report's table, from those of the pieces of the document's table.
 */
#ifndef DOCINTAKE_RECOGNISE_FILL_COLUMNS_H
#define DOCINTAKE_RECOGNISE_FILL_COLUMNS_H

#include "docintake/report.h"
#include "find_table.h"

#define NO_COLUMN SIZE_MAX

/*
 * Sets the columns of the report's table: the form's by their ids, others as "+1", "+2"…, none for a column without any
 * text. Appends the note label-alike and the finding label-unclear. Returns, by piece of the grid and then by its value
 * columns, which column of the report it is, or NO_COLUMN; NULL when the arena failed.
 */
size_t **fill_columns(struct di_report *report, const struct chosen_table *table, struct di_report_table *into);

#endif
