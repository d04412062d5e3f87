/* child.h - a process that reads documents, as the reader sees it. */
#ifndef DOCINTAKE_PROCESS_CHILD_H
#define DOCINTAKE_PROCESS_CHILD_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "message.h"
#include "turns.h"

struct di_child {
    pid_t pid;
    int pidfd;   /* -1 while there is no child */
    int turn_fd; /* the socket to it; -1 where it reads one document only */
    bool is_busy;
    bool is_killed; /* at its deadline */

    /* Of the document that it is busy with: */
    int answer_fd;
    uint64_t ticket;
    int64_t started, deadline; /* monotonic milliseconds (clock.h) */
};

#define DI_CHILD_NONE ((struct di_child){.pid = -1, .pidfd = -1, .turn_fd = -1, .answer_fd = -1})

/*
 * Gives the document to the child, which is not busy: a fresh one is forked where there is none, or where it has ended.
 * Of the request's descriptors that of the answer goes to *child when this succeeds; the others stay the caller's.
 */
enum di_status di_child_give(struct di_child *child, const struct di_child_terms *terms,
                             const struct di_message_request *request, int fds[DI_REQUEST_FDS], struct di_error *error);

/*
 * Hears what a busy child says over its socket: true when the document is answered, *ret_outcome says so, and it waits
 * for another. False where it has said anything else, or has closed its end: then it is listened to no more, and how it
 * ends will tell.
 */
bool di_child_hear(struct di_child *child, struct di_message_outcome *ret_outcome);

/* Ends a child that is over its deadline; it is collected as any other once its pidfd is readable. */
void di_child_kill(struct di_child *child);

/*
 * Waits for the child to end, which makes *child DI_CHILD_NONE. Returns whether it was busy; *ret_outcome then says how
 * it ended.
 */
bool di_child_collect(struct di_child *child, struct di_message_outcome *ret_outcome);

#endif
