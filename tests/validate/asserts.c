/* Asserts: the upper half of B8, B10, B11 and B14; and the rules that must not exist. */
#include <string.h>

#include "validate/cases.h"
#include "validate/sample.h"

START_TEST(each_assert_is_checked)
{
    static const struct sample_change changes[] = {
        {"1.1=177", "B8 relation warning 1.1 1.2.1 1.2.2 1.2.3 1.2.4 1.2.5"},
        {"1.1=176", ""},
        {"1.1=177 1.2.1=", ""}, /* the blank may hold the rest */
        {"1.1a=6", "B10 relation warning 1.1a 1.1b"},
        {"1.1a=5", ""},
        {"1.1b=", ""},
        {"3.2=17 3.2.1=15", "B11 relation warning 3.2 3.3"},
        {"3.2=", ""},
        {"9.3=0", "B14 relation warning 9.2 9.3"},
        {"9.2=0", "B14 relation warning 9.2 9.3"},
        {"9.2=0 9.3=0", ""},
        {"9.2=", ""},
        {"3.1=0 3.1.1=0 3.1.2=0 3.1.3=0 3.1.4=0", "B14 relation warning 7 3.1\nB14 relation warning 3.1 3.2\n"
                                                  "B14 relation warning 3.1 3.3"},
        {"3.1= 7=0.000001", ""},
        {"7=0", ""},
    };

    sample_expect(changes, sizeof changes / sizeof *changes);
}
END_TEST

START_TEST(sentence_says_both_numbers)
{
    struct sample sample;

    sample_make(&sample);
    sample_set(&sample, "3.2=17 3.2.1=15");
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "relation", "message.zh"), "申请办结数 17 与申请答复数 18 不相等。");
    ck_assert_str_eq(sample_argument(&sample, "relation", "message.en"),
                     "Applications finished, 17, and applications answered, 18, differ.");
    ck_assert_str_eq(sample_argument(&sample, "relation", "advice.zh"),
                     "若有申请人撤回申请，或对一件申请作出多个答复，可不改；否则核对这两个数字。");
    sample_free(&sample);
}
END_TEST

START_TEST(money_is_said_as_written)
{
    struct sample sample;

    sample_make(&sample);
    sample_set_only(&sample, "3.1=0 7=0.0500");
    ck_assert_str_eq(sample_findings(&sample), "B14 relation warning 7 3.1");
    ck_assert_ptr_nonnull(strstr(sample_argument(&sample, "relation", "message.zh"), "0.0500 万元"));
    sample_free(&sample);
}
END_TEST

START_TEST(tests_that_met_a_blank_are_open)
{
    struct sample sample;
    unsigned open;

    sample_make(&sample);
    sample_findings(&sample);
    open = sample.report->checks.relations_open;
    sample_set(&sample, "9.3=");
    ck_assert_str_eq(sample_findings(&sample), "");
    ck_assert_uint_eq(sample.report->checks.relations_open, open + 1);
    sample_free(&sample);
}
END_TEST

/* Real, sound reports break these three. */
START_TEST(rules_that_must_not_exist)
{
    static const char *const ids[] = {"B9", "B12", "B13"};
    struct sample sample;

    sample_make(&sample);
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        for (size_t j = 0; j < sample.form->n_rules; j++) {
            ck_assert_str_ne(sample.form->rules[j].id, ids[i]);
        }
    }
    sample_set(&sample, "1.1=659 1.2.1=0 1.2.2=144 1.2.3=471 1.2.4=89 1.2.5=0"); /* channels overlap: 704 */
    sample_set(&sample, "3.2=16 3.2.1=14 3.3=16 3.3.2=7");                       /* two are still in work */
    sample_set(&sample, "2.1=1 2.2.3=40");                                       /* explaining is not responding */
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_free(&sample);
}
END_TEST

TCase *asserts_cases(void)
{
    TCase *cases = tcase_create("asserts");

    tcase_add_test(cases, each_assert_is_checked);
    tcase_add_test(cases, sentence_says_both_numbers);
    tcase_add_test(cases, money_is_said_as_written);
    tcase_add_test(cases, tests_that_met_a_blank_are_open);
    tcase_add_test(cases, rules_that_must_not_exist);
    return cases;
}
