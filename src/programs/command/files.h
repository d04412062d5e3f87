/* files.h - the files that the arguments of a command stand for. */
#ifndef DOCINTAKE_COMMAND_FILES_H
#define DOCINTAKE_COMMAND_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "docintake/error.h"
#include "docintake/watch.h"

/* Initialise with {0}; free with di_files_clear. */
struct di_files {
    char **paths;
    size_t n_paths, capacity;
};

/* Told of what below a folder cannot be looked into. */
typedef void di_files_complaint(void *context, const char *path, int number);

/*
 * Appends what an argument stands for: itself, or all files below it where it is a folder, sorted by name. Below a
 * folder only regular files count, and none that the daemon ignores: hidden ones, those that word processors keep
 * beside an open document… An argument that does not exist is appended too: who opens it will see. DI_FAILED is want of
 * memory.
 */
enum di_status di_files_add(struct di_files *files, const char *argument, const struct di_watch_options *ignored,
                            di_files_complaint *complain, void *context, struct di_error *error);

void di_files_clear(struct di_files *files);

#endif
