#include "daemon.h"

#include <errno.h>

#include "blame.h"
#include "docintake/clock.h"
#include "docintake/limits.h"
#include "journal.h"
#include "repeats.h"

enum di_status ending_save(struct submission *submission, struct di_error *error)
{
    enum di_status status = di_claim_save(submission->claim, error);

    submission->unsaved = status != DI_OK;
    return status;
}

void ending_put_off(struct daemon *daemon, struct submission *submission, const struct di_error *error)
{
    bool told = fault_is_general(error->number) && holding_fault(daemon, error);

    if (!told) {
        journal_write(EVENT_DEFERRED, (struct journal_fields){.claim = submission->claim}, "%s", error->text);
    }
    state_remember(daemon, submission->claim->id, error->text);
    reading_defer(daemon, submission);
}

static void answered(struct daemon *daemon, struct submission *submission)
{
    daemon->status.answered++;
    reading_forget(daemon, submission);
}

void ending_flush(struct daemon *daemon)
{
    filing_deliver(daemon, daemon->filings, daemon->n_filings);
    for (size_t i = 0; i < daemon->n_filings; i++) {
        struct filing *filing = &daemon->filings[i];

        if (filing->delivery.status == DI_OK) {
            holding_over(daemon);
            answered(daemon, filing->submission);
        } else {
            ending_put_off(daemon, filing->submission, &filing->delivery.error);
        }
        filing_clear(filing);
    }
    daemon->n_filings = 0;
}

/* Puts a report into the next filing; takes the arena that it lives in, unless that fails. */
static enum di_status file(struct daemon *daemon, struct submission *submission, struct di_report *report,
                           struct di_arena *arena, struct di_error *error)
{
    struct filing *filing = &daemon->filings[daemon->n_filings];
    bool delivered = false;

    if (filing_make(daemon, submission->claim, report, filing, &delivered, error) != DI_OK) {
        return DI_FAILED;
    }
    if (delivered) {
        filing_remove_claim(daemon, submission->claim);
        answered(daemon, submission);
        di_arena_free(arena);
    } else {
        filing->submission = submission;
        filing->arena = arena;
        daemon->n_filings++;
    }
    if (daemon->n_filings == DI_DELIVERIES_MAX) {
        ending_flush(daemon);
    }
    return DI_OK;
}

void ending_blame(struct daemon *daemon, struct submission *submission)
{
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_error error = DI_ERROR_NONE;
    struct di_report *report;

    if (arena == NULL || blame_report(submission->claim, daemon->config->reader_seconds, arena, &report) != DI_OK) {
        di_fail_no_memory(&error);
    } else if (file(daemon, submission, report, arena, &error) == DI_OK) {
        return;
    }
    ending_put_off(daemon, submission, &error);
    di_arena_free(arena);
}

void ending_repeat(struct daemon *daemon, struct submission *submission, const struct di_answered *answered)
{
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_error error = DI_ERROR_NONE;
    struct di_report *report;

    if (arena == NULL || repeat_report(answered, arena, &report) != DI_OK) {
        di_fail_no_memory(&error);
    } else if (file(daemon, submission, report, arena, &error) == DI_OK) {
        return;
    }
    ending_put_off(daemon, submission, &error);
    di_arena_free(arena);
}

/*
 * Counts an error of ours against the document if it is met again and others were read well in between, and defers it;
 * in the end it is answered all the same. What comes from its reader may be a lie, and what is true of one document
 * alone, such as that it takes more memory than there is, will be true the next time.
 */
static void count_failure(struct daemon *daemon, struct submission *submission, const struct di_error *error)
{
    struct di_record *record = &submission->claim->record;
    struct di_error trouble = DI_ERROR_NONE;

    if (submission->has_failed && daemon->n_well > submission->n_well_then) {
        record->failures++;
        record->attempts += !blame_is_due(record);
        submission->unsaved = true;
    }
    submission->has_failed = true;
    submission->n_well_then = daemon->n_well;
    daemon->test_is_due = true;
    if (blame_is_due(record) && ending_save(submission, &trouble) == DI_OK) {
        journal_write(EVENT_READER_FAULT, (struct journal_fields){.claim = submission->claim}, "%s", error->text);
        ending_blame(daemon, submission);
    } else {
        ending_put_off(daemon, submission, error);
    }
}

/* The document's own reader crashed, lied, or was too slow. */
static void count_crash(struct daemon *daemon, struct submission *submission, enum di_reader_end end, const char *text)
{
    struct di_record *record = &submission->claim->record;
    struct di_error error = DI_ERROR_NONE;

    journal_write(EVENT_READER_FAULT, (struct journal_fields){.claim = submission->claim}, "%s", text);
    record->crashes++;
    record->too_slow = end == DI_END_TOO_SLOW;
    if (!blame_is_due(record)) {
        record->attempts++;
    }
    if (ending_save(submission, &error) != DI_OK) {
        ending_put_off(daemon, submission, &error);
    } else if (blame_is_due(record)) {
        ending_blame(daemon, submission);
    } else {
        reading_defer(daemon, submission);
    }
}

static void read_answer(struct daemon *daemon, struct submission *submission, const struct di_reader_outcome *outcome)
{
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_error error = DI_ERROR_NONE;
    bool is_answer = true;
    struct di_report *report;

    if (arena == NULL) {
        di_fail_no_memory(&error);
    } else if (di_reader_report(outcome, arena, &report, &error) != DI_OK) {
        is_answer = error.number == ENOMEM; /* more than we have room for is not known to be none */
    } else if (file(daemon, submission, report, arena, &error) == DI_OK) {
        daemon->n_well++;
        return;
    }
    di_arena_free(arena);
    if (!is_answer) {
        count_crash(daemon, submission, DI_END_CRASHED, error.text);
    } else if (error.number == ENOMEM) {
        count_failure(daemon, submission, &error);
    } else {
        ending_put_off(daemon, submission, &error);
    }
}

void ending_test(struct daemon *daemon, const struct di_reader_outcome *outcome)
{
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_error error = DI_ERROR_NONE;
    struct di_report *report;

    if (arena == NULL) {
        return;
    }
    if (outcome->end != DI_END_ANSWERED) {
        state_trouble(daemon, "test of the reader", outcome->text);
    } else if (di_reader_report(outcome, arena, &report, &error) != DI_OK) {
        state_trouble(daemon, "test of the reader", error.text);
    } else {
        daemon->n_well++;
    }
    di_arena_free(arena);
}

void ending_handle(struct daemon *daemon, struct submission *submission, const struct di_reader_outcome *outcome)
{
    struct di_error error = DI_ERROR_NONE;

    switch (outcome->end) {
    case DI_END_ANSWERED:
        read_answer(daemon, submission, outcome);
        break;
    case DI_END_FAILED:
        di_fail(&error, 0, "the reader could not read it: %s", outcome->text);
        count_failure(daemon, submission, &error);
        break;
    case DI_END_CRASHED:
    case DI_END_TOO_SLOW:
        count_crash(daemon, submission, outcome->end, outcome->text);
        break;
    }
}
