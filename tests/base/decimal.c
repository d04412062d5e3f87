#include "docintake/decimal.h"

#include "base/cases.h"

START_TEST(decimal_keeps_its_digits)
{
    static const char *const texts[] = {"0", "5", "5.10", "-3", "59237.2449", "999999999999999", "0.000000001"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct di_decimal value;
        char again[DI_DECIMAL_TEXT_BYTES];

        ck_assert(di_decimal_parse(texts[i], &value));
        di_decimal_format(value, again);
        ck_assert_str_eq(again, texts[i]);
    }
}
END_TEST

START_TEST(decimal_refuses_what_is_no_number)
{
    static const char *const texts[] = {
        "", "-", ".", "5.", ".5", "1e3", "1,000", "５", " 5", "5 ", "--1", "1.2.3", "1000000000000000", "0.0000000001"};
    struct di_decimal value;

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        ck_assert_msg(!di_decimal_parse(texts[i], &value), "%s was taken for a number", texts[i]);
    }
}
END_TEST

START_TEST(decimal_adds_exactly)
{
    struct di_decimal a, b, sum, expected;

    ck_assert(di_decimal_parse("0.1", &a) && di_decimal_parse("0.20", &b) && di_decimal_parse("0.3", &expected));
    ck_assert(di_decimal_add(a, b, &sum));
    ck_assert_int_eq(di_decimal_compare(sum, expected), 0);
    ck_assert(di_decimal_parse("999999999999999", &a));
    ck_assert(!di_decimal_add(a, a, &sum));
    ck_assert(!di_decimal_is_whole(b));
    ck_assert(di_decimal_parse("7.000", &a) && di_decimal_is_whole(a));
}
END_TEST

TCase *decimal_cases(void)
{
    TCase *cases = tcase_create("decimal");

    tcase_add_test(cases, decimal_keeps_its_digits);
    tcase_add_test(cases, decimal_refuses_what_is_no_number);
    tcase_add_test(cases, decimal_adds_exactly);
    return cases;
}
