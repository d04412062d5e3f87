/*
 * whole-numbers: no value is below zero unless its row or column is signed; whole numbers but in decimal cells, and no
 * more places there than they take.
 */
#include "checks.h"

static void tell(const struct validation *validation, const struct di_rule *rule, const struct table_view *view,
                 unsigned row, unsigned column, enum di_reason reason)
{
    const struct di_report_cell *cell = view_cell(view, row, column);
    struct di_finding *finding = raise_finding(validation, rule, reason, cell->where);

    di_finding_argue(validation->report, finding, "found_text", cell->text);
    di_finding_argue(validation->report, finding, "label", view_name(validation, view, row, column));
    di_finding_argue(validation->report, finding, "unit", view->form->rows[row].unit);
    di_finding_argue_number(validation->report, finding, "places",
                            di_decimal_of(di_form_cell_type(view->form, row, column).places));
    raise_cell(validation, finding, view, row, column);
}

/* Zeros at the end make it no finer. */
static bool is_finer_than(struct di_decimal value, unsigned places)
{
    while (value.places > places && value.units % 10 == 0) {
        value.units /= 10;
        value.places--;
    }
    return value.places > places;
}

static void check_cell(const struct validation *validation, const struct di_rule *rule, const struct table_view *view,
                       unsigned row, unsigned column)
{
    const struct di_report_cell *cell = view_cell(view, row, column);
    struct di_cell_type type = di_form_cell_type(view->form, row, column);

    if (type.kind == DI_ROW_GROUP || cell->state != DI_CELL_NUMBER) {
        return;
    }
    if (cell->value.units < 0 && !type.is_signed) {
        tell(validation, rule, view, row, column, DI_REASON_NEGATIVE);
    } else if (type.kind == DI_ROW_COUNT && !di_decimal_is_whole(cell->value)) {
        tell(validation, rule, view, row, column, DI_REASON_NOT_WHOLE);
    } else if (type.kind == DI_ROW_DECIMAL && is_finer_than(cell->value, type.places)) {
        tell(validation, rule, view, row, column, DI_REASON_TOO_FINE);
    }
}

void check_whole_numbers(const struct validation *validation, const struct di_rule *rule)
{
    for (size_t i = 0; i < validation->form->n_tables; i++) {
        const struct table_view *view = &validation->tables[i];

        for (unsigned row = 0; row < view->form->n_rows; row++) {
            for (unsigned column = 0; column < view->form->n_columns; column++) {
                check_cell(validation, rule, view, row, column);
            }
        }
    }
}
