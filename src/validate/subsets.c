/*
 * Subsets: a part is never greater than its whole. Parts of one whole stand together in the form's list and are told
 * together, by the greatest: it is mostly the whole that is wrong.
 */
#include "checks.h"

/* All subsets of one whole and rule, in one column. */
struct comparison {
    const struct validation *validation;
    const struct table_view *view;
    const struct di_form_subset *subsets;
    size_t n_subsets;
    unsigned column;
};

static const struct di_report_cell *whole_of(const struct comparison *comparison)
{
    return view_cell(comparison->view, comparison->subsets->whole, comparison->column);
}

static bool exceeds(const struct comparison *comparison, size_t index)
{
    const struct di_report_cell *part =
        view_cell(comparison->view, comparison->subsets[index].part, comparison->column);

    return part->state == DI_CELL_NUMBER && di_decimal_compare(part->value, whole_of(comparison)->value) > 0;
}

static void tell(const struct comparison *comparison, unsigned greatest)
{
    const struct validation *validation = comparison->validation;
    const struct table_view *view = comparison->view;
    unsigned whole = comparison->subsets->whole, column = comparison->column;
    const struct di_report_cell *part = view_cell(view, greatest, column);
    struct di_finding *finding = raise_finding(validation, &validation->form->rules[comparison->subsets->rule],
                                               DI_REASON_PART_TOO_LARGE, part->where);

    di_finding_argue(validation->report, finding, "label", view_name(validation, view, greatest, column));
    di_finding_argue_number(validation->report, finding, "value", part->value);
    di_finding_argue(validation->report, finding, "whole_label", view_name(validation, view, whole, column));
    di_finding_argue_number(validation->report, finding, "whole", whole_of(comparison)->value);
    raise_cell(validation, finding, view, greatest, column);
    for (size_t i = 0; i < comparison->n_subsets; i++) {
        if (comparison->subsets[i].part != greatest && exceeds(comparison, i)) {
            raise_cell(validation, finding, view, comparison->subsets[i].part, column);
        }
    }
    raise_cell(validation, finding, view, whole, column);
}

static void compare(const struct comparison *comparison)
{
    struct di_checks *checks = &comparison->validation->report->checks;
    bool comparable = whole_of(comparison)->state == DI_CELL_NUMBER;
    const struct di_report_cell *greatest = NULL;
    unsigned greatest_row = 0;

    for (size_t i = 0; i < comparison->n_subsets; i++) {
        unsigned row = comparison->subsets[i].part;
        const struct di_report_cell *part = view_cell(comparison->view, row, comparison->column);

        if (!comparable || part->state != DI_CELL_NUMBER) {
            checks->relations_open++;
        } else if (!exceeds(comparison, i)) {
            checks->relations_held++;
        } else {
            checks->relations_broken++;
            if (greatest == NULL || di_decimal_compare(part->value, greatest->value) > 0) {
                greatest = part;
                greatest_row = row;
            }
        }
    }
    if (greatest != NULL) {
        tell(comparison, greatest_row);
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
