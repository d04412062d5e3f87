/*
 * report.h - what was read in a submission and what was found wrong with it: the record behind report.json, the
 * tables as CSV, the note and the receipt.
 *
 * The reader fills fields, sections, tables, findings and checks; the daemon or the command adds the submission. The
 * verdict is not stored: it is computed from the findings (di_report_verdict). Everything lives in the report's
 * arena; lists keep the order in which things were added. Text is valid UTF-8.
 */
#ifndef DOCINTAKE_REPORT_H
#define DOCINTAKE_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "docintake/arena.h"
#include "docintake/clock.h"
#include "docintake/decimal.h"
#include "docintake/place.h"
#include "docintake/reason.h"
#include "docintake/refusal.h"

/* Who sent what, when. Set by the daemon; `docintake check` leaves id NULL and attempt 0. */
struct di_submission {
    const char *id;
    const char *file_name;        /* UTF-8, scrubbed where the bytes were not */
    const char *file_name_base64; /* the exact bytes, where they are not UTF-8; NULL otherwise */
    uint64_t bytes;
    const char *sha256;
    const char *agency; /* the folder of the inbox, "-" where the file lay in the inbox itself */
    di_time_ms received, judged;
    unsigned attempt;
};

/* The form that was recognised; id NULL where none was. */
struct di_report_form {
    const char *id, *version;
    const char *name_zh, *name_en;
};

/*
 * One fact stated in the document: "year", "agency", "signed", "contact", "statistics.year", "statistics.head"…
 * A year is a number; a date is written 2018-03-01 in value; everything else is text.
 */
struct di_report_field {
    const char *id;
    bool is_number;
    int64_t number;
    const char *value; /* NULL where is_number */
    const char *text;  /* as written */
    struct di_place where;
    struct di_report_field *next;
};

struct di_report_line {
    const char *text;
    struct di_place where;
    struct di_report_line *next;
};

/* A part of the narrative. level 0 is the text above the first heading, which has no title. */
struct di_report_section {
    unsigned level;
    const char *number; /* "一", "1"; NULL where none */
    const char *title;  /* NULL for the text above the first heading */
    const char *role;   /* of the form's section it was recognised as; NULL where none */
    bool holds_block;   /* a table, a picture or an object stands in its text; not sent with an answer */
    struct di_place where;
    struct di_report_line *lines, *last_line;
    struct di_report_section *sections, *last_section; /* sub-sections */
    struct di_report_section *parent;                  /* NULL for an outermost section */
    struct di_report_section *next;
};

enum di_cell_state { DI_CELL_NUMBER, DI_CELL_BLANK, DI_CELL_NOT_APPLICABLE, DI_CELL_TEXT };

/* "number", "blank", "not_applicable", "text". */
const char *di_cell_state_name(enum di_cell_state state);
bool di_cell_state_parse(const char *name, enum di_cell_state *ret_state);

struct di_report_cell {
    enum di_cell_state state;
    bool present;            /* false: the table has no such cell */
    struct di_decimal value; /* DI_CELL_NUMBER only */
    const char *text;        /* as written, white space trimmed */
    struct di_place where;
};

struct di_report_column {
    const char *id;       /* the form's, or "+1" for a column that the form does not know */
    const char *label;    /* as written */
    unsigned form_column; /* index in the form's table, DI_NO_INDEX where unknown */
    const char *group;    /* what the form prints above it and some others (form.h); NULL where nothing */
};

struct di_report_row {
    const char *id; /* the form's, or "+1", "+2"… for a row that the form does not know */
    const char *label;
    const char *unit;
    const char *group; /* what the form prints beside it and some others (form.h); NULL where nothing */
    const char *under; /* id of the row above it in the tree, also for an unknown row; NULL for an outermost one */
    unsigned form_row; /* index in the form's table, DI_NO_INDEX where unknown; not sent with an answer */
    bool tolerant;     /* matched by a similar label, not by a known one */
    struct di_place where;
    struct di_report_cell *cells; /* one for each column of the report table */
    struct di_report_row *next;
};

struct di_report_table {
    const char *id;      /* the form's, or "+1" for a table that the form does not know */
    const char *caption; /* as written; NULL where none */
    unsigned form_table; /* index in the form, DI_NO_INDEX where unknown */
    struct di_place where;
    struct di_report_column *columns;
    size_t n_columns;
    struct di_report_row *rows, *last_row;
    struct di_report_table *next;
};

struct di_cell_reference {
    const char *table, *row, *column; /* ids; column NULL for the row as a whole */
};

/* A value for a place {name} in a reason's sentences. Values are never translated: numbers, labels, quotations. */
struct di_argument {
    const char *name, *value;
    struct di_argument *next;
};

struct di_finding {
    enum di_reason reason;
    const char *rule;   /* "B1"; NULL where no rule of the form is behind it */
    const char **rules; /* where one mistake breaks several: all of them, rule first; NULL otherwise */
    size_t n_rules;     /* 0, or 2 at least */
    enum di_severity severity;
    struct di_argument *arguments, *last_argument;
    struct di_cell_reference *cells;
    size_t n_cells;
    struct di_place where;
    struct di_finding *next;
};

/* What was looked at and found right: says how far a note can be trusted. */
struct di_checks {
    unsigned rows_read;     /* rows of the form found in the document */
    unsigned rows_expected; /* rows that the form has */
    unsigned cells_filled, cells_blank;
    unsigned relations_held; /* sums, subsets and asserts that were checked and hold */
    unsigned relations_broken;
    unsigned relations_open; /* could not be checked, because of blanks */
    unsigned phrases_agreed; /* numbers of the narrative that agree with their cell */
};

struct di_report {
    struct di_arena *arena; /* not owned */
    struct di_submission submission;
    struct di_report_form form;
    struct di_report_field *fields, *last_field;
    struct di_report_section *sections, *last_section;
    struct di_report_table *tables, *last_table;
    struct di_finding *findings, *last_finding;
    size_t n_findings;
    unsigned unlisted[DI_SEVERITIES]; /* findings that the list had no room for, by severity */
    struct di_checks checks;
};

enum di_verdict { DI_ACCEPTED, DI_ACCEPTED_WITH_REMARKS, DI_RETURNED };

/* An empty report in this arena; NULL as for di_arena_alloc. The arena must outlive it. */
struct di_report *di_report_new(struct di_arena *arena);

/* returned exactly when there is an error, accepted_with_remarks when there is a warning. */
enum di_verdict di_report_verdict(const struct di_report *report);
const char *di_verdict_name(enum di_verdict verdict);

/* How many findings have this severity, those that are not listed among them. */
unsigned di_report_count(const struct di_report *report, enum di_severity severity);

/* How many findings of all severities are not listed. */
unsigned di_report_unlisted(const struct di_report *report);

/*
 * Appenders. Each returns the new element, or NULL when the arena failed (di_arena_failed); texts are copied into the
 * arena, NULL stays NULL.
 */
struct di_report_field *di_report_add_field(struct di_report *report, const char *id, const char *value,
                                            const char *text, struct di_place where);
struct di_report_section *di_report_add_section(struct di_report *report, struct di_report_section *parent,
                                                unsigned level, const char *number, const char *title,
                                                struct di_place where);
struct di_report_line *di_report_add_line(struct di_report *report, struct di_report_section *section, const char *text,
                                          struct di_place where);
struct di_report_table *di_report_add_table(struct di_report *report, const char *id, struct di_place where);
struct di_report_row *di_report_add_row(struct di_report *report, struct di_report_table *table, const char *id,
                                        const char *label, struct di_place where);

/*
 * A finding with the reason's own severity, or with another; rule may be NULL. From DI_LIMIT_FINDINGS on
 * (DI_LIMIT_REMARKS for a warning, DI_LIMIT_NOTES for a note), the element returned does not enter the list and is only
 * counted.
 */
struct di_finding *di_report_add_finding(struct di_report *report, enum di_reason reason, const char *rule,
                                         struct di_place where);
struct di_finding *di_report_add_weighed(struct di_report *report, enum di_reason reason, enum di_severity severity,
                                         const char *rule, struct di_place where);

/* Sets {name} of a finding; finding may be NULL (when the arena failed). value is copied. */
void di_finding_argue(struct di_report *report, struct di_finding *finding, const char *name, const char *value);
void di_finding_argue_number(struct di_report *report, struct di_finding *finding, const char *name,
                             struct di_decimal value);
void di_finding_name_cell(struct di_report *report, struct di_finding *finding, const char *table, const char *row,
                          const char *column);

/* Names another rule that the finding is about, unless it is named already, or DI_LIMIT_RULES_OF_FINDING are. */
void di_finding_name_rule(struct di_report *report, struct di_finding *finding, const char *rule);

/* The value of an argument, or NULL. */
const char *di_finding_argument(const struct di_finding *finding, const char *name);

/* The refusal as the one finding of a report. */
struct di_finding *di_report_refuse(struct di_report *report, const struct di_refusal *refusal);

/*
 * The section that a reader meets after this one: its first sub-section, the next one beside it, or the next one beside
 * a section around it. NULL after the last. Sections are walked with this, not by recursion.
 */
const struct di_report_section *di_report_section_after(const struct di_report_section *section);

/* The field with this id, or NULL. */
const struct di_report_field *di_report_find_field(const struct di_report *report, const char *id);
struct di_report_table *di_report_find_table(const struct di_report *report, const char *id);
struct di_report_row *di_report_find_row(const struct di_report_table *table, const char *id);

#endif
