/* checks.h - the counts of what was checked (report.h) as a JSON object, the same in report.json and in the answer. */
#ifndef DOCINTAKE_REPORT_CHECKS_H
#define DOCINTAKE_REPORT_CHECKS_H

#include "docintake/report.h"
#include "json.h"
#include "scan.h"

void di_checks_write(struct di_json *json, const char *key, const struct di_checks *checks);
void di_checks_scan(struct di_scan *scan, const char *key, struct di_checks *ret_checks);

#endif
