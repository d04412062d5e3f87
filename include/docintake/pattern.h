/*
 * pattern.h - patterns over folded sentences: PCRE2 syntax (pcre2pattern(3)), with {n} for one exact number.
 *
 * {n} matches a whole number in ASCII digits (1,234 too) or Chinese numerals, complete and exact: not the 18 of 18万 or
 * of 18.5, no 约18 or 近18, no 18余, 18%, 第18, nor a change such as 增加18. The match as a whole may not be followed
 * by 左右, 以上 and the like. Round brackets group without capturing; {n} may stand once in each alternative.
 */
#ifndef DOCINTAKE_PATTERN_H
#define DOCINTAKE_PATTERN_H

#include <stdbool.h>
#include <stddef.h>

#include "docintake/error.h"
#include "docintake/sketch.h"

struct di_pattern;

#define DI_PATTERN_FAULT_BYTES 160

/* DI_REFUSED with a text in ret_fault where it does not compile. Free with di_pattern_free. */
enum di_status di_pattern_compile(const char *text, struct di_pattern **ret_pattern,
                                  char ret_fault[DI_PATTERN_FAULT_BYTES], struct di_error *error);
void di_pattern_free(struct di_pattern *pattern);

/* Whether it compiles, as above, in a fraction of the time: {n} is taken for any one sign. */
enum di_status di_pattern_check(const char *text, char ret_fault[DI_PATTERN_FAULT_BYTES], struct di_error *error);

/* Bytes of the subject. number_end is 0 where the match holds no {n}. */
struct di_pattern_match {
    size_t start, end;
    size_t number_start, number_end;
};

/* The first match at or after byte `from` of the folded subject; false also where the match limit was reached. */
bool di_pattern_find(const struct di_pattern *pattern, const char *subject, size_t size, size_t from,
                     struct di_pattern_match *ret_match);

/* False where the pattern certainly matches nowhere in the text of this sketch: far quicker than to try. */
bool di_pattern_may_match(const struct di_pattern *pattern, const struct di_sketch *sketch);

#endif
