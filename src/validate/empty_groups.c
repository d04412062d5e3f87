/* empty-groups: a row that only heads others carries no number. */
#include "checks.h"

static void check_row(const struct validation *validation, const struct di_rule *rule, const struct table_view *view,
                      unsigned row)
{
    for (unsigned column = 0; column < view->form->n_columns; column++) {
        const struct di_report_cell *cell = view_cell(view, row, column);
        struct di_finding *finding;

        if (cell->state != DI_CELL_NUMBER) {
            continue;
        }
        finding = raise_finding(validation, rule, DI_REASON_GROUP_HAS_NUMBER, cell->where);
        di_finding_argue(validation->report, finding, "found_text", cell->text);
        di_finding_argue(validation->report, finding, "label", view_name(validation, view, row, column));
        raise_cell(validation, finding, view, row, column);
    }
}

void check_empty_groups(const struct validation *validation, const struct di_rule *rule)
{
    for (size_t i = 0; i < validation->form->n_tables; i++) {
        const struct table_view *view = &validation->tables[i];

        for (unsigned row = 0; row < view->form->n_rows; row++) {
            if (view->form->rows[row].type.kind == DI_ROW_GROUP) {
                check_row(validation, rule, view, row);
            }
        }
    }
}
