/*
 * Subsets: a part is never greater than its whole. Parts of one whole stand together in the form's list and are told
 * together, by the greatest: it is mostly the whole that is wrong.
 */
#include "checks.h"
#include "docintake/buffer.h"
#include "follow_on.h"

/* All subsets of one whole and rule, in one column. */
struct comparison {
    const struct validation *validation;
    const struct table_view *view;
    const struct di_form_subset *subsets;
    size_t n_subsets;
    unsigned column;
};

static const struct di_rule *rule_of(const struct comparison *comparison)
{
    return &comparison->validation->form->rules[comparison->subsets->rule];
}

static const struct di_report_cell *whole_of(const struct comparison *comparison)
{
    return view_cell(comparison->view, comparison->subsets->whole, comparison->column);
}

static const struct di_report_cell *part_of(const struct comparison *comparison, size_t index)
{
    return view_cell(comparison->view, comparison->subsets[index].part, comparison->column);
}

static bool exceeds(const struct comparison *comparison, size_t index)
{
    const struct di_report_cell *part = part_of(comparison, index);

    return part->state == DI_CELL_NUMBER && di_decimal_compare(part->value, whole_of(comparison)->value) > 0;
}

/* The sums of which one cell, changed as they ask, makes the part small enough. NULL where there are none. */
static struct cause *cause_of(const struct comparison *comparison, size_t index)
{
    const struct validation *validation = comparison->validation;
    unsigned part = comparison->subsets[index].part, whole = comparison->subsets->whole;
    struct di_decimal asked;
    struct cause *cause = follow_on_cause(validation, comparison->view, part, comparison->column, &asked);

    if (cause != NULL && di_decimal_compare(asked, whole_of(comparison)->value) <= 0) {
        return cause;
    }
    cause = follow_on_cause(validation, comparison->view, whole, comparison->column, &asked);
    return cause != NULL && di_decimal_compare(part_of(comparison, index)->value, asked) <= 0 ? cause : NULL;
}

/* "涉及国家秘密 5 大于 不同意公开答复数 2。" */
static bool is_told_with_sums(const struct comparison *comparison, size_t index)
{
    const struct validation *validation = comparison->validation;
    struct di_arena *arena = validation->report->arena;
    char value[DI_DECIMAL_TEXT_BYTES], whole[DI_DECIMAL_TEXT_BYTES];
    const char *label = view_name(validation, comparison->view, comparison->subsets[index].part, comparison->column);
    const char *whole_label = view_name(validation, comparison->view, comparison->subsets->whole, comparison->column);
    struct di_words sentence;

    di_decimal_format(part_of(comparison, index)->value, value);
    di_decimal_format(whole_of(comparison)->value, whole);
    sentence.zh = di_arena_printf(arena, "%s %s 大于 %s %s。", label, value, whole_label, whole);
    sentence.en = di_arena_printf(arena, "%s %s is greater than %s %s.", label, value, whole_label, whole);
    return sentence.zh != NULL && sentence.en != NULL &&
           follow_on_add(validation, cause_of(comparison, index), rule_of(comparison), &sentence);
}

static void tell(const struct comparison *comparison, size_t greatest)
{
    const struct validation *validation = comparison->validation;
    const struct table_view *view = comparison->view;
    unsigned whole = comparison->subsets->whole, column = comparison->column;
    unsigned row = comparison->subsets[greatest].part;
    const struct di_report_cell *part = part_of(comparison, greatest);
    struct di_finding *finding = raise_finding(validation, rule_of(comparison), DI_REASON_PART_TOO_LARGE, part->where);

    di_finding_argue(validation->report, finding, "label", view_name(validation, view, row, column));
    di_finding_argue_number(validation->report, finding, "value", part->value);
    di_finding_argue(validation->report, finding, "whole_label", view_name(validation, view, whole, column));
    di_finding_argue_number(validation->report, finding, "whole", whole_of(comparison)->value);
    raise_cell(validation, finding, view, row, column);
    for (size_t i = 0; i < comparison->n_subsets; i++) {
        if (i != greatest && exceeds(comparison, i)) {
            raise_cell(validation, finding, view, comparison->subsets[i].part, column);
        }
    }
    raise_cell(validation, finding, view, whole, column);
    follow_on_absorb(validation, cause_of(comparison, greatest), finding);
}

static void compare(const struct comparison *comparison)
{
    struct di_checks *checks = &comparison->validation->report->checks;
    bool comparable = whole_of(comparison)->state == DI_CELL_NUMBER;
    size_t greatest = comparison->n_subsets; /* none */

    for (size_t i = 0; i < comparison->n_subsets; i++) {
        const struct di_report_cell *part = part_of(comparison, i);

        if (!comparable || part->state != DI_CELL_NUMBER) {
            checks->relations_open++;
        } else if (!exceeds(comparison, i)) {
            checks->relations_held++;
        } else {
            checks->relations_broken++;
            if (!is_told_with_sums(comparison, i) &&
                (greatest == comparison->n_subsets ||
                 di_decimal_compare(part->value, part_of(comparison, greatest)->value) > 0)) {
                greatest = i;
            }
        }
    }
    if (greatest < comparison->n_subsets) {
        tell(comparison, greatest);
    }
}

/* How many subsets from index on have the same rule and whole as it. */
static size_t count_alike(const struct di_form *form, size_t index)
{
    const struct di_form_subset *first = &form->subsets[index];
    size_t count = 1;

    while (index + count < form->n_subsets && first[count].rule == first->rule && first[count].table == first->table &&
           first[count].whole == first->whole) {
        count++;
    }
    return count;
}

void check_subsets(const struct validation *validation, unsigned rule)
{
    const struct di_form *form = validation->form;

    for (size_t i = 0, count; i < form->n_subsets; i += count) {
        const struct table_view *view = &validation->tables[form->subsets[i].table];

        count = count_alike(form, i);
        for (unsigned column = 0; form->subsets[i].rule == rule && column < view->form->n_columns; column++) {
            struct comparison comparison = {.validation = validation,
                                            .view = view,
                                            .subsets = &form->subsets[i],
                                            .n_subsets = count,
                                            .column = column};

            if (view_has_column(view, column)) {
                compare(&comparison);
            }
        }
    }
}
