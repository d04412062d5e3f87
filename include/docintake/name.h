/*
 * name.h - names of files and folders, which are bytes: as text, and by pattern.
 */
#ifndef DOCINTAKE_NAME_H
#define DOCINTAKE_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "docintake/arena.h"

/* Both in the arena. */
struct di_name {
    const char *text;   /* the bytes where they are UTF-8; otherwise with U+FFFD for what is not */
    const char *base64; /* the exact bytes where they are not UTF-8; NULL otherwise */
};

/* False where the arena failed. */
bool di_name_make(struct di_arena *arena, const char *bytes, struct di_name *ret_name);

/* Patterns as those of the shell (fnmatch(3)). */
struct di_patterns {
    const char **patterns;
    size_t count;
};

/* Whether one of them matches the name; ASCII letters match in either case. */
bool di_patterns_match(const struct di_patterns *patterns, const char *name);

#endif
