/*
 * document.h - a document as Word shows it: blocks in order, each with its place.
 *
 * Made by di_read_document (read.h) from the package, and never changed afterwards. All of it lives in one arena. Text
 * is valid UTF-8, NUL-terminated; a line break inside a paragraph is "\n", a tab "\t".
 */
#ifndef DOCINTAKE_DOCUMENT_H
#define DOCINTAKE_DOCUMENT_H

#include <stddef.h>

#include "docintake/arena.h"
#include "docintake/place.h"

enum di_block_kind { DI_PARAGRAPH, DI_TABLE, DI_PICTURE, DI_OBJECT, DI_CHART, DI_EQUATION };

struct di_paragraph {
    unsigned level;     /* heading level 1 to 9 by outline level or style (17.3.1.20); 0 = not a heading */
    const char *number; /* automatic number as Word shows it ("一、"); NULL where none */
    const char *text;   /* without that number */
};

/* One cell of the true grid. Spans are at least 1. A cell that is merged into another one is not listed. */
struct di_cell {
    unsigned row, column; /* top left grid position, from 1 */
    unsigned row_span, column_span;
    const char *text; /* its paragraphs joined by "\n", breaks inside one being spaces; without automatic numbers */
    struct di_block *nested; /* the tables inside, in order, linked by next; NULL where none */
    struct di_block *last_nested;
};

struct di_table {
    unsigned rows, columns;
    struct di_cell *cells; /* in reading order: by row, then by column */
    size_t n_cells;
};

struct di_block {
    enum di_block_kind kind;
    struct di_place place;
    union {
        struct di_paragraph paragraph; /* DI_PARAGRAPH, DI_EQUATION (its text) */
        struct di_table table;         /* DI_TABLE */
    };
    struct di_block *next;
};

/* Blocks in order. The other parts than the body are flat lists of everything that their kind holds. */
struct di_story {
    struct di_block *first, *last;
};

/* What was left out or looked odd: each kind once. */
enum di_remark_kind {
    DI_REMARK_INSERTED,    /* insertions or moves that nobody has accepted; they are read as text */
    DI_REMARK_DELETED,     /* deletions that nobody has accepted; they are left out */
    DI_REMARK_HIDDEN,      /* hidden text; left out */
    DI_REMARK_COMMENT,     /* comments; left out */
    DI_REMARK_IMPORT,      /* a file that Word would import when it opens the document (w:altChunk); left out */
    DI_REMARK_SUBDOCUMENT, /* a document of its own that this one only refers to (w:subDoc); left out */
    DI_REMARK_KINDS
};

struct di_remark {
    enum di_remark_kind kind;
    struct di_place place; /* where it was met first */
    unsigned count;        /* paragraphs and cells that have it; of comments, the comments */
    struct di_remark *next;
};

/* English, short, stable: for `docintake extract`. */
const char *di_remark_text(enum di_remark_kind kind);

struct di_document {
    struct di_story body, headers, footers, notes;
    struct di_remark *remarks, *last_remark;
};

#endif
