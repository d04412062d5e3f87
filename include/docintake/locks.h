/*
 * locks.h - what keeps the reader from everything but the documents that it is given.
 *
 * A reader that a document takes over should find nothing to do: no file, no connection, no program, no other process.
 * Each lock is the kernel's and sees to that by itself, so that a fault in one of them opens nothing. The reader says
 * which of them hold before it is given a document; process.h says what becomes of it where one does not.
 */
#ifndef DOCINTAKE_LOCKS_H
#define DOCINTAKE_LOCKS_H

#include <stddef.h>

enum di_lock {
    DI_LOCK_CAPABILITIES = 1 << 0, /* none of the super-user's powers is left, and none can be had again */
    DI_LOCK_PATHS = 1 << 1,        /* Landlock: no path can be opened, no port be used */
    DI_LOCK_CALLS = 1 << 2,        /* seccomp: no system calls but those that reading and answering take */
    DI_LOCK_NAMESPACES = 1 << 3,   /* a user, a network and System V IPC of its own, all of them empty */
};

#define DI_LOCKS_ALL (DI_LOCK_CAPABILITIES | DI_LOCK_PATHS | DI_LOCK_CALLS | DI_LOCK_NAMESPACES)

/*
 * Namespaces add to what the others do already, and many systems keep them from ordinary users with good reason: they
 * are used where they can be had, as one more wall, and never missed.
 */
#define DI_LOCKS_REQUIRED (DI_LOCK_CAPABILITIES | DI_LOCK_PATHS | DI_LOCK_CALLS)

#define DI_LOCKS 4

/* Room for the names of all of them, with ", " in between. */
#define DI_LOCKS_TEXT_BYTES 64

/* "paths, system calls"; "none" where there are none. */
void di_locks_list(unsigned locks, char ret_text[DI_LOCKS_TEXT_BYTES]);

#endif
