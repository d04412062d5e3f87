#include "printed_number.h"

#define OPENING_BRACKETS U"([〔【"
#define CLOSING_BRACKETS U")]〕】"
#define STOPS U"、.,﹒"

/* No report has a hundred parts; 2017 before a full stop is a year, not a number. */
#define DIGITS_MAX 3
#define VALUE_MAX 99

static bool is_arabic(int32_t code)
{
    return code >= '0' && code <= '9';
}

/* clang-format off */
/* 1 to 10, or 0 for what is no Chinese digit. */
static int chinese_value(int32_t code)
{
    switch (code) {
    case U'一': return 1;
    case U'二': return 2;
    case U'三': return 3;
    case U'四': return 4;
    case U'五': return 5;
    case U'六': return 6;
    case U'七': return 7;
    case U'八': return 8;
    case U'九': return 9;
    case U'十': return 10;
    default: return 0;
    }
}
/* clang-format on */

/* Signs that are a number as a whole: ① ⑴ ⒈ ㈠. */
static struct printed_number read_one_sign(const struct view *view)
{
    static const struct {
        int32_t first, last;
        enum number_kind kind;
    } ranges[] = {
        {0x2460, 0x2473, NUMBER_CIRCLED},
        {0x2474, 0x2487, NUMBER_ARABIC_BRACKETS},
        {0x2488, 0x249B, NUMBER_ARABIC},
        {0x3220, 0x3229, NUMBER_CHINESE_BRACKETS},
    };
    int32_t code = view_code(view, 0);

    for (size_t i = 0; i < sizeof ranges / sizeof *ranges && code >= ranges[i].first; i++) {
        if (code <= ranges[i].last) {
            return (struct printed_number){.kind = ranges[i].kind,
                                           .value = (unsigned)(code - ranges[i].first + 1),
                                           .closed = true,
                                           .digits_end = 1,
                                           .end = 1};
        }
    }
    return (struct printed_number){.kind = NUMBER_NONE};
}

/* The digits at `at`: all Arabic or all Chinese. Their number is 0 where there are none, or too many. */
static size_t count_digits(const struct view *view, size_t at, bool arabic)
{
    size_t count = 0;

    while (arabic ? is_arabic(view_code(view, at + count)) : chinese_value(view_code(view, at + count)) > 0) {
        count++;
    }
    return count <= DIGITS_MAX ? count : 0;
}

/* The value of the digits in [from, to), which is mostly one; false where they make no number. */
static bool read_value(const struct view *view, size_t from, size_t to, int64_t *ret_value)
{
    int32_t first = view_code(view, from);

    if (to - from != 1) {
        return view_numeral(view, from, to, ret_value);
    }
    *ret_value = is_arabic(first) ? first - '0' : chinese_value(first);
    return true;
}

/* 部分, 章, 节 after 第一. */
static size_t match_part_word(const struct view *view, size_t at)
{
    static const char32_t *const words[] = {U"部分", U"章", U"节", U"篇"};

    return view_match_any(view, at, words, sizeof words / sizeof *words);
}

/* Sets kind, closed and end from the signs around the digits. */
static void read_signs(const struct view *view, bool arabic, bool bracket, struct printed_number *number)
{
    size_t after = number->digits_end;
    int32_t code = view_code(view, after);
    bool stop = view_is_sign(code, STOPS);

    if (view_is_sign(code, CLOSING_BRACKETS)) {
        number->kind = arabic ? NUMBER_ARABIC_BRACKETS : NUMBER_CHINESE_BRACKETS;
        after++;
    } else if (bracket || (arabic && (stop ? is_arabic(view_code(view, after + 1)) : view_code(view, 0) == '0'))) {
        return; /* (2017年, 1.5, 05 */
    } else {
        number->kind = arabic ? NUMBER_ARABIC : NUMBER_CHINESE;
    }
    number->closed = view_is_sign(code, CLOSING_BRACKETS) || stop;
    while (view_is_sign(view_code(view, after), STOPS)) {
        after++;
    }
    number->end = after;
}

struct printed_number printed_number_read(const struct view *view)
{
    struct printed_number number = read_one_sign(view), none = {.kind = NUMBER_NONE};
    bool part = view_code(view, 0) == U'第', bracket = view_is_sign(view_code(view, 0), OPENING_BRACKETS), arabic;
    int64_t value;

    if (number.kind != NUMBER_NONE) {
        return number;
    }
    number.digits = part || bracket ? 1 : 0;
    arabic = is_arabic(view_code(view, number.digits));
    number.digits_end = number.digits + count_digits(view, number.digits, arabic);
    if (number.digits_end == number.digits || !read_value(view, number.digits, number.digits_end, &value) ||
        value < 1 || value > VALUE_MAX) {
        return none;
    }
    number.value = (unsigned)value;
    if (part) {
        size_t word = match_part_word(view, number.digits_end);

        number.kind = word > 0 ? NUMBER_PART : NUMBER_NONE;
        number.closed = true;
        number.end = number.digits_end + word;
        while (view_is_sign(view_code(view, number.end), STOPS) || view_code(view, number.end) == ':') {
            number.end++;
        }
    } else {
        read_signs(view, arabic, bracket, &number);
    }
    return number.kind != NUMBER_NONE ? number : none;
}

struct printed_number printed_number_of(const char *text)
{
    enum { CODES = 8 }; /* 第, three digits and 部分 are six */
    struct opening opening;

    view_beginning(text, CODES, &opening);
    return printed_number_read(&opening.view);
}

const char *printed_number_text(struct di_arena *arena, const struct view *view, struct printed_number number)
{
    static const char *const chinese[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};
    bool is_sign = view_code(view, 0) >= 0x3220 && view_code(view, 0) <= 0x3229; /* ㈠ */

    if (number.kind == NUMBER_ARABIC || number.kind == NUMBER_ARABIC_BRACKETS || number.kind == NUMBER_CIRCLED) {
        return di_arena_printf(arena, "%u", number.value);
    }
    return is_sign ? chinese[number.value - 1] : view_slice_joined(arena, view, number.digits, number.digits_end);
}

bool printed_number_equal(struct printed_number a, struct printed_number b)
{
    return a.kind != NUMBER_NONE && a.kind == b.kind && a.value == b.value;
}
