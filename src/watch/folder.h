/* folder.h - the folders that are watched, by path. */
#ifndef DOCINTAKE_WATCH_FOLDER_H
#define DOCINTAKE_WATCH_FOLDER_H

#include <sys/types.h>

#include "docintake/watch.h"
#include "trust.h"

/* What can keep a watch from working; one bit each. */
enum trouble {
    TROUBLE_INBOX = 1 << 0, /* the inbox cannot be opened */
    TROUBLE_LIMIT = 1 << 1, /* no more watches to be had */
    TROUBLE_DEPTH = 1 << 2, /* folders too deep to be looked into */
    TROUBLE_MEMORY = 1 << 3,
    TROUBLE_DEAF = 1 << 4,    /* the self-test has failed */
    TROUBLE_FOLDERS = 1 << 5, /* an agency has too many folders */
};

struct folder {
    const char *path; /* "" for the inbox; lies in room */
    struct di_watch *watch;
    sd_event_source *source; /* NULL where it could not be watched */
    dev_t device;
    ino_t inode;
    unsigned below;     /* of an agency's folder: those below it that are known */
    unsigned scan;      /* number of the scan that saw it last */
    const char *denied; /* why its events cannot be trusted; NULL: they can, if it has a source */
    const char *told;   /* the reason that the listener was told, if is_told */
    bool is_told;
    bool mounts; /* something was mounted here, the last time or before */
    char room[];
};

struct di_watch {
    sd_event *event;
    int root_fd, fd; /* fd: the inbox, -1 while it cannot be opened */
    const char *name;
    const struct di_watch_options *options;
    const struct di_watch_listener *listener;
    void *folders; /* tsearch tree of struct folder */
    size_t n_folders, n_watched;
    int refusal; /* errno of the last watch that was not to be had; 0 where it was told already */
    struct probe probe;
    bool mounts;                            /* the inbox was a mount of its own, the last time or before */
    sd_event_source *timer;                 /* the next full scan */
    unsigned scan;                          /* number of the full scan that is under way or was the last */
    unsigned told, seen;                    /* enum trouble: told already; met since the last full scan began */
    char missing[DI_ERROR_TEXT_BYTES - 32]; /* folders that this full scan could not look into, and why */
    char missing_told[DI_ERROR_TEXT_BYTES - 32];
};

/* The folder at path, which fd is open on, watched if that is possible; NULL and errno on failure. */
struct folder *folder_enter(struct di_watch *watch, const char *path, int fd, sd_event_inotify_handler_t handler);

/* Whether files in the folder are told of by events as well as by scans. */
static inline bool folder_is_trusted(const struct folder *folder)
{
    return folder->denied == NULL && folder->source != NULL;
}

/* Whether the folder at path is known, or its agency may have one more. */
bool folder_fits(const struct di_watch *watch, const char *path);

/* The kernel tells no more of the folder; the next scan watches it anew. */
void folder_unwatch(struct folder *folder);

/* Ends the watch of the folder at path and of those below it. */
void folder_leave(struct di_watch *watch, const char *path);

/* Ends the watch of every folder. */
void folder_leave_all(struct di_watch *watch);

/* Ends the watch of the folders that the present full scan has not seen. */
void folder_leave_unseen(struct di_watch *watch);

/* --- trouble.c --- */

/* Notes a folder that is out of reach. They are told together, when a full scan has met them all. */
void watch_misses(struct di_watch *watch, const char *path, const char *reason);
void watch_tell_missing(struct di_watch *watch);

/* Tells of folders that could not be watched since the last time: how many they are, and what to set to how much. */
void watch_tell_limit(struct di_watch *watch);

/* Tells the listener, once until a full scan passes without it. */
void watch_trouble(struct di_watch *watch, enum trouble kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
