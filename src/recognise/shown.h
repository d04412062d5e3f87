/*
 * shown.h - labels and places as a report shows them.
 */
#ifndef DOCINTAKE_RECOGNISE_SHOWN_H
#define DOCINTAKE_RECOGNISE_SHOWN_H

#include "docintake/report.h"
#include "tables.h"

/* The place in the table as it stands in the document; below this heading, or the table's own where it is NULL. */
struct di_place shown_place(const struct found_table *table, unsigned row, unsigned column, const char *heading);

/* A label on one line, as people read it: Chinese is joined where a line was broken, other words keep a space. NULL as
 * for di_arena_alloc. */
char *shown_label(struct di_arena *arena, const char *text);

#endif
