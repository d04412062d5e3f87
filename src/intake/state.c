#include "daemon.h"

#include <inttypes.h>
#include <limits.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <systemd/sd-daemon.h>

#include "docintake/clock.h"
#include "docintake/text.h"
#include "journal.h"

/* A crowd of files changes the status a thousand times; it is told so often at the most. */
#define TELL_USEC 250000

/* An error that comes again is put into the journal again after this. */
#define REPEAT_MS INT64_C(300000)

/* Files in trouble of which the journal is told one by one, in so long a time. */
#define FILES_TOLD 50
#define FILES_TOLD_MS INT64_C(60000)

static uint64_t active(const struct daemon *daemon)
{
    return daemon->n_queued + (daemon->reader != NULL ? di_reader_pending(daemon->reader) : 0);
}

static di_time_ms oldest(const struct daemon *daemon)
{
    int64_t first_seen = daemon->waiting != NULL ? di_waiting_oldest(daemon->waiting) : INT64_MAX;

    return first_seen != INT64_MAX ? di_clock_now() - (di_clock_monotonic() - first_seen) : 0;
}

/* How changes are noticed, as it is being put together. */
struct noticing {
    char *text; /* of DI_STATUS_NOTICING_BYTES */
    unsigned unnamed;
};

static void add_mode(void *context, const char *path, const char *reason)
{
    struct noticing *noticing = context;
    size_t length = strlen(noticing->text), room = DI_STATUS_NOTICING_BYTES - sizeof "; 4294967295 more" - length;
    char name[NAME_MAX + 1];
    int added;

    di_safe_name(*path != '\0' ? path : "inbox", NULL, 0, name);
    di_text_one_line(name);
    added = snprintf(noticing->text + length, room, "%s%s %s%s%s", length > 0 ? "; " : "", name,
                     reason == NULL ? "watched" : "only scanned (", reason == NULL ? "" : reason,
                     reason == NULL ? "" : ")");
    if (added < 0 || (size_t)added >= room) {
        noticing->text[length] = '\0';
        noticing->unnamed++;
    }
}

static void see_noticing(struct daemon *daemon)
{
    struct noticing noticing = {.text = daemon->status.noticing};
    size_t length;

    *noticing.text = '\0';
    if (daemon->watch != NULL) {
        di_watch_modes(daemon->watch, add_mode, &noticing);
    }
    length = strlen(noticing.text);
    if (noticing.unnamed > 0) {
        snprintf(noticing.text + length, DI_STATUS_NOTICING_BYTES - length, "; %u more", noticing.unnamed);
    }
}

static void tell_manager(const struct di_status_record *status)
{
    char age[64] = "", corrupt[64] = "", held[DI_ERROR_TEXT_BYTES + 32] = "", trouble[DI_ERROR_TEXT_BYTES + 32] = "";
    const char *warning = status->unlocked[0] != '\0' ? "; " : "";

    if (status->oldest != 0) {
        snprintf(age, sizeof age, ", oldest for %" PRId64 " s", (status->written - status->oldest) / 1000);
    }
    if (status->corrupt > 0) {
        snprintf(corrupt, sizeof corrupt, ", %" PRIu64 " corrupt", status->corrupt);
    }
    if (status->held[0] != '\0') {
        snprintf(held, sizeof held, "; nothing is claimed: %s", status->held);
    }
    if (status->last_error[0] != '\0') {
        snprintf(trouble, sizeof trouble, "; last error: %s", status->last_error);
    }
    sd_notifyf(
        0, "STATUS=%" PRIu64 " waiting%s, %" PRIu64 " active, %" PRIu64 " deferred%s, %" PRIu64 " answered%s%s%s%s%s%s",
        status->waiting, age, status->active, status->deferred, corrupt, status->answered,
        status->noticing[0] != '\0' ? "; " : "", status->noticing, held, warning, status->unlocked, trouble);
}

void state_write(struct daemon *daemon, enum di_daemon_state state)
{
    struct di_status_record *status = &daemon->status;

    status->state = state;
    status->written = di_clock_now();
    status->waiting = daemon->waiting != NULL ? di_waiting_count(daemon->waiting) : 0;
    status->active = active(daemon);
    status->deferred = daemon->n_deferred;
    status->oldest = oldest(daemon);
    see_noticing(daemon);
    tell_manager(status);
    di_status_write(di_spool_fd(daemon->spool), status, NULL); /* a full disk is told by what matters more */
}

static int handle_timer(sd_event_source *source, uint64_t usec, void *userdata)
{
    (void)source;
    (void)usec;
    state_write(userdata, DI_DAEMON_RUNNING);
    /* free() keeps what large answers took: the daemon would be as large as they were for as long as it runs. */
    malloc_trim(0);
    return 0;
}

void state_changed(struct daemon *daemon)
{
    bool on_its_way = sd_event_source_get_enabled(daemon->status_timer, NULL) > 0;

    if (!on_its_way) {
        sd_event_source_set_time_relative(daemon->status_timer, TELL_USEC);
        sd_event_source_set_enabled(daemon->status_timer, SD_EVENT_ONESHOT);
    }
}

bool state_remember(struct daemon *daemon, const char *what, const char *text)
{
    struct di_status_record *status = &daemon->status;
    char line[DI_ERROR_TEXT_BYTES];
    int64_t now = di_clock_monotonic();
    bool new;

    snprintf(line, sizeof line, "%s: %s", what, text);
    di_text_one_line(line); /* texts may hold names; STATUS= is one line, and JSON is UTF-8 */
    new = strcmp(line, status->last_error) != 0 || now - daemon->trouble_at >= REPEAT_MS;
    if (new) {
        daemon->trouble_at = now;
    }
    memcpy(status->last_error, line, sizeof line);
    status->last_error_at = di_clock_now();
    state_changed(daemon);
    return new;
}

void state_trouble(struct daemon *daemon, const char *what, const char *text)
{
    if (state_remember(daemon, what, text)) {
        journal_write(EVENT_TROUBLE, JOURNAL_NO_FIELDS, "%s", daemon->status.last_error);
    }
}

/* Whether one more file may be told of; says how many were not, when that is over. */
static bool may_tell_of_file(struct daemon *daemon)
{
    int64_t now = di_clock_monotonic();

    if (now - daemon->files_since >= FILES_TOLD_MS) {
        if (daemon->files_untold > 0) {
            journal_write(EVENT_TROUBLE, JOURNAL_NO_FIELDS, "%u more files in the inbox could not be taken",
                          daemon->files_untold);
        }
        daemon->files_since = now;
        daemon->files_told = daemon->files_untold = 0;
    }
    if (daemon->files_told == FILES_TOLD) {
        daemon->files_untold++;
        return false;
    }
    daemon->files_told++;
    return true;
}

void state_trouble_of_file(struct daemon *daemon, const char *path, const char *text)
{
    if (state_remember(daemon, path, text) && may_tell_of_file(daemon)) {
        journal_write(EVENT_TROUBLE, JOURNAL_NO_FIELDS, "%s", daemon->status.last_error);
    }
}

void state_tell_locks(struct daemon *daemon, const struct di_reader *reader)
{
    struct di_status_record *status = &daemon->status;

    di_locks_list(di_reader_locks(reader), status->locks);
    snprintf(status->unlocked, sizeof status->unlocked, "%s", di_reader_unlocked(reader));
    di_text_one_line(status->unlocked);
    if (status->unlocked[0] != '\0') {
        journal_write(EVENT_TROUBLE, JOURNAL_NO_FIELDS, "%s; it works all the same, as configured", status->unlocked);
    }
}

bool state_hold(struct daemon *daemon, const char *text)
{
    struct di_status_record *status = &daemon->status;
    bool new = status->held[0] == '\0';

    if (new) {
        status->held_since = di_clock_now();
    }
    snprintf(status->held, sizeof status->held, "%s", text);
    di_text_one_line(status->held);
    state_changed(daemon);
    return new;
}

bool state_release(struct daemon *daemon)
{
    bool held = daemon->status.held[0] != '\0';

    daemon->status.held[0] = '\0';
    if (held) {
        state_changed(daemon);
    }
    return held;
}

enum di_status state_open(struct daemon *daemon, struct di_error *error)
{
    int result;

    daemon->status = (struct di_status_record){.pid = getpid(), .since = di_clock_now()};
    result =
        sd_event_add_time_relative(daemon->event, &daemon->status_timer, CLOCK_MONOTONIC, 0, 0, handle_timer, daemon);
    if (result >= 0) {
        result = sd_event_source_set_enabled(daemon->status_timer, SD_EVENT_OFF);
    }
    return result >= 0 ? DI_OK : di_fail(error, -result, "cannot set a timer");
}

void state_close(struct daemon *daemon)
{
    sd_event_source_disable_unref(daemon->status_timer);
}
