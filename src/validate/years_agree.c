/*
 * years-agree: the report states its year, and its statements agree. The first one ("year") is the report's; further
 * ones are "year.also" where they are the report's own, and "year.mentioned" where they may be left from another
 * report. A table's heading may be the only place that states it; whether it agrees is table-year's.
 */
#include <string.h>

#include "checks.h"

/* The first statement of this kind that names another year: whoever mends it looks at the others too. */
static const struct di_report_field *find_other(const struct di_report *report, const char *id,
                                                const struct di_report_field *year)
{
    for (const struct di_report_field *also = report->fields; also != NULL; also = also->next) {
        if (strcmp(also->id, id) == 0 && also->is_number && also->number != year->number) {
            return also;
        }
    }
    return NULL;
}

static void tell(const struct validation *validation, const struct di_rule *rule, enum di_reason reason,
                 const struct di_report_field *year, const struct di_report_field *also)
{
    struct di_finding *finding = raise_finding(validation, rule, reason, also->where);

    di_finding_argue(validation->report, finding, "found_text", also->text);
    di_finding_argue(validation->report, finding, "other_text", year->text);
}

void check_years_agree(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_report_field *year = di_report_find_field(validation->report, "year"), *other;

    if (stated_year(validation) == NULL) {
        raise_finding(validation, rule, DI_REASON_YEAR_MISSING, DI_PLACE_NONE);
        return;
    }
    if (year == NULL || !year->is_number) {
        return;
    }
    other = find_other(validation->report, "year.also", year);
    if (other != NULL) {
        tell(validation, rule, DI_REASON_YEARS_DIFFER, year, other);
        return;
    }
    other = find_other(validation->report, "year.mentioned", year);
    if (other != NULL) {
        tell(validation, rule, DI_REASON_YEAR_MENTIONED, year, other);
    }
}
