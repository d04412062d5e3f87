#include "daemon.h"

#include <errno.h>
#include <stdio.h>

#include "blame.h"
#include "docintake/clock.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/name.h"
#include "journal.h"

static const char *const shelves[] = {"accepted", "returned"};

void filing_outbox_options(const struct di_config *config, struct di_outbox_options *ret_options)
{
    *ret_options = (struct di_outbox_options){
        .file_mode = (mode_t)config->file_mode,
        .folder_mode = (mode_t)config->folder_mode,
        .shelves = shelves,
        .n_shelves = sizeof shelves / sizeof *shelves,
        .reserved = results_reserved,
        .n_reserved = results_n_reserved,
    };
}

bool filing_has_delivered(void *context, const char *agency, const char *id)
{
    const struct daemon *daemon = context;

    return di_outbox_holds(daemon->outbox, agency, id);
}

void filing_remove_claim(struct daemon *daemon, struct di_claim *claim)
{
    struct di_error error = DI_ERROR_NONE;

    if (di_claim_remove(daemon->spool, claim, &error) != DI_OK) {
        state_trouble(daemon, claim->id, error.text);
        daemon->astray = true; /* it is delivered, and tried again to be removed */
    }
}

/* Says who sent what. */
static enum di_status address(struct di_report *report, const struct di_claim *claim, struct di_error *error)
{
    const struct di_record *record = &claim->record;
    struct di_name name, agency;

    if (!di_name_make(report->arena, record->name, &name) || !di_name_make(report->arena, record->agency, &agency)) {
        return di_fail_no_memory(error);
    }
    report->submission = (struct di_submission){
        .id = claim->id,
        .file_name = name.text,
        .file_name_base64 = name.base64,
        .bytes = record->bytes,
        .sha256 = record->sha256,
        .agency = agency.text,
        .received = record->received,
        .judged = di_clock_now(),
        .attempt = record->attempts,
    };
    return DI_OK;
}

/* A writer that had the file open when it was claimed has gone on: what was judged is not what lies there now. */
static enum di_status renew(struct daemon *daemon, struct di_claim *claim, struct di_error *error)
{
    journal_write(EVENT_ALTERED, (struct journal_fields){.claim = claim},
                  "altered after it was received, judged again");
    claim->record.attempts++;
    if (di_claim_renew(daemon->spool, claim, error) != DI_OK) {
        return DI_FAILED;
    }
    return di_fail(error, EAGAIN, "the document was altered after it was received");
}

/* Makes the results, and the delivery of them with the document behind filing->document_fd. */
static enum di_status make(struct daemon *daemon, const struct di_claim *claim, struct di_report *report,
                           struct filing *filing, struct di_error *error)
{
    if (address(report, claim, error) != DI_OK ||
        results_make(report, daemon->config->contact, &filing->results, error) != DI_OK) {
        return DI_FAILED;
    }
    filing->claim = claim;
    filing->report = report;
    filing->delivery = (struct di_delivery){
        .shelf = di_report_verdict(report) == DI_RETURNED ? "returned" : "accepted",
        .agency = claim->record.agency,
        .id = claim->id,
        .blobs = filing->results.blobs,
        .n_blobs = filing->results.count,
        .document_fd = filing->document_fd,
        .document_name = claim->record.name,
        .document_sha256 = claim->record.sha256,
        .document_alone = filing->document_fd >= 0 && di_writer_of(filing->document_fd) == DI_WRITER_NONE,
    };
    return DI_OK;
}

enum di_status filing_make(struct daemon *daemon, struct di_claim *claim, struct di_report *report,
                           struct filing *ret_filing, bool *ret_delivered, struct di_error *error)
{
    DI_AUTO_FD fd = di_claim_open(claim);
    struct filing filing = {.document_fd = fd};
    bool unchanged;

    if (fd < 0) {
        return di_fail(error, errno, "cannot open the document");
    }
    *ret_delivered = filing_has_delivered(daemon, claim->record.agency, claim->id);
    if (*ret_delivered) {
        return DI_OK; /* the rename was seen, its sync failed */
    }
    if (di_claim_unchanged(claim, fd, &unchanged, error) != DI_OK) {
        return DI_FAILED;
    }
    if (!unchanged) {
        return renew(daemon, claim, error);
    }
    if (make(daemon, claim, report, &filing, error) != DI_OK) {
        return DI_FAILED;
    }
    di_fd_steal(&fd);
    *ret_filing = filing;
    return DI_OK;
}

static void tell(const struct filing *filing)
{
    const struct di_report *report = filing->report;
    const struct di_record *record = &filing->claim->record;
    const char *verdict = di_verdict_name(di_report_verdict(report));
    const struct journal_fields fields = {
        .claim = filing->claim,
        .verdict = verdict,
        .ruleset = report->form.id,
        .duration_usec = (uint64_t)(di_clock_monotonic() - filing->submission->claimed_at) * 1000,
    };

    journal_write(EVENT_DELIVERED, fields, "%s: %s from %s; errors: %u, warnings: %u", verdict, record->name,
                  record->agency, di_report_count(report, DI_ERROR), di_report_count(report, DI_WARNING));
}

/* So that the same bytes, should they come again, are told what was said of them. */
static void remember(const struct daemon *daemon, const struct filing *filing)
{
    const struct submission *submission = filing->submission;
    struct di_answered answered;

    if (submission->rules[0] != '\0' && !blame_is_due(&submission->claim->record)) {
        snprintf(answered.shelf, sizeof answered.shelf, "%s", filing->delivery.shelf);
        snprintf(answered.id, sizeof answered.id, "%s", submission->claim->id);
        di_answered_note(daemon->spool, &submission->claim->record, submission->rules, &answered);
    }
}

void filing_deliver(struct daemon *daemon, struct filing *filings, size_t n_filings)
{
    struct di_delivery deliveries[DI_DELIVERIES_MAX];

    for (size_t i = 0; i < n_filings; i++) {
        deliveries[i] = filings[i].delivery;
    }
    di_deliver(daemon->outbox, deliveries, n_filings);
    for (size_t i = 0; i < n_filings; i++) {
        filings[i].delivery = deliveries[i];
        if (deliveries[i].status == DI_OK && filings[i].submission != NULL) {
            tell(&filings[i]);
            remember(daemon, &filings[i]);
            filing_remove_claim(daemon, filings[i].submission->claim);
        }
    }
}

void filing_clear(struct filing *filing)
{
    results_clear(&filing->results);
    di_fd_close(&filing->document_fd);
    di_arena_free(filing->arena);
}

static enum di_status deliver_left(struct daemon *daemon, const struct di_claim *claim, enum di_settled why,
                                   struct di_error *error)
{
    struct filing filing = {.document_fd = -1, .arena = di_arena_new(DI_LIMIT_ARENA_BYTES)};
    struct di_report *report;
    enum di_status status;

    if (filing.arena == NULL ||
        left_report(claim, why, daemon->config->limit_seconds, filing.arena, &report) != DI_OK) {
        status = di_fail_no_memory(error);
    } else {
        status = make(daemon, claim, report, &filing, error);
    }
    if (status == DI_OK) {
        filing_deliver(daemon, &filing, 1);
        status = filing.delivery.status;
        *error = filing.delivery.error;
    }
    filing_clear(&filing);
    return status;
}

static void tell_of_left(const struct di_claim *claim, enum di_settled why)
{
    journal_write(EVENT_LEFT, (struct journal_fields){.claim = claim}, "%s from %s stays in the inbox: %s",
                  claim->record.name, claim->record.agency,
                  why == DI_SETTLED_OVERSIZE ? "too large" : "still being written, answered as unfinished");
}

enum di_status filing_left(struct daemon *daemon, const struct di_candidate *candidate, enum di_settled why,
                           struct di_error *error)
{
    struct di_claim *claim;
    enum di_status status = DI_OK;

    if (di_left_claim(daemon->spool, di_watch_fd(daemon->watch), candidate, di_clock_now(), &claim, error) != DI_OK) {
        return DI_FAILED;
    }
    if (claim == NULL) {
        return DI_OK;
    }
    if (!filing_has_delivered(daemon, claim->record.agency, claim->id)) {
        status = deliver_left(daemon, claim, why, error);
        if (status == DI_OK) {
            tell_of_left(claim, why);
        }
    }
    if (status == DI_OK) {
        di_left_told(daemon->spool, claim);
    }
    di_claim_free(claim);
    return status;
}
