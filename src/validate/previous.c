#include "previous.h"

#include <string.h>

#include "agency_name.h"
#include "roster.h"

/* How far a name can be this agency's. A city's bureau abbreviates that of its district: the nearest name is meant. */
enum likeness { OTHER, ABBREVIATES, SAME, IDENTICAL };

static enum likeness compare_names(const struct validation *validation, const char *name, const char *past)
{
    if (strcmp(name, past) == 0 || roster_same(validation, name, past)) {
        return IDENTICAL;
    }
    if (agency_name_same(validation->scratch, name, past)) {
        return SAME;
    }
    return agency_name_abbreviates(validation->scratch, name, past) ? ABBREVIATES : OTHER;
}

static enum likeness compare(const struct validation *validation, const struct di_report_field *year,
                             const struct di_report_field *agency, const struct di_past_report *past)
{
    if (year == NULL || past->year != year->number - 1 || agency == NULL || agency->value == NULL ||
        past->agency == NULL) {
        return OTHER;
    }
    return compare_names(validation, agency->value, past->agency);
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
    const struct di_past_report *nearest = NULL;
    enum likeness best = OTHER;

    if (history == NULL || history->reports == NULL) {
        return NULL;
    }
    for (const struct di_past_report *past = history->reports; past != NULL && best < IDENTICAL; past = past->next) {
        enum likeness likeness = compare(validation, year, agency, past);

        if (likeness > best) {
            best = likeness;
            nearest = past;
        }
    }
    if (nearest == NULL) {
        tell(validation, history->reports);
    }
    return nearest;
}
