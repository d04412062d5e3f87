/*
 * period-whole: the figures are those of the report's year, from its first day to its last, where the report says from
 * when to when they count. The whole of another year is years-agree's.
 */
#include <stdio.h>
#include <string.h>

#include "checks.h"

#define PERIOD_BYTES 32

/* "2017-01-01/2017-12-31", or "/2017-12-31" where the beginning is not stated. */
static bool is_year(const char *period, int64_t year)
{
    char whole[PERIOD_BYTES];

    snprintf(whole, sizeof whole, "%04d-01-01/%04d-12-31", (int)year, (int)year);
    return strcmp(period, whole) == 0 || (*period == '/' && strcmp(period, strchr(whole, '/')) == 0);
}

/* Of the year with which the period ends, so of another than the report's. */
static bool is_another_year(const char *period)
{
    const char *end = strchr(period, '/');
    int year;

    return end != NULL && sscanf(end + 1, "%4d", &year) == 1 && is_year(period, year);
}

void check_period_whole(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_report_field *year = stated_year(validation);
    const struct di_report_field *period = di_report_find_field(validation->report, "period");
    struct di_finding *finding;

    if (year == NULL || period == NULL || period->value == NULL || is_year(period->value, year->number) ||
        is_another_year(period->value)) {
        return;
    }
    finding = raise_finding(validation, rule, DI_REASON_PERIOD, period->where);
    di_finding_argue(validation->report, finding, "found_text", period->text);
    di_finding_argue_number(validation->report, finding, "year", di_decimal_of(year->number));
}
