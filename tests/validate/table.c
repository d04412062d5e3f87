/* The checks on the table itself: rules B15 to B18, R5 and R6. */
#include <string.h>

#include "validate/cases.h"
#include "validate/sample.h"

START_TEST(values_are_whole_and_not_negative)
{
    static const struct sample_change changes[] = {
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

    sample_expect(changes, sizeof changes / sizeof *changes);
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

/* What is said of each cell of a table of several. */
static void expect_later(const char *form, const char *cells, const char *remarks)
{
    struct sample sample;

    sample_make_installed(form, &sample);
    sample_set(&sample, cells);
    ck_assert_str_eq(sample_remarks(&sample), remarks);
    sample_free(&sample);
}

START_TEST(money_has_no_more_places_than_the_form_takes)
{
    static const struct {
        const char *cells, *remarks;
    } changes[] = {
        {"fees,amount=59237.2449", ""},
        {"fees,amount=0.123456", ""},
        {"fees,amount=0.12345600", ""}, /* zeros make it no finer */
        {"fees,amount=0.1234567", "R6 too-fine error fees,amount"},
        {"fees,amount=0.1234567891", "R6 too-fine error fees,amount"}, /* finer than any number that is read */
        {"fees,amount=999999999999999", ""},
        {"fees,amount=9999999999999999", "R6 number-too-long error fees,amount"},
        {"licence,decisions=-12345678901234567", "R6 number-too-long error licence,decisions"},
        {"licence,decisions=20O", "R6 cell-text error licence,decisions"},
        {"licence,decisions=2.5", "R6 not-whole error licence,decisions"},
        {"fees,amount=-1", "R6 negative error fees,amount"},
    };

    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        expect_later("zfxxgk-2021", changes[i].cells, changes[i].remarks);
    }
}
END_TEST

START_TEST(changes_are_signed)
{
    expect_later("zfxxgk-2019", "licence,change=-4 penalty,change=+2 fees,change=-1", "");
    expect_later("zfxxgk-2019", "licence,last_year=-4", "R6 negative error licence,last_year");
    expect_later("zfxxgk-2019", "licence,change=1.5", "R6 not-whole error licence,change");
}
END_TEST

START_TEST(every_table_is_filled_in)
{
    expect_later("zfxxgk-2021", "licence,decisions=", "R6 table-blank error");
    expect_later("zfxxgk-2021", "licence,decisions=/", "");
    expect_later("zfxxgk-2021", "rules,made=/ rules,repealed=/ rules,in_force=/", "");
    expect_later("zfxxgk-2021", "rules,made= penalty,decisions=", "R6 cells-blank note rules,made penalty,decisions");
}
END_TEST

START_TEST(only_who_makes_rules_counts_them)
{
    static const struct {
        const char *agency;
        bool is_told;
    } agencies[] = {
        {"青禾市林业局", true},
        {"青禾市林业局云岭分局", true},
        {"云岭县人民政府", true},
        {"云岭区人民政府办公室", true},
        {"石桥镇人民政府", true},
        {"石桥镇", true},
        {"青禾市云岭区东湖街道办事处", true},
        {"青禾市卫生健康委员会", true},
        {"云岭县政务服务中心", true},
        {"青禾省财政厅", true},
        {"青禾市人民政府", false},
        {"青禾市人民政府办公室", false},
        {"青禾省人民政府", false},
        {"青禾自治区人民政府", false},
        {"青禾自治州人民政府", false},
        {"林业部", false},
        {"国家林业局", false},
        {"中国林业监督管理委员会", false},
        {"林业局", false},
        {"青禾新区人民政府", false},
    };

    for (size_t i = 0; i < sizeof agencies / sizeof *agencies; i++) {
        struct sample sample;
        bool told;

        sample_make_installed("zfxxgk-2021", &sample);
        sample_set(&sample, "rules,in_force=2");
        sample_set_field(&sample, "agency", agencies[i].agency);
        told = strstr(sample_findings(&sample), "C9 rule-makers warning rules,in_force") != NULL;
        ck_assert_msg(told == agencies[i].is_told, "%s", agencies[i].agency);
        sample_set(&sample, "rules,in_force=0 rules,made=/ rules,repealed=");
        ck_assert_ptr_null(strstr(sample_findings(&sample), "C9"));
        sample_free(&sample);
    }
}
END_TEST

START_TEST(rules_that_must_not_exist_since_2019)
{
    static const char *const ids[] = {"C8", "D3"};

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct sample sample;

        sample_make_installed(i == 0 ? "zfxxgk-2019" : "zfxxgk-2021", &sample);
        for (size_t j = 0; j < sample.form->n_rules; j++) {
            ck_assert_str_ne(sample.form->rules[j].id, ids[i]);
        }
        sample_free(&sample);
    }
    /* documents of earlier years are opened too */
    expect_later("zfxxgk-2019", "normative,made=2 normative,opened=9 normative,total=30", "");
    /* money without a printed unit is compared with nothing */
    expect_later("zfxxgk-2019", "procurement,items=0 procurement,amount=52.15", "");
    expect_later("zfxxgk-2019", "procurement,items=3 procurement,amount=0", "");
    /* the fees of an agency have nothing to do with its applications, nor its fines with its licences */
    expect_later("zfxxgk-2021", "fees,amount=135.26 penalty,decisions=0 licence,decisions=9999", "");
    /* what was repealed may be more than what was issued or is left */
    expect_later("zfxxgk-2021", "normative,made=1 normative,repealed=40 normative,in_force=6", "");
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
    tcase_add_test(cases, money_has_no_more_places_than_the_form_takes);
    tcase_add_test(cases, changes_are_signed);
    tcase_add_test(cases, every_table_is_filled_in);
    tcase_add_test(cases, only_who_makes_rules_counts_them);
    tcase_add_test(cases, rules_that_must_not_exist_since_2019);
    tcase_add_test(cases, every_row_is_expected);
    tcase_add_test(cases, table_itself_is_expected);
    tcase_add_test(cases, unknown_column_is_not_judged);
    return cases;
}
