/*
 * scratch.h - a folder of its own for a test, below TMPDIR or /tmp.
 */
#ifndef DOCINTAKE_TEST_SCRATCH_H
#define DOCINTAKE_TEST_SCRATCH_H

#include <stdbool.h>
#include <stddef.h>

struct di_scratch {
    char path[256];
    int fd; /* open folder, for the ...at() calls */
};

/* Makes an empty folder. Fails the test where it cannot. */
void di_scratch_make(struct di_scratch *ret_scratch);

/* Removes the folder with everything in it. */
void di_scratch_remove(struct di_scratch *scratch);

/* Makes or replaces the file at path below the folder. Fails the test where it cannot. */
void di_scratch_write(const struct di_scratch *scratch, const char *path, const void *bytes, size_t size);

/* The same with text. */
void di_scratch_put(const struct di_scratch *scratch, const char *path, const char *text);

/* Makes a folder below the folder. */
void di_scratch_folder(const struct di_scratch *scratch, const char *path);

/* Whether something lies at path, be it a dangling link. */
bool di_scratch_has(const struct di_scratch *scratch, const char *path);

/* How many names the folder at path has. */
size_t di_scratch_count(const struct di_scratch *scratch, const char *path);

/* Whether the file at path holds this text and no more. */
bool di_scratch_holds(const struct di_scratch *scratch, const char *path, const char *text);

#endif
