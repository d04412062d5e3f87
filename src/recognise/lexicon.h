/*
 * lexicon.h - the wordings that forms know, numbered: to compare two of them is then to compare their numbers.
 *
 * It is filled while the forms are prepared, and only asked afterwards, for every label of a document.
 */
#ifndef DOCINTAKE_RECOGNISE_LEXICON_H
#define DOCINTAKE_RECOGNISE_LEXICON_H

#include <stddef.h>

#include "docintake/arena.h"

#define WORD_UNKNOWN 0 /* of a wording that no form knows */

struct lexicon {
    struct di_arena *arena;
    const char **words; /* by number; nothing at WORD_UNKNOWN */
    unsigned *slots;    /* open addressing by the hash of the wording; WORD_UNKNOWN is free */
    size_t n_words, n_slots;
};

/* Wordings that are added must live as long as the arena. NULL when the arena failed. */
struct lexicon *lexicon_new(struct di_arena *arena);

/* The number of the wording, a new one where it has none yet. WORD_UNKNOWN when the arena failed. */
unsigned lexicon_add(struct lexicon *lexicon, const char *wording);

unsigned lexicon_find(const struct lexicon *lexicon, const char *wording);

#endif
