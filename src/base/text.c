#include "docintake/text.h"

#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

/* The bytes of the code point that begins with this one, by the ranges of RFC 3629; 0 for none. Not for ASCII. */
static size_t sequence_size(unsigned char first)
{
    if (first < 0xC2 || first > 0xF4) {
        return 0;
    }
    return first < 0xE0 ? 2 : (first < 0xF0 ? 3 : 4);
}

/* The second byte decides about forms that are too long, surrogates, and what lies behind U+10FFFF. */
static bool second_fits(unsigned char first, unsigned char second)
{
    switch (first) {
    case 0xE0:
        return second >= 0xA0;
    case 0xED:
        return second < 0xA0;
    case 0xF0:
        return second >= 0x90;
    case 0xF4:
        return second < 0x90;
    default:
        return true;
    }
}

static bool is_continuation(unsigned char byte)
{
    return (byte & 0xC0) == 0x80;
}

/* Three bytes about which nothing else is to be decided: the ideographs, which are most of these texts, and more. */
static bool is_common(const unsigned char *at)
{
    return at[0] >= 0xE1 && at[0] <= 0xEC && is_continuation(at[1]) && is_continuation(at[2]);
}

/*
 * The bytes of the whole code point at `at`, of which no more than `left` are looked at; 0 for none. Not for ASCII. A
 * NUL is no continuation, so that at the end of a terminated text `left` may say more than there is.
 */
static size_t sequence(const unsigned char *at, size_t left)
{
    size_t bytes = sequence_size(at[0]);

    if (bytes == 0 || left < bytes || !is_continuation(at[1]) || !second_fits(at[0], at[1]) ||
        (bytes > 2 && !is_continuation(at[2])) || (bytes > 3 && !is_continuation(at[3]))) {
        return 0;
    }
    return bytes;
}

bool di_text_is_utf8(const char *text, size_t size)
{
    const unsigned char *at = (const unsigned char *)text, *end = at + size;

    while (at < end) {
        size_t bytes;

        if (*at < 0x80) {
            if (*at++ == 0) {
                return false;
            }
            continue;
        }
        bytes = end - at >= 3 && is_common(at) ? 3 : sequence(at, (size_t)(end - at));
        if (bytes == 0) {
            return false;
        }
        at += bytes;
    }
    return true;
}

int32_t di_text_next_rare(const char *text, size_t *ret_size)
{
    const unsigned char *at = (const unsigned char *)text;
    size_t bytes = sequence(at, SIZE_MAX);
    int32_t code;

    if (bytes == 0) {
        *ret_size = 1;
        return 0xFFFD;
    }
    code = at[0] & (0x7F >> bytes);
    for (size_t i = 1; i < bytes; i++) {
        code = code << 6 | (at[i] & 0x3F);
    }
    *ret_size = bytes;
    return code;
}

char *di_text_scrub(struct di_arena *arena, const char *text, size_t size)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    char *out = size < SIZE_MAX / 3 ? di_arena_alloc(arena, 3 * size + 1) : NULL;
    size_t length = 0;

    if (out == NULL) {
        return NULL;
    }
    for (size_t at = 0; at < size;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t bytes =
            utf8proc_iterate((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(size - at), &code);
        bool shown = bytes > 0 && (code >= 0x20 || code == '\t' || code == '\n') && (code < 0x7F || code > 0x9F);
        const char *piece = shown ? text + at : replacement;
        size_t piece_size = shown ? (size_t)bytes : sizeof replacement - 1;

        memcpy(out + length, piece, piece_size);
        length += piece_size;
        at += bytes > 0 ? (size_t)bytes : 1;
    }
    out[length] = '\0';
    return out;
}

void di_text_one_line(char *text)
{
    size_t size = strlen(text), length = 0;

    for (size_t at = 0; at < size;) {
        utf8proc_int32_t code;
        utf8proc_ssize_t bytes =
            utf8proc_iterate((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(size - at), &code);

        if (bytes <= 0 || code < 0x20 || (code >= 0x7F && code <= 0x9F)) {
            text[length++] = '?';
        } else {
            memmove(text + length, text + at, (size_t)bytes);
            length += (size_t)bytes;
        }
        at += bytes > 0 ? (size_t)bytes : 1;
    }
    text[length] = '\0';
}

bool di_text_is_rare_space(int32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0x85 || code == 0xA0 || code == 0x1680 ||
           (code >= 0x2000 && code <= 0x200D) || code == 0x2028 || code == 0x2029 || code == 0x202F || code == 0x205F ||
           code == 0x2060 || code == 0x3000 || code == 0xFEFF;
}

size_t di_text_put_code(int32_t code, char *bytes)
{
    return (size_t)utf8proc_encode_char(code, (utf8proc_uint8_t *)bytes);
}

int di_text_hex_digit(char digit)
{
    if (digit >= '0' && digit <= '9') {
        return digit - '0';
    }
    if (digit >= 'a' && digit <= 'f') {
        return digit - 'a' + 10;
    }
    return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

bool di_text_is_blank(const char *text)
{
    size_t bytes;

    while (*text != '\0' && di_text_is_space(di_text_next(text, &bytes))) {
        text += bytes;
    }
    return *text == '\0';
}

/* Bytes of the white space that ends the text at `end`, one sign; 0 where none does. Looks no further back than start.
 */
static size_t space_before(const char *text, size_t start, size_t end)
{
    size_t at = end, bytes;

    do {
        at--;
    } while (at > start && is_continuation((unsigned char)text[at]));
    return di_text_is_space(di_text_next(text + at, &bytes)) && at + bytes == end ? bytes : 0;
}

char *di_text_trim(struct di_arena *arena, const char *text)
{
    size_t start = 0, end = strlen(text), bytes;

    while (start < end && di_text_is_space(di_text_next(text + start, &bytes))) {
        start += bytes;
    }
    while (end > start && (bytes = space_before(text, start, end)) > 0) {
        end -= bytes;
    }
    return di_arena_strndup(arena, text + start, end - start);
}

char *di_text_shorten(struct di_arena *arena, const char *text, size_t code_points)
{
    size_t at = 0, bytes;

    for (size_t count = 0; text[at] != '\0'; at += bytes) {
        di_text_next(text + at, &bytes);
        if (++count > code_points) {
            return di_arena_printf(arena, "%.*s…", (int)at, text);
        }
    }
    return di_arena_strdup(arena, text);
}

size_t di_text_length(const char *text)
{
    size_t count = 0, bytes;

    for (size_t at = 0; text[at] != '\0'; at += bytes) {
        di_text_next(text + at, &bytes);
        count++;
    }
    return count;
}

unsigned di_text_code_width(int32_t code)
{
    int width = utf8proc_charwidth(code);

    return width > 0 ? (unsigned)width : 0;
}

size_t di_text_width(const char *text)
{
    size_t width = 0, bytes;

    for (size_t at = 0; text[at] != '\0'; at += bytes) {
        width += di_text_code_width(di_text_next(text + at, &bytes));
    }
    return width;
}

static int32_t *decode(struct di_arena *arena, const char *text, size_t *ret_length)
{
    size_t length = di_text_length(text), bytes;
    int32_t *codes = di_arena_array(arena, length + 1, sizeof *codes);

    if (codes != NULL) {
        for (size_t i = 0; i < length; i++, text += bytes) {
            codes[i] = di_text_next(text, &bytes);
        }
        *ret_length = length;
    }
    return codes;
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

size_t di_text_distance(struct di_arena *arena, const char *a, const char *b, size_t limit)
{
    size_t length_a, length_b;
    int32_t *codes_a = decode(arena, a, &length_a), *codes_b = decode(arena, b, &length_b);
    size_t *row = codes_b != NULL ? di_arena_array(arena, length_b + 1, sizeof *row) : NULL;

    if (codes_a == NULL || row == NULL || (length_a > length_b ? length_a - length_b : length_b - length_a) > limit) {
        return limit + 1;
    }
    for (size_t j = 0; j <= length_b; j++) {
        row[j] = j;
    }
    for (size_t i = 1; i <= length_a; i++) {
        /* Cells further than limit from the diagonal are beyond it anyway. */
        size_t from = i > limit ? i - limit : 1, to = least(length_b, i + limit);
        size_t diagonal = row[from - 1], best = limit + 1;

        row[from - 1] = from == 1 ? i : limit + 1;
        if (to < length_b) {
            row[to + 1] = limit + 1;
        }
        for (size_t j = from; j <= to; j++) {
            size_t above = row[j];
            size_t change = diagonal + (codes_a[i - 1] != codes_b[j - 1]);

            row[j] = least(change, least(above, row[j - 1]) + 1);
            diagonal = above;
            best = least(best, row[j]);
        }
        if (best > limit) {
            return limit + 1;
        }
    }
    return least(row[length_b], limit + 1);
}
