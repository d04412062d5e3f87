/*
 * sample.h - a sound report of the form of 2014, made by hand, and what validating finds in it after a change.
 */
#ifndef DOCINTAKE_TEST_VALIDATE_SAMPLE_H
#define DOCINTAKE_TEST_VALIDATE_SAMPLE_H

#include "docintake/circumstances.h"
#include "docintake/document.h"
#include "docintake/error.h"
#include "docintake/form.h"
#include "docintake/report.h"

struct sample {
    struct di_forms *forms; /* its own; NULL for the installed ones, which all samples share */
    const struct di_form *form;
    struct di_arena *arena;
    struct di_document document;           /* what the report was read from: only its remarks count */
    struct di_circumstances circumstances; /* nothing is known but what a test sets */
    struct di_report *report;
};

/* Every row has a figure, and every rule holds. Fails the test where the forms cannot be loaded. */
void sample_make(struct sample *ret_sample);

/*
 * A report of an installed form and of its first year, every cell of which holds 0; its sections say 无. Fails the test
 * where the forms cannot be loaded.
 */
void sample_make_installed(const char *form_id, struct sample *ret_sample);

/* A report of the form file in this text, every row and column of which has the figure 0; without narrative. */
void sample_make_of(const char *form_id, const char *form_text, struct sample *ret_sample);
void sample_free(struct sample *sample);

/*
 * Writes figures, as in "3.1=20 3.1.2= 7=/ 9.1=无": row=text, or row,column=text; nothing is blank, / not applicable,
 * what is no number is text.
 */
void sample_set(struct sample *sample, const char *cells);

/* Makes all cells blank, but those that are given as for sample_set. */
void sample_set_only(struct sample *sample, const char *cells);

/* Takes the row out of the report. */
void sample_drop_row(struct sample *sample, const char *id);

/* Adds a row that the form does not know at the end of the table, with this id, parent and figure. */
void sample_add_row(struct sample *sample, const char *id, const char *under, const char *label, const char *cell);

/* Remarks that so many places, from this paragraph on, have this. */
void sample_remark(struct sample *sample, enum di_remark_kind kind, unsigned paragraph, unsigned count);

/* Adds a line to the section with this role. */
void sample_say(struct sample *sample, const char *role, const char *line);

struct di_report_section *sample_section(struct sample *sample, const char *role);

/* Sets, or takes away where text is NULL, a field; a year is a number. */
void sample_set_field(struct sample *sample, const char *id, const char *text);
void sample_add_field(struct sample *sample, const char *id, const char *text);

/*
 * Validates. What was found, without the notes, in one line for each finding: "B1 sum error 3.1 3.1.1"; rows as in
 * sample_set. "" for nothing. Lives as long as the sample.
 */
const char *sample_findings(struct sample *sample);

/* Cells of the report of sample_make as for sample_set, and what is found when they are written so. */
struct sample_change {
    const char *cells, *findings;
};

/* Tries each change on a report of its own, and expects what it says. */
void sample_expect(const struct sample_change *changes, size_t count);

/* The same with the notes. */
const char *sample_remarks(struct sample *sample);

/* Validates once with so much memory left in the report's arena. */
enum di_status sample_validate_within(struct sample *sample, size_t bytes);

/* An argument of the first finding of this reason; fails the test where there is none. */
const char *sample_argument(struct sample *sample, const char *code, const char *name);

#endif
