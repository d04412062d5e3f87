/*
 * table_fields.h - the fields of a table's heading and footer: statistics.year, statistics.agency, statistics.head…
 */
#ifndef DOCINTAKE_RECOGNISE_TABLE_FIELDS_H
#define DOCINTAKE_RECOGNISE_TABLE_FIELDS_H

#include "docintake/form.h"
#include "docintake/report.h"
#include "passage.h"
#include "view.h"

/*
 * Adds to the report each field of the form's table whose label stands before a colon in the passages around it, up to
 * the next label; several may stand on one line. A field of kind year is the year of the heading. A field that is left
 * blank is not added. False when the arena failed.
 */
bool table_fields_read(struct di_report *report, const struct di_form_table *table, const struct passage *passages);

/* True where one of these labels stands before a colon, or alone in its cell. */
bool table_fields_stand_in(const struct di_form_table *table, const struct view *view);

#endif
