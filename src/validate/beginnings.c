#include "beginnings.h"

#include <string.h>

#include "docintake/text.h"
#include "pattern_text.h"

static void add_sign(struct beginnings *beginnings, int32_t code)
{
    uint32_t bit = (uint32_t)code % BEGINNINGS_BITS;

    beginnings->signs[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* Adds the signs of [at, end); what means more than itself may be any. */
static void add_signs(struct beginnings *beginnings, const char *at, const char *end)
{
    for (size_t bytes; at < end; at += bytes) {
        int32_t code = di_text_next(at, &bytes);

        beginnings->any |= code < 0x80 && strchr("^-[\\", code) != NULL;
        add_sign(beginnings, code);
    }
}

static void add_number(struct beginnings *beginnings)
{
    static const char numerals[] = "0123456789" PATTERN_NUMERALS;

    add_signs(beginnings, numerals, numerals + strlen(numerals));
}

static bool is_number(const char *text)
{
    return strncmp(text, PATTERN_NUMBER, strlen(PATTERN_NUMBER)) == 0;
}

static bool begins_with(const char *text, const char *const *words)
{
    while (*words != NULL && strncmp(text, *words, strlen(*words)) != 0) {
        words++;
    }
    return *words != NULL;
}

static bool add_alternatives(struct beginnings *beginnings, const char *at, const char *end);

/* The group at text, of so many bytes. False where it may match without taking a sign in. */
static bool add_group(struct beginnings *beginnings, const char *text, size_t size)
{
    static const char *const looking[] = {"(?=", "(?!", "(?<=", "(?<!", NULL}, *const marked[] = {"(?:", "(?>", NULL};
    size_t opening = strlen("(");

    if (begins_with(text, looking)) {
        return false;
    }
    if (begins_with(text, marked)) {
        opening = strlen("(?:");
    } else if (text[opening] == '?') {
        beginnings->any = true;
        return true;
    }
    return add_alternatives(beginnings, text + opening, text + size - strlen(")"));
}

/* Bytes of what stands at text: a number, a plain character of any size, or a sign of patterns. */
static size_t piece_span(const char *text)
{
    size_t size = pattern_sign_span(text);

    if (is_number(text)) {
        return strlen(PATTERN_NUMBER);
    }
    if ((unsigned char)*text >= 0x80) {
        di_text_next(text, &size);
    }
    return size;
}

/* The same for any piece: what it can begin with. */
static bool add_piece(struct beginnings *beginnings, const char *text, size_t size)
{
    switch (*text) {
    case '(':
        return add_group(beginnings, text, size);
    case '[':
        add_signs(beginnings, text + 1, text + size - 1);
        return true;
    case '{':
        add_number(beginnings);
        beginnings->any |= !is_number(text);
        return true;
    default:
        add_signs(beginnings, text, text + size);
        beginnings->any |= strchr(".$", *text) != NULL;
        return true;
    }
}

/* Of each alternative in [at, end) the pieces up to the first that takes a sign in. False where one may take in none.
 */
static bool add_alternatives(struct beginnings *beginnings, const char *at, const char *end)
{
    bool all_begin = true;

    for (;; at++) {
        bool begun = false;

        while (at < end && *at != '|') {
            size_t size = piece_span(at);

            begun = begun || (add_piece(beginnings, at, size) && !pattern_is_optional(at + size));
            at += size + pattern_quantifier_span(at + size);
        }
        all_begin = all_begin && begun;
        if (at >= end) {
            return all_begin;
        }
    }
}

/* Options, which go on into the next alternative, verbs, which tell PCRE2 where to try next, and groups of other kinds
 * than those below. */
static bool holds_directions(const char *pattern)
{
    for (const char *at = strchr(pattern, '('); at != NULL; at = strchr(at + 1, '(')) {
        if (at[1] == '*' || (at[1] == '?' && strchr(":=!<>", at[2]) == NULL)) {
            return true;
        }
    }
    return false;
}

void beginnings_of_pattern(const char *pattern, struct beginnings *ret_beginnings)
{
    struct beginnings beginnings = {.any = holds_directions(pattern)};

    if (!add_alternatives(&beginnings, pattern, pattern + strlen(pattern))) {
        beginnings.any = true;
    }
    *ret_beginnings = beginnings;
}
