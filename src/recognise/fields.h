/*
 * fields.h - what the report says of itself outside its tables: year, agency, period, signed, contact.
 *
 *   year    the first of: title, introduction, period; page header and "2017年，…" at the beginning only where none
 *           of them says it. Further statements are "year.also" in title and period, and "year.mentioned" in a
 *           sentence or the page header, which may be a leftover
 *   agency  the fullest of the names in title, introduction and contact sentence that abbreviate one another; where
 *           none of these names it, signature, publisher, page header, the table's own, and at last the subject of the
 *           first sentences. Other names are "agency.also"; another name above the date at the end is "agency.signed"
 *   period  2017-01-01/2017-12-31 (ISO 8601); /2017-12-31 where only the end is stated, ../2017-12-31 where the
 *           figures are those of all years up to it
 *   signed  the line that is only a date, at the end or else at the top: 2018-03-01
 *   contact the sentence with telephone or address
 */
#ifndef DOCINTAKE_RECOGNISE_FIELDS_H
#define DOCINTAKE_RECOGNISE_FIELDS_H

#include "docintake/document.h"
#include "docintake/report.h"
#include "lines.h"

/* After title_mark; table_agency may be NULL. False when the arena failed. */
bool fields_read(struct di_report *report, const struct di_document *document, const struct lines *lines,
                 const struct di_report_field *table_agency);

#endif
