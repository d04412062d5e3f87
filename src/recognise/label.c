#include "label.h"

#include <stdint.h>
#include <string.h>
#include <uchar.h>

#include "docintake/text.h"

#define DIGITS "0123456789"

/* clang-format off */
static bool is_sign(int32_t code)
{
    switch (code) {
    case U'、': case U'。': case U'·': case U'…':
    case ',': case '.': case ';': case ':': case '"': case '(': case ')': case '<': case '>': case '-': case '/':
    case '!': case '?': case '~': case '_': case '*': case '#': case '+': case '=':
        return true;
    default:
        return false;
    }
}
/* clang-format on */

/* Bytes of the folded text before its first sign, and *ret_codes, its code points. */
static size_t plain_span(const char *folded, size_t *ret_codes)
{
    size_t size = 0, codes = 0, bytes;

    for (; folded[size] != '\0'; codes++) {
        if (di_text_ideograph(folded + size) != 0) {
            size += strlen("一");
        } else if (!is_sign(di_text_next(folded + size, &bytes))) {
            size += bytes;
        } else {
            break;
        }
    }
    *ret_codes = codes;
    return size;
}

/* The folded text, or a copy without its signs and, if asked, without what stands in brackets; *ret_codes are its code
 * points. */
static const char *strip(struct di_arena *arena, const char *folded, bool brackets_too, size_t *ret_codes)
{
    size_t length = plain_span(folded, ret_codes), depth = 0, bytes;
    char *out;

    if (folded[length] == '\0') {
        return folded;
    }
    out = di_arena_alloc(arena, strlen(folded) + 1);
    if (out == NULL) {
        return NULL;
    }
    memcpy(out, folded, length);
    for (size_t at = length; folded[at] != '\0'; at += bytes) {
        int32_t code = di_text_next(folded + at, &bytes);

        depth += code == '(';
        if (!(brackets_too && depth > 0) && !is_sign(code)) {
            memcpy(out + length, folded + at, bytes);
            length += bytes;
            (*ret_codes)++;
        }
        depth -= code == ')' && depth > 0;
    }
    return out;
}

/* 其中：涉及国家秘密 names the same as 涉及国家秘密. */
static const char *without_prefix(const char *key, size_t *codes)
{
    static const char prefix[] = "其中";
    size_t length = sizeof prefix - 1;

    if (strncmp(key, prefix, length) != 0 || key[length] == '\0') {
        return key;
    }
    *codes -= 2;
    return key + length;
}

/* All of a label but its words. A figure, or nothing, is what it is. */
static bool make(struct di_arena *arena, const char *text, struct label *ret_label)
{
    struct label label = {.key_word = WORD_UNKNOWN, .bare_word = WORD_UNKNOWN};
    const char *printed, *folded, *key, *bare;
    size_t digits = strspn(text, DIGITS);

    if (text[digits] == '\0') {
        label.key = label.bare = text;
        label.key_codes = label.bare_codes = digits;
        *ret_label = label;
        return true;
    }
    if (!di_label_fold(arena, text, &printed, &folded)) {
        return false;
    }
    if (*printed != '\0') {
        label.number = printed_number_of(printed);
    }
    key = bare = strip(arena, folded, false, &label.key_codes);
    label.bare_codes = label.key_codes;
    if (strchr(folded, '(') != NULL) {
        bare = strip(arena, folded, true, &label.bare_codes);
    }
    if (key == NULL || bare == NULL) {
        return false;
    }
    label.key = without_prefix(key, &label.key_codes);
    label.bare = without_prefix(bare, &label.bare_codes);
    if (*bare == '\0') {
        label.bare = label.key;
        label.bare_codes = label.key_codes;
    }
    *ret_label = label;
    return true;
}

bool label_make(struct di_arena *arena, const struct lexicon *lexicon, const char *text, struct label *ret_label)
{
    if (!make(arena, text, ret_label)) {
        return false;
    }
    ret_label->key_word = lexicon_find(lexicon, ret_label->key);
    ret_label->bare_word =
        ret_label->bare == ret_label->key ? ret_label->key_word : lexicon_find(lexicon, ret_label->bare);
    return true;
}

static bool learn(struct di_arena *arena, struct lexicon *lexicon, const char *text, struct label *ret_label)
{
    if (!make(arena, text, ret_label)) {
        return false;
    }
    ret_label->key_word = lexicon_add(lexicon, ret_label->key);
    ret_label->bare_word = lexicon_add(lexicon, ret_label->bare);
    return ret_label->key_word != WORD_UNKNOWN && ret_label->bare_word != WORD_UNKNOWN;
}

bool known_label_make(struct di_arena *arena, struct lexicon *lexicon, const struct di_label *label,
                      struct known_label *ret_known)
{
    struct known_label known = {.n_wordings = label->n_variants + 1};

    known.wordings = di_arena_array(arena, known.n_wordings, sizeof *known.wordings);
    if (known.wordings == NULL || !learn(arena, lexicon, label->text, &known.wordings[0])) {
        return false;
    }
    for (size_t i = 0; i < label->n_variants; i++) {
        if (!learn(arena, lexicon, label->variants[i], &known.wordings[i + 1])) {
            return false;
        }
    }
    *ret_known = known;
    return true;
}

/* The edit distance of two texts of so many code points; SIZE_MAX where it is more than one in four of b's. */
static size_t bounded_distance(struct di_arena *scratch, const char *a, size_t codes_a, const char *b, size_t codes_b)
{
    size_t limit = (codes_b + 2) / 4, distance;

    /* Most labels differ in length by more, and need no further look. */
    if ((codes_a > codes_b ? codes_a - codes_b : codes_b - codes_a) > limit) {
        return SIZE_MAX;
    }
    distance = di_text_distance(scratch, a, b, limit);
    di_arena_reset(scratch);
    return distance <= limit ? distance : SIZE_MAX;
}

size_t label_difference(struct di_arena *scratch, const struct label *label, const struct known_label *known)
{
    size_t least = SIZE_MAX;

    for (size_t i = 0; i < known->n_wordings && !label_is_empty(label); i++) {
        const struct label *wording = &known->wordings[i];
        size_t whole = bounded_distance(scratch, label->key, label->key_codes, wording->key, wording->key_codes);
        size_t bare = bounded_distance(scratch, label->bare, label->bare_codes, wording->bare, wording->bare_codes);

        least = whole < least ? whole : least;
        least = bare < least ? bare : least;
    }
    return least;
}

bool label_is_beginning(const struct label *label, const struct known_label *known)
{
    enum { CODES = 3, SHARE = 3 };
    size_t bytes = strlen(label->key);

    for (size_t i = 0; i < known->n_wordings && label->key_codes >= CODES; i++) {
        if (strncmp(label->key, known->wordings[i].key, bytes) == 0 &&
            label->key_codes * SHARE >= known->wordings[i].key_codes) {
            return true;
        }
    }
    return false;
}

bool label_is_figure(const struct label *label)
{
    return !label_is_empty(label) && label->key[strspn(label->key, DIGITS)] == '\0';
}
