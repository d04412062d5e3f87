/*
 * text.h - UTF-8 text as these reports write it.
 *
 * Labels and sentences are compared in a folded form: Unicode NFKC (UAX 15), which makes full-width forms half-width,
 * and then the signs that people use for one another made one. What is shown to people is always the text as written.
 */
#ifndef DOCINTAKE_TEXT_H
#define DOCINTAKE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "docintake/arena.h"

/* True where all size bytes are valid UTF-8 (RFC 3629) without NUL. */
bool di_text_is_utf8(const char *text, size_t size);

/* A copy in which every byte that is not UTF-8 and every control character but tab and line feed is U+FFFD. NULL as
 * for di_arena_alloc. */
char *di_text_scrub(struct di_arena *arena, const char *text, size_t size);

/* Makes one line of any bytes, in place: "?" for every byte that is not UTF-8 and every control character. */
void di_text_one_line(char *text);

/*
 * The code point at text, which may be its end, where that is of U+4000 to U+9FFF; 0 otherwise. It has three bytes
 * then: an ideograph, about which there is mostly nothing else to ask.
 */
static inline int32_t di_text_ideograph(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    unsigned second, third; /* six bits of a continuation; more of anything else */

    if (at[0] >= 0xE4 && at[0] <= 0xE9 && (second = at[1] ^ 0x80) < 0x40 && (third = at[2] ^ 0x80) < 0x40) {
        return (int32_t)((at[0] & 0x0Fu) << 12 | second << 6 | third);
    }
    return 0;
}

/* The same as di_text_next, for what it leaves over. */
int32_t di_text_next_rare(const char *text, size_t *ret_size);

/*
 * The code point at text, which is valid UTF-8 and not at its end, and *ret_size, its bytes. Here, for the sake of
 * ASCII and of ideographs: texts are read sign by sign many times over.
 */
static inline int32_t di_text_next(const char *text, size_t *ret_size)
{
    const unsigned char *at = (const unsigned char *)text;
    unsigned second, third; /* as in di_text_ideograph */

    if (at[0] < 0x80) {
        *ret_size = 1;
        return at[0];
    }
    if (at[0] >= 0xE1 && at[0] <= 0xEC && (second = at[1] ^ 0x80) < 0x40 && (third = at[2] ^ 0x80) < 0x40) {
        *ret_size = 3;
        return (int32_t)((at[0] & 0x0Fu) << 12 | second << 6 | third);
    }
    return di_text_next_rare(text, ret_size);
}

/* The same as di_text_is_space, for what it leaves over. */
bool di_text_is_rare_space(int32_t code);

/* White space of every width: ASCII, U+00A0, U+3000, U+2000..U+200B, U+FEFF, line breaks. */
static inline bool di_text_is_space(int32_t code)
{
    if ((code > 0x3000 && code < 0xFEFF) || (code > ' ' && code < 0x85)) {
        return false; /* as nearly all that are asked about */
    }
    return di_text_is_rare_space(code);
}

/*
 * Folded for comparing: NFKC; every dash, bracket, quotation mark and comma of its kind made one; 〇, ○ and the like
 * stay what they are. spaces: keep one ASCII space for each run of white space, or drop all white space.
 * NULL as for di_arena_alloc.
 */
enum di_spaces { DI_SPACES_DROP, DI_SPACES_KEEP };
char *di_text_fold(struct di_arena *arena, const char *text, enum di_spaces spaces);

/* The same of the first size bytes, which end with a whole code point and hold no NUL. */
char *di_text_fold_bytes(struct di_arena *arena, const char *text, size_t size, enum di_spaces spaces);

/* Nothing but white space. */
bool di_text_is_blank(const char *text);

/* The code point, which is one of Unicode, as UTF-8. The number of bytes: four at most, and no NUL after them. */
size_t di_text_put_code(int32_t code, char *bytes);

/* The value of a hexadecimal digit; -1 for what is none. */
int di_text_hex_digit(char digit);

/* White space of every width cut from both ends. */
char *di_text_trim(struct di_arena *arena, const char *text);

/* At most code_points code points, with "…" for what was cut. */
char *di_text_shorten(struct di_arena *arena, const char *text, size_t code_points);

/* How many code points text has. */
size_t di_text_length(const char *text);

/* Columns of a terminal or a mono-spaced page: 2 for CJK and full-width, 0 for combining marks (UAX 11). */
size_t di_text_width(const char *text);

/* Columns of one code point. */
unsigned di_text_code_width(int32_t code);

/*
 * The edit distance (Levenshtein, in code points) of two folded texts, or limit + 1 as soon as it is larger. Takes
 * time and memory of the order of limit times the length, so limit is a bound on work too.
 */
size_t di_text_distance(struct di_arena *arena, const char *a, const char *b, size_t limit);

#endif
