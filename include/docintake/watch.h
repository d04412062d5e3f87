/*
 * watch.h - noticing files in the inbox.
 *
 * Events are hints, scans are the truth. Every folder of the inbox, down to DI_LIMIT_INBOX_DEPTH below an agency, is
 * watched by inotify(7); a folder that appears is watched first and scanned then, so that no file can slip in between.
 * The whole inbox is scanned when the watch begins, when events were lost (queue overflow, a watch that vanished, an
 * inbox that was replaced), and every so often for ever. What is noticed is only told: nothing is opened here, and
 * whether a file is whole is decided elsewhere (claim.h).
 *
 * Whether events can be trusted is found out for each folder: by its file system (on a network file system others make
 * changes that no kernel tells us of), by a self-test, and by whether the kernel had a watch left for it. The scans go
 * on in any case; what is said of a folder decides for how long a file in it must have been left alone.
 *
 * Paths are bytes, relative to the inbox, with "/" between their steps.
 */
#ifndef DOCINTAKE_WATCH_H
#define DOCINTAKE_WATCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <systemd/sd-event.h>

#include "docintake/error.h"
#include "docintake/name.h"

enum di_notice {
    DI_NOTICE_SCANNED,  /* a scan found it */
    DI_NOTICE_CHANGED,  /* it was made, linked, or closed by a writer */
    DI_NOTICE_MOVED_IN, /* it was renamed into place */
};

struct di_watch_listener {
    /* A file was noticed. trusted: the file system tells of every change in its folder. */
    void (*noticed)(void *context, const char *path, enum di_notice notice, bool trusted);
    /* Something keeps the watch from working as it should; each kind is told once until it is over. */
    void (*trouble)(void *context, const char *text);
    /*
     * The folder of an agency ("" for the inbox itself) is watched, or is only scanned for this reason (not NULL).
     * Told of the inbox, of the agencies that differ from it, and of changes.
     */
    void (*mode)(void *context, const char *path, const char *reason);
    void *context;
};

struct di_watch_options {
    uint64_t scan_usec;                 /* from one full scan to the next */
    struct di_patterns ignore;          /* names, besides the built-in ones */
    struct di_patterns polled, watched; /* agencies ("-": the inbox itself) that are only scanned, or whose events are
                                           trusted, whatever file system they lie on */
    int probe_fd; /* a folder of our own in which the watch tests itself; -1: no test. What it shows holds for folders
                     on the same file system */
};

struct di_watch;

/*
 * Watches the folder called name in root_fd. The first scan is the caller's to ask for (di_watch_scan). options,
 * listener and root_fd must outlive the watch.
 */
enum di_status di_watch_new(sd_event *event, int root_fd, const char *name, const struct di_watch_options *options,
                            const struct di_watch_listener *listener, struct di_watch **ret_watch,
                            struct di_error *error);
void di_watch_free(struct di_watch *watch);

/* Scans the whole inbox now. DI_FAILED when it cannot be opened; the watch goes on trying. */
enum di_status di_watch_scan(struct di_watch *watch, struct di_error *error);

/*
 * How changes are noticed now: told of the inbox (""), and then of the folder of each agency that differs from it.
 * reason: why it is only scanned; NULL where it is watched.
 */
typedef void di_watch_seen(void *context, const char *path, const char *reason);
void di_watch_modes(const struct di_watch *watch, di_watch_seen *seen, void *context);

/* The inbox as it was last opened; stays the watch's, and may change with a scan. -1 while it cannot be opened. */
int di_watch_fd(const struct di_watch *watch);

/*
 * Whether a name is one that is never a submission: owner and temporary files of word processors, uploads under way,
 * files that systems leave behind. Applies to files and folders; ASCII letters match in either case.
 */
bool di_watch_ignores(const struct di_watch_options *options, const char *name);

#endif
