/* spawn.h - executing the reader with exactly the descriptors that it is meant to have. */
#ifndef DOCINTAKE_PROCESS_SPAWN_H
#define DOCINTAKE_PROCESS_SPAWN_H

#include <sys/types.h>

#include "docintake/error.h"

/*
 * Executes program, in a session of its own, with all signals at their defaults and none blocked, and with the
 * descriptors 0 and 1 (/dev/null), 2 (as ours), DI_READER_SOCKET_FD and DI_READER_FORMS_FD. Both descriptors stay the
 * caller's.
 */
enum di_status di_spawn_reader(const char *program, int socket_fd, int forms_fd, pid_t *ret_pid,
                               struct di_error *error);

#endif
