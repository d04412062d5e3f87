#include "docintake/date.h"

#include <stdlib.h>
#include <time.h>

#include "base/cases.h"

START_TEST(days_are_read_strictly)
{
    static const struct {
        const char *text;
        di_date date; /* DI_DATE_NONE: is none */
    } cases[] = {
        {"2018-03-01", 20180301}, {"2024-02-29", 20240229}, {"2000-02-29", 20000229},
        {"1000-01-01", 10000101}, {"9999-12-31", 99991231}, {"2023-02-29", 0},
        {"1900-02-29", 0},        {"2018-00-01", 0},        {"2018-13-01", 0},
        {"2018-04-31", 0},        {"2018-04-00", 0},        {"2018-4-1", 0},
        {"2018-03-01 ", 0},       {" 2018-03-01", 0},       {"+018-03-01", 0},
        {"0999-01-01", 0},        {"2018/03/01", 0},        {"", 0},
        {"二〇一八", 0},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        di_date date = DI_DATE_NONE;

        ck_assert_msg(di_date_parse(cases[i].text, &date) == (cases[i].date != 0), "%s", cases[i].text);
        ck_assert_int_eq(date, cases[i].date);
    }
}
END_TEST

START_TEST(days_are_written)
{
    char text[DI_DATE_TEXT_BYTES];

    di_date_text(20180301, text);
    ck_assert_str_eq(text, "2018-03-01");
}
END_TEST

/* A quarter to midnight in one place is the next day in another. */
START_TEST(day_is_that_of_the_place)
{
    const di_time_ms late = INT64_C(1519862399417); /* 2018-02-28T23:59:59.417Z */

    setenv("TZ", "UTC0", 1);
    tzset();
    ck_assert_int_eq(di_date_of_time(late), 20180228);
    ck_assert_int_eq(di_date_of_time(-1), 19691231);
    setenv("TZ", "CST-8", 1);
    tzset();
    ck_assert_int_eq(di_date_of_time(late), 20180301);
    unsetenv("TZ");
    tzset();
}
END_TEST

TCase *date_cases(void)
{
    TCase *cases = tcase_create("date");

    tcase_add_test(cases, days_are_read_strictly);
    tcase_add_test(cases, days_are_written);
    tcase_add_test(cases, day_is_that_of_the_place);
    return cases;
}
