#include "addition.h"

#include <string.h>

/* The most that an office adds to a list. What is more does not belong to it. */
#define LOCAL_PARTS 32

static void add_cell(struct addition_side *side, const struct addition_term *term)
{
    switch (term->cell->state) {
    case DI_CELL_NUMBER:
        side->readable &= di_decimal_add(side->filled, term->cell->value, &side->filled);
        side->n_filled++;
        break;
    case DI_CELL_BLANK:
        side->n_blank++;
        side->has_signed_blank |= term->type.is_signed;
        break;
    case DI_CELL_TEXT:
        side->readable = false;
        break;
    case DI_CELL_NOT_APPLICABLE:
        break;
    }
}

static enum addition_outcome judge(const struct addition_side *totals, const struct addition_side *parts)
{
    int order;

    if (!totals->readable || !parts->readable || totals->n_filled == 0 || (totals->n_blank > 0 && parts->n_blank > 0)) {
        return ADDITION_OPEN;
    }
    order = di_decimal_compare(totals->filled, parts->filled);
    if (order == 0) {
        return ADDITION_HOLDS;
    }
    if (parts->n_filled == 0) {
        return ADDITION_OPEN; /* only the total was filled in */
    }
    if (totals->n_blank == 0 && parts->n_blank == 0) {
        return ADDITION_BROKEN;
    }
    if (totals->has_signed_blank || parts->has_signed_blank) {
        return ADDITION_OPEN; /* the blanks may be anything */
    }
    return (order > 0) == (parts->n_blank > 0) ? ADDITION_HAS_BLANKS : ADDITION_BROKEN;
}

/* Adds up the first terms, and sets the outcome. */
static void add_up(struct addition *addition, size_t n_terms)
{
    addition->totals = addition->parts = (struct addition_side){.readable = true};
    addition->n_terms = n_terms;
    for (size_t i = 0; i < n_terms; i++) {
        add_cell(addition->terms[i].is_total ? &addition->totals : &addition->parts, &addition->terms[i]);
    }
    addition->outcome = judge(&addition->totals, &addition->parts);
}

static void append_known(struct addition *addition, unsigned index, bool is_total)
{
    const struct di_form_table *form = addition->view->form;
    unsigned row = addition->sum->of_columns ? addition->across : index;
    unsigned column = addition->sum->of_columns ? index : addition->across;

    addition->terms[addition->n_terms++] = (struct addition_term){
        .cell = view_cell(addition->view, row, column),
        .row = form->rows[row].id,
        .column = form->columns[column].id,
        .brief = addition->sum->of_columns ? form->columns[column].label.brief : form->rows[row].label.brief,
        .is_total = is_total,
        .form_row = row,
        .form_column = column,
        .type = di_form_cell_type(form, row, column)};
}

/* "其中" counts a part of a part. */
static bool may_be_part(const char *label)
{
    return label != NULL && strstr(label, "其中") == NULL;
}

/* The row stands where the parts stand. */
static bool stands_among_parts(const struct addition *addition, const char *under)
{
    const struct di_form_table *form = addition->view->form;

    for (size_t i = 0; under != NULL && i < addition->sum->n_parts; i++) {
        unsigned parent = form->rows[addition->sum->parts[i]].parent;

        if (parent != DI_NO_INDEX && strcmp(form->rows[parent].id, under) == 0) {
            return true;
        }
    }
    return false;
}

static bool has_room(const struct addition *addition)
{
    return addition->n_terms < addition->sum->n_totals + addition->sum->n_parts + LOCAL_PARTS;
}

static void append_local_rows(struct addition *addition)
{
    const struct table_view *view = addition->view;

    for (const struct di_report_row *row = view->report->rows; row != NULL && has_room(addition); row = row->next) {
        if (row->form_row == DI_NO_INDEX && stands_among_parts(addition, row->under) && may_be_part(row->label)) {
            addition->terms[addition->n_terms++] = (struct addition_term){
                .cell = &row->cells[view->columns[addition->across]],
                .row = row->id,
                .column = view->form->columns[addition->across].id,
                .brief = row->label,
                .form_row = DI_NO_INDEX,
                .form_column = addition->across,
                .type = di_form_cell_type(view->form, addition->sum->parts[0], addition->across)};
        }
    }
}

/* Of local columns, only figures count: remarks and running numbers are columns too. */
static void append_local_columns(struct addition *addition)
{
    const struct table_view *view = addition->view;
    const struct di_report_row *row = view->rows[addition->across];

    for (size_t i = 0; row != NULL && i < view->report->n_columns && has_room(addition); i++) {
        const struct di_report_column *column = &view->report->columns[i];

        if (column->form_column == DI_NO_INDEX && row->cells[i].state == DI_CELL_NUMBER && may_be_part(column->label)) {
            addition->terms[addition->n_terms++] =
                (struct addition_term){.cell = &row->cells[i],
                                       .row = row->id,
                                       .column = column->id,
                                       .brief = column->label,
                                       .form_row = addition->across,
                                       .form_column = DI_NO_INDEX,
                                       .type = view->form->rows[addition->across].type};
        }
    }
}

/* In a table with several sums of columns, nobody knows to which a local column would belong. */
static bool is_only_sum_of_columns(const struct validation *validation, const struct di_form_sum *sum)
{
    size_t count = 0;

    for (size_t i = 0; i < validation->form->n_sums; i++) {
        count += validation->form->sums[i].of_columns && validation->form->sums[i].table == sum->table;
    }
    return count == 1;
}

/* What a province adds to a list that is otherwise exhaustive is a part too. */
static void append_local(const struct validation *validation, struct addition *addition)
{
    const struct di_form_sum *sum = addition->sum;

    if (validation->form->rules[sum->rule].rule_class != DI_RULE_LAYOUT) {
        return;
    }
    if (!sum->of_columns) {
        append_local_rows(addition);
    } else if (is_only_sum_of_columns(validation, sum)) {
        append_local_columns(addition);
    }
}

bool addition_make(const struct validation *validation, const struct di_form_sum *sum, unsigned across,
                   struct addition *ret_addition)
{
    const struct table_view *view = &validation->tables[sum->table];
    struct addition addition = {.sum = sum, .view = view, .across = across};
    enum addition_outcome outcome;
    size_t known, all;

    addition.terms = di_arena_unset(validation->report->arena,
                                    (sum->n_totals + sum->n_parts + LOCAL_PARTS) * sizeof *addition.terms);
    if (addition.terms == NULL) {
        return false;
    }
    for (size_t i = 0; i < sum->n_totals; i++) {
        append_known(&addition, sum->totals[i], true);
    }
    for (size_t i = 0; i < sum->n_parts; i++) {
        append_known(&addition, sum->parts[i], false);
    }
    known = addition.n_terms;
    append_local(validation, &addition);
    all = addition.n_terms;
    add_up(&addition, known);
    outcome = addition.outcome;
    add_up(&addition, all);
    if (addition.outcome > outcome) {
        add_up(&addition, known); /* nobody knows for certain that what is local is a part */
    }
    *ret_addition = addition;
    return true;
}

bool addition_is_there(const struct validation *validation, const struct di_form_sum *sum, unsigned across)
{
    const struct table_view *view = &validation->tables[sum->table];

    if (view->report == NULL) {
        return false;
    }
    return sum->of_columns ? view->form->rows[across].type.kind != DI_ROW_GROUP : view_has_column(view, across);
}

bool addition_difference(const struct addition *addition, struct di_decimal *ret_difference)
{
    return di_decimal_subtract(addition->totals.filled, addition->parts.filled, ret_difference);
}

bool addition_is_exact(const struct addition *addition)
{
    return addition->totals.n_blank == 0 && addition->parts.n_blank == 0;
}

bool addition_asks(const struct addition *addition, const struct addition_term *term, struct di_decimal *ret_change)
{
    return term->is_total ? di_decimal_subtract(addition->parts.filled, addition->totals.filled, ret_change)
                          : di_decimal_subtract(addition->totals.filled, addition->parts.filled, ret_change);
}

bool addition_is_mended(const struct addition *addition, const struct addition_term *term, struct di_decimal change)
{
    struct di_decimal total = addition->totals.filled, sum = addition->parts.filled;
    struct di_decimal *side = term->is_total ? &total : &sum;
    int order;

    if (!di_decimal_add(*side, change, side)) {
        return false;
    }
    order = di_decimal_compare(total, sum);
    return order == 0 || (addition->parts.n_blank > 0 && order > 0) || (addition->totals.n_blank > 0 && order < 0);
}
