/*
 * in-time: the report came until the last day that the office has set for the reports of its year. Nothing is said
 * where none is set, or where it is not known when the report came.
 */
#include "checks.h"
#include "docintake/date.h"
#include "docintake/text.h"
#include "roster.h"

/* The agency as the roster knows it: by its folder, or else by its name in the report. */
static const struct di_agency *find_agency(const struct validation *validation, const char *name)
{
    const struct di_agency *agency = roster_folder(validation);
    bool unclear;

    return agency != NULL || name == NULL || !roster_is_known(validation) ? agency
                                                                          : roster_find(validation, name, &unclear);
}

static const char *fold(const struct validation *validation, const char *name)
{
    return name != NULL ? di_text_fold(validation->scratch, name, DI_SPACES_DROP) : NULL;
}

static di_date find_deadline(const struct validation *validation, int year)
{
    const struct di_report_field *field = di_report_find_field(validation->report, "agency");
    const char *name = field != NULL ? field->value : NULL;
    const char *own[] = {fold(validation, validation->circumstances->folder), fold(validation, name)};
    const struct di_agency *agency = find_agency(validation, name);
    const struct di_office *office = validation->circumstances->office;

    return agency != NULL ? di_office_deadline(office, year, agency->folded, agency->n_names, agency->level)
                          : di_office_deadline(office, year, own, sizeof own / sizeof *own, "");
}

void check_in_time(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_report_field *year = stated_year(validation);
    di_date received = validation->circumstances->received, deadline;
    char text[DI_DATE_TEXT_BYTES];
    struct di_finding *finding;

    if (validation->circumstances->office == NULL || received == DI_DATE_NONE || year == NULL) {
        return;
    }
    deadline = find_deadline(validation, (int)year->number);
    if (deadline == DI_DATE_NONE || received <= deadline) {
        return;
    }
    finding = raise_finding(validation, rule, DI_REASON_LATE, DI_PLACE_NONE);
    di_finding_argue_number(validation->report, finding, "year", di_decimal_of(year->number));
    di_date_text(received, text);
    di_finding_argue(validation->report, finding, "received", text);
    di_date_text(deadline, text);
    di_finding_argue(validation->report, finding, "deadline", text);
}
