/*
 * cell-states: figures where figures belong. Words are an error, a table without any figure too; blanks are noted. What
 * does not apply (/) is filled in.
 */
#include <string.h>

#include "checks.h"
#include "docintake/text.h"

#define QUOTED_CODE_POINTS 40

static bool takes_number(const struct table_view *view, unsigned row, unsigned column)
{
    return view->rows[row] != NULL && view_has_column(view, column) &&
           di_form_cell_type(view->form, row, column).kind != DI_ROW_GROUP;
}

/* What is wrong with a cell that is read as text: words, or digits beyond what a number is read from. */
static enum di_reason reason_of(const struct validation *validation, const struct di_report_cell *cell)
{
    const char *folded = di_text_fold(validation->scratch, cell->text, DI_SPACES_DROP);
    const char *number = folded != NULL ? folded + strspn(folded, "+-") : "";
    size_t span = strspn(number, "0123456789.,"), digits = 0;
    const char *point = memchr(number, '.', span);

    for (size_t i = 0; i < span; i++) {
        digits += number[i] != '.' && number[i] != ',';
    }
    if (digits > DI_DECIMAL_DIGITS) {
        return DI_REASON_NUMBER_TOO_LONG;
    }
    return point != NULL && strspn(point + 1, "0123456789") > DI_DECIMAL_PLACES ? DI_REASON_TOO_FINE
                                                                                : DI_REASON_CELL_TEXT;
}

static void tell_of_words(const struct validation *validation, const struct di_rule *rule,
                          const struct table_view *view, unsigned row, unsigned column)
{
    const struct di_report_cell *cell = view_cell(view, row, column);
    struct di_finding *finding = raise_finding(validation, rule, reason_of(validation, cell), cell->where);

    di_finding_argue(validation->report, finding, "found_text",
                     di_text_shorten(validation->report->arena, cell->text, QUOTED_CODE_POINTS));
    di_finding_argue(validation->report, finding, "label", view_name(validation, view, row, column));
    di_finding_argue_number(validation->report, finding, "places",
                            di_decimal_of(di_form_cell_type(view->form, row, column).places));
    raise_cell(validation, finding, view, row, column);
}

/* Tells of words; counts the blanks, and what is not blank. */
static void look_at(const struct validation *validation, const struct di_rule *rule, const struct table_view *view,
                    unsigned *ret_blank, unsigned *ret_filled)
{
    *ret_blank = *ret_filled = 0;
    for (unsigned row = 0; row < view->form->n_rows; row++) {
        for (unsigned column = 0; column < view->form->n_columns; column++) {
            enum di_cell_state state;

            if (!takes_number(view, row, column)) {
                continue;
            }
            state = view_cell(view, row, column)->state;
            *ret_blank += state == DI_CELL_BLANK;
            *ret_filled += state != DI_CELL_BLANK;
            if (state == DI_CELL_TEXT) {
                tell_of_words(validation, rule, view, row, column);
            }
        }
    }
}

static void name_blanks(const struct validation *validation, struct di_finding *finding, const struct table_view *view)
{
    for (unsigned row = 0; row < view->form->n_rows; row++) {
        for (unsigned column = 0; column < view->form->n_columns; column++) {
            if (takes_number(view, row, column) && view_cell(view, row, column)->state == DI_CELL_BLANK) {
                raise_cell(validation, finding, view, row, column);
            }
        }
    }
}

static void tell_of_table(const struct validation *validation, const struct di_rule *rule,
                          const struct table_view *view)
{
    const struct di_form_section *section =
        view->form->section != NULL ? di_form_section_by_role(validation->form, view->form->section) : NULL;
    struct di_finding *finding = raise_finding(validation, rule, DI_REASON_TABLE_BLANK, view->report->where);

    if (*view->form->caption.text != '\0') {
        di_finding_argue(validation->report, finding, "label", view->form->caption.text);
    } else if (section != NULL) {
        raise_words(validation, finding, "label", &section->name);
    }
}

/* One note for the report: few want to read where its blanks are, and report.json names them. */
void check_cell_states(const struct validation *validation, const struct di_rule *rule)
{
    struct di_finding *note = NULL;
    unsigned blanks = 0;

    for (size_t i = 0; i < validation->form->n_tables; i++) {
        const struct table_view *view = &validation->tables[i];
        unsigned blank, filled;

        if (view->report == NULL) {
            continue;
        }
        look_at(validation, rule, view, &blank, &filled);
        if (filled == 0) {
            tell_of_table(validation, rule, view);
        } else if (blank > 0) {
            note = note != NULL ? note : raise_finding(validation, rule, DI_REASON_CELLS_BLANK, view->report->where);
            name_blanks(validation, note, view);
            blanks += blank;
        }
    }
    di_finding_argue_number(validation->report, note, "count", di_decimal_of(blanks));
}
