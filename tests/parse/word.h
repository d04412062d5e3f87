/*
 * word.h - Word documents for the tests of the parser, written in place, and what was read of them as JSON.
 *
 * The prefixes w, m, mc, r, a, pic, wps, v, o and c are declared; other parts than the body are optional.
 */
#ifndef DOCINTAKE_TEST_WORD_H
#define DOCINTAKE_TEST_WORD_H

#include "docintake/read.h"

struct word {
    const char *root;                                   /* of the main part; NULL: document */
    const char *body;                                   /* what w:body holds */
    const char *styles;                                 /* what w:styles holds */
    const char *numbering;                              /* what w:numbering holds */
    const char *header, *footer, *footnotes, *endnotes; /* what their roots hold */
};

/* A descriptor with the document packed. The caller's. */
int word_pack(const struct word *word);

/* Reads the document, which is the arena's; the test fails where that is not DI_OK. */
struct di_document *word_document(struct di_arena *arena, const struct word *word);

/* The same as JSON. The string is the arena's. */
const char *word_json(struct di_arena *arena, const struct word *word);

/* The same, and only the array "blocks", without its brackets: for a body alone. */
const char *word_blocks(struct di_arena *arena, const char *body);

/* The reason for which the document is refused; the test fails where it is read. */
enum di_reason word_refusal(const struct word *word);

#endif
