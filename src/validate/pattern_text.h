/*
 * pattern_text.h - the text of a pattern, piece by piece, for what is told of it without PCRE2.
 */
#ifndef DOCINTAKE_VALIDATE_PATTERN_TEXT_H
#define DOCINTAKE_VALIDATE_PATTERN_TEXT_H

#include <stdbool.h>
#include <stddef.h>

/* What stands for a number in a pattern, and the Chinese signs that one consists of. */
#define PATTERN_NUMBER "{n}"
#define PATTERN_NUMERALS "零〇○一二两三四五六七八九十百千万亿"

/* Bytes of the class "[…]" at text; its first sign may be "]". */
size_t pattern_class_span(const char *text);

/* Bytes of what stands at text and is no plain character: a group, a class, an escape, braces or one ASCII sign. */
size_t pattern_sign_span(const char *text);

/* Bytes of the quantifier at text, with the sign that makes it lazy or possessive; 0 where there is none. */
size_t pattern_quantifier_span(const char *text);

/* A quantifier stands at text that may mean none; {n} stands for a number. */
bool pattern_is_optional(const char *text);

#endif
