/*
 * making.h - a letter while it is being made: what letter.c and the files of its chapters share.
 */
#ifndef DOCINTAKE_REPORT_MAKING_H
#define DOCINTAKE_REPORT_MAKING_H

#include "docintake/letter.h"

struct di_making {
    const struct di_report *report;
    struct di_arena *arena;
    struct di_letter *letter;
    struct di_buffer scratch; /* for sentences; cleared by who made it */
};

/* Appends a line to a list that is known by its first and last element. Nothing where text is NULL. */
void di_making_line(struct di_making *making, struct di_letter_line **first, struct di_letter_line **last,
                    const char *label, const char *text);

/* One sentence after another, with the space between them that the language has; either may be NULL. */
const char *di_making_join(struct di_making *making, const char *first, const char *second);

/*
 * Appends a chapter with its number before the title: "二、请核对". NULL when the arena failed. Chapters are numbered
 * in the order in which they are added, so one that would be empty is not added.
 */
struct di_letter_chapter *di_making_chapter(struct di_making *making, const char *kind, const char *title);

/*
 * The chapter of all findings of one severity, at most DI_LIMIT_FINDINGS_SHOWN_PER_RULE of one rule: items, or
 * sentences where it is DI_NOTE. None where there is nothing to tell. introduction may be NULL.
 */
void di_making_findings(struct di_making *making, enum di_severity severity, const char *heading,
                        const char *introduction);

/* What was checked and found right. */
void di_making_checks(struct di_making *making);

#endif
