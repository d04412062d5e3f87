/*
 * table-agency: the agency that fills in the table is the report's. Stricter than agency-named, because the table is
 * passed on without the report: 云岭区分局 for 云岭分局 is asked about.
 */
#include "agency_name.h"
#include "checks.h"

static void compare(const struct validation *validation, const struct di_rule *rule,
                    const struct di_report_field *agency, const struct di_report_field *filler)
{
    struct di_finding *finding;

    if (filler->value == NULL || agency_name_same(validation->scratch, agency->value, filler->value)) {
        return;
    }
    finding = raise_finding(validation, rule, DI_REASON_TABLE_AGENCY, filler->where);
    di_finding_argue(validation->report, finding, "found_text", filler->value);
    di_finding_argue(validation->report, finding, "other_text", agency->value);
}

void check_table_agency(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_report_field *agency = di_report_find_field(validation->report, "agency");
    const struct di_report_field *filler = stated_in_heading(validation, DI_FIELD_AGENCY);

    if (agency != NULL && agency->value != NULL && filler != NULL) {
        compare(validation, rule, agency, filler);
    }
}
