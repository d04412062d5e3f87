/*
 * contents.h - the table of contents, which names every heading before it comes.
 */
#ifndef DOCINTAKE_RECOGNISE_CONTENTS_H
#define DOCINTAKE_RECOGNISE_CONTENTS_H

#include "docintake/arena.h"
#include "lines.h"
#include "view.h"

/* An entry with its page: a number behind a tab or dots. */
bool contents_is_entry(const struct view *view);

/*
 * Marks the lines of a table of contents as LINE_CONTENTS, so that no heading counts twice: 目录 and what stands below
 * it up to the heading that its first entry names; entries with their pages also without that. False when the arena
 * failed.
 */
bool contents_mark(struct di_arena *arena, struct lines *lines);

#endif
