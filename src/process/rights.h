/*
 * rights.h - what a process of the reader may still do.
 *
 * The reader gives up at its start what it never needs, and a child gives up the rest before it touches a byte of its
 * document.
 */
#ifndef DOCINTAKE_PROCESS_RIGHTS_H
#define DOCINTAKE_PROCESS_RIGHTS_H

#include <stddef.h>
#include <stdint.h>

#include "docintake/error.h"

/*
 * For the reader as a whole: no new privileges by exec, no core files (they would hold documents), not to be traced or
 * looked into by others of the same user.
 */
enum di_status di_rights_restrict_reader(struct di_error *error);

/*
 * For the child that reads documents: bounds on memory (0 for none), on files written, on descriptors, and on CPU
 * time, the deadlines of all that it may read, as a backstop should nobody be left to enforce them. Cannot be undone.
 */
enum di_status di_rights_restrict_child(size_t memory_bytes, uint64_t deadline_seconds, struct di_error *error);

#endif
