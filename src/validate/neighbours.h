/*
 * neighbours.h - a folded sentence looked at around one place: which sign stands there, which words.
 */
#ifndef DOCINTAKE_VALIDATE_NEIGHBOURS_H
#define DOCINTAKE_VALIDATE_NEIGHBOURS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

/* The code point at `at`, 0 at the end of the text. */
int32_t code_at(const char *at);

/* The code point before `at`, 0 at the beginning of the text. */
int32_t code_before(const char *text, const char *at);

/* True where the code point is one of the signs; not for 0. */
bool is_sign(int32_t code, const char32_t *signs);

/* ASCII letters and digits. */
bool is_alphanumeric(int32_t code);

/* A character of the unified block, which all common names are written with. */
static inline bool is_han(int32_t code)
{
    return code >= 0x4E00 && code <= 0x9FFF;
}

/* Bytes of the first of these words that stands at `at`, 0 where none does. NULL ends them. */
size_t match_word(const char *at, const char *const *words);

#endif
