#include "docintake/clock.h"

#include "base/cases.h"

static const struct {
    di_time_ms time;
    const char *rfc3339, *compact;
} cases_of_time[] = {
    {INT64_C(1519896612417), "2018-03-01T09:30:12.417Z", "20180301T093012.417Z"},
    {0, "1970-01-01T00:00:00.000Z", "19700101T000000.000Z"},
    {-1, "1969-12-31T23:59:59.999Z", "19691231T235959.999Z"},
    {-1000, "1969-12-31T23:59:59.000Z", "19691231T235959.000Z"},
    {INT64_C(951782400000), "2000-02-29T00:00:00.000Z", "20000229T000000.000Z"},
    {INT64_C(253402300799999), "9999-12-31T23:59:59.999Z", "99991231T235959.999Z"},
};

START_TEST(times_are_written_and_read_back)
{
    for (size_t i = 0; i < sizeof cases_of_time / sizeof *cases_of_time; i++) {
        char text[DI_TIME_TEXT_BYTES];
        di_time_ms again;

        di_time_compact(cases_of_time[i].time, text);
        ck_assert_str_eq(text, cases_of_time[i].compact);
        di_time_rfc3339(cases_of_time[i].time, text);
        ck_assert_str_eq(text, cases_of_time[i].rfc3339);
        ck_assert(di_time_parse(text, &again));
        ck_assert_int_eq(again, cases_of_time[i].time);
    }
}
END_TEST

START_TEST(only_what_we_write_is_read)
{
    static const char *const texts[] = {
        "",
        "2018-03-01",
        "2018-03-01T09:30:12Z",
        "2018-03-01T09:30:12.417",
        "2018-03-01T09:30:12.417Z ",
        " 2018-03-01T09:30:12.417Z",
        "2018-03-01 09:30:12.417Z",
        "2018-3-1T9:30:12.417Z",
        "2018-02-30T09:30:12.417Z",
        "2018-03-01T24:00:00.000Z",
        "2018-03-01T09:30:60.000Z",
        "2018-03-01T09:30:12.41Z",
        "2018-03-01T09:30:12.417+08:00",
    };
    di_time_ms time = 42;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ck_assert_msg(!di_time_parse(texts[i], &time), "“%s” was read as a time", texts[i]);
    }
    ck_assert_int_eq(time, 42);
}
END_TEST

START_TEST(clocks_run)
{
    int64_t before = di_clock_monotonic();

    ck_assert_int_ge(di_clock_monotonic(), before);
    ck_assert_int_gt(di_clock_now(), INT64_C(1500000000000));
}
END_TEST

TCase *clock_cases(void)
{
    TCase *cases = tcase_create("clock");

    tcase_add_test(cases, times_are_written_and_read_back);
    tcase_add_test(cases, only_what_we_write_is_read);
    tcase_add_test(cases, clocks_run);
    return cases;
}
