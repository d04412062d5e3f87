/*
 * decimal.h - exact decimal numbers: counts of things and sums of money.
 *
 * A value is units / 10^places. At most DI_DECIMAL_DIGITS significant digits are accepted, so every operation here
 * is exact or reports that it is not, and every value survives a JSON number (an IEEE double keeps 15 digits).
 */
#ifndef DOCINTAKE_DECIMAL_H
#define DOCINTAKE_DECIMAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DI_DECIMAL_DIGITS 15
#define DI_DECIMAL_PLACES 9
#define DI_DECIMAL_TEXT_BYTES 48

struct di_decimal {
    int64_t units;
    uint8_t places; /* 0 to DI_DECIMAL_PLACES; "5.10" has 2, and keeps its 0 */
};

static inline struct di_decimal di_decimal_of(int64_t whole)
{
    return (struct di_decimal){.units = whole, .places = 0};
}

/* Reads [-+]digits[.digits] in ASCII, the whole of text. False for anything else, or for too many digits. */
bool di_decimal_parse(const char *text, struct di_decimal *ret_value);

/* Writes it back with all its places: "5.10", "-3". */
void di_decimal_format(struct di_decimal value, char ret_text[DI_DECIMAL_TEXT_BYTES]);

/* -1, 0 or 1; 5.10 equals 5.1. */
int di_decimal_compare(struct di_decimal a, struct di_decimal b);

/* False where the result would need more than DI_DECIMAL_DIGITS digits; the result has the places of the finer one. */
bool di_decimal_add(struct di_decimal a, struct di_decimal b, struct di_decimal *ret_sum);
bool di_decimal_subtract(struct di_decimal a, struct di_decimal b, struct di_decimal *ret_difference);

/* True where nothing but zeros stands behind the point. */
bool di_decimal_is_whole(struct di_decimal value);

/* The value in steps of 10^-places as a whole number; false where it is finer than that or too large. */
bool di_decimal_scaled(struct di_decimal value, unsigned places, int64_t *ret_units);

#endif
