#include "sentence.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "docintake/buffer.h"
#include "docintake/text.h"

#define QUOTED_CODE_POINTS 80

static bool is_one_of(int32_t code, const char32_t *signs)
{
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
        int32_t code;

        if (di_text_ideograph(text + at) != 0) { /* ends nothing, as nearly all that are looked at */
            at += strlen("一");
            continue;
        }
        code = di_text_next(text + at, &bytes);
        at += bytes;
        if (is_one_of(code, signs)) {
            break;
        }
    }
    return at;
}

bool sentence_read(struct di_arena *arena, const char *text, struct sentence *ret_sentence)
{
    struct sentence sentence = {.text = text, .sketch = DI_SKETCH_EMPTY};

    if (*text == '\0') {
        return false;
    }
    sentence.size = piece(text, SIZE_MAX, U"。｡；;！!？?\n");
    sentence.folded = di_text_fold_bytes(arena, text, sentence.size, DI_SPACES_DROP);
    if (sentence.folded == NULL) {
        return false;
    }
    sentence.folded_size = strlen(sentence.folded);
    di_sketch_add(&sentence.sketch, sentence.folded, sentence.folded_size);
    *ret_sentence = sentence;
    return true;
}

const char *sentence_find(const struct sentence *sentence, const char *word)
{
    return di_sketch_has(&sentence->sketch, di_sketch_bit(word)) ? strstr(sentence->folded, word) : NULL;
}

bool sentence_holds(const struct sentence *sentence, const char *const *words)
{
    while (*words != NULL && sentence_find(sentence, *words) == NULL) {
        words++;
    }
    return *words != NULL;
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
        folded = di_text_fold_bytes(scratch, sentence->text + start, size, DI_SPACES_DROP);
        if (folded == NULL) {
            return NULL;
        }
        folded_end += strlen(folded);
    }
    *ret_size = size;
    return sentence->text + start;
}

#define HIDDEN_DIGITS 11 /* a mobile number; an identity number has more */

static bool is_digit(int32_t code)
{
    return (code >= '0' && code <= '9') || (code >= 0xFF10 && code <= 0xFF19);
}

/* Bytes of a number at `text`, as people group it (138 1234 5678), and how many digits it has. */
static size_t number_size(const char *text, size_t *ret_digits)
{
    size_t size = 0, end = 0, bytes;

    *ret_digits = 0;
    while (text[size] != '\0') {
        int32_t code = di_text_next(text + size, &bytes);

        if (is_digit(code)) {
            (*ret_digits)++;
            end = size + bytes;
        } else if (size != end || (code != '-' && !di_text_is_space(code))) {
            break;
        }
        size += bytes;
    }
    return end;
}

/* All digits but the first three and the last two become *. */
static void hide_digits(struct di_buffer *out, const char *number, size_t size, size_t digits)
{
    size_t bytes, seen = 0;

    for (size_t at = 0; at < size; at += bytes) {
        bool hidden = is_digit(di_text_next(number + at, &bytes)) && ++seen > 3 && seen + 2 <= digits;

        di_buffer_append(out, hidden ? "*" : number + at, hidden ? 1 : bytes);
    }
}

/* A copy without the numbers that tell who somebody is. */
static const char *without_numbers(struct di_arena *arena, const char *quote)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    while (*quote != '\0') {
        size_t digits, bytes, size = number_size(quote, &digits);

        if (digits >= HIDDEN_DIGITS) {
            hide_digits(&out, quote, size, digits);
        } else {
            di_text_next(quote, &bytes);
            size = size > 0 ? size : bytes;
            di_buffer_append(&out, quote, size);
        }
        quote += size;
    }
    return out.failed ? NULL : di_arena_strdup(arena, di_buffer_string(&out));
}

const char *sentence_quote(struct di_arena *arena, struct di_arena *scratch, const struct sentence *sentence,
                           size_t folded_at)
{
    const char *clause, *quote;
    size_t size = sentence->size;
    bool is_long = di_text_length(sentence->folded) > QUOTED_CODE_POINTS;

    clause = is_long ? find_clause(scratch, sentence, folded_at, &size) : sentence->text;
    quote = clause != NULL ? di_arena_strndup(scratch, clause, size) : NULL;
    quote = quote != NULL ? di_text_trim(scratch, quote) : NULL;
    quote = quote != NULL ? without_numbers(scratch, quote) : NULL;
    quote = quote != NULL ? di_text_shorten(scratch, quote, QUOTED_CODE_POINTS) : NULL;
    return quote != NULL ? di_arena_printf(arena, is_long ? "…%s…" : "%s", quote) : NULL;
}
