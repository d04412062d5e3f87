/* cell-states: figures where figures belong. Words are an error, a table without any figure too; blanks are noted. */
#include "checks.h"
#include "docintake/text.h"

#define QUOTED_CODE_POINTS 40

struct states {
    unsigned filled, words, blank;
};

static bool takes_number(const struct table_view *view, unsigned row, unsigned column)
{
    return view->rows[row] != NULL && view_has_column(view, column) &&
           di_form_cell_type(view->form, row, column).kind != DI_ROW_GROUP;
}

static void tell_of_words(const struct validation *validation, const struct di_rule *rule,
                          const struct table_view *view, unsigned row, unsigned column)
{
    const struct di_report_cell *cell = view_cell(view, row, column);
    struct di_finding *finding = raise_finding(validation, rule, DI_REASON_CELL_TEXT, cell->where);

    di_finding_argue(validation->report, finding, "found_text",
                     di_text_shorten(validation->report->arena, cell->text, QUOTED_CODE_POINTS));
    di_finding_argue(validation->report, finding, "label", view_name(validation, view, row, column));
    raise_cell(validation, finding, view, row, column);
}

static struct states count_states(const struct validation *validation, const struct di_rule *rule,
                                  const struct table_view *view)
{
    struct states states = {0};

    for (unsigned row = 0; row < view->form->n_rows; row++) {
        for (unsigned column = 0; column < view->form->n_columns; column++) {
            if (!takes_number(view, row, column)) {
                continue;
            }
            switch (view_cell(view, row, column)->state) {
            case DI_CELL_NUMBER:
                states.filled++;
                break;
            case DI_CELL_TEXT:
                states.words++;
                tell_of_words(validation, rule, view, row, column);
                break;
            case DI_CELL_BLANK:
                states.blank++;
                break;
            case DI_CELL_NOT_APPLICABLE:
                break;
            }
        }
    }
    return states;
}

static void tell_of_blanks(const struct validation *validation, const struct di_rule *rule,
                           const struct table_view *view, unsigned count)
{
    struct di_finding *finding = raise_finding(validation, rule, DI_REASON_CELLS_BLANK, view->report->where);

    di_finding_argue_number(validation->report, finding, "count", di_decimal_of(count));
    for (unsigned row = 0; row < view->form->n_rows; row++) {
        for (unsigned column = 0; column < view->form->n_columns; column++) {
            if (takes_number(view, row, column) && view_cell(view, row, column)->state == DI_CELL_BLANK) {
                raise_cell(validation, finding, view, row, column);
            }
        }
    }
}

void check_cell_states(const struct validation *validation, const struct di_rule *rule)
{
    for (size_t i = 0; i < validation->form->n_tables; i++) {
        const struct table_view *view = &validation->tables[i];
        struct states states;

        if (view->report == NULL) {
            continue;
        }
        states = count_states(validation, rule, view);
        if (states.filled == 0 && states.words == 0) {
            raise_finding(validation, rule, DI_REASON_TABLE_BLANK, view->report->where);
        } else if (states.blank > 0) {
            tell_of_blanks(validation, rule, view, states.blank);
        }
    }
}
