#include "docintake/date.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

int di_date_month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

static di_date make(int year, int month, int day)
{
    return year * 10000 + month * 100 + day;
}

void di_date_text(di_date date, char ret_text[DI_DATE_TEXT_BYTES])
{
    snprintf(ret_text, DI_DATE_TEXT_BYTES, "%04d-%02d-%02d", date / 10000, date / 100 % 100, date % 100);
}

bool di_date_parse(const char *text, di_date *ret_date)
{
    int year, month, day;
    char again[DI_DATE_TEXT_BYTES];
    di_date date;

    if (sscanf(text, "%4d-%2d-%2d", &year, &month, &day) != 3 || year < 1000 || month < 1 || month > 12 || day < 1 ||
        day > di_date_month_days(year, month)) {
        return false;
    }
    date = make(year, month, day);
    di_date_text(date, again);
    if (strcmp(text, again) != 0) {
        return false;
    }
    *ret_date = date;
    return true;
}

di_date di_date_of_time(di_time_ms time)
{
    time_t seconds = (time_t)(time >= 0 ? time / 1000 : (time - 999) / 1000);
    struct tm fields;

    return localtime_r(&seconds, &fields) != NULL ? make(fields.tm_year + 1900, fields.tm_mon + 1, fields.tm_mday)
                                                  : DI_DATE_NONE;
}
