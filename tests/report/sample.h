/*
 * sample.h - invented reports, made by hand: what the reader would find in them, without a reader.
 */
#ifndef DOCINTAKE_TEST_REPORT_SAMPLE_H
#define DOCINTAKE_TEST_REPORT_SAMPLE_H

#include "docintake/arena.h"
#include "docintake/report.h"

/* Room enough for every test of this suite. */
struct di_arena *sample_arena(void);

/* A sound report with a few rows and both kinds of section, without a finding. No submission. */
struct di_report *sample_report(struct di_arena *arena);

/* Adds findings of every shape to it: errors, warnings, notes; with and without rule, cells, place. */
void sample_findings(struct di_report *report);

/* Says who sent it and when. */
void sample_submission(struct di_report *report);

/* A report that could not be read, for this reason. */
struct di_report *sample_refused(struct di_arena *arena, enum di_reason reason, const char *part, const char *detail);

#endif
