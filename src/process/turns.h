/*
 * turns.h - the life of a child of the reader, from its fork to its end: one document, or several in turn.
 *
 * A child that may read several is given a socket to the reader beside its first document. Over it the child says that
 * a document is answered (DI_MESSAGE_TURN) and gets the next (DI_MESSAGE_REQUEST). Everything else it says by how it
 * ends: an error of ours, a crash, and that it has had its last turn.
 */
#ifndef DOCINTAKE_PROCESS_TURNS_H
#define DOCINTAKE_PROCESS_TURNS_H

#include <stdnoreturn.h>
#include <sys/types.h>

#include "docintake/serve.h"
#include "lock.h"
#include "message.h"

/* How a child says that its last document is answered, and that it met an error of ours, whose text then is the answer.
 * Sanitizers end with 1. */
#define DI_CHILD_STATUS_ANSWERED 0
#define DI_CHILD_STATUS_FAILED 70

/* What is the same for all children of a reader. */
struct di_child_terms {
    const struct di_service *service;
    struct di_message_setup setup;
    struct di_locking locking;
};

/* What a child is born with. */
struct di_birth {
    pid_t reader; /* its parent */
    const struct di_child_terms *terms;
    const struct di_message_request *request; /* of the first document */
    const int *fds;                           /* DI_REQUEST_FDS of them */
    int turn_fd;                              /* -1 where it reads one document only */
};

noreturn void di_turns_take(const struct di_birth *birth);

#endif
