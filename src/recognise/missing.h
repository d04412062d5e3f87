/*
 * missing.h - tables of a form that a document lacks: nothing, a picture or an object stands in their place. And why no
 * table of a document is an official form's.
 */
#ifndef DOCINTAKE_RECOGNISE_MISSING_H
#define DOCINTAKE_RECOGNISE_MISSING_H

#include "chapters.h"
#include "choose.h"
#include "docintake/report.h"

/*
 * Appends what says why no form was recognised: one finding, or one for each section of the nearest form in which a
 * picture or an object stands for its tables and one for those that have nothing; and one where the year is missing
 * too. chapters are those of the nearest form. False when the arena failed.
 */
bool missing_tell(struct di_report *report, const struct lines *lines, const struct found_table *tables,
                  const struct choice *choice, const struct chapters *chapters);

/* Appends a finding for each section of which tables are missing, where a form was recognised. False when the arena
 * failed. */
bool missing_tell_tables(struct di_report *report, const struct lines *lines, const struct choice *choice,
                         const struct chapters *chapters);

#endif
