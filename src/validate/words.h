/*
 * words.h - words that are looked for in every sentence of a narrative.
 *
 * Most of them stand in none, which the sketch of a sentence tells by the first two signs of a word.
 */
#ifndef DOCINTAKE_VALIDATE_WORDS_H
#define DOCINTAKE_VALIDATE_WORDS_H

#include <stdint.h>

#include "sentence.h"

#define WORDS_MAX 32

struct words {
    const char *const *list;  /* NULL ends it */
    uint16_t bits[WORDS_MAX]; /* of each in a sketch (sketch.h) */
};

/* Makes a list of WORDS_MAX words at most ready. The list must outlive them. */
struct words words_of(const char *const *list);

/* Where the first word of the list stands that the sentence has; NULL where it has none. */
const char *words_find(const struct words *words, const struct sentence *sentence);

#endif
