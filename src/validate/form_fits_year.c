/*
 * form-fits-year: the form is that of the report's year. The labels decided which form it is; where another form
 * belongs to the year, it is named.
 */
#include "checks.h"

void check_form_fits_year(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_form *form = validation->form;
    const struct di_report_field *year = stated_year(validation);
    const struct di_form *right;
    struct di_finding *finding;

    if (year == NULL || (year->number >= form->first_year && year->number <= form->last_year)) {
        return;
    }
    finding = raise_finding(validation, rule, DI_REASON_FORM_YEAR, year->where);
    di_finding_argue_number(validation->report, finding, "year", di_decimal_of(year->number));
    raise_words(validation, finding, "form", &form->name);
    di_finding_argue_number(validation->report, finding, "first_year", di_decimal_of(form->first_year));
    if (form->last_year == DI_FORM_IN_USE) {
        di_finding_argue(validation->report, finding, "last_year", "…");
    } else {
        di_finding_argue_number(validation->report, finding, "last_year", di_decimal_of(form->last_year));
    }
    right = form->among != NULL ? di_forms_of_year(form->among, year->number) : NULL;
    if (right != NULL) {
        raise_words(validation, finding, "right_form", &right->name);
    }
}
