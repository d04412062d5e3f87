#include "daemon.h"

#include <inttypes.h>
#include <stdio.h>
#include <sys/statvfs.h>

#include "docintake/clock.h"
#include "docintake/limits.h"
#include "journal.h"

/* The room is measured at most so often, and at least so often where nothing happens. */
#define MEASURE_MS INT64_C(1000)
#define IDLE_MS INT64_C(10000)

/* More than is asked for by this part before it is called enough again, so that it does not come and go. */
#define MARGIN 8

static void hold(struct daemon *daemon, const char *text)
{
    if (state_hold(daemon, text)) {
        journal_write(EVENT_HELD, JOURNAL_NO_FIELDS, "no files are claimed for the time being: %s", text);
    }
}

static void release(struct daemon *daemon)
{
    if (!daemon->cramped && daemon->claiming.delay == 0 && state_release(daemon)) {
        journal_write(EVENT_RELEASED, JOURNAL_NO_FIELDS, "files are claimed again");
    }
}

bool holding_fault(struct daemon *daemon, const struct di_error *error)
{
    bool known = daemon->claiming.delay != 0;

    back_off(&daemon->claiming, di_clock_monotonic());
    hold(daemon, error->text);
    return known;
}

void holding_over(struct daemon *daemon)
{
    daemon->claiming = (struct back_off){0};
    release(daemon);
}

/* Whether there is less left than asked for. Nothing is asked for where least is 0. */
static bool is_little(const struct daemon *daemon, uint64_t left, uint64_t least)
{
    return left < (daemon->cramped ? least + least / MARGIN : least);
}

/*
 * Whether answers go where they are looked for: an outbox that was moved away, or a mount that has come back as
 * another, would swallow them. What has taken its place is opened by a new start.
 */
static bool is_in_place(struct daemon *daemon)
{
    struct di_error error = DI_ERROR_NONE;

    switch (folders_place(daemon, &error)) {
    case FOLDERS_IN_PLACE:
        return true;
    case FOLDERS_REPLACED:
        state_trouble(daemon, "folders", error.text);
        sd_event_exit(daemon->event, 1);
        break;
    case FOLDERS_AWAY:
        break;
    }
    daemon->cramped = true;
    hold(daemon, error.text);
    return false;
}

/* Measures what is left for documents and answers. */
static void measure(struct daemon *daemon)
{
    const struct di_config *config = daemon->config;
    char text[DI_ERROR_TEXT_BYTES];
    struct statvfs room;
    uint64_t bytes;

    if (!is_in_place(daemon)) {
        return;
    }
    if (fstatvfs(di_spool_fd(daemon->spool), &room) != 0) {
        return; /* whoever writes next is told */
    }
    bytes = (uint64_t)room.f_bavail * room.f_frsize;
    if (is_little(daemon, bytes, config->free_mib * DI_MIB)) {
        snprintf(text, sizeof text, "%" PRIu64 " MiB are left on the disk, less than free_mib = %" PRIu64,
                 bytes / DI_MIB, config->free_mib);
    } else if (room.f_files > 0 && is_little(daemon, room.f_favail, config->free_inodes)) {
        snprintf(text, sizeof text, "%" PRIu64 " inodes are left on the disk, less than free_inodes = %" PRIu64,
                 (uint64_t)room.f_favail, config->free_inodes);
    } else {
        daemon->cramped = false;
        release(daemon);
        return;
    }
    daemon->cramped = true;
    hold(daemon, text);
}

bool holding_allows(struct daemon *daemon, int64_t now)
{
    if (daemon->measured_at == 0 || now >= daemon->measured_at + MEASURE_MS) {
        measure(daemon);
        daemon->measured_at = now;
    }
    return !daemon->cramped && daemon->claiming.until <= now;
}

int64_t holding_until(const struct daemon *daemon)
{
    int64_t measuring = daemon->cramped ? daemon->measured_at + MEASURE_MS : 0;

    return measuring > daemon->claiming.until ? measuring : daemon->claiming.until;
}

int64_t holding_due(const struct daemon *daemon)
{
    return daemon->measured_at + (daemon->cramped ? MEASURE_MS : IDLE_MS);
}
