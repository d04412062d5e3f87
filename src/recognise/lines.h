/*
 * lines.h - the body of a document as lines: its paragraphs, and the tables, pictures and objects between them.
 *
 * A paragraph is one line, unless people used line breaks for paragraphs: where a heading follows such a break, each
 * piece is a line of its own. Paragraphs without text are left out. The paragraphs of a table that holds the narrative
 * (layout.h) are lines behind the table's own.
 */
#ifndef DOCINTAKE_RECOGNISE_LINES_H
#define DOCINTAKE_RECOGNISE_LINES_H

#include "docintake/document.h"

/* Narrative until something claims it. The title is narrative too, but never a heading. LINE_TABLE: a table of the
 * form. */
enum line_use { LINE_NARRATIVE, LINE_TITLE, LINE_CONTENTS, LINE_TABLE, LINE_TABLE_HEADING, LINE_TABLE_FOOTER };

struct line {
    const struct di_block *block;
    const char *text;   /* NULL where the block is no paragraph */
    const char *number; /* the automatic number; NULL where none, and on all pieces of a paragraph but the first */
    unsigned level;     /* the heading level that the paragraph says, 0 where none */
    enum line_use use;
};

struct lines {
    struct line *lines;
    size_t count;
};

/* False when the arena failed. */
bool lines_make(struct di_arena *arena, const struct di_document *document, struct lines *ret_lines);

/* The line is a paragraph of the narrative, the title included. */
static inline bool line_is_narrative(const struct line *line)
{
    return line->text != NULL && (line->use == LINE_NARRATIVE || line->use == LINE_TITLE);
}

#endif
