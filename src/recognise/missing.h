/*
 * missing.h - why no table of a document is an official form: no text, no table, a picture or an object in its place.
 */
#ifndef DOCINTAKE_RECOGNISE_MISSING_H
#define DOCINTAKE_RECOGNISE_MISSING_H

#include "choose.h"
#include "docintake/report.h"

/* Appends the one finding that says why. False when the arena failed. */
bool missing_tell(struct di_report *report, const struct lines *lines, const struct found_table *tables,
                  const struct choice *nearest);

#endif
