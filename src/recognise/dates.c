#include "dates.h"

#include <stdio.h>

#include "docintake/date.h"

/* clang-format off */
static bool is_digit(int32_t code)
{
    switch (code) {
    case U'零': case U'〇': case U'○': case U'◯': case U'O': case U'o': case U'一': case U'二': case U'三': case U'四':
    case U'五': case U'六': case U'七': case U'八': case U'九':
        return true;
    default:
        return code >= '0' && code <= '9';
    }
}
/* clang-format on */

/* Annual reports on government information exist since 2008; what lies far from it is no report's year. */
enum { YEAR_FIRST = 1990, YEAR_LAST = 2099 };

/* Four digits at `at` and no more, that are the number of a year. */
static bool read_year_digits(const struct view *view, size_t at, int *ret_year)
{
    int64_t year;

    for (size_t i = 0; i < 4; i++) {
        if (!is_digit(view_code(view, at + i))) {
            return false;
        }
    }
    if (is_digit(view_code(view, at + 4)) || (at > 0 && is_digit(view->codes[at - 1])) ||
        !view_numeral(view, at, at + 4, &year) || year < YEAR_FIRST || year > YEAR_LAST) {
        return false;
    }
    *ret_year = (int)year;
    return true;
}

bool find_year(const struct view *view, size_t from, size_t to, struct year_found *ret_year)
{
    for (size_t at = from; at + 4 < to; at++) {
        int year;

        if (view_code(view, at + 4) == U'年' && read_year_digits(view, at, &year)) {
            size_t end = at + 5;

            end += end < to && view_code(view, end) == U'度';
            *ret_year = (struct year_found){year, at, end};
            return true;
        }
    }
    return false;
}

/* 〔2019〕60号 */
static bool numbers_a_document(const struct view *view, size_t at)
{
    return at > 0 && view_is_sign(view->codes[at - 1], U"〔[(【") && view_is_sign(view_code(view, at + 4), U"〕])】") &&
           (is_digit(view_code(view, at + 5)) || view_code(view, at + 5) == U'第');
}

bool find_bare_year(const struct view *view, size_t from, size_t to, struct year_found *ret_year)
{
    if (find_year(view, from, to, ret_year)) {
        return true;
    }
    for (size_t at = from; at + 4 <= to; at++) {
        int year;

        if (read_year_digits(view, at, &year) && !numbers_a_document(view, at)) {
            *ret_year = (struct year_found){year, at, at + 4 + (view_code(view, at + 4) == U'度')};
            return true;
        }
    }
    return false;
}

/* A number from 1 to `most` at *at, which moves behind it. */
static bool read_number(const struct view *view, size_t *at, int most, int *ret_value)
{
    size_t end = *at;
    int64_t value;

    while (is_digit(view_code(view, end)) || view_code(view, end) == U'十') {
        end++;
    }
    if (!view_numeral(view, *at, end, &value) || value < 1 || value > most) {
        return false;
    }
    *at = end;
    *ret_value = (int)value;
    return true;
}

/* Moves *at behind the code point if that stands there. */
static bool skip(const struct view *view, size_t *at, int32_t code)
{
    if (view_code(view, *at) != code) {
        return false;
    }
    (*at)++;
    return true;
}

/* 3月1日 */
static bool read_month_and_day(const struct view *view, size_t at, struct date_found *date)
{
    if (!read_number(view, &at, 12, &date->month) || !skip(view, &at, U'月') ||
        !read_number(view, &at, 31, &date->day) || !(skip(view, &at, U'日') || skip(view, &at, U'号'))) {
        return false;
    }
    date->to = at;
    return true;
}

/* -03-01 behind the year, with one of three signs */
static bool read_separated(const struct view *view, size_t at, struct date_found *date)
{
    int32_t sign = view_code(view, at);

    if (!view_is_sign(sign, U"-./") || !skip(view, &at, sign) || !read_number(view, &at, 12, &date->month) ||
        !skip(view, &at, sign) || !read_number(view, &at, 31, &date->day)) {
        return false;
    }
    date->to = at;
    return true;
}

bool read_date(const struct view *view, size_t at, int default_year, struct date_found *ret_date)
{
    struct date_found date = {.from = at};
    bool read;

    if (read_year_digits(view, at, &date.year)) {
        read = view_code(view, at + 4) == U'年' ? read_month_and_day(view, at + 5, &date)
                                                : read_separated(view, at + 4, &date);
    } else {
        date.year = default_year;
        read = default_year != 0 && read_month_and_day(view, at, &date);
    }
    if (read) {
        *ret_date = date;
    }
    return read;
}

bool read_bound(const struct view *view, size_t at, int default_year, bool ends, struct date_found *ret_date)
{
    struct date_found date = {.from = at, .year = default_year};

    if (!is_digit(view_code(view, at)) && view_code(view, at) != U'十') {
        return false; /* begins with a number, as few signs do */
    }
    if (read_date(view, at, default_year, ret_date)) {
        return true;
    }
    if (read_year_digits(view, at, &date.year) && view_code(view, at + 4) == U'年') {
        at += 5;
    }
    if (date.year == 0 || !read_number(view, &at, 12, &date.month) || !skip(view, &at, U'月')) {
        return false;
    }
    date.day = ends ? di_date_month_days(date.year, date.month) : 1;
    date.to = at;
    *ret_date = date;
    return true;
}

bool find_date(const struct view *view, size_t from, size_t to, struct date_found *ret_date)
{
    for (size_t at = from; at < to; at++) {
        if (read_date(view, at, 0, ret_date)) {
            return true;
        }
    }
    return false;
}

void format_date(const struct date_found *date, char ret_text[DATE_TEXT_BYTES])
{
    snprintf(ret_text, DATE_TEXT_BYTES, "%04u-%02u-%02u", (unsigned)date->year % 10000, (unsigned)date->month % 100,
             (unsigned)date->day % 100);
}
