#include "docintake/numeral.h"

#include <string.h>

#include "base/cases.h"

START_TEST(numerals_in_every_script)
{
    static const struct {
        const char *text;
        int64_t value;
    } cases[] = {
        {"5", 5},
        {"５", 5},
        {"五", 5},
        {"十", 10},
        {"十三", 13},
        {"二十", 20},
        {"一百二十", 120},
        {"一百零五", 105},
        {"两万", 20000},
        {"三千零五十", 3050},
        {"二〇一七", 2017},
        {"二○一七", 2017},
        {"二O一七", 2017},
        {"二0一七", 2017},
        {"二零一七", 2017},
        {"1,234", 1234},
        {"1，234，567", 1234567},
        {"十二万三千", 123000},
        {"一亿零三十", 100000030},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int64_t value = -1;

        ck_assert_msg(di_numeral_parse(cases[i].text, strlen(cases[i].text), &value), "%s", cases[i].text);
        ck_assert_int_eq(value, cases[i].value);
        ck_assert_uint_eq(di_numeral_span(cases[i].text), strlen(cases[i].text));
    }
}
END_TEST

START_TEST(numerals_that_are_none)
{
    static const char *const texts[] = {"", "条", "5条", "1,23", "12,3456", "百二", "二十十", "18万", "万"};
    int64_t value;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ck_assert_msg(!di_numeral_parse(texts[i], strlen(texts[i]), &value), "%s was read as a number", texts[i]);
    }
    ck_assert_uint_eq(di_numeral_span("5条"), 1);
    ck_assert_uint_eq(di_numeral_span("2017年,全局"), 4);
    ck_assert_uint_eq(di_numeral_span("2,其中"), 1);
}
END_TEST

TCase *numeral_cases(void)
{
    TCase *cases = tcase_create("numeral");

    tcase_add_test(cases, numerals_in_every_script);
    tcase_add_test(cases, numerals_that_are_none);
    return cases;
}
