/*
 * dates-sensible: the days on which the report and its tables are dated exist, lie behind the year reported on, and are
 * not later than the day on which the report came. When that day is not known, nothing is said of it.
 */
#include <string.h>

#include "checks.h"
#include "docintake/date.h"

/* Recognised as a date, whether there is such a day or not: "2018-02-30". */
static bool is_date(const char *value)
{
    return value != NULL && strspn(value, "0123456789-") == strlen("2018-02-30") && value[4] == '-' && value[7] == '-';
}

static void tell(const struct validation *validation, const struct di_rule *rule, enum di_reason reason,
                 const struct di_report_field *field)
{
    struct di_finding *finding = raise_finding(validation, rule, reason, field->where);
    const struct di_report_field *year = stated_year(validation);
    char received[DI_DATE_TEXT_BYTES];

    di_finding_argue(validation->report, finding, "found_text", field->text);
    if (year != NULL) {
        di_finding_argue_number(validation->report, finding, "year", di_decimal_of(year->number));
    }
    if (validation->circumstances->received != DI_DATE_NONE) {
        di_date_text(validation->circumstances->received, received);
        di_finding_argue(validation->report, finding, "received", received);
    }
}

/* A year that this form does not belong to is probably the slip itself, of which form-fits-year tells. */
static bool is_early(const struct validation *validation, di_date date)
{
    const struct di_report_field *year = stated_year(validation);

    return year != NULL && year->number >= validation->form->first_year &&
           year->number <= validation->form->last_year && date / 10000 <= year->number;
}

static void check(const struct validation *validation, const struct di_rule *rule, const struct di_report_field *field)
{
    di_date received = validation->circumstances->received, date;

    if (!is_date(field->value)) {
        return; /* left blank, or words */
    }
    if (!di_date_parse(field->value, &date)) {
        tell(validation, rule, DI_REASON_DATE_IMPOSSIBLE, field);
    } else if (received != DI_DATE_NONE && date > received) {
        tell(validation, rule, DI_REASON_DATE_FUTURE, field);
    } else if (is_early(validation, date)) {
        tell(validation, rule, DI_REASON_DATE_EARLY, field);
    }
}

void check_dates_sensible(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_report_field *signed_on = di_report_find_field(validation->report, "signed");

    if (signed_on != NULL) {
        check(validation, rule, signed_on);
    }
    for (size_t i = 0; i < validation->form->n_tables; i++) {
        const struct di_form_table *table = &validation->form->tables[i];

        for (size_t j = 0; j < table->n_fields; j++) {
            const struct di_report_field *field = di_report_find_field(validation->report, table->fields[j].id);

            if (table->fields[j].kind == DI_FIELD_DATE && field != NULL) {
                check(validation, rule, field);
            }
        }
    }
}
