#include "repeats.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#include "daemon.h"
#include "rules.h"

/* "20180301T093012.417Z-…" as the day and minute in the machine's time zone, as letters have it. */
static void time_of_id(const char *id, char *ret_text, size_t size)
{
    struct tm fields = {0};
    time_t seconds;

    *ret_text = '\0';
    if (strptime(id, "%Y%m%dT%H%M%S", &fields) == NULL) {
        return;
    }
    seconds = timegm(&fields);
    if (localtime_r(&seconds, &fields) != NULL) {
        strftime(ret_text, size, "%Y-%m-%d %H:%M", &fields);
    }
}

enum di_status repeat_report(const struct di_answered *answered, struct di_arena *arena, struct di_report **ret_report)
{
    enum di_reason reason =
        strcmp(answered->shelf, "returned") == 0 ? DI_REASON_ALREADY_RETURNED : DI_REASON_ALREADY_ACCEPTED;
    struct di_report *report = di_report_new(arena);
    struct di_finding *finding;
    char time[32];

    if (report == NULL) {
        return DI_FAILED;
    }
    time_of_id(answered->id, time, sizeof time);
    finding = di_report_add_finding(report, reason, NULL, DI_PLACE_NONE);
    di_finding_argue(report, finding, "id", answered->id);
    di_finding_argue(report, finding, "time", time);
    if (di_arena_failed(arena)) {
        return DI_FAILED;
    }
    *ret_report = report;
    return DI_OK;
}

void repeats_use_rules(struct daemon *daemon)
{
    struct di_error error = DI_ERROR_NONE;

    if (rules_name(daemon->forms_fd, daemon->options->config_path, daemon->config->roster, daemon->rules, &error) !=
        DI_OK) {
        daemon->rules[0] = '\0'; /* nothing is taken for a repetition */
        state_trouble(daemon, "rules", error.text);
    }
}

bool repeats_find(const struct daemon *daemon, const struct submission *submission, struct di_answered *ret_answered)
{
    return daemon->rules[0] != '\0' &&
           di_answered_find(daemon->spool, &submission->claim->record, daemon->rules, ret_answered);
}
