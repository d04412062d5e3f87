/* table-present: every table of the form is there, with all its rows. */
#include "checks.h"

static void tell_of_row(const struct validation *validation, const struct di_rule *rule, const struct table_view *view,
                        unsigned row)
{
    struct di_finding *finding = raise_finding(validation, rule, DI_REASON_ROW_MISSING, view->report->where);

    di_finding_argue(validation->report, finding, "label", view->form->rows[row].label.text);
    di_finding_name_cell(validation->report, finding, view->form->id, view->form->rows[row].id, NULL);
}

/* What stands in the place of a table has been seen when the tables were looked for. */
static bool is_told(const struct validation *validation)
{
    for (const struct di_finding *finding = validation->report->findings; finding != NULL; finding = finding->next) {
        if (finding->reason == DI_REASON_NO_TABLE || finding->reason == DI_REASON_TABLE_IS_PICTURE ||
            finding->reason == DI_REASON_TABLE_IS_OBJECT) {
            return true;
        }
    }
    return false;
}

static void tell_of_table(const struct validation *validation, const struct di_rule *rule,
                          const struct table_view *view)
{
    struct di_finding *finding = raise_finding(validation, rule, DI_REASON_NO_TABLE, DI_PLACE_NONE);

    di_finding_argue(validation->report, finding, "what", view->form->caption.text);
}

void check_table_present(const struct validation *validation, const struct di_rule *rule)
{
    bool told = is_told(validation);

    for (size_t i = 0; i < validation->form->n_tables; i++) {
        const struct table_view *view = &validation->tables[i];

        if (view->report == NULL && !told) {
            tell_of_table(validation, rule, view);
        }
        for (unsigned row = 0; view->report != NULL && row < view->form->n_rows; row++) {
            if (view->rows[row] == NULL && !view->form->rows[row].is_beside) {
                tell_of_row(validation, rule, view, row);
            }
        }
    }
}
