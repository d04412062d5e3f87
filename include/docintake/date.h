/* date.h - days of the calendar, without a time or a zone. */
#ifndef DOCINTAKE_DATE_H
#define DOCINTAKE_DATE_H

#include <stdbool.h>
#include <stdint.h>

#include "docintake/clock.h"

/* 20180301: later days are greater numbers. */
typedef int32_t di_date;

#define DI_DATE_NONE 0

#define DI_DATE_TEXT_BYTES 16

/* How many days the month (1 to 12) has. */
int di_date_month_days(int year, int month);

/* Reads "2018-03-01" and nothing else: a day that there is, of the years 1000 to 9999. */
bool di_date_parse(const char *text, di_date *ret_date);

/* "2018-03-01". */
void di_date_text(di_date date, char ret_text[DI_DATE_TEXT_BYTES]);

/* The day of a point in time where we are, as TZ or /etc/localtime says. */
di_date di_date_of_time(di_time_ms time);

#endif
