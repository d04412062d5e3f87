/* What the narrative says of itself: rules R1, R2, R4, R8 to R10, B17 and B18. */
#include <string.h>

#include "validate/cases.h"
#include "validate/sample.h"

START_TEST(table_has_the_report_s_year)
{
    struct sample sample;

    sample_make(&sample);
    sample_set_field(&sample, "statistics.year", "2016年度");
    sample_add_field(&sample, "year.also", "2017年度");
    ck_assert_str_eq(sample_findings(&sample), "B17 table-year error");
    ck_assert_str_eq(sample_argument(&sample, "table-year", "found_text"), "2016年度");
    ck_assert_str_eq(sample_argument(&sample, "table-year", "year"), "2017");
    ck_assert_str_eq(sample_argument(&sample, "table-year", "other_text"), "2017年");
    sample_free(&sample);
}
END_TEST

START_TEST(years_of_the_narrative_agree)
{
    struct sample sample;

    sample_make(&sample);
    sample_add_field(&sample, "year.also", "2017年度");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_add_field(&sample, "year.also", "2016年度");
    sample_add_field(&sample, "year.also", "2015年度");
    ck_assert_str_eq(sample_findings(&sample), "R1 years-differ error");
    ck_assert_str_eq(sample_argument(&sample, "years-differ", "found_text"), "2016年度");
    sample_free(&sample);
}
END_TEST

/* A sentence or a page header may have been left in from last year's report. */
START_TEST(year_mentioned_is_asked_about)
{
    struct sample sample;

    sample_make(&sample);
    sample_add_field(&sample, "year.mentioned", "2017年");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_add_field(&sample, "year.mentioned", "2016年");
    ck_assert_str_eq(sample_findings(&sample), "R1 year-mentioned warning");
    ck_assert_str_eq(sample_argument(&sample, "year-mentioned", "other_text"), "2017年");
    sample_add_field(&sample, "year.also", "2015年度");
    ck_assert_str_eq(sample_findings(&sample), "R1 years-differ error"); /* told once */
    sample_free(&sample);
}
END_TEST

START_TEST(period_is_the_year)
{
    static const struct {
        const char *period, *findings;
    } cases[] = {
        {"2017-01-01/2017-12-31", ""},
        {"/2017-12-31", ""},
        {"../2017-12-31", "R8 period warning"},
        {"2008-05-01/2017-12-31", "R8 period warning"},
        {"2017-01-01/2018-01-08", "R8 period warning"},
        {"2017-01-01/2017-12-30", "R8 period warning"},
        {"2017-02-01/2017-12-31", "R8 period warning"},
        {"/2017-12-06", "R8 period warning"},
        {"2016-01-01/2016-12-31", ""}, /* the year is told as another one */
        {"/2016-12-31", ""},
        {"", "R8 period warning"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        sample_make(&sample);
        sample_add_field(&sample, "period", cases[i].period);
        ck_assert_msg(strcmp(sample_findings(&sample), cases[i].findings) == 0, "%s: %s", cases[i].period,
                      sample_findings(&sample));
        sample_free(&sample);
    }
}
END_TEST

/* The title alone has another year than the rest: the table is right. */
START_TEST(slip_in_the_title_is_told_once)
{
    struct sample sample;

    sample_make(&sample);
    sample_set_field(&sample, "year", "2016年");
    sample_add_field(&sample, "year.also", "2017年度");
    sample_add_field(&sample, "year.also", "2017年");
    ck_assert_str_eq(sample_findings(&sample), "R1 years-differ error");
    sample_free(&sample);
}
END_TEST

START_TEST(year_is_stated_somewhere)
{
    struct sample sample;

    sample_make(&sample);
    sample_set_field(&sample, "year", NULL);
    ck_assert_str_eq(sample_findings(&sample), ""); /* the table's heading states it */
    sample_set_field(&sample, "statistics.year", NULL);
    ck_assert_str_eq(sample_findings(&sample), "R1 year-missing error");
    sample_free(&sample);
}
END_TEST

START_TEST(form_is_that_of_the_year)
{
    static const struct {
        const char *year, *findings;
    } cases[] = {
        {"2013年", "R4 form-year error"},
        {"2014年", ""},
        {"2018年", ""},
        {"2019年", "R4 form-year error"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        sample_make(&sample);
        sample_set_field(&sample, "year", cases[i].year);
        sample_set_field(&sample, "statistics.year", cases[i].year);
        ck_assert_str_eq(sample_findings(&sample), cases[i].findings);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(dates_make_sense)
{
    static const struct {
        const char *field, *date, *findings;
    } cases[] = {
        {"signed", "2018-03-06", ""},
        {"signed", "2018-01-01", ""},
        {"signed", "2018-04-01", ""}, /* the day on which it came */
        {"signed", "2018-04-02", "R9 date-future warning"},
        {"signed", "2017-12-31", "R9 date-early warning"},
        {"signed", "2017-02-10", "R9 date-early warning"},
        {"signed", "2018-02-30", "R9 date-impossible warning"},
        {"statistics.date", "2017-02-10", "R9 date-early warning"},
        {"statistics.date", "年　月　日", ""},
        {"statistics.date", "2018", ""},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        sample_make(&sample);
        sample.circumstances.received = 20180401;
        sample_add_field(&sample, cases[i].field, cases[i].date);
        ck_assert_msg(strcmp(sample_findings(&sample), cases[i].findings) == 0, "%s: %s", cases[i].date,
                      sample_findings(&sample));
        sample_free(&sample);
    }
}
END_TEST

/* When the report came is not known: then no date is too late. And one slip is told once. */
START_TEST(dates_are_judged_by_what_is_known)
{
    struct sample sample;

    sample_make(&sample);
    sample_add_field(&sample, "signed", "2099-01-01");
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_set_field(&sample, "signed", "2018-03-06");
    sample_set_field(&sample, "year", "2021年");
    sample_set_field(&sample, "statistics.year", "2021年");
    ck_assert_str_eq(sample_findings(&sample), "R4 form-year error");
    sample_free(&sample);
}
END_TEST

START_TEST(form_of_the_year_is_named)
{
    struct sample sample;

    sample_make(&sample);
    sample_set_field(&sample, "year", "2020年");
    sample_set_field(&sample, "statistics.year", "2020年");
    ck_assert_str_eq(sample_findings(&sample), "R4 form-year error");
    ck_assert_str_eq(sample_argument(&sample, "form-year", "right_form.zh"),
                     di_forms_of_year(sample.form->among, 2020)->name.zh);
    ck_assert_ptr_null(di_forms_of_year(sample.form->among, 2007));
    sample_free(&sample);
}
END_TEST

START_TEST(table_has_the_report_s_agency)
{
    static const struct {
        const char *agency, *findings;
    } cases[] = {
        {"青禾市林业局云岭分局", ""},
        {"青禾市林业局 云岭分局", ""},
        {"林业局云岭分局", ""},
        {"松江省青禾市林业局云岭分局", ""},
        {"青禾市林业局云岭区分局", "B18 table-agency warning"},
        {"林业云岭分局", "B18 table-agency warning"},
        {"青禾市水务局云岭分局", "B18 table-agency warning"},
        {"", ""}, /* left blank */
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        sample_make(&sample);
        sample_set_field(&sample, "statistics.agency", cases[i].agency);
        ck_assert_str_eq(sample_findings(&sample), cases[i].findings);
        if (*cases[i].findings != '\0') {
            ck_assert_str_eq(sample_argument(&sample, "table-agency", "found_text"), cases[i].agency);
            ck_assert_str_eq(sample_argument(&sample, "table-agency", "other_text"), "青禾市林业局云岭分局");
        }
        sample_free(&sample);
    }
}
END_TEST

START_TEST(agencies_of_the_narrative_agree)
{
    static const struct {
        const char *agency, *findings;
    } cases[] = {
        {"林业云岭分局", ""},
        {"云岭分局", ""},
        {"松江省青禾市林业局云岭分局", ""},
        {"青禾市水务局云岭分局", "R2 agencies-differ warning"},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        sample_make(&sample);
        sample_add_field(&sample, "agency.also", cases[i].agency);
        sample_add_field(&sample, "agency.also", cases[i].agency);
        ck_assert_str_eq(sample_findings(&sample), cases[i].findings);
        sample_free(&sample);
    }
}
END_TEST

START_TEST(signature_is_the_agency_s)
{
    static const char differ[] = "R2 agencies-differ warning";
    static const struct {
        const char *agency, *signer, *findings;
    } cases[] = {
        {"青禾市统计局", "青禾市水务局", differ},
        {"青禾市统计局", "统计局", ""},
        {"青禾市统计局", "青禾市统计局办公室", ""},
        {"青禾市统计局", "青禾市人民政府办公室", ""}, /* the government above it */
        {"青禾市统计局", "岚溪市人民政府办公室", differ},
        {"云屏县双榆镇人民政府", "双榆镇党政综合办公室", ""}, /* a part of it */
        {"云屏县双榆镇人民政府", "云屏县人民政府", ""},
        {"云屏县双榆镇人民政府", "云屏县桃坞镇人民政府", differ},
        {"云屏县双榆镇人民政府", "云屏县水务局", differ},
        {"云屏县人民政府", "云屏县水务局", ""},
        {"档案馆", "水务局", differ}, /* no place to go by */
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct sample sample;

        sample_make(&sample);
        sample_set_field(&sample, "agency", cases[i].agency);
        sample_set_field(&sample, "statistics.agency", cases[i].agency);
        sample_add_field(&sample, "agency.signed", cases[i].signer);
        ck_assert_msg(strcmp(sample_findings(&sample), cases[i].findings) == 0, "%s for %s: %s", cases[i].signer,
                      cases[i].agency, sample_findings(&sample));
        sample_free(&sample);
    }
}
END_TEST

START_TEST(agency_is_named_somewhere)
{
    struct sample sample;

    sample_make(&sample);
    sample_set_field(&sample, "agency", NULL);
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_set_field(&sample, "statistics.agency", "");
    ck_assert_str_eq(sample_findings(&sample), "R2 agency-missing error");
    sample_set_field(&sample, "statistics.agency", NULL);
    ck_assert_str_eq(sample_findings(&sample), "R2 agency-missing error");
    sample_free(&sample);
}
END_TEST

START_TEST(changes_left_are_told_once)
{
    struct sample sample;

    sample_make(&sample);
    sample_remark(&sample, DI_REMARK_HIDDEN, 1, 1);
    ck_assert_str_eq(sample_findings(&sample), "");
    sample_remark(&sample, DI_REMARK_DELETED, 4, 2);
    ck_assert_str_eq(sample_findings(&sample), "R10 changes-left warning");
    ck_assert_str_eq(sample_argument(&sample, "changes-left", "insertions"), "0");
    sample_remark(&sample, DI_REMARK_INSERTED, 7, 3);
    ck_assert_str_eq(sample_findings(&sample), "R10 changes-left warning");
    ck_assert_str_eq(sample_argument(&sample, "changes-left", "insertions"), "3");
    ck_assert_str_eq(sample_argument(&sample, "changes-left", "deletions"), "2");
    ck_assert_uint_eq(sample.report->findings->where.paragraph, 4);
    sample_free(&sample);
}
END_TEST

START_TEST(comments_left_are_counted)
{
    struct sample sample;

    sample_make(&sample);
    sample_remark(&sample, DI_REMARK_COMMENT, 9, 5);
    ck_assert_str_eq(sample_findings(&sample), "R10 comments-left warning");
    ck_assert_str_eq(sample_argument(&sample, "comments-left", "count"), "5");
    ck_assert_uint_eq(sample.report->findings->where.paragraph, 9);
    sample_free(&sample);
}
END_TEST

TCase *statements_cases(void)
{
    TCase *cases = tcase_create("statements");

    tcase_add_test(cases, table_has_the_report_s_year);
    tcase_add_test(cases, years_of_the_narrative_agree);
    tcase_add_test(cases, year_mentioned_is_asked_about);
    tcase_add_test(cases, period_is_the_year);
    tcase_add_test(cases, slip_in_the_title_is_told_once);
    tcase_add_test(cases, year_is_stated_somewhere);
    tcase_add_test(cases, form_is_that_of_the_year);
    tcase_add_test(cases, dates_make_sense);
    tcase_add_test(cases, dates_are_judged_by_what_is_known);
    tcase_add_test(cases, form_of_the_year_is_named);
    tcase_add_test(cases, table_has_the_report_s_agency);
    tcase_add_test(cases, agencies_of_the_narrative_agree);
    tcase_add_test(cases, signature_is_the_agency_s);
    tcase_add_test(cases, agency_is_named_somewhere);
    tcase_add_test(cases, changes_left_are_told_once);
    tcase_add_test(cases, comments_left_are_counted);
    return cases;
}
