/* namespaces.h - a process that is alone in its view of the system, and has no powers over it. */
#ifndef DOCINTAKE_PROCESS_NAMESPACES_H
#define DOCINTAKE_PROCESS_NAMESPACES_H

#include "docintake/error.h"

/*
 * A user namespace in which we are nobody, and in it a network without an interface, System V IPC and POSIX message
 * queues without an object, and a host name of its own. EPERM or ENOSPC where the system keeps them from us. Leaves
 * capabilities in the new namespace behind, for di_capabilities_drop to take.
 *
 * No namespace of processes: the first in it would have to outlive the others, one process more for every reader, and
 * what it would hide can be neither named, seen nor reached without paths and system calls. None of mounts, for the
 * same reason.
 */
enum di_status di_namespaces_leave(struct di_error *error);

/* Gives up all capabilities; with no new privileges (rights.h) for good. */
enum di_status di_capabilities_drop(struct di_error *error);

#endif
