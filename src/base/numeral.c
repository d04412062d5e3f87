#include "docintake/numeral.h"

#include <uchar.h>

#include "docintake/text.h"

enum sign_kind { SIGN_NONE, SIGN_DIGIT, SIGN_UNIT, SIGN_COMMA };

struct sign {
    enum sign_kind kind;
    int64_t value;
};

/* clang-format off */
static struct sign classify_chinese(int32_t code)
{
    switch (code) {
    case U'零': case U'〇': case U'○': case U'Ｏ': case U'O': case U'o': return (struct sign){SIGN_DIGIT, 0};
    case U'一': case U'壹': return (struct sign){SIGN_DIGIT, 1};
    case U'二': case U'两': case U'贰': return (struct sign){SIGN_DIGIT, 2};
    case U'三': case U'叁': return (struct sign){SIGN_DIGIT, 3};
    case U'四': case U'肆': return (struct sign){SIGN_DIGIT, 4};
    case U'五': case U'伍': return (struct sign){SIGN_DIGIT, 5};
    case U'六': case U'陆': return (struct sign){SIGN_DIGIT, 6};
    case U'七': case U'柒': return (struct sign){SIGN_DIGIT, 7};
    case U'八': case U'捌': return (struct sign){SIGN_DIGIT, 8};
    case U'九': case U'玖': return (struct sign){SIGN_DIGIT, 9};
    case U'十': case U'拾': return (struct sign){SIGN_UNIT, 10};
    case U'百': case U'佰': return (struct sign){SIGN_UNIT, 100};
    case U'千': case U'仟': return (struct sign){SIGN_UNIT, 1000};
    case U'万': return (struct sign){SIGN_UNIT, 10000};
    case U'亿': return (struct sign){SIGN_UNIT, 100000000};
    default: return (struct sign){SIGN_NONE, 0};
    }
}
/* clang-format on */

static struct sign classify(int32_t code)
{
    if (code >= '0' && code <= '9') {
        return (struct sign){SIGN_DIGIT, code - '0'};
    }
    if (code >= 0xFF10 && code <= 0xFF19) { /* full-width */
        return (struct sign){SIGN_DIGIT, code - 0xFF10};
    }
    if (code == ',' || code == 0xFF0C) {
        return (struct sign){SIGN_COMMA, 0};
    }
    return classify_chinese(code);
}

#define VALUE_END INT64_C(1000000000000000)

/* Digit by digit: 2017, 二〇一七; with commas only where each stands before a full group of three: 1,234. */
static bool parse_digits(const struct sign *signs, size_t count, bool grouped, int64_t *ret_value)
{
    int64_t value = 0;

    for (size_t i = 0; i < count; i++) {
        bool comma = signs[i].kind == SIGN_COMMA;

        if (comma != (grouped && (count - i) % 4 == 0) || (comma && i == 0)) {
            return false;
        }
        if (!comma) {
            value = value * 10 + signs[i].value;
        }
        if (value >= VALUE_END) {
            return false;
        }
    }
    *ret_value = value;
    return true;
}

/*
 * By value: 一百二十, 十三, 三千零五, 两万. Units below 万 collect in `section`, which 万 and 亿 close; within a
 * section units must fall. A digit without a unit ends the number (一百零五); 零 may stand before any digit.
 */
static bool parse_value(const struct sign *signs, size_t count, int64_t *ret_value)
{
    int64_t total = 0, section = 0, digit = -1, last_unit = VALUE_END, last_closer = VALUE_END;

    for (size_t i = 0; i < count; i++) {
        if (signs[i].kind == SIGN_DIGIT) {
            if (digit > 0) {
                return false;
            }
            digit = signs[i].value;
        } else if (signs[i].value >= 10000) {
            section += digit > 0 ? digit : 0;
            if (section == 0 || signs[i].value >= last_closer) {
                return false;
            }
            total += section * signs[i].value;
            last_closer = signs[i].value;
            section = 0;
            digit = -1;
            last_unit = VALUE_END;
        } else {
            if (signs[i].value >= last_unit || (digit <= 0 && signs[i].value != 10)) {
                return false;
            }
            section += (digit > 0 ? digit : 1) * signs[i].value;
            last_unit = signs[i].value;
            digit = -1;
        }
    }
    *ret_value = total + section + (digit > 0 ? digit : 0);
    return true;
}

#define SIGNS_MAX 24

bool di_numeral_parse(const char *text, size_t size, int64_t *ret_value)
{
    struct sign signs[SIGNS_MAX];
    size_t count = 0, units = 0, commas = 0;

    for (size_t at = 0, bytes; at < size; at += bytes) {
        struct sign sign = classify(di_text_next(text + at, &bytes));

        if (sign.kind == SIGN_NONE || count == SIGNS_MAX) {
            return false;
        }
        units += sign.kind == SIGN_UNIT;
        commas += sign.kind == SIGN_COMMA;
        signs[count++] = sign;
    }
    if (count == 0 || (units > 0 && commas > 0)) {
        return false;
    }
    return units > 0 ? parse_value(signs, count, ret_value) : parse_digits(signs, count, commas > 0, ret_value);
}

size_t di_numeral_span(const char *text)
{
    size_t span = 0, bytes;

    while (text[span] != '\0') {
        struct sign sign = classify(di_text_next(text + span, &bytes));

        if (sign.kind == SIGN_NONE || (sign.kind == SIGN_COMMA && span == 0)) {
            break;
        }
        if (sign.kind == SIGN_COMMA) {
            size_t digits = 0;

            /* A comma belongs to the number only before exactly three digits. */
            for (const char *next = text + span + bytes; *next >= '0' && *next <= '9'; next++) {
                digits++;
            }
            if (digits != 3) {
                break;
            }
        }
        span += bytes;
    }
    return span;
}
