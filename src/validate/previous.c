#include "previous.h"

#include "agency_name.h"

/* Of the year before, and of an agency whose name can be this one's. */
static bool fits(const struct validation *validation, const struct di_report_field *year,
                 const struct di_report_field *agency, const struct di_past_report *past)
{
    return year != NULL && past->year == year->number - 1 && agency != NULL && agency->value != NULL &&
           past->agency != NULL && agency_name_abbreviates(validation->scratch, agency->value, past->agency);
}

static void tell(const struct validation *validation, const struct di_past_report *past)
{
    struct di_finding *finding =
        di_report_add_finding(validation->report, DI_REASON_PREVIOUS_UNFIT, NULL, DI_PLACE_NONE);

    di_finding_argue_number(validation->report, finding, "other_year", di_decimal_of(past->year));
    di_finding_argue(validation->report, finding, "other_text", past->agency != NULL ? past->agency : "");
}

const struct di_past_report *previous_report(const struct validation *validation)
{
    const struct di_history *history = validation->circumstances->history;
    const struct di_report_field *year = stated_year(validation);
    const struct di_report_field *agency = di_report_find_field(validation->report, "agency");

    if (history == NULL || history->reports == NULL) {
        return NULL;
    }
    for (const struct di_past_report *past = history->reports; past != NULL; past = past->next) {
        if (fits(validation, year, agency, past)) {
            return past;
        }
    }
    tell(validation, history->reports);
    return NULL;
}
