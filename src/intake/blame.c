#include "blame.h"

#include <inttypes.h>
#include <stdio.h>

#include "docintake/limits.h"

bool blame_is_due(const struct di_record *record)
{
    return record->crashes >= DI_LIMIT_SUBMISSION_ATTEMPTS || record->orphaned >= DI_LIMIT_SUBMISSION_ATTEMPTS;
}

static void argue(struct di_report *report, struct di_finding *finding, const char *name, uint64_t number)
{
    char text[24];

    snprintf(text, sizeof text, "%" PRIu64, number);
    di_finding_argue(report, finding, name, text);
}

enum di_status blame_report(const struct di_claim *claim, uint64_t seconds, struct di_arena *arena,
                            struct di_report **ret_report)
{
    struct di_report *report = di_report_new(arena);
    struct di_finding *finding;

    if (report == NULL) {
        return DI_FAILED;
    }
    finding = di_report_add_finding(report, claim->record.too_slow ? DI_REASON_TOO_SLOW : DI_REASON_UNREADABLE, NULL,
                                    DI_PLACE_NONE);
    argue(report, finding, "seconds", seconds);
    argue(report, finding, "attempts", DI_LIMIT_SUBMISSION_ATTEMPTS);
    if (di_arena_failed(arena)) {
        return DI_FAILED;
    }
    *ret_report = report;
    return DI_OK;
}
