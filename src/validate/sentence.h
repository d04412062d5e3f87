/*
 * sentence.h - the sentences of a line of the narrative.
 */
#ifndef DOCINTAKE_VALIDATE_SENTENCE_H
#define DOCINTAKE_VALIDATE_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "docintake/arena.h"
#include "docintake/sketch.h"

struct sentence {
    const char *text; /* as written, size bytes, with the sign that ends it */
    size_t size;
    const char *folded; /* without white space (text.h) */
    size_t folded_size;
    struct di_sketch sketch; /* of the folded text */
};

/*
 * The sentence that the text begins with; its own text is not copied. Sentences end with 。 ； ！ ？ (also half-width)
 * or a line feed. False at the end of the text, and when the arena failed.
 */
bool sentence_read(struct di_arena *arena, const char *text, struct sentence *ret_sentence);

/* Where the word stands in the folded text, or NULL. The sketch answers for most words that do not. */
const char *sentence_find(const struct sentence *sentence, const char *word);

/* One of the words stands somewhere in the folded text. NULL ends them. */
bool sentence_holds(const struct sentence *sentence, const char *const *words);

/*
 * The sentence as people are shown it: as written, trimmed; of a long one, the clause that holds this byte of the
 * folded text. Of numbers as long as a mobile number or longer, most digits are hidden. In arena; scratch takes what is
 * needed on the way. NULL when one of them failed.
 */
const char *sentence_quote(struct di_arena *arena, struct di_arena *scratch, const struct sentence *sentence,
                           size_t folded_at);

#endif
