/* child.h - one document's process, as the reader sees it. */
#ifndef DOCINTAKE_PROCESS_CHILD_H
#define DOCINTAKE_PROCESS_CHILD_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "docintake/serve.h"
#include "message.h"

struct di_child {
    pid_t pid;
    int pidfd; /* -1 while there is no child */
    int answer_fd;
    uint64_t ticket;
    int64_t started, deadline; /* monotonic milliseconds (clock.h) */
    bool killed;               /* at its deadline */
};

#define DI_CHILD_NONE ((struct di_child){.pid = -1, .pidfd = -1, .answer_fd = -1})

/*
 * Forks the child for this request. document_fd stays the caller's; answer_fd goes to *ret_child when this succeeds.
 */
enum di_status di_child_start(const struct di_service *service, const struct di_message_setup *setup,
                              const struct di_message_request *request, int document_fd, int *answer_fd,
                              struct di_child *ret_child, struct di_error *error);

/* Ends a child that is over its deadline; it is collected as any other once its pidfd is readable. */
void di_child_kill(struct di_child *child);

/* Waits for the child to end, says in *ret_outcome how it did, and makes *child DI_CHILD_NONE. */
void di_child_collect(struct di_child *child, struct di_message_outcome *ret_outcome);

#endif
