/*
 * form.h - a form: what to recognise in a report, which rows and columns its tables have, and what must hold.
 *
 * Forms are data: src/forms/ID.xml, described by src/forms/form.rng and explained in docs/forms.md. This is the shape
 * in memory, made by di_forms_load and read-only from then on. Indices point into the arrays of the same form or
 * table; DI_NO_INDEX is "none".
 */
#ifndef DOCINTAKE_FORM_H
#define DOCINTAKE_FORM_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "docintake/arena.h"
#include "docintake/error.h"
#include "docintake/reason.h"

#define DI_NO_INDEX UINT_MAX
#define DI_FORM_IN_USE 9999 /* the last year of a form that has none yet */

struct di_expression; /* expression.h */
struct di_pattern;    /* pattern.h */

/* The same words in both languages; both are set. */
struct di_words {
    const char *zh, *en;
};

/* A label as printed on the form, and other ways in which it is known to be written. */
struct di_label {
    const char *text;            /* as printed: "（一）收到申请数"; "" where the form prints nothing */
    const char *number;          /* its printed number, folded: "(一)"; "" where none */
    const char *folded;          /* the rest, folded (di_label_fold): "收到申请数" */
    const char *const *variants; /* folded in the same way */
    size_t n_variants;
    const char *name;  /* as printed, without number, 其中： and remark in brackets: "收到申请数" */
    const char *brief; /* a shorter name for arithmetic; the name if the form gives none */
};

/*
 * Folds a label for comparing: all white space dropped, the signs made one (text.h), and a printed number at its
 * beginning (一、 （一） 1. 1、 (1) 1)) split off. ret_number is "" where there is none. False when the arena failed.
 */
bool di_label_fold(struct di_arena *arena, const char *text, const char **ret_number, const char **ret_folded);

/* What a rule rests on: the definition, a form whose parts are exhaustive, or what is normally so. */
enum di_rule_class { DI_RULE_DEF, DI_RULE_LAYOUT, DI_RULE_PLAUS };

/* "DEF", "LAYOUT", "PLAUS". */
const char *di_rule_class_name(enum di_rule_class rule_class);

/*
 * A rule. What it checks is said by the sums, subsets, asserts and phrases that name it, or, where check is not NULL,
 * by checks written in C (validate.h has their list).
 */
struct di_rule {
    const char *id;                /* "B1" */
    const char *check;             /* "cell-states whole-numbers": names with spaces between; or NULL */
    enum di_rule_class rule_class; /* as the form's author judged it */
    enum di_severity severity; /* the most that its findings weigh; DEF and LAYOUT: error, PLAUS: warning, or as said */
    struct di_words name;      /* "收到申请数等于四种方式之和" */
};

enum di_row_kind {
    DI_ROW_GROUP,   /* carries no number */
    DI_ROW_COUNT,   /* a whole number */
    DI_ROW_DECIMAL, /* with at most `places` digits behind the point */
};

/* What stands in a cell. */
struct di_cell_type {
    enum di_row_kind kind;
    unsigned places; /* DI_ROW_DECIMAL; 0 otherwise */
    bool is_signed;  /* may be below zero (本年增/减) */
};

struct di_form_row {
    const char *id; /* "3.1.1" */
    struct di_label label;
    const char *unit; /* "件"; "—" for a group; "" where none is printed */
    struct di_cell_type type;
    bool is_beside;       /* a group without a row of its own: its label spans the rows inside it, on their left */
    unsigned parent;      /* index of the row above in the tree */
    unsigned depth;       /* 0 for the outermost */
    unsigned sum_rule;    /* its value is the sum of its children that have no subset_rule */
    unsigned subset_rule; /* it is a part of its parent, so not greater */
};

struct di_form_column {
    const char *id; /* "count", "reconsideration.upheld" */
    struct di_label label;
    const char *unit;         /* where the column header prints it; "" otherwise */
    unsigned parent;          /* index of the column group it stands under */
    bool is_group;            /* a heading above other columns; has no cells */
    bool typed;               /* its type counts instead of the row's */
    struct di_cell_type type; /* where typed */
};

/* A field of a table's heading or footer: statistics.year, statistics.head… */
struct di_form_field {
    const char *id;    /* "statistics.head" */
    const char *label; /* folded, as it stands before the colon: "单位负责人"; "" where none is printed */
    const char *const *variants; /* other known wordings, folded */
    size_t n_variants;
    enum di_field_kind { DI_FIELD_TEXT, DI_FIELD_YEAR, DI_FIELD_DATE, DI_FIELD_AGENCY } kind;
    bool above; /* stands above the table (heading); otherwise below (footer) */
};

struct di_form_table {
    const char *id;          /* "statistics" */
    const char *section;     /* role of the section whose heading serves as the caption; NULL where it has its own */
    struct di_label caption; /* text "" where the form prints none */
    struct di_label corner;  /* the header cell above the row labels: "统计指标" */
    struct di_label unit_header; /* the header cell above the units: "单位"; text "" where there is no unit column */
    struct di_form_column *columns;
    size_t n_columns;
    struct di_form_row *rows; /* in printed order */
    size_t n_rows;
    struct di_form_field *fields;
    size_t n_fields;
};

/*
 * A total that is the sum of its parts, whether the tree of rows says it (sum="…") or a sum element. Of rows: holds in
 * every value column; of columns: in every row that carries numbers. Several totals together are as much as the parts.
 * Indices into the table's rows or columns; groups have been replaced by what stands in them.
 */
struct di_form_sum {
    unsigned rule;
    unsigned table;
    bool of_columns;
    unsigned *totals; /* one at least */
    size_t n_totals;
    unsigned *parts; /* two at least */
    size_t n_parts;
};

/* A row that cannot be greater than another, because it counts a part of the same things. From the tree or an element.
 */
struct di_form_subset {
    unsigned rule;
    unsigned table;
    unsigned whole, part;
};

/* A piece of an assert's sentence: literal text, or the value of an XPath expression. */
struct di_piece {
    const char *text;                     /* NULL where select is set */
    const char *select;                   /* an XPath expression, as in value-of */
    const struct di_expression *compiled; /* of select */
};

struct di_sentence {
    struct di_piece *pieces;
    size_t n_pieces;
};

/*
 * A relation in Schematron's vocabulary: test is an XPath 1.0 expression with the function cell('row'[, 'column']).
 * Without a column it means the column that is being checked, and the test is checked in each.
 */
struct di_form_assert {
    unsigned rule;
    unsigned table;
    const char *test;
    const struct di_expression *compiled; /* of test */
    struct di_sentence message_zh, message_en;
    struct di_words advice;
    unsigned line; /* in the form file */
};

/* A section that the form's report has. */
struct di_form_section {
    const char *role; /* "overview", "proactive", "requests"… */
    struct di_words name;
    bool required;
    const char *const *titles; /* whole titles, folded, without number */
    size_t n_titles;
    const char *const *parts; /* telling parts of titles, folded */
    size_t n_parts;
};

/*
 * A phrase of the narrative that restates a cell, or the sum of several (rule R7). pattern is a PCRE2 pattern over the
 * folded sentence without white space; {n} in the form file has become the named group n, which holds a number in any
 * script. A phrase that says "none" has no {n}: fixed is then the number that it means.
 */
struct di_form_phrase {
    unsigned rule;
    unsigned table;
    unsigned *rows, *columns; /* one each at least: the cells in these rows and columns are added */
    size_t n_rows, n_columns;
    unsigned *other_rows; /* the number may be that of these rows together instead; none where it may not */
    size_t n_other_rows;
    struct di_words name;
    const char *pattern;
    const struct di_pattern *compiled;
    const char *unless; /* a pattern that may not stand before it in the sentence; NULL where none */
    const struct di_pattern *compiled_unless;
    const char *section; /* role of the section it is looked for in; NULL: anywhere */
    bool is_fixed;
    int64_t fixed;
    unsigned line;
};

struct di_forms;

struct di_form {
    const struct di_forms *among; /* the forms that it was loaded with; NULL where it was read alone */
    const char *id, *version;
    struct di_words name;
    const char *authority;     /* "国办发〔2014〕32号" */
    int first_year, last_year; /* report years; last_year DI_FORM_IN_USE where it is open */
    struct di_rule *rules;
    size_t n_rules;
    struct di_form_section *sections;
    size_t n_sections;
    bool side_by_side; /* its sections stand at one level; what stands deeper is a part of one of them */
    struct di_form_table *tables;
    size_t n_tables;
    struct di_form_sum *sums;
    size_t n_sums;
    struct di_form_subset *subsets;
    size_t n_subsets;
    struct di_form_assert *asserts;
    size_t n_asserts;
    struct di_form_phrase *phrases;
    size_t n_phrases;
};

struct di_known_forms;
struct di_compiled;

struct di_forms {
    struct di_form **forms; /* sorted by id */
    size_t n_forms;
    struct di_known_forms *known; /* made of all of them (recognise.h) */
    struct di_compiled *compiled; /* their patterns and expressions */
    struct di_arena *arena;       /* all of them live in it */
};

/* The rule has the check of this name. */
bool di_rule_has_check(const struct di_rule *rule, const char *check);

/* The rule that is written in C under this check name, or NULL where this form has none such. */
const struct di_rule *di_form_rule_by_check(const struct di_form *form, const char *check);

/* What stands in the cell of this row and column: nothing in a group row; otherwise as the column or the row says. */
struct di_cell_type di_form_cell_type(const struct di_form_table *table, unsigned row, unsigned column);

/*
 * The groups by which people tell a column, or a row, from others of the same label. Of a column: the labels of those
 * above it, outermost first, "行政诉讼—未经复议直接起诉"; but not of one above all columns. Of a row: the label of the
 * one beside it, "（四）无法提供"; but not of an outermost one, which stands beside nearly all rows. NULL where there
 * is none; a column's may live in the arena.
 */
const char *di_form_column_group(const struct di_form_table *table, unsigned column, struct di_arena *arena);
const char *di_form_row_group(const struct di_form_table *table, unsigned row);

/* Indices by id; DI_NO_INDEX where there is none. */
unsigned di_form_find_row(const struct di_form_table *table, const char *id);
unsigned di_form_find_column(const struct di_form_table *table, const char *id);
unsigned di_form_find_table(const struct di_form *form, const char *id);

/* The form that the reports of this year use, or NULL. */
const struct di_form *di_forms_of_year(const struct di_forms *forms, int64_t year);

/* The section with this role, or NULL. */
const struct di_form_section *di_form_section_by_role(const struct di_form *form, const char *role);

/* A sentence, folded, speaks of the section: it holds a part, or a title that is no everyday word. */
bool di_form_section_mentioned(const struct di_form_section *section, const char *folded_sentence);

/*
 * The section that a title belongs to: the first one that has it as a whole, else the first one that has a part of
 * it. The title is folded, without its number and without punctuation at its end. NULL where there is none.
 */
const struct di_form_section *di_form_find_section(const struct di_form *form, const char *folded_title);

/* The words in the language in use (language.h). */
const char *di_words_in_use(const struct di_words *words);

#endif
