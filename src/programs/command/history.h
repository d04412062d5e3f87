/* history.h - the earlier reports that --previous names, in one file for the reader. */
#ifndef DOCINTAKE_COMMAND_HISTORY_H
#define DOCINTAKE_COMMAND_HISTORY_H

#include "docintake/error.h"
#include "options.h"

/*
 * Copies the files into an anonymous one, unread, and seals it; *ret_fd is the caller's to close, and -1 where none is
 * named. DI_REFUSED with a text in *error where a file cannot be used.
 */
enum di_status di_command_history(const struct di_options *options, int *ret_fd, struct di_error *error);

#endif
