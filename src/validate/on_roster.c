/*
 * on-roster: the report's agency is one that owes the office a report, and the one in whose folder it lay. Nothing is
 * said where the office has no roster, or where the name can be that of several agencies.
 */
#include "checks.h"
#include "roster.h"

static void tell_unknown(const struct validation *validation, const struct di_rule *rule,
                         const struct di_report_field *agency)
{
    struct di_finding *finding = raise_finding(validation, rule, DI_REASON_AGENCY_UNKNOWN, agency->where);

    di_finding_argue(validation->report, finding, "found_text", agency->value);
}

static void tell_other(const struct validation *validation, const struct di_rule *rule,
                       const struct di_report_field *agency, const struct di_agency *folder)
{
    struct di_finding *finding = raise_finding(validation, rule, DI_REASON_AGENCY_FOLDER, agency->where);

    di_finding_argue(validation->report, finding, "found_text", agency->value);
    di_finding_argue(validation->report, finding, "other_text", folder->names[folder->n_names > 1 ? 1 : 0]);
}

void check_on_roster(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_report_field *agency = di_report_find_field(validation->report, "agency");
    const struct di_agency *found, *folder = roster_folder(validation);
    bool unclear;

    if (!roster_is_known(validation) || agency == NULL || agency->value == NULL || *agency->value == '\0') {
        return;
    }
    found = roster_find(validation, agency->value, &unclear);
    if (unclear) {
        return;
    }
    if (found == NULL) {
        tell_unknown(validation, rule, agency);
    } else if (folder != NULL && found != folder) {
        tell_other(validation, rule, agency, folder);
    }
}
