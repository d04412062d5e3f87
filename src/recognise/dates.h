/*
 * dates.h - years and dates in a text, in all the scripts in which reports write them.
 */
#ifndef DOCINTAKE_RECOGNISE_DATES_H
#define DOCINTAKE_RECOGNISE_DATES_H

#include <stdbool.h>

#include "view.h"

struct year_found {
    int year;
    size_t from, to; /* in the view: "2017年度" */
};

/* A year of four digits before 年 or 年度 in [from, to): 2017年, ２０１７年, 二〇一七年. The first. */
bool find_year(const struct view *view, size_t from, size_t to, struct year_found *ret_year);

/*
 * The same, or else a year without 年, as titles have it: （2024）, 2024政府信息公开…. Not that of a document's number
 * (〔2019〕60号).
 */
bool find_bare_year(const struct view *view, size_t from, size_t to, struct year_found *ret_year);

struct date_found {
    int year, month, day;
    size_t from, to; /* in the view */
};

#define DATE_TEXT_BYTES 16

/*
 * The date that begins at `at`: 2018年3月1日, 二〇一八年三月一日, 2018-03-01, 2018.3.1, 2018/3/1. Where the year is
 * left out (12月31日) it is default_year, unless that is 0.
 */
bool read_date(const struct view *view, size_t at, int default_year, struct date_found *ret_date);

/*
 * The same for a date that may be a month only: 2017年1月, 12月. Its day is then the first or, where it ends a span,
 * the last of the month.
 */
bool read_bound(const struct view *view, size_t at, int default_year, bool ends, struct date_found *ret_date);

/* The first date in [from, to) that has a year. */
bool find_date(const struct view *view, size_t from, size_t to, struct date_found *ret_date);

/* Writes 2018-03-01. */
void format_date(const struct date_found *date, char ret_text[DATE_TEXT_BYTES]);

#endif
