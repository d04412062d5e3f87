#include "daemon.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "blame.h"
#include "docintake/clock.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "journal.h"

/*
 * Documents given to the reader, for each that it reads at the same time, and documents claimed besides. While results
 * are put on the disk the reader goes on, and what it has done meanwhile shares the next syncs.
 */
#define GIVEN_FOR_EACH 4
#define CLAIMED_AHEAD 8

/* Of the reading that tests the reader; no submission has it. */
#define TEST_TICKET 0

/* --- Lists --- */

static void enqueue(struct daemon *daemon, struct submission *submission)
{
    if (submission->suspect) {
        TAILQ_INSERT_HEAD(&daemon->queued, submission, next);
    } else {
        TAILQ_INSERT_TAIL(&daemon->queued, submission, next);
    }
    daemon->n_queued++;
}

static void set_suspect(struct daemon *daemon, struct submission *submission, bool suspect)
{
    daemon->suspects += (unsigned)suspect - (unsigned)submission->suspect;
    submission->suspect = suspect;
}

void reading_defer(struct daemon *daemon, struct submission *submission)
{
    back_off(&submission->rest, di_clock_monotonic());
    set_suspect(daemon, submission, false);
    TAILQ_INSERT_TAIL(&daemon->deferred, submission, next);
    daemon->n_deferred++;
}

void reading_forget(struct daemon *daemon, struct submission *submission)
{
    set_suspect(daemon, submission, false);
    di_claim_free(submission->claim);
    free(submission);
}

static void forget_all(struct daemon *daemon, struct submissions *list)
{
    struct submission *submission;

    while ((submission = TAILQ_FIRST(list)) != NULL) {
        TAILQ_REMOVE(list, submission, next);
        reading_forget(daemon, submission);
    }
}

enum di_status reading_add(struct daemon *daemon, struct di_claim *claim, bool unsaved, struct di_error *error)
{
    struct submission *submission = calloc(1, sizeof *submission);

    if (submission == NULL) {
        di_claim_free(claim);
        return di_fail_no_memory(error);
    }
    submission->claim = claim;
    submission->ticket = ++daemon->next_ticket;
    submission->claimed_at = di_clock_monotonic();
    submission->unsaved = unsaved;
    enqueue(daemon, submission);
    state_changed(daemon);
    daemon_wake(daemon);
    return DI_OK;
}

/* Documents that the reader is given. A suspect is read alone. */
static size_t most_given(const struct daemon *daemon)
{
    size_t most = daemon->config->reader_parallel * GIVEN_FOR_EACH;

    return daemon->suspects > 0 ? 1 : most < DI_LIMIT_READER_PENDING ? most : DI_LIMIT_READER_PENDING;
}

size_t reading_room(const struct daemon *daemon)
{
    size_t most = most_given(daemon) + CLAIMED_AHEAD, in_work;

    if (daemon->reader == NULL || daemon->next_reader != NULL || daemon->suspects > 0) {
        return 0;
    }
    in_work = daemon->n_queued + di_reader_pending(daemon->reader);
    return in_work < most ? most - in_work : 0;
}

/* --- The reader --- */

static int handle_outcome(sd_event_source *source, int fd, uint32_t events, void *userdata);
static int handle_patience(sd_event_source *source, uint64_t usec, void *userdata);

static enum di_status start_reader(const struct daemon *daemon, const struct di_config *config,
                                   struct di_reader **ret_reader, struct di_error *error)
{
    const struct di_reader_options options = {
        .program = daemon->options->installation->reader,
        .forms_fd = daemon->forms_fd,
        .deadline_seconds = (unsigned)config->reader_seconds,
        .memory_bytes = (size_t)config->reader_memory_mib * DI_MIB,
        .parallel = (unsigned)config->reader_parallel,
        .office = &config->office,
        .documents_per_child = 1,
        .may_lack_locks = config->reader_lock == DI_LOCK_BEST_EFFORT,
    };

    return di_reader_start(&options, ret_reader, error);
}

/* Works with this reader from now on. */
static enum di_status use_reader(struct daemon *daemon, struct di_reader *reader, struct di_error *error)
{
    int result =
        sd_event_add_io(daemon->event, &daemon->reader_source, di_reader_fd(reader), EPOLLIN, handle_outcome, daemon);

    if (result < 0) {
        di_reader_stop(reader);
        return di_fail(error, -result, "cannot watch the reader");
    }
    daemon->reader = reader;
    state_tell_locks(daemon, reader);
    return DI_OK;
}

enum di_status reading_renew(struct daemon *daemon, const struct di_config *config, struct di_error *error)
{
    struct di_reader *reader;

    if (start_reader(daemon, config, &reader, error) != DI_OK) {
        return DI_FAILED;
    }
    di_reader_stop(daemon->next_reader);
    daemon->next_reader = reader;
    return DI_OK;
}

static void stop_reader(struct daemon *daemon)
{
    daemon->reader_source = sd_event_source_disable_unref(daemon->reader_source);
    sd_event_source_set_enabled(daemon->reader_patience, SD_EVENT_OFF);
    di_reader_stop(daemon->reader);
    daemon->reader = NULL;
}

/* Sets the time at which a silent reader is given up. */
static void watch_patience(struct daemon *daemon)
{
    int64_t patience = daemon->reader != NULL ? di_reader_patience_ms(daemon->reader) : -1;

    if (patience < 0) {
        sd_event_source_set_enabled(daemon->reader_patience, SD_EVENT_OFF);
    } else {
        sd_event_source_set_time_relative(daemon->reader_patience, (uint64_t)patience * 1000);
        sd_event_source_set_enabled(daemon->reader_patience, SD_EVENT_ONESHOT);
    }
}

/* The reader is gone, and what it was reading is to be read again, one by one, until the one that kills it is known. */
static void lose_reader(struct daemon *daemon, const struct di_error *error)
{
    struct submission *submission;

    journal_write(EVENT_READER_LOST, JOURNAL_NO_FIELDS, "the reader is lost: %s", error->text);
    state_remember(daemon, "reader", error->text);
    stop_reader(daemon);
    while ((submission = TAILQ_LAST(&daemon->reading, submissions)) != NULL) {
        TAILQ_REMOVE(&daemon->reading, submission, next);
        submission->claim->record.orphaned++;
        submission->claim->record.attempts++;
        submission->unsaved = true;
        set_suspect(daemon, submission, true);
        enqueue(daemon, submission);
    }
    back_off(&daemon->starting, di_clock_monotonic());
    daemon_wake(daemon);
}

/* --- What it says --- */

static struct submission *take_from_reading(struct daemon *daemon, uint64_t ticket)
{
    for (struct submission *submission = TAILQ_FIRST(&daemon->reading); submission != NULL;
         submission = TAILQ_NEXT(submission, next)) {
        if (submission->ticket == ticket) {
            TAILQ_REMOVE(&daemon->reading, submission, next);
            return submission;
        }
    }
    return NULL;
}

/* Takes one outcome. False where there is no reader any more. */
static bool receive_one(struct daemon *daemon)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_reader_outcome outcome;
    struct submission *submission;

    if (di_reader_receive(daemon->reader, &outcome, &error) != DI_OK) {
        lose_reader(daemon, &error);
        return false;
    }
    daemon->starting = (struct back_off){0};
    submission = take_from_reading(daemon, outcome.ticket);
    if (outcome.ticket == TEST_TICKET) {
        ending_test(daemon, &outcome);
    } else if (submission != NULL) {
        set_suspect(daemon, submission, false);
        ending_handle(daemon, submission, &outcome);
    }
    di_fd_close(&outcome.answer_fd);
    return true;
}

static bool has_more(const struct daemon *daemon)
{
    struct pollfd reader = {.fd = di_reader_fd(daemon->reader), .events = POLLIN};

    return poll(&reader, 1, 0) > 0;
}

/* Takes the outcomes that are there, and files them together. */
static void receive(struct daemon *daemon)
{
    bool more = true;

    for (int i = 0; more && i < DI_DELIVERIES_MAX; i++) {
        more = receive_one(daemon) && has_more(daemon);
    }
    ending_flush(daemon);
    watch_patience(daemon);
    state_changed(daemon);
    daemon_wake(daemon);
}

static int handle_outcome(sd_event_source *source, int fd, uint32_t events, void *userdata)
{
    (void)source;
    (void)fd;
    (void)events;
    receive(userdata);
    return 0;
}

static int handle_patience(sd_event_source *source, uint64_t usec, void *userdata)
{
    (void)source;
    (void)usec;
    receive(userdata); /* which gives the reader up */
    return 0;
}

/* --- Steps --- */

/* What was put off comes back a few at a time: a thousand that wait for one agency's folder leave room for others. */
static bool may_queue_due(const struct daemon *daemon)
{
    return daemon->n_queued < CLAIMED_AHEAD / 2;
}

static void queue_due(struct daemon *daemon, int64_t now)
{
    struct submission *submission = TAILQ_FIRST(&daemon->deferred), *following;

    for (; submission != NULL && may_queue_due(daemon); submission = following) {
        following = TAILQ_NEXT(submission, next);
        if (submission->rest.until <= now) {
            TAILQ_REMOVE(&daemon->deferred, submission, next);
            daemon->n_deferred--;
            enqueue(daemon, submission);
        }
    }
}

static enum di_status submit(struct daemon *daemon, struct submission *submission, struct di_error *error)
{
    const struct di_record *record = &submission->claim->record;
    DI_AUTO_FD fd = di_claim_open(submission->claim);
    const struct di_job job = {
        .task = DI_TASK_JUDGE,
        .document_fd = fd,
        .history_fd = -1, /* for the ledger, when there is one */
        .received = di_date_of_time(record->received),
        .folder = record->agency,
    };

    if (fd < 0) {
        return di_fail(error, errno, "cannot open the document");
    }
    if (submission->unsaved && ending_save(submission, error) != DI_OK) {
        return DI_FAILED;
    }
    return di_reader_submit(daemon->reader, submission->ticket, &job, error);
}

/*
 * Has the reader read a file of ours, which is no report. It is the witness where nobody else sends a document: a
 * reader that reads nothing at all is our fault, one that does not read a certain document is the document's.
 */
static void test_reader(struct daemon *daemon)
{
    DI_AUTO_FD fd = openat(di_spool_fd(daemon->spool), DI_STATUS_FILE, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    const struct di_job job = {.task = DI_TASK_JUDGE, .document_fd = fd, .history_fd = -1};
    struct di_error error = DI_ERROR_NONE;

    daemon->test_is_due = false;
    if (fd < 0 || di_reader_submit(daemon->reader, TEST_TICKET, &job, &error) != DI_OK) {
        return; /* the next failure asks for another */
    }
    watch_patience(daemon);
}

/* Gives the first of the queue to the reader, or answers it without. */
static void advance(struct daemon *daemon)
{
    struct submission *submission = TAILQ_FIRST(&daemon->queued);
    struct di_error error = DI_ERROR_NONE;
    struct di_answered answered;

    TAILQ_REMOVE(&daemon->queued, submission, next);
    daemon->n_queued--;
    submission->rules[0] = '\0';
    if (blame_is_due(&submission->claim->record)) {
        ending_blame(daemon, submission);
    } else if (repeats_find(daemon, submission, &answered)) {
        ending_repeat(daemon, submission, &answered);
    } else if (submit(daemon, submission, &error) == DI_OK) {
        memcpy(submission->rules, daemon->rules, sizeof submission->rules);
        TAILQ_INSERT_TAIL(&daemon->reading, submission, next);
        watch_patience(daemon);
    } else {
        ending_put_off(daemon, submission, &error);
    }
}

/* Starts a reader where there is none. The next one takes over when nothing is pending with the present one. */
static void keep_reader(struct daemon *daemon, int64_t now)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_reader *reader = daemon->next_reader;

    if (daemon->reader != NULL && reader != NULL && di_reader_pending(daemon->reader) == 0) {
        stop_reader(daemon);
    }
    if (daemon->reader != NULL || (reader == NULL && daemon->starting.until > now)) {
        return;
    }
    daemon->next_reader = NULL;
    if ((reader == NULL && start_reader(daemon, daemon->config, &reader, &error) != DI_OK) ||
        use_reader(daemon, reader, &error) != DI_OK) {
        state_trouble(daemon, "reader", error.text);
        back_off(&daemon->starting, now);
    }
}

void reading_step(struct daemon *daemon, int64_t now)
{
    queue_due(daemon, now);
    keep_reader(daemon, now);
    while (daemon->n_queued > 0 && daemon->reader != NULL && daemon->next_reader == NULL &&
           di_reader_pending(daemon->reader) < most_given(daemon)) {
        advance(daemon);
    }
    if (daemon->test_is_due && daemon->reader != NULL && daemon->suspects == 0) {
        test_reader(daemon);
    }
    ending_flush(daemon);
}

int64_t reading_due(const struct daemon *daemon)
{
    int64_t due = daemon->reader == NULL ? daemon->starting.until : INT64_MAX;

    if (!may_queue_due(daemon)) {
        return due; /* an outcome comes first */
    }
    for (const struct submission *submission = TAILQ_FIRST(&daemon->deferred); submission != NULL;
         submission = TAILQ_NEXT(submission, next)) {
        due = submission->rest.until < due ? submission->rest.until : due;
    }
    return due;
}

enum di_status reading_open(struct daemon *daemon, struct di_error *error)
{
    const char *forms = daemon->options->installation->forms;
    struct di_reader *reader;
    int result;

    daemon->forms_fd = open(forms, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (daemon->forms_fd < 0) {
        return di_fail(error, errno, "cannot open the folder of the forms, %s", forms);
    }
    repeats_use_rules(daemon);
    result = sd_event_add_time(daemon->event, &daemon->reader_patience, CLOCK_BOOTTIME, 0, 0, handle_patience, daemon);
    if (result >= 0) {
        result = sd_event_source_set_enabled(daemon->reader_patience, SD_EVENT_OFF);
    }
    if (result < 0) {
        return di_fail(error, -result, "cannot set a timer");
    }
    return start_reader(daemon, daemon->config, &reader, error) == DI_OK ? use_reader(daemon, reader, error)
                                                                         : DI_FAILED;
}

void reading_close(struct daemon *daemon)
{
    if (daemon->reader != NULL) {
        stop_reader(daemon);
    }
    di_reader_stop(daemon->next_reader);
    forget_all(daemon, &daemon->queued);
    forget_all(daemon, &daemon->reading);
    forget_all(daemon, &daemon->deferred);
    sd_event_source_disable_unref(daemon->reader_patience);
    di_fd_close(&daemon->forms_fd);
}
