/*
 * agency-named: the report names its agency, and its names can be one agency. The first one ("agency") is the
 * report's; further ones are "agency.also", and the one under the report "agency.signed". A table's heading may be the
 * only place that names it; whether it is the same is table-agency's.
 */
#include <string.h>

#include "agency_name.h"
#include "checks.h"
#include "roster.h"

static bool can_be(const struct validation *validation, const char *agency, const char *name)
{
    return agency_name_abbreviates(validation->scratch, agency, name) || roster_same(validation, agency, name);
}

static bool differs(const struct validation *validation, const struct di_report_field *agency,
                    const struct di_report_field *other)
{
    bool also = strcmp(other->id, "agency.also") == 0, signer = strcmp(other->id, "agency.signed") == 0;

    return (also || signer) && other->value != NULL && !can_be(validation, agency->value, other->value) &&
           !(signer && agency_name_signs_for(validation->scratch, other->value, agency->value));
}

static void tell(const struct validation *validation, const struct di_rule *rule, const struct di_report_field *agency,
                 const struct di_report_field *also)
{
    struct di_finding *finding = raise_finding(validation, rule, DI_REASON_AGENCIES_DIFFER, also->where);

    di_finding_argue(validation->report, finding, "found_text", also->value);
    di_finding_argue(validation->report, finding, "other_text", agency->value);
}

/* The first one that differs is enough: whoever mends it looks at the others too. */
void check_agency_named(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_report *report = validation->report;
    const struct di_report_field *agency = di_report_find_field(report, "agency"), *also = report->fields;

    if (agency == NULL || agency->value == NULL || *agency->value == '\0') {
        if (stated_in_heading(validation, DI_FIELD_AGENCY) == NULL) {
            raise_finding(validation, rule, DI_REASON_AGENCY_MISSING, DI_PLACE_NONE);
        }
        return;
    }
    while (also != NULL && !differs(validation, agency, also)) {
        also = also->next;
    }
    if (also != NULL) {
        tell(validation, rule, agency, also);
    }
}
