/* paths.h - giving up every path by Landlock (landlock(7)). */
#ifndef DOCINTAKE_PROCESS_PATHS_H
#define DOCINTAKE_PROCESS_PATHS_H

#include "docintake/error.h"

/*
 * From here on, in this process and in all that it starts: no path can be opened, made, renamed or removed, no process
 * outside be traced; and as far as the kernel knows how, no TCP port be used, no abstract socket outside be reached, no
 * signal be sent outside. What is open stays usable. Needs no new privileges (rights.h). Cannot be undone.
 */
enum di_status di_paths_give_up(struct di_error *error);

/* Whether that can be done here, without doing it. */
enum di_status di_paths_check(struct di_error *error);

#endif
