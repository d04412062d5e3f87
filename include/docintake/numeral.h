/*
 * numeral.h - whole numbers as Chinese reports write them.
 *
 * 5, ５, 五, 十三, 一百二十, 两万, 二〇一七 / 二○一七 / 二O一七 / 二0一七 (digit by digit), 1,234.
 */
#ifndef DOCINTAKE_NUMERAL_H
#define DOCINTAKE_NUMERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * Reads the whole of the size bytes at text as one number of at most 15 digits: by value where there is a 十, 百, 千,
 * 万 or 亿 (一百二十), digit by digit otherwise (二〇一七). False for anything else.
 */
bool di_numeral_parse(const char *text, size_t size, int64_t *ret_value);

/* Bytes of the longest run of numeral signs at the beginning of text, 0 where there is none. */
size_t di_numeral_span(const char *text);

#endif
