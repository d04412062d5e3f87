#include "number_format.h"

#include <stdio.h>

/* Signs of one script: digits from 0 to 9, then ten, hundred, thousand, ten thousand, and the zero inside a number. */
struct numerals {
    const char *digits[10], *ten, *hundred, *thousand, *ten_thousand, *zero;
    bool is_one_said; /* 一百 and 壹拾, where Japanese says 百 */
};

static const struct numerals chinese = {
    {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, "十", "百", "千", "万", "零", true};
static const struct numerals japanese = {
    {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"}, "十", "百", "千", "万", "", false};
static const struct numerals legal_simplified = {
    {"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"}, "拾", "佰", "仟", "萬", "零", true};
static const struct numerals legal_traditional = {
    {"零", "壹", "貳", "參", "肆", "伍", "陸", "柒", "捌", "玖"}, "拾", "佰", "仟", "萬", "零", true};

static const char *const stems[] = {"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"};
static const char *const branches[] = {"子", "丑", "寅", "卯", "辰", "巳", "午", "未", "申", "酉", "戌", "亥"};

struct di_number_format {
    const char *name;
    void (*write)(const struct di_number_format *format, long number, struct di_buffer *out);
    const struct numerals *numerals;
    unsigned first, count; /* signs: the code point of 1, and how many there are */
};

static void write_decimal(const struct di_number_format *format, long number, struct di_buffer *out)
{
    (void)format;
    di_buffer_printf(out, "%ld", number);
}

static void write_nothing(const struct di_number_format *format, long number, struct di_buffer *out)
{
    (void)format, (void)number, (void)out;
}

static void write_two_digits(const struct di_number_format *format, long number, struct di_buffer *out)
{
    (void)format;
    di_buffer_printf(out, "%02ld", number);
}

static void write_full_width(const struct di_number_format *format, long number, struct di_buffer *out)
{
    char digits[24];

    (void)format;
    snprintf(digits, sizeof digits, "%ld", number);
    for (const char *digit = digits; *digit != '\0'; digit++) {
        if (*digit == '-') {
            di_buffer_char(out, '-');
        } else {
            di_buffer_append(out, (char[]){'\xEF', '\xBC', (char)('\x90' + (*digit - '0'))}, 3); /* U+FF10 */
        }
    }
}

/* a to z, then aa to zz, up to thirty times one letter; then from the beginning, as Word does. */
static void write_letters(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1) {
        return;
    }
    number = (number - 1) % (26L * 30);
    for (long i = 0; i <= number / 26; i++) {
        di_buffer_char(out, (char)(format->first + (unsigned)(number % 26)));
    }
}

static void write_roman(const struct di_number_format *format, long number, struct di_buffer *out)
{
    static const struct {
        long value;
        const char *upper, *lower;
    } signs[] = {{1000, "M", "m"}, {900, "CM", "cm"}, {500, "D", "d"},  {400, "CD", "cd"}, {100, "C", "c"},
                 {90, "XC", "xc"}, {50, "L", "l"},    {40, "XL", "xl"}, {10, "X", "x"},    {9, "IX", "ix"},
                 {5, "V", "v"},    {4, "IV", "iv"},   {1, "I", "i"}};

    if (number > 32767) { /* where Word ends too */
        write_decimal(format, number, out);
        return;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        for (; number >= signs[i].value; number -= signs[i].value) {
            di_buffer_text(out, format->first == 'i' ? signs[i].lower : signs[i].upper);
        }
    }
}

/* ①, ⑴, ⒈, ㊀: one sign a number, as far as they go. */
static void write_sign(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1 || number > (long)format->count) {
        write_decimal(format, number, out);
    } else {
        unsigned code = format->first + (unsigned)number - 1;

        di_buffer_append(
            out, (char[]){(char)(0xE0 | code >> 12), (char)(0x80 | (code >> 6 & 0x3F)), (char)(0x80 | (code & 0x3F))},
            3);
    }
}

static void write_digits(const struct di_number_format *format, long number, struct di_buffer *out)
{
    char digits[24];

    snprintf(digits, sizeof digits, "%ld", number);
    for (const char *digit = digits; *digit != '\0'; digit++) {
        di_buffer_text(out, *digit == '-' ? "-" : format->numerals->digits[*digit - '0']);
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
        bool is_bare_ten = !is_begun && i == 2 && numerals == &chinese;

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

static void write_counting(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1 || number > 99999999) {
        write_digits(format, number, out);
        return;
    }
    if (number > 9999) {
        write_below_ten_thousand(format->numerals, number / 10000, true, out);
        di_buffer_text(out, format->numerals->ten_thousand);
    }
    if (number % 10000 != 0) {
        write_below_ten_thousand(format->numerals, number % 10000, number <= 9999, out);
    }
}

/* 一 to 九十九, then digit by digit: 一〇〇. */
static void write_short_counting(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 100) {
        write_counting(format, number, out);
    } else {
        write_digits(format, number, out);
    }
}

static void write_stem(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1) {
        write_decimal(format, number, out);
    } else {
        di_buffer_text(out, stems[(number - 1) % 10]);
    }
}

static void write_branch(const struct di_number_format *format, long number, struct di_buffer *out)
{
    if (number < 1) {
        write_decimal(format, number, out);
    } else {
        di_buffer_text(out, branches[(number - 1) % 12]);
    }
}

/* The cycle of sixty: 甲子, 乙丑, … */
static void write_stem_and_branch(const struct di_number_format *format, long number, struct di_buffer *out)
{
    write_stem(format, number, out);
    if (number >= 1) {
        write_branch(format, number, out);
    }
}

static const struct di_number_format formats[] = {
    {"decimal", write_decimal, NULL, 0, 0}, /* the first: for names that are unknown */
    {"bullet", write_nothing, NULL, 0, 0},
    {"none", write_nothing, NULL, 0, 0},
    {"decimalZero", write_two_digits, NULL, 0, 0},
    {"decimalFullWidth", write_full_width, NULL, 0, 0},
    {"decimalFullWidth2", write_full_width, NULL, 0, 0},
    {"lowerLetter", write_letters, NULL, 'a', 26},
    {"upperLetter", write_letters, NULL, 'A', 26},
    {"lowerRoman", write_roman, NULL, 'i', 0},
    {"upperRoman", write_roman, NULL, 'I', 0},
    {"decimalEnclosedCircle", write_sign, NULL, 0x2460, 20},
    {"decimalEnclosedCircleChinese", write_sign, NULL, 0x2460, 20},
    {"decimalEnclosedParen", write_sign, NULL, 0x2474, 20},
    {"decimalEnclosedFullstop", write_sign, NULL, 0x2488, 20},
    {"ideographEnclosedCircle", write_sign, NULL, 0x3280, 10},
    {"chineseCounting", write_short_counting, &chinese, 0, 0},
    {"chineseCountingThousand", write_counting, &chinese, 0, 0},
    {"taiwaneseCounting", write_counting, &chinese, 0, 0},
    {"taiwaneseCountingThousand", write_counting, &chinese, 0, 0},
    {"japaneseCounting", write_counting, &japanese, 0, 0},
    {"chineseLegalSimplified", write_counting, &legal_simplified, 0, 0},
    {"ideographLegalTraditional", write_counting, &legal_traditional, 0, 0},
    {"ideographDigital", write_digits, &chinese, 0, 0},
    {"taiwaneseDigital", write_digits, &chinese, 0, 0},
    {"japaneseDigitalTenThousand", write_digits, &chinese, 0, 0},
    {"ideographTraditional", write_stem, NULL, 0, 0},
    {"ideographZodiac", write_branch, NULL, 0, 0},
    {"ideographZodiacTraditional", write_stem_and_branch, NULL, 0, 0},
};

const struct di_number_format *di_number_format_find(struct di_xml_value name)
{
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (di_xml_value_is(name, formats[i].name)) {
            return &formats[i];
        }
    }
    return di_number_format_decimal();
}

const struct di_number_format *di_number_format_decimal(void)
{
    return &formats[0];
}

bool di_number_format_is_bullet(const struct di_number_format *format)
{
    return format == &formats[1];
}

void di_number_format_write(const struct di_number_format *format, long number, struct di_buffer *out)
{
    format->write(format, number, out);
}
