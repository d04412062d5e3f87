/*
 * calls.h - which system calls a process of the reader may make, as filters for the kernel (seccomp(2), libseccomp).
 *
 * What is not listed fails with EPERM and is logged by the kernel; what nothing but an attack would try ends the
 * process with SIGSYS. A filter is made once, with the reader's start, and is then no more than an array to hand over.
 */
#ifndef DOCINTAKE_PROCESS_CALLS_H
#define DOCINTAKE_PROCESS_CALLS_H

#include "docintake/buffer.h"
#include "docintake/error.h"

enum di_calls_of {
    DI_CALLS_READER, /* what forks and waits, once its forms are loaded */
    DI_CALLS_CHILD,  /* what reads documents */
};

/*
 * The filter as instructions for the kernel, which belong to the caller. architecture: one of libseccomp's SCMP_ARCH_…,
 * SCMP_ARCH_NATIVE for the machine that this runs on.
 */
enum di_status di_calls_make(enum di_calls_of whose, unsigned architecture, struct di_buffer *ret_filter,
                             struct di_error *error);

/*
 * This process, and all that it starts, makes no other calls from here on. Needs no new privileges (rights.h). Filters
 * add up: a call must pass them all. Cannot be undone.
 */
enum di_status di_calls_give_up(const struct di_buffer *filter, struct di_error *error);

/* Whether that can be done here, without doing it. */
enum di_status di_calls_check(struct di_error *error);

#endif
