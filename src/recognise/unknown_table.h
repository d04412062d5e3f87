/*
 * unknown_table.h - keeping a table that no form knows.
 */
#ifndef DOCINTAKE_RECOGNISE_UNKNOWN_TABLE_H
#define DOCINTAKE_RECOGNISE_UNKNOWN_TABLE_H

#include "docintake/report.h"
#include "tables.h"

/* Of all such tables of a document; of a table that does not fit, only its place is kept. */
#define UNKNOWN_CELLS 20000

/*
 * Adds the table as it stands, with the id "+number": the first column is the label of each row, the others are the
 * columns "+1", "+2"…, without labels; the rows are "+1", "+2"… *room is the number of cells that may still be kept.
 * False when the arena failed.
 */
bool unknown_table_keep(struct di_report *report, const struct found_table *found, unsigned number, size_t *room);

#endif
