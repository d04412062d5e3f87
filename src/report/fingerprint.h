/*
 * fingerprint.h - by what a finding is known again in the next version of a report.
 *
 * A fingerprint is made of the rule or the code, and of the cells, or, where there are none, of the arguments that say
 * what the finding is about, such as the section. Places, numbers and quotations do not enter it: they change when
 * something else is mended. Findings of one report that would share one are told apart by their order.
 */
#ifndef DOCINTAKE_REPORT_FINGERPRINT_H
#define DOCINTAKE_REPORT_FINGERPRINT_H

#include "docintake/error.h"
#include "docintake/report.h"

#define DI_FINGERPRINT_BYTES 17

struct di_fingerprint {
    char text[DI_FINGERPRINT_BYTES]; /* 16 hexadecimal digits */
    size_t order;                    /* of the finding in the report, from 0 */
};

/* One fingerprint for each finding of report, in order; free with free(). NULL where there is no finding. */
enum di_status di_fingerprints_make(const struct di_report *report, struct di_fingerprint **ret_fingerprints,
                                    struct di_error *error);

#endif
