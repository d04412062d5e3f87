#include "docintake/decimal.h"

#include <string.h>

static const int64_t powers[] = {1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000};
_Static_assert(sizeof powers / sizeof *powers == DI_DECIMAL_PLACES + 1, "one power for each number of places");

/* 10^15 * 10^9 needs more than 64 bits. */
__extension__ typedef __int128 wide;

#define UNITS_END INT64_C(1000000000000000) /* 10^DI_DECIMAL_DIGITS */

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool di_decimal_parse(const char *text, struct di_decimal *ret_value)
{
    struct di_decimal value = {0};
    bool negative = *text == '-', point = false, digit = false;

    if (*text == '-' || *text == '+') {
        text++;
    }
    for (; *text != '\0'; text++) {
        if (*text == '.' && !point && digit) {
            point = true;
            digit = false;
            continue;
        }
        if (!is_digit(*text) || (point && value.places == DI_DECIMAL_PLACES)) {
            return false;
        }
        digit = true;
        value.units = value.units * 10 + (*text - '0');
        value.places = (uint8_t)(value.places + (point ? 1 : 0));
        if (value.units >= UNITS_END) {
            return false;
        }
    }
    if (!digit) {
        return false;
    }
    value.units = negative ? -value.units : value.units;
    *ret_value = value;
    return true;
}

/* From the last digit to the first. */
void di_decimal_format(struct di_decimal value, char ret_text[DI_DECIMAL_TEXT_BYTES])
{
    int64_t rest = value.units < 0 ? -value.units : value.units;
    char text[DI_DECIMAL_TEXT_BYTES], *at = text + sizeof text;

    *--at = '\0';
    for (unsigned place = 0; place < value.places; place++, rest /= 10) {
        *--at = (char)('0' + rest % 10);
    }
    if (value.places > 0) {
        *--at = '.';
    }
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest > 0);
    if (value.units < 0) {
        *--at = '-';
    }
    memcpy(ret_text, at, (size_t)(text + sizeof text - at));
}

/* Both in the places of the finer one. */
static void align(struct di_decimal a, struct di_decimal b, wide *ret_a, wide *ret_b, uint8_t *ret_places)
{
    uint8_t places = a.places > b.places ? a.places : b.places;

    *ret_a = (wide)a.units * powers[places - a.places];
    *ret_b = (wide)b.units * powers[places - b.places];
    *ret_places = places;
}

int di_decimal_compare(struct di_decimal a, struct di_decimal b)
{
    wide left, right;
    uint8_t places;

    align(a, b, &left, &right, &places);
    return (left > right) - (left < right);
}

static bool combine(struct di_decimal a, struct di_decimal b, int sign, struct di_decimal *ret_result)
{
    wide left, right, result;
    uint8_t places;

    align(a, b, &left, &right, &places);
    result = left + sign * right;
    if (result >= UNITS_END || result <= -UNITS_END) {
        return false;
    }
    *ret_result = (struct di_decimal){.units = (int64_t)result, .places = places};
    return true;
}

bool di_decimal_add(struct di_decimal a, struct di_decimal b, struct di_decimal *ret_sum)
{
    return combine(a, b, 1, ret_sum);
}

bool di_decimal_subtract(struct di_decimal a, struct di_decimal b, struct di_decimal *ret_difference)
{
    return combine(a, b, -1, ret_difference);
}

bool di_decimal_is_whole(struct di_decimal value)
{
    return value.units % powers[value.places] == 0;
}

bool di_decimal_scaled(struct di_decimal value, unsigned places, int64_t *ret_units)
{
    wide units = value.units;

    if (places > DI_DECIMAL_PLACES) {
        return false;
    }
    if (places >= value.places) {
        units *= powers[places - value.places];
    } else if (units % powers[value.places - places] == 0) {
        units /= powers[value.places - places];
    } else {
        return false;
    }
    if (units >= UNITS_END || units <= -UNITS_END) {
        return false;
    }
    *ret_units = (int64_t)units;
    return true;
}
