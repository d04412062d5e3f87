/*
 * status.h - what the daemon is doing, as it last said: spool/status.json, for `docintake status`.
 *
 * Replaced whole by a rename whenever it changes, at most a few times a second, and not synced: after a power cut the
 * daemon writes it anew. The one before stays beside it as status.new, and is what the next is written over: so the
 * status can be told on a full disk, which is when it is asked for. The JSON object:
 *
 *   {"schema": "docintake-status/1", "pid": 4711, "state": "running", "since": "2018-03-01T09:30:12.417Z",
 *    "written": "…", "waiting": 3, "active": 2, "deferred": 0,
 *    "oldest": "…" | null, "answered": 128, "corrupt": 0, "held": {"since": "…", "text": "…"} | null,
 *    "noticing": "inbox watched; harbour only scanned (it lies on NFS)" | null,
 *    "locks": "capabilities, paths, system calls" | null, "unlocked": "…" | null,
 *    "last_error": {"at": "…", "text": "…"} | null}
 */
#ifndef DOCINTAKE_STATUS_H
#define DOCINTAKE_STATUS_H

#include <stdint.h>
#include <sys/types.h>

#include "docintake/clock.h"
#include "docintake/error.h"
#include "docintake/locks.h"

#define DI_STATUS_FILE "status.json"

/* The inbox and some agencies that differ from it. */
#define DI_STATUS_NOTICING_BYTES 512

enum di_daemon_state { DI_DAEMON_STARTING, DI_DAEMON_RUNNING, DI_DAEMON_STOPPED };

struct di_status_record {
    pid_t pid;
    enum di_daemon_state state;
    di_time_ms since; /* start of the daemon */
    di_time_ms written;
    uint64_t waiting;  /* files of the inbox that are not taken yet */
    uint64_t active;   /* claims being read or filed */
    uint64_t deferred; /* claims that wait for a fault of ours to pass */
    uint64_t answered; /* since the start */
    uint64_t corrupt;  /* claims that cannot be understood, and stay in the spool until somebody looks at them */
    di_time_ms oldest; /* when the oldest of them was first seen; 0 where none */
    di_time_ms held_since;
    char held[DI_ERROR_TEXT_BYTES];          /* why nothing is claimed for the time being; "" where files are */
    char noticing[DI_STATUS_NOTICING_BYTES]; /* how changes are noticed; "" where not known */
    char locks[DI_LOCKS_TEXT_BYTES];         /* of the reader (locks.h); "" where not known */
    char unlocked[DI_ERROR_TEXT_BYTES];      /* which locks it should have and has not; "" where none */
    di_time_ms last_error_at;
    char last_error[DI_ERROR_TEXT_BYTES]; /* "" where none */
};

/* "starting", "running", "stopped". */
const char *di_daemon_state_name(enum di_daemon_state state);

/* spool_fd: the folder spool/. */
enum di_status di_status_write(int spool_fd, const struct di_status_record *record, struct di_error *error);
enum di_status di_status_read(int spool_fd, struct di_status_record *ret_record, struct di_error *error);

#endif
