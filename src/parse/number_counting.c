/*
 * Numbers as they are said in East Asia: with the signs of ten, hundred, thousand and ten thousand, or digit by digit.
 */
#include <stdio.h>

#include "number_format_parts.h"

const struct numerals di_numerals_chinese = {
    {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, "十", "百", "千", "万", "零", true};
const struct numerals di_numerals_japanese = {
    {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, "十", "百", "千", "万", "", false};
const struct numerals di_numerals_japanese_legal = {
    {"〇", "壱", "弐", "参", "四", "伍", "六", "七", "八", "九"}, "拾", "百", "阡", "萬", "", true};
const struct numerals di_numerals_chinese_legal = {
    {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, "拾", "佰", "仟", "萬", "零", true};
const struct numerals di_numerals_taiwanese_legal = {
    {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"}, "拾", "佰", "仟", "萬", "零", true};
const struct numerals di_numerals_korean = {
    {"영", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"}, "십", "백", "천", "만", "", false};
const struct numerals di_numerals_korean_digits = {
    {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, "十", "百", "千", "萬", "", false};

void di_write_digits(const struct di_number_format *format, long number, struct di_buffer *out)
{
    char digits[24];

    snprintf(digits, sizeof digits, "%ld", number);
    for (const char *digit = digits; *digit != '\0'; digit++) {
        di_buffer_text(out, *digit == '-' ? "-" : format->by.numerals->digits[*digit - '0']);
    }
}

/* 1 to 9999: 一千零五十, 十五. is_leading: nothing stands before, so that ten may be said without its one. */
static void write_below_ten_thousand(const struct numerals *numerals, long number, bool is_leading,
                                     struct di_buffer *out)
{
    const char *units[] = {numerals->thousand, numerals->hundred, numerals->ten, ""};
    bool is_begun = !is_leading, is_zero_due = !is_leading && number < 1000;
    long divisor = 1000;

    for (int i = 0; i < 4; i++, divisor /= 10) {
        long digit = number / divisor % 10;
        bool is_bare_ten = !is_begun && i == 2 && numerals == &di_numerals_chinese;

        if (digit == 0) {
            is_zero_due = is_begun;
            continue;
        }
        di_buffer_text(out, is_zero_due ? numerals->zero : "");
        is_zero_due = false;
        if (digit > 1 || i == 3 || (numerals->is_one_said && !is_bare_ten)) {
            di_buffer_text(out, numerals->digits[digit]);
        }
        di_buffer_text(out, units[i]);
        is_begun = true;
    }
}

void di_write_counting(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1 || number > 99999999) {
        di_write_digits(format, number, out);
        return;
    }
    if (number > 9999) {
        write_below_ten_thousand(format->by.numerals, number / 10000, true, out);
        di_buffer_text(out, format->by.numerals->ten_thousand);
    }
    if (number % 10000 != 0) {
        write_below_ten_thousand(format->by.numerals, number % 10000, number <= 9999, out);
    }
}

/* 一 to 九十九, then digit by digit: 一〇〇. */
void di_write_short_counting(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 100) {
        di_write_counting(format, number, out);
    } else {
        di_write_digits(format, number, out);
    }
}

/* Korean words, 하나 to 아흔아홉; from a hundred on as they are counted in Chinese: 백일. */
void di_write_korean(const struct di_number_format *format, long number, struct di_buffer *out)
{
    static const char *const tens[] = {"", "열", "스물", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"};
    static const char *const ones[] = {"", "하나", "둘", "셋", "넷", "다섯", "여섯", "일곱", "여덟", "아홉"};

    if (number < 1 || number > 99) {
        di_write_counting(format, number, out);
    } else {
        di_buffer_text(out, tens[number / 10]);
        di_buffer_text(out, ones[number % 10]);
    }
}
