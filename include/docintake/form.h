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

#include "docintake/error.h"
#include "docintake/reason.h"

#define DI_NO_INDEX UINT_MAX

/* The same words in both languages; both are set. */
struct di_words {
    const char *zh, *en;
};

/* A label as printed on the form, and other ways in which it is known to be written. */
struct di_label {
    const char *text;           /* as printed: "（一）收到申请数" */
    const char *number;         /* its printed number, folded: "(一)"; "" where none */
    const char *folded;         /* without number and without white space, folded (text.h): "收到申请数" */
    const char *const *variants; /* folded in the same way */
    size_t n_variants;
    const char *brief; /* a shorter name for arithmetic and notes; the text without number and brackets if not given */
};

/*
 * A rule: DEF, LAYOUT and PLAUS as the official form gives them (domain of the form's author). What it checks is
 * said by the rows, sums and asserts that name it, or, where check is not NULL, by a check written in C
 * (validate.h has their list).
 */
struct di_rule {
    const char *id;            /* "B1" */
    const char *check;         /* "whole-numbers", or NULL */
    enum di_severity severity; /* DEF and LAYOUT: error; PLAUS: warning */
    bool plausible;            /* class PLAUS */
    struct di_words name;      /* "收到申请数等于四种方式之和" */
};

enum di_row_kind {
    DI_ROW_GROUP,   /* carries no number */
    DI_ROW_COUNT,   /* a whole number */
    DI_ROW_DECIMAL, /* with at most `places` digits behind the point */
};

struct di_form_row {
    const char *id; /* "3.1.1" */
    struct di_label label;
    const char *unit; /* "件"; "—" for a group; "" where none is printed */
    enum di_row_kind kind;
    unsigned places;      /* DI_ROW_DECIMAL; 0 otherwise */
    bool is_signed;       /* may be below zero (本年增/减) */
    unsigned parent;      /* index of the row above in the tree */
    unsigned depth;       /* 0 for the outermost */
    unsigned sum_rule;    /* its value is the sum of its children that have no subset_rule */
    unsigned subset_rule; /* it is a part of its parent, so not greater */
};

struct di_form_column {
    const char *id; /* "count", "reconsideration.upheld" */
    struct di_label label;
    unsigned parent; /* index of the column group it stands under */
    bool is_group;   /* a heading above other columns; has no cells */
    unsigned sum_rule; /* as for rows: a column that is the sum of its children */
};

/* A field of a table's heading or footer: statistics.year, statistics.head… */
struct di_form_field {
    const char *id;      /* "statistics.head" */
    const char *label;   /* folded, as it stands before the colon: "单位负责人" */
    enum di_field_kind { DI_FIELD_TEXT, DI_FIELD_YEAR, DI_FIELD_DATE, DI_FIELD_AGENCY } kind;
    bool above;          /* stands above the table (heading); otherwise below (footer) */
};

struct di_form_table {
    const char *id; /* "statistics" */
    struct di_label caption; /* text "" where the form prints none */
    struct di_label corner; /* the header cell above the row labels: "统计指标" */
    struct di_label unit_header; /* the header cell above the units: "单位"; text "" where there is no unit column */
    struct di_form_column *columns;
    size_t n_columns;
    struct di_form_row *rows; /* in printed order */
    size_t n_rows;
    struct di_form_field *fields;
    size_t n_fields;
};

/* A sum that the tree of rows does not say. Row indices into the table. */
struct di_form_sum {
    unsigned rule;
    unsigned table;
    unsigned total;
    unsigned *parts;
    size_t n_parts;
};

/* A piece of an assert's sentence: literal text, or the value of an XPath expression. */
struct di_piece {
    const char *text;   /* NULL where select is set */
    const char *select; /* an XPath expression, as in value-of */
};

struct di_sentence {
    struct di_piece *pieces;
    size_t n_pieces;
};

/* A relation in Schematron's vocabulary: test is an XPath 1.0 expression with the function cell('row'[, 'column']). */
struct di_form_assert {
    unsigned rule;
    unsigned table;
    const char *test;
    struct di_sentence message_zh, message_en;
    struct di_words advice;
    unsigned line; /* in the form file */
};

/* A section that the form's report has. */
struct di_form_section {
    const char *role; /* "overview", "proactive", "requests"… */
    struct di_words name;
    bool required;
    const char *const *known; /* folded titles, or telling parts of titles */
    size_t n_known;
};

/*
 * A phrase of the narrative that restates a cell (rule R7). pattern is a PCRE2 pattern over the folded sentence
 * without white space; {n} in the form file has become the named group n, which holds a number in any script.
 */
struct di_form_phrase {
    unsigned rule;
    unsigned table;
    unsigned row;
    unsigned column; /* index of the value column */
    struct di_words name;
    const char *pattern;
    const char *section; /* role of the section it is looked for in; NULL: anywhere */
    unsigned line;
};

struct di_form {
    const char *id, *version;
    struct di_words name;
    const char *authority; /* "国办发〔2014〕32号" */
    int first_year, last_year; /* report years; last_year 9999 where open */
    struct di_rule *rules;
    size_t n_rules;
    struct di_form_section *sections;
    size_t n_sections;
    struct di_form_table *tables;
    size_t n_tables;
    struct di_form_sum *sums;
    size_t n_sums;
    struct di_form_assert *asserts;
    size_t n_asserts;
    struct di_form_phrase *phrases;
    size_t n_phrases;
};

struct di_forms {
    struct di_form **forms; /* sorted by id */
    size_t n_forms;
};

/* The rule that is written in C under this check name, or NULL where this form has none such. */
const struct di_rule *di_form_rule_by_check(const struct di_form *form, const char *check);

/* Indices by id; DI_NO_INDEX where there is none. */
unsigned di_form_find_row(const struct di_form_table *table, const char *id);
unsigned di_form_find_column(const struct di_form_table *table, const char *id);
unsigned di_form_find_table(const struct di_form *form, const char *id);

/* The words in the language in use (language.h). */
const char *di_words_in_use(const struct di_words *words);

#endif
