/* folder.h - the folders that are watched, by path. */
#ifndef DOCINTAKE_WATCH_FOLDER_H
#define DOCINTAKE_WATCH_FOLDER_H

#include <sys/types.h>

#include "docintake/watch.h"

/* What can keep a watch from working; one bit each. */
enum trouble {
    TROUBLE_INBOX = 1 << 0,      /* the inbox cannot be opened */
    TROUBLE_LIMIT = 1 << 1,      /* no more watches to be had */
    TROUBLE_DEPTH = 1 << 2,      /* folders too deep to be looked into */
    TROUBLE_UNREADABLE = 1 << 3, /* a folder cannot be listed */
    TROUBLE_MEMORY = 1 << 4,
};

struct folder {
    const char *path; /* "" for the inbox; lies in room */
    struct di_watch *watch;
    sd_event_source *source; /* NULL where it could not be watched */
    dev_t device;
    ino_t inode;
    unsigned scan; /* number of the scan that saw it last */
    bool trusted;
    char room[];
};

struct di_watch {
    sd_event *event;
    int root_fd, fd; /* fd: the inbox, -1 while it cannot be opened */
    const char *name;
    const struct di_watch_options *options;
    const struct di_watch_listener *listener;
    void *folders; /* tsearch tree of struct folder */
    size_t n_watched;
    sd_event_source *timer; /* the next full scan */
    unsigned scan;          /* number of the full scan that is under way or was the last */
    unsigned told, seen;    /* enum trouble: told already; met since the last full scan began */
};

/* The folder at path, which fd is open on, watched if that is possible; NULL when out of memory. */
struct folder *folder_enter(struct di_watch *watch, const char *path, int fd, sd_event_inotify_handler_t handler);

/* Ends the watch of the folder at path and of those below it. */
void folder_leave(struct di_watch *watch, const char *path);

/* Ends the watch of every folder. */
void folder_leave_all(struct di_watch *watch);

/* Ends the watch of the folders that the present full scan has not seen. */
void folder_leave_unseen(struct di_watch *watch);

/* Tells the listener, once until a full scan passes without it. */
void watch_trouble(struct di_watch *watch, enum trouble kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
