/*
 * answer_parts.h - an answer while it is being read: what answer_read.c and the files of its larger parts share.
 */
#ifndef DOCINTAKE_REPORT_ANSWER_PARTS_H
#define DOCINTAKE_REPORT_ANSWER_PARTS_H

#include "docintake/report.h"
#include "scan.h"

struct di_reading {
    struct di_scan scan;
    struct di_report *report;
    const char *heading;                    /* of the place read last */
    struct di_report_section *last_section; /* the section read last, */
    unsigned last_depth;                    /* and how deep it stands */
};

/*
 * An id or another name that programs know a thing by. Ids become names of files and of members, so they are at most 64
 * letters, digits and a few signs, and do not begin with a point.
 */
const char *di_reading_name(struct di_scan *scan, const char *key);
const char *di_reading_name_if_set(struct di_scan *scan, const char *key);

/* An element of a list that is a text or null. */
const char *di_reading_text_or_null(struct di_scan *scan);

struct di_place di_reading_place(struct di_reading *reading, const char *key);

/*
 * Tells whether an element could be appended to the report, and fails where not. The texts read into it afterwards lie
 * in the arena already, so they are hung in, not copied.
 */
bool di_reading_added(struct di_scan *scan, const void *element);

/* Room for one item more in an array that grows by doubling; NULL where there is none. */
void *di_reading_room(struct di_scan *scan, void *items, size_t count, size_t bytes);

/* A list of at most limit elements. */
void di_reading_list(struct di_reading *reading, const char *key, unsigned limit,
                     void (*read_element)(struct di_reading *));

/* One element of "tables", and what must hold of all of them: no two have the same id. */
void di_reading_table(struct di_reading *reading);
void di_reading_check_tables(struct di_reading *reading);

/* One element of "findings". */
void di_reading_finding(struct di_reading *reading);

/* How many findings are not listed; nothing where all are. */
void di_reading_unlisted(struct di_reading *reading);

#endif
