#include "blame.h"

#include <inttypes.h>
#include <stdio.h>

#include "docintake/limits.h"

bool blame_is_due(const struct di_record *record)
{
    return record->crashes >= DI_LIMIT_SUBMISSION_ATTEMPTS || record->orphaned >= DI_LIMIT_SUBMISSION_ATTEMPTS ||
           record->failures >= DI_LIMIT_SUBMISSION_FAILURES;
}

static void argue(struct di_report *report, struct di_finding *finding, const char *name, uint64_t number)
{
    char text[24];

    snprintf(text, sizeof text, "%" PRIu64, number);
    di_finding_argue(report, finding, name, text);
}

/* A report with one finding, which has these two numbers as arguments. NULL when out of memory. */
static struct di_report *report_with(struct di_arena *arena, enum di_reason reason, const char *name, uint64_t number,
                                     const char *other_name, uint64_t other_number)
{
    struct di_report *report = di_report_new(arena);
    struct di_finding *finding;

    if (report == NULL) {
        return NULL;
    }
    finding = di_report_add_finding(report, reason, NULL, DI_PLACE_NONE);
    argue(report, finding, name, number);
    argue(report, finding, other_name, other_number);
    return di_arena_failed(arena) ? NULL : report;
}

enum di_status blame_report(const struct di_claim *claim, uint64_t seconds, struct di_arena *arena,
                            struct di_report **ret_report)
{
    const struct di_record *record = &claim->record;
    bool failed = record->failures >= DI_LIMIT_SUBMISSION_FAILURES;
    enum di_reason reason = record->too_slow && !failed ? DI_REASON_TOO_SLOW : DI_REASON_UNREADABLE;
    unsigned attempts = failed ? DI_LIMIT_SUBMISSION_FAILURES : DI_LIMIT_SUBMISSION_ATTEMPTS;
    struct di_report *report = report_with(arena, reason, "seconds", seconds, "attempts", attempts);

    if (report == NULL) {
        return DI_FAILED;
    }
    *ret_report = report;
    return DI_OK;
}

enum di_status left_report(const struct di_claim *claim, enum di_settled why, uint64_t seconds, struct di_arena *arena,
                           struct di_report **ret_report)
{
    enum di_reason reason = why == DI_SETTLED_OVERSIZE ? DI_REASON_NOT_TAKEN : DI_REASON_UNFINISHED;
    uint64_t minutes = seconds < 60 ? 1 : seconds / 60;
    struct di_report *report = report_with(arena, reason, "minutes", minutes, "bytes", claim->record.bytes);

    if (report == NULL) {
        return DI_FAILED;
    }
    *ret_report = report;
    return DI_OK;
}
