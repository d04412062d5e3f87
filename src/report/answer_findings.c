#include <limits.h>

#include "answer_parts.h"
#include "docintake/limits.h"

/* Those besides the rule itself, each once. */
static void read_rules(struct di_reading *reading, struct di_finding *finding)
{
    struct di_scan *scan = &reading->scan;
    size_t named = 1;

    if (!di_scan_has(scan, "rules")) {
        return;
    }
    di_scan_open(scan, "rules", '[');
    do {
        const char *rule = di_reading_name(scan, NULL);

        if (rule != NULL) {
            di_finding_name_rule(reading->report, finding, rule);
        }
        if (finding->n_rules != ++named) {
            di_scan_fail(scan, "a few rules, each named once");
        }
    } while (di_scan_more(scan));
    di_scan_close(scan, ']');
}

static void read_arguments(struct di_reading *reading, struct di_finding *finding)
{
    struct di_scan *scan = &reading->scan;

    di_scan_open(scan, "arguments", '[');
    while (di_scan_more(scan)) {
        const char *name, *value;

        di_scan_open(scan, NULL, '[');
        name = di_reading_name(scan, NULL);
        value = di_scan_text(scan, NULL);
        di_scan_close(scan, ']');
        if (!scan->failed) {
            di_finding_argue(reading->report, finding, name, value);
        }
    }
    di_scan_close(scan, ']');
}

static void read_cell_references(struct di_scan *scan, struct di_finding *finding)
{
    di_scan_open(scan, "cells", '[');
    while (di_scan_more(scan)) {
        finding->cells = di_reading_room(scan, finding->cells, finding->n_cells, sizeof *finding->cells);
        if (finding->cells == NULL) {
            return;
        }
        di_scan_open(scan, NULL, '[');
        finding->cells[finding->n_cells] = (struct di_cell_reference){
            .table = di_reading_name(scan, NULL), .row = di_reading_name(scan, NULL), .column = NULL};
        if (!di_scan_null(scan, NULL)) {
            finding->cells[finding->n_cells].column = di_reading_name(scan, NULL);
        }
        finding->n_cells++;
        di_scan_close(scan, ']');
    }
    di_scan_close(scan, ']');
}

void di_reading_finding(struct di_reading *reading)
{
    struct di_scan *scan = &reading->scan;
    struct di_finding *finding;
    enum di_reason reason;
    enum di_severity severity;
    const char *text;

    di_scan_open(scan, NULL, '{');
    text = di_scan_text(scan, "code");
    reason = text != NULL ? di_reason_by_code(text) : DI_REASON_NONE;
    if (reason == DI_REASON_NONE) {
        di_scan_fail(scan, "a known code");
        return;
    }
    text = di_scan_text(scan, "severity");
    if (text == NULL || !di_severity_parse(text, &severity)) {
        di_scan_fail(scan, "a known severity");
        return;
    }
    finding = di_report_add_weighed(reading->report, reason, severity, NULL, DI_PLACE_NONE);
    if (!di_reading_added(scan, finding)) {
        return;
    }
    finding->rule = di_reading_name_if_set(scan, "rule");
    read_rules(reading, finding);
    read_arguments(reading, finding);
    read_cell_references(scan, finding);
    finding->where = di_reading_place(reading, "where");
    di_scan_close(scan, '}');
}

void di_reading_unlisted(struct di_reading *reading)
{
    struct di_scan *scan = &reading->scan;

    if (!di_scan_has(scan, "unlisted")) {
        return;
    }
    di_scan_open(scan, "unlisted", '[');
    for (size_t i = 0; i < DI_SEVERITIES; i++) {
        reading->report->unlisted[i] = di_scan_count(scan, NULL, INT_MAX / DI_SEVERITIES);
    }
    di_scan_close(scan, ']');
}
