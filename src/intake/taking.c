#include "daemon.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "docintake/clock.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "journal.h"

/* Files looked at in one step, so that outcomes and signals are not kept waiting by a crowd. */
#define LOOKS_PER_STEP 64

/* A file that cannot be looked at or taken is tried again after this, and ever more seldom. */
#define FAULT_RETRY_MS INT64_C(10000)

static void note(struct daemon *daemon, const char *path, enum di_sign sign, bool trusted)
{
    struct di_error error = DI_ERROR_NONE;

    if (di_waiting_note(daemon->waiting, path, sign, trusted, di_clock_monotonic(), &error) != DI_OK) {
        state_trouble(daemon, "cannot note a file", error.text); /* the next scan finds it again */
    }
    daemon_wake(daemon);
}

/* Whether senders mark their files in the folder of this path's agency. */
static bool is_marked(const struct daemon *daemon, const char *path)
{
    size_t length = strcspn(path, "/");
    char agency[NAME_MAX + 1] = "-";

    if (length < sizeof agency && path[length] == '/') {
        memcpy(agency, path, length);
        agency[length] = '\0';
    }
    return di_patterns_match(&daemon->config->marked, agency);
}

static const char *last_step(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash != NULL ? slash + 1 : path;
}

static void noticed(void *context, const char *path, enum di_notice notice, bool trusted)
{
    static const enum di_sign signs[] = {
        [DI_NOTICE_SCANNED] = DI_SIGN_SCANNED,
        [DI_NOTICE_CHANGED] = DI_SIGN_CHANGED,
        [DI_NOTICE_MOVED_IN] = DI_SIGN_MOVED_IN,
    };
    struct daemon *daemon = context;
    char *marked = is_marked(daemon, path) ? di_marked_path(path) : NULL;

    if (marked == NULL) {
        note(daemon, path, signs[notice], trusted);
    } else if (!di_watch_ignores(&daemon->watch_options, last_step(marked))) {
        /* A marker is a sign of the file that it marks, and no submission. */
        note(daemon, marked, notice == DI_NOTICE_SCANNED ? DI_SIGN_SCANNED : DI_SIGN_CHANGED, trusted);
    }
    free(marked);
}

static void trouble(void *context, const char *text)
{
    state_trouble(context, "inbox", text);
}

static void mode(void *context, const char *path, const char *reason)
{
    struct daemon *daemon = context;
    const char *slash = *path != '\0' ? "/" : "";

    if (reason == NULL) {
        journal_write(EVENT_INBOX, JOURNAL_NO_FIELDS, "inbox%s%s is watched", slash, path);
    } else {
        journal_write(EVENT_INBOX, JOURNAL_NO_FIELDS, "inbox%s%s is only scanned, every %" PRIu64 " s: %s", slash, path,
                      daemon->config->scan_seconds, reason);
    }
    state_changed(daemon);
}

void taking_configure(struct daemon *daemon)
{
    daemon->watch_options = (struct di_watch_options){
        .scan_usec = daemon->config->scan_seconds * 1000 * 1000,
        .ignore = daemon->config->ignore,
        .polled = daemon->config->polled,
        .watched = daemon->config->watched,
        .probe_fd = di_spool_fd(daemon->spool),
    };
}

enum di_status taking_open(struct daemon *daemon, struct di_error *error)
{
    taking_configure(daemon);
    daemon->listener =
        (struct di_watch_listener){.noticed = noticed, .trouble = trouble, .mode = mode, .context = daemon};
    daemon->waiting = di_waiting_new();
    if (daemon->waiting == NULL) {
        return di_fail_no_memory(error);
    }
    return di_watch_new(daemon->event, daemon->root_fd, "inbox", &daemon->watch_options, &daemon->listener,
                        &daemon->watch, error);
}

void taking_close(struct daemon *daemon)
{
    di_watch_free(daemon->watch);
    di_waiting_free(daemon->waiting);
}

/* The rules for a candidate: two rounds of scanning where nothing else tells of a change. */
static struct di_settle_rules rules_for(const struct daemon *daemon, const struct di_candidate *candidate)
{
    const struct di_config *config = daemon->config;
    struct di_settle_rules rules = {
        .quiet = (int64_t)config->settle_seconds * 1000,
        .incomplete = (int64_t)config->incomplete_seconds * 1000,
        .open = (int64_t)config->open_seconds * 1000,
        .limit = (int64_t)config->limit_seconds * 1000,
        .marked = di_patterns_match(&config->marked, candidate->agency),
        .single = config->refuse_hard_links,
    };
    int64_t rounds = 2 * (int64_t)config->scan_seconds * 1000;

    if (!candidate->trusted && rules.quiet < rounds) {
        rules.quiet = rounds;
    }
    return rules;
}

static enum di_status look(struct daemon *daemon, struct di_candidate *candidate, int64_t now,
                           enum di_settled *ret_settled, int64_t *ret_again, struct di_error *error)
{
    struct di_settle_rules rules = rules_for(daemon, candidate);
    size_t folder_length = (size_t)(candidate->name - candidate->path);
    char *folder = strndup(candidate->path, folder_length > 0 ? folder_length - 1 : 0);
    DI_AUTO_FD fd = folder != NULL ? di_fd_open_folder(di_watch_fd(daemon->watch), folder) : -1;

    free(folder);
    if (fd < 0 && (errno == ENOENT || errno == ENOTDIR || errno == ELOOP)) {
        *ret_settled = DI_SETTLED_NOTHING;
        return DI_OK;
    }
    if (fd < 0) {
        return di_fail(error, errno, "cannot open a folder of the inbox");
    }
    return di_settle_look(&candidate->settle, &rules, fd, candidate->name, now, ret_settled, ret_again, error);
}

/* The candidate could not be looked at or taken. general: nor could the next one be. */
static void put_off(struct daemon *daemon, struct di_candidate *candidate, int64_t now, const struct di_error *error,
                    bool general)
{
    int64_t so_far = now - candidate->settle.first_seen;

    state_trouble_of_file(daemon, candidate->path, error->text);
    if (general) {
        holding_fault(daemon, error);
    }
    di_waiting_return(daemon->waiting, candidate, now + (so_far > FAULT_RETRY_MS ? so_far : FAULT_RETRY_MS));
}

/* The file has gone, or was taken. */
static void drop(struct daemon *daemon, struct di_candidate *candidate)
{
    di_left_forget(daemon->spool, candidate->path);
    di_waiting_drop(daemon->waiting, candidate);
}

/* What has become of a file that was to be claimed. */
static void end_taking(struct daemon *daemon, struct di_taking *taking, int64_t now)
{
    struct di_candidate *candidate = taking->candidate;
    struct di_error error = DI_ERROR_NONE;
    struct di_claim *claim = taking->claim;

    if (di_error_is_set(&taking->error)) {
        put_off(daemon, candidate, now, &taking->error, fault_is_general(taking->error.number));
        daemon->astray = true; /* it may be in the spool already */
        return;
    }
    holding_over(daemon);
    if (claim == NULL) {
        di_waiting_return(daemon->waiting, candidate, now); /* changed since: look again */
        return;
    }
    journal_write(EVENT_CLAIMED, (struct journal_fields){.claim = claim}, "received %s from %s", claim->record.name,
                  claim->record.agency);
    if (candidate->settle.marked) {
        di_marker_remove(di_watch_fd(daemon->watch), candidate->path);
    }
    drop(daemon, candidate);
    if (reading_add(daemon, claim, false, &error) != DI_OK) {
        state_trouble(daemon, "spool", error.text);
        daemon->astray = true;
    }
}

/* Looks at a candidate; true where it is ready to be claimed, otherwise it has been given back. */
static bool is_ready(struct daemon *daemon, struct di_candidate *candidate, int64_t now)
{
    struct di_error error = DI_ERROR_NONE;
    enum di_settled settled;
    int64_t again = 0;

    if (look(daemon, candidate, now, &settled, &again, &error) != DI_OK) {
        /* A stale mount of one agency is no reason to keep the others waiting. */
        put_off(daemon, candidate, now, &error, fault_is_of_process(error.number));
        return false;
    }
    if ((settled == DI_SETTLED_UNFINISHED || settled == DI_SETTLED_OVERSIZE) &&
        filing_left(daemon, candidate, settled, &error) != DI_OK) {
        put_off(daemon, candidate, now, &error, fault_is_general(error.number));
        return false;
    }
    if (settled == DI_SETTLED_READY) {
        return true;
    }
    if (settled == DI_SETTLED_NOTHING) {
        drop(daemon, candidate);
    } else {
        di_waiting_return(daemon->waiting, candidate, again);
    }
    return false;
}

/* Takes up, or removes, claims that a fault has left in the spool without anybody at work on them. */
static void gather_strays(struct daemon *daemon, int64_t now)
{
    struct di_error error = DI_ERROR_NONE;

    if (!daemon->astray || daemon->straying.until > now) {
        return;
    }
    daemon->astray = false;
    back_off(&daemon->straying, now);
    if (taking_recover(daemon, &error) != DI_OK) {
        state_trouble(daemon, "spool", error.text);
        daemon->astray = true;
    }
    if (!daemon->astray) {
        daemon->straying = (struct back_off){0};
    }
}

/* Files that may be claimed now. */
static size_t room(struct daemon *daemon, int64_t now)
{
    size_t most = reading_room(daemon);

    if (!holding_allows(daemon, now) || di_watch_fd(daemon->watch) < 0) {
        return 0;
    }
    return most < DI_TAKINGS_MAX ? most : DI_TAKINGS_MAX;
}

void taking_step(struct daemon *daemon, int64_t now, bool *ret_more)
{
    struct di_taking takings[DI_TAKINGS_MAX];
    size_t n_takings = 0, most;
    uint64_t bytes = 0;
    int looks = 0;

    gather_strays(daemon, now);
    most = room(daemon, now);
    for (; n_takings < most && bytes < DI_LIMIT_TAKEN_BYTES && looks < LOOKS_PER_STEP; looks++) {
        struct di_candidate *candidate = di_waiting_take(daemon->waiting, now);

        if (candidate == NULL) {
            break;
        }
        if (is_ready(daemon, candidate, now)) {
            takings[n_takings++] = (struct di_taking){.candidate = candidate};
            bytes += (uint64_t)candidate->settle.signature.bytes; /* which are hashed while everything else waits */
        }
    }
    di_claims_take(daemon->spool, di_watch_fd(daemon->watch), takings, n_takings, di_clock_now());
    for (size_t i = 0; i < n_takings; i++) {
        end_taking(daemon, &takings[i], now);
    }
    if (di_waiting_count(daemon->waiting) != daemon->status.waiting) {
        state_changed(daemon);
    }
    *ret_more = looks == LOOKS_PER_STEP || bytes >= DI_LIMIT_TAKEN_BYTES;
}

int64_t taking_due(const struct daemon *daemon)
{
    int64_t gathering = daemon->astray ? daemon->straying.until : INT64_MAX;
    int64_t claiming = di_waiting_due(daemon->waiting);

    if (di_watch_fd(daemon->watch) < 0 || reading_room(daemon) == 0) {
        claiming = INT64_MAX; /* a scan or an outcome comes first */
    } else if (claiming < holding_until(daemon)) {
        claiming = holding_until(daemon);
    }
    claiming = claiming < gathering ? claiming : gathering;
    return claiming < holding_due(daemon) ? claiming : holding_due(daemon);
}

static bool is_on(const struct submissions *list, const char *id)
{
    for (const struct submission *submission = TAILQ_FIRST(list); submission != NULL;
         submission = TAILQ_NEXT(submission, next)) {
        if (strcmp(submission->claim->id, id) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_known(void *context, const char *id)
{
    const struct daemon *daemon = context;

    return is_on(&daemon->queued, id) || is_on(&daemon->reading, id) || is_on(&daemon->deferred, id);
}

static void complain(void *context, const char *id, const struct di_error *error)
{
    struct daemon *daemon = context;

    state_trouble(daemon, id, error->text);
    if (error->number != 0) {
        daemon->astray = true; /* it may pass */
    } else {
        daemon->status.corrupt++;
    }
}

/* What to do with a claim that was found. */
static enum di_status take_up(struct daemon *daemon, struct di_claim *claim, struct di_error *error)
{
    if (filing_has_delivered(daemon, claim->record.agency, claim->id)) {
        filing_remove_claim(daemon, claim);
        di_claim_free(claim);
        return DI_OK;
    }
    claim->record.attempts++;
    journal_write(EVENT_RECOVERED, (struct journal_fields){.claim = claim}, "found in the spool, judged again");
    return reading_add(daemon, claim, true, error);
}

enum di_status taking_recover(struct daemon *daemon, struct di_error *error)
{
    const struct di_recovery recovery = {.known = is_known, .complain = complain, .context = daemon};
    struct di_claim **claims;
    size_t n_claims;

    daemon->status.corrupt = 0;
    if (di_claims_recover(daemon->spool, di_watch_fd(daemon->watch), &recovery, &claims, &n_claims, error) != DI_OK) {
        return DI_FAILED;
    }
    for (size_t i = 0; i < n_claims; i++) {
        struct di_error trouble_met = DI_ERROR_NONE;

        if (take_up(daemon, claims[i], &trouble_met) != DI_OK) {
            state_trouble(daemon, "spool", trouble_met.text);
            daemon->astray = true;
        }
    }
    free(claims);
    return DI_OK;
}
