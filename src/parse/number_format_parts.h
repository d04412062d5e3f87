/*
 * number_format_parts.h - how the formats of numbers write; for number_format.c, which names them.
 */
#ifndef DOCINTAKE_PARSE_NUMBER_FORMAT_PARTS_H
#define DOCINTAKE_PARSE_NUMBER_FORMAT_PARTS_H

#include "number_format.h"

/* Signs of one script: digits from 0 to 9, then ten, hundred, thousand, ten thousand, and the zero inside a number. */
struct numerals {
    const char *digits[10], *ten, *hundred, *thousand, *ten_thousand, *zero;
    bool is_one_said; /* 一百 and 壹拾, where Japanese says 百 */
};

typedef void di_number_writer(const struct di_number_format *format, long number, struct di_buffer *out);

struct di_number_format {
    const char *name;
    di_number_writer *write;
    union {
        const void *nothing;
        const struct numerals *numerals;
        const char *signs; /* from 1, separated by spaces */
        struct {
            unsigned first, count; /* the code point of 1, and how many there are */
        } range;
        int width; /* at least so many digits */
    } by;
};

di_number_writer di_write_decimal; /* for what a format has no signs for */

/* number_counting.c: numbers as they are said in East Asia */
extern const struct numerals di_numerals_chinese, di_numerals_chinese_legal, di_numerals_taiwanese_legal,
    di_numerals_japanese, di_numerals_japanese_legal, di_numerals_korean, di_numerals_korean_digits;
di_number_writer di_write_digits, di_write_counting, di_write_short_counting, di_write_korean;

/* number_signs.c: letters and other signs in their order */
di_number_writer di_write_repeated_sign, di_write_sign, di_write_cycle, di_write_stem_and_branch, di_write_hebrew,
    di_write_hebrew_letter, di_write_script_digits;

/* number_words.c: English words */
di_number_writer di_write_ordinal, di_write_cardinal_words, di_write_ordinal_words;

#endif
