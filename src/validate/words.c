#include "words.h"

#include <string.h>

struct words words_of(const char *const *list)
{
    struct words words = {.list = list};

    for (size_t i = 0; list[i] != NULL; i++) {
        words.bits[i] = (uint16_t)di_sketch_bit(list[i]);
    }
    return words;
}

const char *words_find(const struct words *words, const struct sentence *sentence)
{
    for (size_t i = 0; words->list[i] != NULL; i++) {
        const char *found =
            di_sketch_has(&sentence->sketch, words->bits[i]) ? strstr(sentence->folded, words->list[i]) : NULL;

        if (found != NULL) {
            return found;
        }
    }
    return NULL;
}
