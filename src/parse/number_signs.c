/*
 * Letters and other signs, in their order.
 */
#include <stdio.h>
#include <string.h>

#include "docintake/text.h"
#include "number_format_parts.h"

#define REPEATS 30 /* then Word begins again */

static size_t count_signs(const char *signs)
{
    size_t count = 1;

    while ((signs = strchr(signs, ' ')) != NULL) {
        signs++;
        count++;
    }
    return count;
}

/* The sign at index, from 0; *ret_size is its length. */
static const char *sign_at(const char *signs, size_t index, size_t *ret_size)
{
    for (; index > 0; index--) {
        signs = strchr(signs, ' ') + 1;
    }
    *ret_size = strcspn(signs, " ");
    return signs;
}

/* a to z, then aa to zz, up to thirty times one letter. */
void di_write_repeated_sign(const struct di_number_format *format, long number, struct di_buffer *out)
{
    long count = (long)count_signs(format->by.signs);
    const char *sign;
    size_t size;

    if (number < 1) {
        return;
    }
    number = (number - 1) % (count * REPEATS);
    sign = sign_at(format->by.signs, (size_t)(number % count), &size);
    for (long i = 0; i <= number / count; i++) {
        di_buffer_append(out, sign, size);
    }
}

static void write_cycle(const char *signs, long number, struct di_buffer *out)
{
    size_t size;
    const char *sign = sign_at(signs, (size_t)(number - 1) % count_signs(signs), &size);

    di_buffer_append(out, sign, size);
}

/* From the beginning again, where the signs end. */
void di_write_cycle(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1) {
        di_write_decimal(format, number, out);
    } else {
        write_cycle(format->by.signs, number, out);
    }
}

/* The cycle of sixty: 甲子, 乙丑, … */
void di_write_stem_and_branch(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1) {
        di_write_decimal(format, number, out);
    } else {
        write_cycle("甲 乙 丙 丁 戊 己 庚 辛 壬 癸", number, out);
        write_cycle("子 丑 寅 卯 辰 巳 午 未 申 酉 戌 亥", number, out);
    }
}

static void append_code(struct di_buffer *out, unsigned code)
{
    char bytes[4];

    di_buffer_append(out, bytes, di_text_put_code((int32_t)code, bytes));
}

/* The digits of another script: first is the code point of its one. */
void di_write_script_digits(const struct di_number_format *format, long number, struct di_buffer *out)
{
    char digits[24];

    snprintf(digits, sizeof digits, "%ld", number);
    for (const char *digit = digits; *digit != '\0'; digit++) {
        if (*digit == '-') {
            di_buffer_char(out, '-');
        } else {
            append_code(out, format->by.range.first - 1 + (unsigned)(*digit - '0'));
        }
    }
}

/* ①, ⑴, ⒈, ㈠: one sign a number, as far as they go. */
void di_write_sign(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1 || number > (long)format->by.range.count) {
        di_write_decimal(format, number, out);
    } else {
        append_code(out, format->by.range.first + (unsigned)number - 1);
    }
}

#define HEBREW_LETTERS "א ב ג ד ה ו ז ח ט י כ ל מ נ ס ע פ צ ק ר ש ת"
#define HEBREW_COUNT 22
#define HEBREW_LAST 392 /* then Word begins again */

/* By the value of the letters: א 1, י 10, ק 100. Fifteen and sixteen would spell a name of God. */
void di_write_hebrew(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1) {
        di_write_decimal(format, number, out);
        return;
    }
    number = (number - 1) % HEBREW_LAST + 1;
    if (number >= 100) {
        write_cycle("ק ר ש", number / 100, out);
        number %= 100;
    }
    if (number == 15 || number == 16) {
        di_buffer_text(out, number == 15 ? "טו" : "טז");
        return;
    }
    if (number >= 10) {
        write_cycle("י כ ל מ נ ס ע פ צ", number / 10, out);
    }
    if (number % 10 > 0) {
        write_cycle(HEBREW_LETTERS, number % 10, out);
    }
}

/* א to ת, then with one more ת for each time that the alphabet is used up. */
void di_write_hebrew_letter(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1) {
        di_write_decimal(format, number, out);
        return;
    }
    number = (number - 1) % HEBREW_LAST + 1;
    write_cycle(HEBREW_LETTERS, number, out);
    for (; number > HEBREW_COUNT; number -= HEBREW_COUNT) {
        di_buffer_text(out, "ת");
    }
}
