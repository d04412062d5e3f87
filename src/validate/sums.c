/*
 * Sums. A blank is not zero, and yet it cannot be negative: so parts that already exceed their total break the sum
 * whatever the blanks are, parts that reach it leave only zero to them, and parts that stay below it are a question
 * and no error. Not applicable (/) is no part of the sum.
 */
#include <string.h>

#include "checks.h"
#include "docintake/buffer.h"
#include "docintake/text.h"

/* Above this many parts, those that are 0 are left out of the arithmetic. */
#define PARTS_WRITTEN_OUT 8

/* Better ones first. */
enum outcome { SUM_HOLDS, SUM_OPEN, SUM_HAS_BLANKS, SUM_BROKEN };

/* One sum in one value column (of rows), or in one row (of columns). */
struct addition {
    const struct validation *validation;
    const struct di_form_sum *sum;
    const struct table_view *view;
    unsigned across; /* the column, or the row, in which it is added */
};

struct tally {
    struct di_decimal filled;
    unsigned n_filled, n_blank;
    bool readable; /* false: words in a cell, or too many digits */
    bool is_signed;
};

static unsigned row_of(const struct addition *addition, unsigned index)
{
    return addition->sum->of_columns ? addition->across : index;
}

static unsigned column_of(const struct addition *addition, unsigned index)
{
    return addition->sum->of_columns ? index : addition->across;
}

static const struct di_report_cell *cell_of(const struct addition *addition, unsigned index)
{
    return view_cell(addition->view, row_of(addition, index), column_of(addition, index));
}

static const char *brief_of(const struct addition *addition, unsigned index)
{
    return addition->sum->of_columns ? addition->view->form->columns[index].label.brief
                                     : addition->view->form->rows[index].label.brief;
}

static void add_cell(struct tally *tally, const struct di_report_cell *cell)
{
    switch (cell->state) {
    case DI_CELL_NUMBER:
        tally->readable &= di_decimal_add(tally->filled, cell->value, &tally->filled);
        tally->n_filled++;
        break;
    case DI_CELL_BLANK:
        tally->n_blank++;
        break;
    case DI_CELL_TEXT:
        tally->readable = false;
        break;
    case DI_CELL_NOT_APPLICABLE:
        break;
    }
}

/*
 * A row that the form does not know belongs to the sum where it stands under the total, as a province's own part. One
 * that says 其中 counts a part of a part.
 */
static bool joins(const struct addition *addition, const struct di_report_row *row)
{
    const struct di_form_sum *sum = addition->sum;

    return !sum->of_columns && addition->validation->form->rules[sum->rule].rule_class == DI_RULE_LAYOUT &&
           row->form_row == DI_NO_INDEX && row->under != NULL &&
           strcmp(row->under, addition->view->form->rows[sum->totals[0]].id) == 0 && strstr(row->label, "其中") == NULL;
}

static const struct di_report_cell *extra_cell(const struct addition *addition, const struct di_report_row *row)
{
    return &row->cells[addition->view->columns[addition->across]];
}

static struct tally tally_up(const struct addition *addition, bool with_extras)
{
    struct tally tally = {.readable = true};

    for (size_t i = 0; i < addition->sum->n_parts; i++) {
        unsigned part = addition->sum->parts[i];

        add_cell(&tally, cell_of(addition, part));
        tally.is_signed |=
            di_form_cell_type(addition->view->form, row_of(addition, part), column_of(addition, part)).is_signed;
    }
    for (const struct di_report_row *row = addition->view->report->rows; with_extras && row != NULL; row = row->next) {
        if (joins(addition, row)) {
            add_cell(&tally, extra_cell(addition, row));
        }
    }
    return tally;
}

static struct tally tally_totals(const struct addition *addition)
{
    struct tally tally = {.readable = true};

    for (size_t i = 0; i < addition->sum->n_totals; i++) {
        add_cell(&tally, cell_of(addition, addition->sum->totals[i]));
    }
    return tally;
}

static enum outcome judge(const struct addition *addition, const struct tally *total, const struct tally *tally)
{
    int order;

    if (total->n_filled < addition->sum->n_totals || !total->readable || !tally->readable || tally->n_filled == 0) {
        return SUM_OPEN;
    }
    order = di_decimal_compare(tally->filled, total->filled);
    if (order == 0) {
        return SUM_HOLDS;
    }
    if (tally->n_blank == 0) {
        return SUM_BROKEN;
    }
    if (tally->is_signed) {
        return SUM_OPEN; /* the blanks may be anything */
    }
    return order > 0 ? SUM_BROKEN : SUM_HAS_BLANKS;
}

static void write_part(struct di_buffer *out, const char *label, struct di_decimal value)
{
    char number[DI_DECIMAL_TEXT_BYTES];

    di_decimal_format(value, number);
    di_buffer_printf(out, "%s%s %s", out->size > 0 ? " ＋ " : "", label, number);
}

/* "当面 3 ＋ 传真 0 ＋ 网络 12 ＋ 信函 4 ＝ 19" */
static void argue_arithmetic(const struct addition *addition, bool with_extras, const struct tally *tally,
                             struct di_finding *finding)
{
    struct di_report *report = addition->validation->report;
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    char number[DI_DECIMAL_TEXT_BYTES];

    for (size_t i = 0; i < addition->sum->n_parts; i++) {
        const struct di_report_cell *cell = cell_of(addition, addition->sum->parts[i]);

        if (cell->state == DI_CELL_NUMBER && (addition->sum->n_parts <= PARTS_WRITTEN_OUT || cell->value.units != 0)) {
            write_part(&text, brief_of(addition, addition->sum->parts[i]), cell->value);
        }
    }
    for (const struct di_report_row *row = addition->view->report->rows; with_extras && row != NULL; row = row->next) {
        if (joins(addition, row) && extra_cell(addition, row)->state == DI_CELL_NUMBER) {
            write_part(&text, row->label, extra_cell(addition, row)->value);
        }
    }
    di_decimal_format(tally->filled, number);
    di_buffer_printf(&text, "%s＝ %s", text.size > 0 ? " " : "", number);
    di_finding_argue(report, finding, "arithmetic", text.failed ? "" : di_buffer_string(&text));
}

static void argue_difference(const struct addition *addition, struct di_decimal total, struct di_decimal sum,
                             struct di_finding *finding)
{
    struct di_decimal difference;

    if (di_decimal_subtract(total, sum, &difference)) {
        difference.units = difference.units < 0 ? -difference.units : difference.units;
        di_finding_argue_number(addition->validation->report, finding, "difference", difference);
    }
}

/* The names of the blank parts: "传真、信函". */
static void argue_blanks(const struct addition *addition, struct di_finding *finding)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    for (size_t i = 0; i < addition->sum->n_parts; i++) {
        if (cell_of(addition, addition->sum->parts[i])->state == DI_CELL_BLANK) {
            di_buffer_printf(&text, "%s%s", text.size > 0 ? "、" : "", brief_of(addition, addition->sum->parts[i]));
        }
    }
    di_finding_argue(addition->validation->report, finding, "blanks", text.failed ? "" : di_buffer_string(&text));
}

static void name_cells(const struct addition *addition, bool with_extras, struct di_finding *finding)
{
    const struct validation *validation = addition->validation;
    const struct di_form_sum *sum = addition->sum;

    for (size_t i = 0; i < sum->n_totals; i++) {
        raise_cell(validation, finding, addition->view, row_of(addition, sum->totals[i]),
                   column_of(addition, sum->totals[i]));
    }
    for (size_t i = 0; i < sum->n_parts; i++) {
        raise_cell(validation, finding, addition->view, row_of(addition, sum->parts[i]),
                   column_of(addition, sum->parts[i]));
    }
    for (const struct di_report_row *row = addition->view->report->rows; with_extras && row != NULL; row = row->next) {
        if (joins(addition, row)) {
            di_finding_name_cell(validation->report, finding, addition->view->form->id, row->id,
                                 addition->view->form->columns[addition->across].id);
        }
    }
}

/* "（七）总计（自然人）", of several totals "总计 ＋ 结转下年度继续办理". */
static const char *name_totals(const struct addition *addition)
{
    const char *names = NULL;

    for (size_t i = 0; i < addition->sum->n_totals; i++) {
        unsigned total = addition->sum->totals[i];
        const char *name =
            view_name(addition->validation, addition->view, row_of(addition, total), column_of(addition, total));

        names = names == NULL || name == NULL
                    ? name
                    : di_arena_printf(addition->validation->report->arena, "%s ＋ %s", names, name);
    }
    return names;
}

static void tell(const struct addition *addition, enum outcome outcome, bool with_extras, struct di_decimal total,
                 const struct tally *tally)
{
    const struct validation *validation = addition->validation;
    const struct di_report_cell *cell = cell_of(addition, addition->sum->totals[0]);
    struct di_finding *finding =
        raise_finding(validation, &validation->form->rules[addition->sum->rule],
                      outcome == SUM_HAS_BLANKS ? DI_REASON_SUM_BLANKS : DI_REASON_SUM, cell->where);

    di_finding_argue(validation->report, finding, "label", name_totals(addition));
    di_finding_argue_number(validation->report, finding, "total", total);
    argue_arithmetic(addition, with_extras, tally, finding);
    argue_difference(addition, total, tally->filled, finding);
    if (outcome == SUM_HAS_BLANKS) {
        argue_blanks(addition, finding);
    }
    name_cells(addition, with_extras, finding);
}

static void add_up(const struct addition *addition)
{
    struct di_checks *checks = &addition->validation->report->checks;
    struct tally total = tally_totals(addition), known = tally_up(addition, false), all = tally_up(addition, true);
    enum outcome outcome = judge(addition, &total, &known), outcome_of_all = judge(addition, &total, &all);
    bool with_extras = outcome_of_all <= outcome;

    /* Nobody knows for certain that a local row is a part: the sum may hold with it or without. */
    outcome = with_extras ? outcome_of_all : outcome;
    checks->relations_held += outcome == SUM_HOLDS;
    checks->relations_open += outcome == SUM_OPEN;
    checks->relations_broken += outcome >= SUM_HAS_BLANKS;
    if (outcome >= SUM_HAS_BLANKS) {
        tell(addition, outcome, with_extras, total.filled, with_extras ? &all : &known);
    }
}

static void check_sum(const struct validation *validation, const struct di_form_sum *sum)
{
    const struct table_view *view = &validation->tables[sum->table];
    struct addition addition = {.validation = validation, .sum = sum, .view = view};
    size_t across = sum->of_columns ? view->form->n_rows : view->form->n_columns;

    for (unsigned i = 0; view->report != NULL && i < across; i++) {
        addition.across = i;
        if (sum->of_columns ? view->form->rows[i].type.kind != DI_ROW_GROUP : view_has_column(view, i)) {
            add_up(&addition);
        }
    }
}

void check_sums(const struct validation *validation, unsigned rule)
{
    for (size_t i = 0; i < validation->form->n_sums; i++) {
        if (validation->form->sums[i].rule == rule) {
            check_sum(validation, &validation->form->sums[i]);
        }
    }
}
