/*
 * lock.h - all locks of the reader in their order (docintake/locks.h says which there are and why).
 *
 * What children would all have to do is done once by the reader, and inherited. What the reader itself still needs, to
 * fork and to wait, a child gives up before it touches a byte of its document.
 */
#ifndef DOCINTAKE_PROCESS_LOCK_H
#define DOCINTAKE_PROCESS_LOCK_H

#include "docintake/buffer.h"
#include "docintake/error.h"
#include "docintake/locks.h"

struct di_locking {
    unsigned held;             /* enum di_lock: those that hold, or that children can count on */
    struct di_buffer children; /* their filter of system calls (calls.h) */
};

#define DI_LOCKING_NONE ((struct di_locking){.children = DI_BUFFER_EMPTY})

/*
 * Locks the reader, which has no new privileges, and prepares the lock of its children. A lock that the kernel refuses
 * is not in ret_locking->held, and the first one that is required has its reason in *reason.
 */
void di_lock_reader(struct di_locking *ret_locking, struct di_error *reason);

/* Locks a child. Fails where a lock that the reader counted on is refused. */
enum di_status di_lock_child(const struct di_locking *locking, struct di_error *error);

void di_locking_clear(struct di_locking *locking);

#endif
