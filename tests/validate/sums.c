/* Sums: rules B1 to B5 and B7. */
#include "validate/cases.h"
#include "validate/sample.h"

START_TEST(sound_report_has_no_findings)
{
    struct sample sample;

    sample_make(&sample);
    ck_assert_str_eq(sample_remarks(&sample), "");
    ck_assert_uint_eq(sample.report->checks.relations_open, 0);
    ck_assert_uint_eq(sample.report->checks.relations_broken, 0);
    ck_assert_uint_eq(sample.report->checks.relations_held, 7 + 14 + 7);
    sample_free(&sample);
}
END_TEST

START_TEST(each_sum_is_checked)
{
    static const struct sample_change changes[] = {
        {"3.1=20", "B1 sum error 3.1 3.1.1 3.1.2 3.1.3 3.1.4"},
        {"3.2.2=3", "B2 sum error 3.2 3.2.1 3.2.2"},
        {"3.3.8=1", "B3 sum error 3.3 3.3.1 3.3.2 3.3.3 3.3.4 3.3.5 3.3.6 3.3.7 3.3.8"},
        {"4=3", "B4 sum error 4 4.1 4.2 4.3"},
        {"5.2=1", "B4 sum error 5 5.1 5.2 5.3"},
        {"8.3=5", "B5 sum error 8.3 8.3.1 8.3.2"},
        {"3.3.4c=0", "B7 sum warning 3.3.4 3.3.4a 3.3.4b 3.3.4c 3.3.4d 3.3.4e 3.3.4f"},
    };

    sample_expect(changes, sizeof changes / sizeof *changes);
}
END_TEST

START_TEST(arithmetic_is_written_out)
{
    struct sample sample;

    sample_make(&sample);
    sample_set(&sample, "3.1=20");
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "sum", "label"), "收到申请数");
    ck_assert_str_eq(sample_argument(&sample, "sum", "total"), "20");
    ck_assert_str_eq(sample_argument(&sample, "sum", "arithmetic"), "当面 3 ＋ 传真 1 ＋ 网络 10 ＋ 信函 4 ＝ 18");
    ck_assert_str_eq(sample_argument(&sample, "sum", "difference"), "2");
    sample_set(&sample, "3.1=15");
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "sum", "difference"), "3");
    sample_free(&sample);
}
END_TEST

START_TEST(blanks_are_not_zero_and_not_negative)
{
    static const struct sample_change changes[] = {
        {"3.1.2=", "B1 sum-blanks warning 3.1 3.1.1 3.1.2 3.1.3 3.1.4"}, /* 17 of 18: perhaps 1, perhaps a slip */
        {"3.3.7= 3.3.8=", ""},                                           /* the parts reach it: the blanks are zero */
        {"3.1.2= 3.1.3=20", "B1 sum error 3.1 3.1.1 3.1.2 3.1.3 3.1.4"}, /* 27 of 18 whatever the blank is */
        {"3.1=", ""},
        {"3.1.1= 3.1.2= 3.1.3= 3.1.4=", ""},
        {"3.1.2=/ 3.1=17", ""}, /* not applicable is no part */
        {"3.1.2=/", "B1 sum error 3.1 3.1.1 3.1.2 3.1.3 3.1.4"},
    };

    sample_expect(changes, sizeof changes / sizeof *changes);
}
END_TEST

START_TEST(blanks_are_named)
{
    struct sample sample;

    sample_make(&sample);
    sample_set(&sample, "3.1.2= 3.1.4=");
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "sum-blanks", "blanks"), "传真、信函");
    ck_assert_str_eq(sample_argument(&sample, "sum-blanks", "arithmetic"), "当面 3 ＋ 网络 10 ＝ 13");
    ck_assert_uint_eq(sample.report->checks.relations_broken, 1);
    sample_set(&sample, "3.1.3=");
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "sum-blanks", "arithmetic"), "当面 3");
    sample_free(&sample);
}
END_TEST

START_TEST(what_follows_from_a_sum_is_told_with_it)
{
    static const struct sample_change changes[] = {
        /* refusals: two sums ask for 2, and with that one ground is no more than all */
        {"3.3.4=0 3.3.4c=1",
         "B3 sum-cell error 3.3.4 3.3 3.3.1 3.3.2 3.3.3 3.3.5 3.3.6 3.3.7 3.3.8 3.3.4a 3.3.4b 3.3.4c "
         "3.3.4d 3.3.4e 3.3.4f"},
        /* answers: the sum asks for as many as were finished */
        {"3.3=20", "B3 sum error 3.3 3.3.1 3.3.2 3.3.3 3.3.4 3.3.5 3.3.6 3.3.7 3.3.8"},
        /* whatever is mended in the sum, this stays */
        {"3.3=20 9.3=0", "B3 sum error 3.3 3.3.1 3.3.2 3.3.3 3.3.4 3.3.5 3.3.6 3.3.7 3.3.8\n"
                         "B14 relation warning 9.2 9.3"},
        {"3.3=20 3.2=17 3.2.1=15", "B3 sum error 3.3 3.3.1 3.3.2 3.3.3 3.3.4 3.3.5 3.3.6 3.3.7 3.3.8\n"
                                   "B11 relation warning 3.2 3.3"},
        /* a ground that is more than all, and a sum that several numbers may break: two mistakes */
        {"3.3.4a=3 3.3.8=1", "B3 sum error 3.3 3.3.1 3.3.2 3.3.3 3.3.4 3.3.5 3.3.6 3.3.7 3.3.8\n"
                             "B6 part-too-large error 3.3.4a 3.3.4"},
    };

    sample_expect(changes, sizeof changes / sizeof *changes);
}
END_TEST

START_TEST(what_follows_is_said)
{
    struct sample sample;

    sample_make(&sample);
    sample_set(&sample, "3.3.4=0");
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "sum-cell", "label"), "不同意公开答复数");
    ck_assert_str_eq(sample_argument(&sample, "sum-cell", "asked"), "2");
    ck_assert_str_eq(sample_argument(&sample, "sum-cell", "also.zh"),
                     "涉及商业秘密 1 大于 不同意公开答复数 0。涉及个人隐私 1 大于 不同意公开答复数 0。");
    ck_assert_uint_eq(sample.report->findings->n_rules, 3);
    sample_set(&sample, "3.3.4=2 3.3=20");
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "sum", "also.en"),
                     "Applications finished, 18, and applications answered, 20, differ.");
    ck_assert_str_eq(sample.report->findings->rules[1], "B11");
    sample_free(&sample);
}
END_TEST

START_TEST(words_leave_the_sum_open)
{
    struct sample sample;

    sample_make(&sample);
    sample_set(&sample, "3.1.2=无");
    ck_assert_str_eq(sample_findings(&sample), "R6 cell-text error 3.1.2");
    ck_assert_uint_eq(sample.report->checks.relations_open, 1);
    sample_free(&sample);
}
END_TEST

START_TEST(missing_row_counts_as_blank)
{
    struct sample sample;

    sample_make(&sample);
    sample_drop_row(&sample, "3.1.2");
    ck_assert_str_eq(sample_findings(&sample),
                     "B1 sum-blanks warning 3.1 3.1.1 3.1.2 3.1.3 3.1.4\nR5 row-missing warning 3.1.2");
    sample_free(&sample);
}
END_TEST

START_TEST(local_row_joins_the_sum)
{
    struct sample sample;

    sample_make(&sample);
    sample_set(&sample, "3.1=20 3.2=20 3.2.1=18 3.3=20 3.3.1=4");
    sample_add_row(&sample, "+1", "3.1", "5.微信申请数", "2");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_set(&sample, "3.1=18"); /* it holds without the row, which may be something else */
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_set(&sample, "3.1=21");
    ck_assert_str_eq(sample_findings(&sample), "B1 sum error 3.1 3.1.1 3.1.2 3.1.3 3.1.4 +1");
    ck_assert_str_eq(sample_argument(&sample, "sum", "arithmetic"),
                     "当面 3 ＋ 传真 1 ＋ 网络 10 ＋ 信函 4 ＋ 5.微信申请数 2 ＝ 20");
    sample_free(&sample);
}
END_TEST

START_TEST(local_row_elsewhere_joins_nothing)
{
    static const struct {
        const char *under, *label;
    } rows[] = {{"3.2", "3.其他办结数"}, {"3.1", "其中：微信申请数"}, {NULL, "十、其他"}};

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;

        sample_make(&sample);
        sample_set(&sample, "3.1=20");
        sample_add_row(&sample, "+1", rows[i].under, rows[i].label, "2");
        ck_assert_str_eq(sample_findings(&sample), "B1 sum error 3.1 3.1.1 3.1.2 3.1.3 3.1.4");
        sample_free(&sample);
    }
}
END_TEST

START_TEST(numbers_of_fifteen_digits_are_added_exactly)
{
    struct sample sample;

    sample_make(&sample);
    sample_set_only(&sample, "8.3=900000000000001 8.3.1=900000000000000 8.3.2=1");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_set_only(&sample, "8.3=900000000000001 8.3.1=900000000000000 8.3.2=2");
    ck_assert_str_eq(sample_findings(&sample), "B5 sum error 8.3 8.3.1 8.3.2");
    sample_set_only(&sample, "8.3=1 8.3.1=900000000000000 8.3.2=900000000000000"); /* beyond what is added */
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_free(&sample);
}
END_TEST

TCase *sums_cases(void)
{
    TCase *cases = tcase_create("sums");

    tcase_add_test(cases, sound_report_has_no_findings);
    tcase_add_test(cases, each_sum_is_checked);
    tcase_add_test(cases, arithmetic_is_written_out);
    tcase_add_test(cases, blanks_are_not_zero_and_not_negative);
    tcase_add_test(cases, blanks_are_named);
    tcase_add_test(cases, what_follows_from_a_sum_is_told_with_it);
    tcase_add_test(cases, what_follows_is_said);
    tcase_add_test(cases, words_leave_the_sum_open);
    tcase_add_test(cases, missing_row_counts_as_blank);
    tcase_add_test(cases, local_row_joins_the_sum);
    tcase_add_test(cases, local_row_elsewhere_joins_nothing);
    tcase_add_test(cases, numbers_of_fifteen_digits_are_added_exactly);
    return cases;
}
