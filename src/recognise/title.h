/*
 * title.h - the lines that are the report's title. It may be broken over several lines, and may be printed twice.
 */
#ifndef DOCINTAKE_RECOGNISE_TITLE_H
#define DOCINTAKE_RECOGNISE_TITLE_H

#include "lines.h"

/*
 * Marks the lines of the title or titles (LINE_TITLE), and a line that holds only the year below them. Looks at the
 * first lines only, and not behind a numbered heading. False when the arena failed.
 */
bool title_mark(struct di_arena *arena, struct lines *lines);

/* The text of the title that begins at line `from`, its lines joined; *ret_end is the line behind it. */
const char *title_text(struct di_arena *arena, const struct lines *lines, size_t from, size_t *ret_end);

#endif
