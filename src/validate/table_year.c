/*
 * table-year: the year in the table's heading is the report's. This, and not years-agree, tells of a table that has
 * another year, so that one slip is told once.
 */
#include <string.h>

#include "checks.h"

/* How many statements of the narrative name this year. */
static unsigned count_statements(const struct di_report *report, int64_t year)
{
    unsigned count = 0;

    for (const struct di_report_field *field = report->fields; field != NULL; field = field->next) {
        count += field->is_number && field->number == year &&
                 (strcmp(field->id, "year") == 0 || strncmp(field->id, "year.", strlen("year.")) == 0);
    }
    return count;
}

/* Most of the narrative names the table's year: then the slip lies in the narrative, and years-agree tells of it. */
static bool narrative_agrees(const struct di_report *report, const struct di_report_field *year,
                             const struct di_report_field *heading)
{
    return count_statements(report, heading->number) > count_statements(report, year->number);
}

static void compare(const struct validation *validation, const struct di_rule *rule, const struct di_report_field *year,
                    const struct di_report_field *heading)
{
    struct di_finding *finding;

    if (!heading->is_number || heading->number == year->number || narrative_agrees(validation->report, year, heading)) {
        return;
    }
    finding = raise_finding(validation, rule, DI_REASON_TABLE_YEAR, heading->where);
    di_finding_argue(validation->report, finding, "found_text", heading->text);
    di_finding_argue_number(validation->report, finding, "year", di_decimal_of(year->number));
    di_finding_argue(validation->report, finding, "other_text", year->text);
}

void check_table_year(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_report_field *year = di_report_find_field(validation->report, "year");

    if (year == NULL || !year->is_number) {
        return;
    }
    for (size_t i = 0; i < validation->form->n_tables; i++) {
        const struct di_form_table *table = &validation->form->tables[i];

        for (size_t j = 0; j < table->n_fields; j++) {
            const struct di_report_field *heading = di_report_find_field(validation->report, table->fields[j].id);

            if (table->fields[j].kind == DI_FIELD_YEAR && heading != NULL) {
                compare(validation, rule, year, heading);
            }
        }
    }
}
