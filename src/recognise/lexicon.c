#include "lexicon.h"

#include <stdint.h>
#include <string.h>

#define FIRST_SLOTS 1024 /* a power of two, as every size after it; a form has some 200 wordings */

static size_t hash_of(const char *wording)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a */

    for (; *wording != '\0'; wording++) {
        hash = (hash ^ (unsigned char)*wording) * UINT64_C(0x100000001B3);
    }
    return (size_t)(hash ^ hash >> 32);
}

/* Where the wording stands, or the free slot where it belongs. */
static unsigned *slot_of(const struct lexicon *lexicon, const char *wording)
{
    size_t slot = hash_of(wording) & (lexicon->n_slots - 1);

    while (lexicon->slots[slot] != WORD_UNKNOWN && strcmp(lexicon->words[lexicon->slots[slot]], wording) != 0) {
        slot = (slot + 1) & (lexicon->n_slots - 1);
    }
    return &lexicon->slots[slot];
}

/* Room for twice as many; half of the slots stay free. */
static bool grow(struct lexicon *lexicon)
{
    size_t n_slots = lexicon->n_slots > 0 ? 2 * lexicon->n_slots : FIRST_SLOTS;
    struct lexicon larger = {
        .arena = lexicon->arena,
        .words = di_arena_array(lexicon->arena, n_slots / 2 + 1, sizeof *larger.words),
        .slots = di_arena_array(lexicon->arena, n_slots, sizeof *larger.slots),
        .n_words = lexicon->n_words,
        .n_slots = n_slots,
    };

    if (larger.words == NULL || larger.slots == NULL) {
        return false;
    }
    for (unsigned word = 1; word <= lexicon->n_words; word++) {
        larger.words[word] = lexicon->words[word];
        *slot_of(&larger, larger.words[word]) = word;
    }
    *lexicon = larger;
    return true;
}

struct lexicon *lexicon_new(struct di_arena *arena)
{
    struct lexicon *lexicon = DI_NEW(arena, struct lexicon);

    if (lexicon == NULL) {
        return NULL;
    }
    lexicon->arena = arena;
    return grow(lexicon) ? lexicon : NULL;
}

unsigned lexicon_add(struct lexicon *lexicon, const char *wording)
{
    unsigned *slot = slot_of(lexicon, wording);

    if (*slot != WORD_UNKNOWN) {
        return *slot;
    }
    if (2 * lexicon->n_words >= lexicon->n_slots) {
        if (!grow(lexicon)) {
            return WORD_UNKNOWN;
        }
        slot = slot_of(lexicon, wording);
    }
    *slot = (unsigned)++lexicon->n_words;
    lexicon->words[*slot] = wording;
    return *slot;
}

unsigned lexicon_find(const struct lexicon *lexicon, const char *wording)
{
    return *slot_of(lexicon, wording);
}
