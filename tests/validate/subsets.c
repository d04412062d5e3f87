/* Subsets: rule B6, and the lower half of B8. */
#include "validate/cases.h"
#include "validate/sample.h"

START_TEST(each_part_is_at_most_its_whole)
{
    static const struct sample_change changes[] = {
        {"1.1a=127 1.1b=127", "B6 part-too-large error 1.1a 1.1"},
        {"2.2.1a=2", "B6 part-too-large error 2.2.1a 2.2.1"},
        {"2.2.2a=3", "B6 part-too-large error 2.2.2a 2.2.2"},
        {"1.2.2=127", "B8 part-too-large warning 1.2.2 1.1"},
        {"1.2.5=200 1.2.1=300", "B8 part-too-large warning 1.2.1 1.2.5 1.1"},
        {"3.3.4f=3 3.3.4b= 3.3.4c=", "B6 part-too-large error 3.3.4f 3.3.4\n"
                                     "B7 sum warning 3.3.4 3.3.4a 3.3.4b 3.3.4c 3.3.4d 3.3.4e 3.3.4f"},
        {"2.2.1=", ""},
        {"2.2.1a=", ""},
        {"2.2.1=/ 2.2.1a=1", ""},
    };

    sample_expect(changes, sizeof changes / sizeof *changes);
}
END_TEST

START_TEST(part_and_whole_are_told)
{
    struct sample sample;

    sample_make(&sample);
    sample_set(&sample, "1.2.2=127");
    sample_findings(&sample);
    ck_assert_str_eq(sample_argument(&sample, "part-too-large", "label"), "政府网站公开政府信息数");
    ck_assert_str_eq(sample_argument(&sample, "part-too-large", "value"), "127");
    ck_assert_str_eq(sample_argument(&sample, "part-too-large", "whole_label"), "主动公开政府信息数");
    ck_assert_str_eq(sample_argument(&sample, "part-too-large", "whole"), "126");
    sample_free(&sample);
}
END_TEST

/* The one channel that was filled in reaches the total. */
START_TEST(one_channel_alone_is_enough)
{
    struct sample sample;

    sample_make(&sample);
    sample_set_only(&sample, "1.1=5 1.2.2=5");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_free(&sample);
}
END_TEST

TCase *subsets_cases(void)
{
    TCase *cases = tcase_create("subsets");

    tcase_add_test(cases, each_part_is_at_most_its_whole);
    tcase_add_test(cases, part_and_whole_are_told);
    tcase_add_test(cases, one_channel_alone_is_enough);
    return cases;
}
