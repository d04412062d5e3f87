#include "sentence.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "docintake/text.h"

#define QUOTED_CODE_POINTS 80

static bool is_one_of(int32_t code, const char32_t *signs)
{
    if (code >= 0x3400 && code < 0xFF00) {
        return false; /* an ideograph, as nearly all that are asked about */
    }
    while (*signs != 0 && *signs != (char32_t)code) {
        signs++;
    }
    return *signs != 0;
}

/* Bytes up to and with the first of these signs, or to the end: at most size bytes, and no further than a NUL. */
static size_t piece(const char *text, size_t size, const char32_t *signs)
{
    size_t at = 0, bytes;

    while (at < size && text[at] != '\0') {
        int32_t code = di_text_next(text + at, &bytes);

        at += bytes;
        if (is_one_of(code, signs)) {
            break;
        }
    }
    return at;
}

static const char *fold(struct di_arena *arena, const char *text, size_t size)
{
    const char *copy = di_arena_strndup(arena, text, size);

    return copy != NULL ? di_text_fold(arena, copy, DI_SPACES_DROP) : NULL;
}

bool sentence_next(struct di_arena *arena, const char **rest, struct sentence *ret_sentence)
{
    struct sentence sentence = {.text = *rest};

    if (**rest == '\0') {
        return false;
    }
    sentence.size = piece(*rest, SIZE_MAX, U"。｡；;！!？?\n");
    sentence.folded = fold(arena, sentence.text, sentence.size);
    if (sentence.folded == NULL) {
        return false;
    }
    sentence.folded_size = strlen(sentence.folded);
    di_sketch_add(&sentence.sketch, sentence.folded, sentence.folded_size);
    *rest += sentence.size;
    *ret_sentence = sentence;
    return true;
}

/* The clause of the sentence, up to a comma, that holds this byte of the folded text. */
static const char *find_clause(struct di_arena *scratch, const struct sentence *sentence, size_t folded_at,
                               size_t *ret_size)
{
    size_t start = 0, size = 0, folded_end = 0;

    while (folded_end <= folded_at && start + size < sentence->size) {
        const char *folded;

        start += size;
        size = piece(sentence->text + start, sentence->size - start, U"，,、：:");
        folded = fold(scratch, sentence->text + start, size);
        if (folded == NULL) {
            return NULL;
        }
        folded_end += strlen(folded);
    }
    *ret_size = size;
    return sentence->text + start;
}

const char *sentence_quote(struct di_arena *arena, struct di_arena *scratch, const struct sentence *sentence,
                           size_t folded_at)
{
    const char *clause, *quote;
    size_t size;

    if (di_text_length(sentence->folded) <= QUOTED_CODE_POINTS) {
        quote = di_arena_strndup(scratch, sentence->text, sentence->size);
        return quote != NULL ? di_text_trim(arena, quote) : NULL;
    }
    clause = find_clause(scratch, sentence, folded_at, &size);
    quote = clause != NULL ? di_arena_strndup(scratch, clause, size) : NULL;
    quote = quote != NULL ? di_text_trim(scratch, quote) : NULL;
    quote = quote != NULL ? di_text_shorten(scratch, quote, QUOTED_CODE_POINTS) : NULL;
    return quote != NULL ? di_arena_printf(arena, "…%s…", quote) : NULL;
}
