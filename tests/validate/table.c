/* The checks on the table itself: rules B15 to B18, R5 and R6. */
#include "validate/cases.h"
#include "validate/sample.h"

START_TEST(values_are_whole_and_not_negative)
{
    static const struct {
        const char *cells, *findings;
    } changes[] = {
        {"6=-1", "B15 negative error 6"},
        {"6=1.5", "B15 not-whole error 6"},
        {"6=1.0", ""},
        {"8.4=1.23456", ""},
        {"8.4=-1.5", "B15 negative error 8.4"},
        {"1.2=3", "B16 group-has-number error 1.2"},
        {"8=0", "B16 group-has-number error 8"},
        {"1.2=", ""},
        {"9.1=无", "R6 cell-text error 9.1"},
        {"6=/", ""},
    };

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        struct sample sample;

        sample_make(&sample);
        sample_set(&sample, changes[i].cells);
        ck_assert_str_eq(sample_findings(&sample), changes[i].findings);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(blanks_are_noted_and_counted)
{
    struct sample sample;

    sample_make(&sample);
    sample_set(&sample, "2.1= 6=");
    ck_assert_str_eq(sample_remarks(&sample), "R6 cells-blank note 2.1 6");
    ck_assert_str_eq(sample_argument(&sample, "cells-blank", "count"), "2");
    sample_free(&sample);
}
END_TEST

START_TEST(table_without_a_figure_is_not_filled_in)
{
    struct sample sample;

    sample_make(&sample);
    sample_set_only(&sample, "");
    ck_assert_str_eq(sample_remarks(&sample), "R6 table-blank error");
    sample_set_only(&sample, "6=0");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_free(&sample);
}
END_TEST

START_TEST(every_row_is_expected)
{
    struct sample sample;

    sample_make(&sample);
    sample_drop_row(&sample, "6");
    sample_drop_row(&sample, "9");
    ck_assert_str_eq(sample_findings(&sample), "R5 row-missing warning 6\nR5 row-missing warning 9");
    ck_assert_str_eq(sample_argument(&sample, "row-missing", "label"), "六、举报投诉数量");
    sample_free(&sample);
}
END_TEST

START_TEST(table_itself_is_expected)
{
    struct sample sample;

    sample_make(&sample);
    sample.report->tables->form_table = DI_NO_INDEX;
    ck_assert_str_eq(sample_findings(&sample), "R5 no-table error");
    sample_free(&sample);
}
END_TEST

START_TEST(unknown_column_is_not_judged)
{
    struct sample sample;

    sample_make(&sample);
    sample.report->tables->columns[0].form_column = DI_NO_INDEX;
    sample_set(&sample, "6=-1 3.1=99");
    sample.report->tables->columns[0].form_column = DI_NO_INDEX;
    ck_assert_str_eq(sample_findings(&sample), "R6 table-blank error");
    sample_free(&sample);
}
END_TEST

TCase *table_cases(void)
{
    TCase *cases = tcase_create("table");

    tcase_add_test(cases, values_are_whole_and_not_negative);
    tcase_add_test(cases, blanks_are_noted_and_counted);
    tcase_add_test(cases, table_without_a_figure_is_not_filled_in);
    tcase_add_test(cases, every_row_is_expected);
    tcase_add_test(cases, table_itself_is_expected);
    tcase_add_test(cases, unknown_column_is_not_judged);
    return cases;
}
