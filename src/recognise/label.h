/*
 * label.h - labels of rows and columns made comparable.
 *
 * Two labels are the same where nothing but white space, signs, the printed number, a leading 其中 or the text in
 * brackets sets them apart. They are alike where a few characters differ.
 */
#ifndef DOCINTAKE_RECOGNISE_LABEL_H
#define DOCINTAKE_RECOGNISE_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "docintake/form.h"
#include "lexicon.h"
#include "printed_number.h"

struct label {
    struct printed_number number; /* kind NUMBER_NONE where none is printed; its indices mean nothing here */
    const char *key;              /* folded, without number and signs; "" where nothing is left */
    const char *bare;             /* the same without what stands in brackets; the key where that is all */
    unsigned key_word, bare_word; /* their numbers in the lexicon of the forms */
    size_t key_codes, bare_codes; /* and how many code points they have */
};

/* The wordings of one label of a form: as printed, then its variants. Never empty. */
struct known_label {
    struct label *wordings;
    size_t n_wordings;
};

/* The text must outlive the label. False when the arena failed. A known label teaches its wordings to the lexicon. */
bool label_make(struct di_arena *arena, const struct lexicon *lexicon, const char *text, struct label *ret_label);
bool known_label_make(struct di_arena *arena, struct lexicon *lexicon, const struct di_label *label,
                      struct known_label *ret_known);

static inline bool label_is_empty(const struct label *label)
{
    return *label->key == '\0';
}

/* The label is one of the wordings, whose words are never WORD_UNKNOWN. An empty one never is. */
static inline bool label_is_known(const struct label *label, const struct known_label *known)
{
    for (size_t i = 0; i < known->n_wordings; i++) {
        if (label->key_word == known->wordings[i].key_word || label->bare_word == known->wordings[i].bare_word) {
            return !label_is_empty(label);
        }
    }
    return false;
}

/*
 * How many characters set the label and the nearest wording apart, if that is few enough for them to be alike: one in
 * four. SIZE_MAX otherwise. scratch is reset.
 */
size_t label_difference(struct di_arena *scratch, const struct label *label, const struct known_label *known);

/* The label is what a wording begins with, three characters and a third of it at least: its second line was lost. */
bool label_is_beginning(const struct label *label, const struct known_label *known);

/* The label is a number and nothing else. */
bool label_is_figure(const struct label *label);

#endif
