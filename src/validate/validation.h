/*
 * validation.h - one report against one form: what every check looks at, and how it tells what it found.
 */
#ifndef DOCINTAKE_VALIDATE_VALIDATION_H
#define DOCINTAKE_VALIDATE_VALIDATION_H

#include "docintake/validate.h"

/* A table of the form beside the one in the report. */
struct table_view {
    const struct di_form_table *form;
    const struct di_report_table *report; /* NULL: the report has no such table */
    const struct di_report_row **rows;    /* by row of the form; NULL where the report has no such row */
    unsigned *columns;                    /* by column of the form: index in the report's table, or DI_NO_INDEX */
    unsigned places;                      /* the most that a decimal cell of the table may have */
};

struct balance;   /* balance.h */
struct sentences; /* each_sentence.h */

struct validation {
    const struct di_form *form;
    const struct di_document *document;
    const struct di_circumstances *circumstances;
    const struct di_past_report *previous; /* of the year before and the same agency; NULL: not known */
    struct di_report *report;
    struct table_view *tables;   /* one for each table of the form */
    struct balance *balance;     /* of its sums */
    struct sentences *sentences; /* of its narrative */
    struct di_arena *scratch;    /* for what is needed for a moment; a check may reset it, unless it failed */
    struct di_error *error;
};

/* False when out of memory. To be closed either way. */
bool validation_open(struct validation *validation, const struct di_form *form, const struct di_document *document,
                     struct di_report *report, struct di_error *error);
void validation_close(struct validation *validation);

/* The cell at a row and a column of the form; a blank one where the report has none such. */
const struct di_report_cell *view_cell(const struct table_view *view, unsigned row, unsigned column);

/* The column carries values, and the report has it. */
bool view_has_column(const struct table_view *view, unsigned column);

/*
 * What people call a row, a column and a cell: "收到申请数"; with its number and the row above where that is needed to
 * find it ("（三）不予公开 1.属于国家秘密"); "法人或其他组织—商业企业"; "（七）总计（自然人）". Where a table has only
 * one column, a cell is called after its row, and the other way round. NULL: arena failed.
 */
const char *view_row_name(const struct validation *validation, const struct table_view *view, unsigned row);
const char *view_column_name(const struct validation *validation, const struct table_view *view, unsigned column);
const char *view_name(const struct validation *validation, const struct table_view *view, unsigned row,
                      unsigned column);

/* The office has set the rule off: it is not checked. */
bool rule_is_off(const struct validation *validation, const struct di_rule *rule);

/* What findings of the rule weigh at most, as the form or the office has it. */
enum di_severity rule_severity(const struct validation *validation, const struct di_rule *rule);

/*
 * A finding of this rule. Its severity is the lesser of the reason's and the rule's, unless the office has set another
 * (di_office_weigh). NULL when the arena failed.
 */
struct di_finding *raise_finding(const struct validation *validation, const struct di_rule *rule, enum di_reason reason,
                                 struct di_place where);

/* A finding of this rule that is counted and not listed, because there are too many like it. */
void raise_unlisted(const struct validation *validation, const struct di_rule *rule, enum di_reason reason);

/* Adds the cell at a row and a column of the form to the finding. */
void raise_cell(const struct validation *validation, struct di_finding *finding, const struct table_view *view,
                unsigned row, unsigned column);

/* Sets {name}, in both languages where it has a wording in each. */
void raise_words(const struct validation *validation, struct di_finding *finding, const char *name,
                 const struct di_words *words);

/* The year that the report is for: as the narrative states it, or else as a table's heading does. NULL: unknown. */
const struct di_report_field *stated_year(const struct validation *validation);

/* The field of a table's heading of this kind, as the report states it; NULL where it does not. */
const struct di_report_field *stated_in_heading(const struct validation *validation, enum di_field_kind kind);

#endif
