#define SD_JOURNAL_SUPPRESS_LOCATION

#include "journal.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <syslog.h>
#include <unistd.h>

#include <systemd/sd-journal.h>

#include "docintake/text.h"

#define SENTENCE_BYTES 1024
#define MAX_FIELDS 11

static const struct {
    const char *id;
    int priority;
} events[] = {
#define EVENT(symbol, id, priority) [EVENT_##symbol] = {id, priority},
    JOURNAL_EVENTS(EVENT)
#undef EVENT
};

/* Whether standard error leads to the journal; systemd says so in this way (systemd.exec(5), $JOURNAL_STREAM). */
static bool under_systemd(void)
{
    const char *stream = getenv("JOURNAL_STREAM");
    char here[64];
    struct stat status;

    if (stream == NULL || fstat(STDERR_FILENO, &status) != 0) {
        return false;
    }
    snprintf(here, sizeof here, "%ju:%ju", (uintmax_t)status.st_dev, (uintmax_t)status.st_ino);
    return strcmp(stream, here) == 0;
}

/* The fields of a record, as sd_journal_sendv wants them. */
struct record {
    struct iovec fields[MAX_FIELDS];
    int count;
};

static void add(struct record *record, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void add(struct record *record, const char *format, ...)
{
    va_list arguments;
    char *field;
    int length;

    va_start(arguments, format);
    length = vasprintf(&field, format, arguments);
    va_end(arguments);
    if (length >= 0) {
        record->fields[record->count++] = (struct iovec){field, (size_t)length};
    }
}

static void send_record(enum journal_event event, const struct journal_fields *fields, const char *sentence)
{
    struct record record = {.count = 0};

    add(&record, "MESSAGE=%s", sentence);
    add(&record, "MESSAGE_ID=%s", events[event].id);
    add(&record, "PRIORITY=%d", events[event].priority);
    if (fields->claim != NULL) {
        add(&record, "SUBMISSION_ID=%s", fields->claim->id);
        add(&record, "SHA256=%s", fields->claim->record.sha256);
        add(&record, "AGENCY=%s", fields->claim->record.agency);
        add(&record, "ATTEMPT=%u", fields->claim->record.attempts);
        if (fields->claim->record.owner != DI_OWNER_UNKNOWN) {
            add(&record, "SUBMITTER_UID=%ju", (uintmax_t)fields->claim->record.owner);
        }
    }
    if (fields->verdict != NULL) {
        add(&record, "VERDICT=%s", fields->verdict);
    }
    if (fields->ruleset != NULL) {
        add(&record, "RULESET=%s", fields->ruleset);
    }
    if (fields->duration_usec > 0) {
        add(&record, "DURATION_USEC=%" PRIu64, fields->duration_usec);
    }
    sd_journal_sendv(record.fields, record.count);
    for (int i = 0; i < record.count; i++) {
        free(record.fields[i].iov_base);
    }
}

void journal_write(enum journal_event event, struct journal_fields fields, const char *format, ...)
{
    char sentence[SENTENCE_BYTES];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(sentence, sizeof sentence, format, arguments);
    va_end(arguments);
    di_text_one_line(sentence); /* what is no UTF-8, journalctl would not show */
    if (under_systemd()) {
        send_record(event, &fields, sentence);
    } else {
        fprintf(stderr, "docintaked: %s%s%s\n", fields.claim != NULL ? fields.claim->id : "",
                fields.claim != NULL ? ": " : "", sentence);
    }
}
