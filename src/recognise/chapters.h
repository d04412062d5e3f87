/*
 * chapters.h - in which section of a form's report each line stands, before the sections are read: for tables that only
 * their section names, and for what stands in the place of a table.
 */
#ifndef DOCINTAKE_RECOGNISE_CHAPTERS_H
#define DOCINTAKE_RECOGNISE_CHAPTERS_H

#include "docintake/form.h"
#include "lines.h"

struct chapters {
    const char **roles; /* by line; NULL where it stands in none */
};

/* False when the arena failed. */
bool chapters_read(struct di_arena *arena, const struct di_form *form, const struct lines *lines,
                   struct chapters *ret_chapters);

/* The line stands in the section of this role; never where role is NULL. */
bool chapters_has(const struct chapters *chapters, size_t line, const char *role);

#endif
