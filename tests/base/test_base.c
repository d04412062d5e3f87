#include "docintake/decimal.h"
#include "docintake/numeral.h"
#include "docintake/text.h"

#include <string.h>

#include "support/suite.h"

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

START_TEST(folding_makes_one_of_many_forms)
{
    struct di_arena *arena = di_arena_new(1 << 20);

    ck_assert_str_eq(di_text_fold(arena, "（一） 收到\n申请数　", DI_SPACES_DROP), "(一)收到申请数");
    ck_assert_str_eq(di_text_fold(arena, "〔２０１４〕", DI_SPACES_DROP), "(2014)");
    ck_assert_str_eq(di_text_fold(arena, "  a \n b ", DI_SPACES_KEEP), "a b");
    ck_assert_str_eq(di_text_fold(arena, "—", DI_SPACES_DROP), "-");
    ck_assert_str_eq(di_text_trim(arena, "　 5 \n"), "5");
    ck_assert_str_eq(di_text_shorten(arena, "一二三四", 2), "一二…");
    ck_assert_uint_eq(di_text_width("a中"), 3);
    di_arena_free(arena);
}
END_TEST

START_TEST(distance_is_bounded)
{
    struct di_arena *arena = di_arena_new(1 << 20);

    ck_assert_uint_eq(di_text_distance(arena, "收到申请数", "收到申请数", 2), 0);
    ck_assert_uint_eq(di_text_distance(arena, "收到申请数", "收到的申请数", 2), 1);
    ck_assert_uint_eq(di_text_distance(arena, "维持具体行政行为数", "维持行政行为数", 2), 2);
    ck_assert_uint_eq(di_text_distance(arena, "kitten", "sitting", 5), 3);
    ck_assert_uint_eq(di_text_distance(arena, "kitten", "sitting", 2), 3);
    ck_assert_uint_eq(di_text_distance(arena, "", "abc", 3), 3);
    di_arena_free(arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("base");
    TCase *decimals = tcase_create("decimal"), *numerals = tcase_create("numeral"), *texts = tcase_create("text");

    tcase_add_test(decimals, decimal_keeps_its_digits);
    tcase_add_test(decimals, decimal_refuses_what_is_no_number);
    tcase_add_test(decimals, decimal_adds_exactly);
    tcase_add_test(numerals, numerals_in_every_script);
    tcase_add_test(numerals, numerals_that_are_none);
    tcase_add_test(texts, folding_makes_one_of_many_forms);
    tcase_add_test(texts, distance_is_bounded);
    suite_add_tcase(suite, decimals);
    suite_add_tcase(suite, numerals);
    suite_add_tcase(suite, texts);
    return di_suite_run(suite);
}
