/*
 * years-agree: the report states its year, and its statements agree. The first one ("year") is the report's; further
 * ones are "year.also". A table's heading may be the only place that states it; whether it agrees is table-year's.
 */
#include <string.h>

#include "checks.h"

static void tell(const struct validation *validation, const struct di_rule *rule, const struct di_report_field *year,
                 const struct di_report_field *also)
{
    struct di_finding *finding = raise_finding(validation, rule, DI_REASON_YEARS_DIFFER, also->where);

    di_finding_argue(validation->report, finding, "found_text", also->text);
    di_finding_argue(validation->report, finding, "other_text", year->text);
}

/* The first one that differs is enough: whoever mends it looks at the others too. */
void check_years_agree(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_report_field *year = di_report_find_field(validation->report, "year");
    const struct di_report_field *also = validation->report->fields;

    if (stated_year(validation) == NULL) {
        raise_finding(validation, rule, DI_REASON_YEAR_MISSING, DI_PLACE_NONE);
        return;
    }
    if (year == NULL || !year->is_number) {
        return;
    }
    while (also != NULL && (strcmp(also->id, "year.also") != 0 || !also->is_number || also->number == year->number)) {
        also = also->next;
    }
    if (also != NULL) {
        tell(validation, rule, year, also);
    }
}
