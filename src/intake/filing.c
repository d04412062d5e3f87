#include "daemon.h"

#include <errno.h>

#include "blame.h"
#include "docintake/clock.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/name.h"
#include "journal.h"
#include "results.h"

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

void file_away(struct daemon *daemon, struct di_claim *claim)
{
    struct di_error error = DI_ERROR_NONE;

    if (di_claim_remove(daemon->spool, claim, &error) != DI_OK) {
        state_trouble(daemon, claim->id, error.text); /* delivered; the next start removes it */
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

/* Delivers the report with the document behind fd; -1: without. */
static enum di_status deliver(struct daemon *daemon, const struct di_claim *claim, int fd, struct di_report *report,
                              struct di_error *error)
{
    struct results results;
    enum di_status status;

    if (address(report, claim, error) != DI_OK ||
        results_make(report, daemon->config->contact, &results, error) != DI_OK) {
        return DI_FAILED;
    }
    const struct di_delivery delivery = {
        .shelf = di_report_verdict(report) == DI_RETURNED ? "returned" : "accepted",
        .agency = claim->record.agency,
        .id = claim->id,
        .blobs = results.blobs,
        .n_blobs = results.count,
        .document_fd = fd,
        .document_name = claim->record.name,
        .document_sha256 = claim->record.sha256,
        .document_alone = fd >= 0 && di_writer_of(fd) == DI_WRITER_NONE,
    };
    status = di_deliver(daemon->outbox, &delivery, error);
    results_clear(&results);
    return status;
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

static void tell(const struct di_claim *claim, const struct di_report *report, int64_t since)
{
    const char *verdict = di_verdict_name(di_report_verdict(report));
    const struct journal_fields fields = {
        .claim = claim,
        .verdict = verdict,
        .ruleset = report->form.id,
        .duration_usec = (uint64_t)(di_clock_monotonic() - since) * 1000,
    };

    journal_write(EVENT_DELIVERED, fields, "%s: %s from %s, %u errors, %u warnings", verdict, claim->record.name,
                  claim->record.agency, di_report_count(report, DI_ERROR), di_report_count(report, DI_WARNING));
}

enum di_status file_report(struct daemon *daemon, const struct submission *submission, struct di_report *report,
                           struct di_error *error)
{
    struct di_claim *claim = submission->claim;
    DI_AUTO_FD fd = di_claim_open(claim);
    bool unchanged;

    if (fd < 0) {
        return di_fail(error, errno, "cannot open the document");
    }
    if (filing_has_delivered(daemon, claim->record.agency, claim->id)) {
        file_away(daemon, claim); /* the rename was seen, its sync failed */
        return DI_OK;
    }
    if (di_claim_unchanged(claim, fd, &unchanged, error) != DI_OK) {
        return DI_FAILED;
    }
    if (!unchanged) {
        return renew(daemon, claim, error);
    }
    if (deliver(daemon, claim, fd, report, error) != DI_OK) {
        return DI_FAILED;
    }
    tell(claim, report, submission->claimed_at);
    file_away(daemon, claim);
    return DI_OK;
}

static enum di_status deliver_unfinished(struct daemon *daemon, const struct di_claim *claim, struct di_error *error)
{
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_report *report;
    enum di_status status;

    if (arena == NULL || unfinished_report(claim, daemon->config->limit_seconds, arena, &report) != DI_OK) {
        status = di_fail_no_memory(error);
    } else {
        status = deliver(daemon, claim, -1, report, error);
    }
    if (status == DI_OK) {
        journal_write(EVENT_UNFINISHED, (struct journal_fields){.claim = claim},
                      "%s from %s is still being written and was answered as unfinished", claim->record.name,
                      claim->record.agency);
    }
    di_arena_free(arena);
    return status;
}

enum di_status file_unfinished(struct daemon *daemon, const struct di_candidate *candidate, struct di_error *error)
{
    struct di_claim *claim;
    enum di_status status = DI_OK;

    if (di_claim_unfinished(daemon->spool, di_watch_fd(daemon->watch), candidate, di_clock_now(), &claim, error) !=
        DI_OK) {
        return DI_FAILED;
    }
    if (!filing_has_delivered(daemon, claim->record.agency, claim->id)) {
        status = deliver_unfinished(daemon, claim, error);
    }
    di_claim_free(claim);
    return status;
}
