/* Which of several forms a document is, and what is told of tables that are not there. */
#include <string.h>

#include "recognise/cases.h"
#include "recognise/layout.h"
#include "support/sketch.h"

#define ARENA_BYTES (16UL * 1024 * 1024)
#define SECTION_2 "| 第二十条第（一）项", "三、收到"
#define SECTION_3 "| （本列", "四、政府信息公开行政复议"
#define SECTION_4 "| 行政复议", "五、存在"

/* The sample without the tables of these sections; what stands there instead. */
static struct recognised without(const char *sample, bool second, bool third, bool fourth, const char *instead)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    const char *text = di_sketch_fixture(arena, sample);
    struct recognised recognised;

    text = second ? layout_replace(arena, text, layout_part(arena, text, SECTION_2), instead) : text;
    text = third ? layout_replace(arena, text, layout_part(arena, text, SECTION_3), instead) : text;
    text = fourth ? layout_replace(arena, text, layout_part(arena, text, SECTION_4), instead) : text;
    recognised = recognise_text(text);
    di_arena_free(arena);
    return recognised;
}

/* The forms share the review and most of the requests. */
START_TEST(labels_of_one_form_decide)
{
    AUTO_RECOGNISED requests_2019 = without("sound-2019", true, false, true, "无\n");
    AUTO_RECOGNISED requests_2021 = without("sound-2021", true, false, true, "无\n");
    AUTO_RECOGNISED blocks_2019 = without("sound-2019", false, true, true, "无\n");
    AUTO_RECOGNISED of_2019_in_2022 = recognise_sketch("sound-2019", {"审计局2020年", "审计局2022年"});

    ck_assert_str_eq(requests_2019.form->id, "zfxxgk-2019");
    ck_assert_str_eq(requests_2021.form->id, "zfxxgk-2021");
    ck_assert_str_eq(blocks_2019.form->id, "zfxxgk-2019");
    ck_assert_str_eq(of_2019_in_2022.form->id, "zfxxgk-2019");
}
END_TEST

/* Tables of two forms: the one that more of the labels belong to. */
START_TEST(mixed_forms_are_the_nearer_one)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    const char *of_2019 = di_sketch_fixture(arena, "sound-2019"), *of_2021 = di_sketch_fixture(arena, "sound-2021");
    AUTO_RECOGNISED recognised = recognise_text(
        layout_replace(arena, of_2021, layout_part(arena, of_2021, SECTION_3), layout_part(arena, of_2019, SECTION_3)));
    const struct di_report_table *requests = di_report_find_table(recognised.report, "requests");

    ck_assert_str_eq(recognised.form->id, "zfxxgk-2021");
    ck_assert_uint_eq(recognised.report->checks.rows_read, 29);
    ck_assert_str_eq(di_report_find_row(requests, "+1")->label, "（六）其他处理");
    ck_assert_str_eq(di_report_find_row(requests, "+1")->under, "3");
    di_arena_free(arena);
}
END_TEST

/* What both forms have tells them not apart: then the year does, and without a year nothing is guessed. */
START_TEST(year_decides_between_equals)
{
    AUTO_RECOGNISED of_2019 = without("sound-2019", true, true, false, "无\n");
    AUTO_RECOGNISED of_2022 = without("sound-2021", true, true, false, "无\n");
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    AUTO_RECOGNISED of_no_year =
        recognise_text(di_arena_printf(arena, "四、行政复议、行政诉讼情况\n%s",
                                       layout_part(arena, di_sketch_fixture(arena, "sound-2021"), SECTION_4)));

    ck_assert_str_eq(of_2019.form->id, "zfxxgk-2019");
    ck_assert_str_eq(of_2022.form->id, "zfxxgk-2021");
    ck_assert_ptr_null(of_no_year.form);
    ck_assert_int_eq(of_no_year.report->findings->reason, DI_REASON_FORM_UNCLEAR);
    di_arena_free(arena);
}
END_TEST

START_TEST(missing_tables_are_told_by_section)
{
    AUTO_RECOGNISED nothing = without("sound-2021", true, false, false, "无\n");
    AUTO_RECOGNISED picture = without("sound-2021", true, false, false, "![picture]\n");
    AUTO_RECOGNISED objects = without("sound-2021", false, true, true, "![object]\n");
    AUTO_RECOGNISED one_block = recognise_sketch("sound-2021", {"| 第二十条第（五）项 | < | < | < |\n", ""},
                                                 {"| 行政许可 | 107 | < | < |\n", ""});

    ck_assert_uint_eq(nothing.report->n_findings, 1);
    ck_assert_int_eq(nothing.report->findings->reason, DI_REASON_NO_TABLE);
    ck_assert_str_eq(nothing.report->findings->rule, "R5");
    ck_assert_str_eq(di_finding_argument(nothing.report->findings, "what.zh"),
                     "第二十条第（一）项、第二十条第（五）项、第二十条第（六）项、第二十条第（八）项");
    ck_assert_uint_eq(nothing.report->findings->where.paragraph, 4);
    ck_assert_uint_eq(picture.report->n_findings, 1);
    ck_assert_int_eq(picture.report->findings->reason, DI_REASON_TABLE_IS_PICTURE);
    ck_assert_uint_eq(objects.report->n_findings, 2);
    ck_assert_uint_eq(count_findings(&objects, DI_REASON_TABLE_IS_OBJECT), 2);
    ck_assert_str_eq(di_finding_argument(objects.report->findings, "what.zh"), "收到和处理政府信息公开申请情况");
    ck_assert_str_eq(di_finding_argument(one_block.report->findings, "what.zh"), "第二十条第（五）项");
}
END_TEST

/* No table at all: the form of the report's year says what is missing. */
START_TEST(no_table_is_told_by_the_form_of_the_year)
{
    AUTO_RECOGNISED nothing = without("sound-2019", true, true, true, "无\n");
    AUTO_RECOGNISED pictures = without("sound-2021", true, true, true, "![picture]\n");

    ck_assert_ptr_null(nothing.form);
    ck_assert_uint_eq(count_findings(&nothing, DI_REASON_NO_TABLE), 3);
    ck_assert_ptr_nonnull(strstr(di_finding_argument(nothing.report->findings, "what.zh"), "（九）"));
    ck_assert_ptr_null(pictures.form);
    ck_assert_uint_eq(pictures.report->n_findings, 3);
    ck_assert_uint_eq(count_findings(&pictures, DI_REASON_TABLE_IS_PICTURE), 3);
}
END_TEST

#define NARRATIVE "年政府信息公开工作年度报告\n一、概述\n甲。\n二、存在的问题\n乙。\n| 收购点 | 条数 |\n| 城东 | 7 |\n"

/* No table is prescribed for the years up to 2013; a local one is kept. */
START_TEST(narrative_alone_is_a_form_until_2013)
{
    AUTO_RECOGNISED of_2008 = recognise_text("青禾市粮食局2008" NARRATIVE);
    AUTO_RECOGNISED of_2013 = recognise_text("青禾市粮食局2013" NARRATIVE);
    AUTO_RECOGNISED of_2014 = recognise_text("青禾市粮食局2014" NARRATIVE);
    AUTO_RECOGNISED of_2007 = recognise_text("青禾市粮食局2007" NARRATIVE);
    AUTO_RECOGNISED of_no_year = recognise_text("青禾市粮食局" NARRATIVE);
    AUTO_RECOGNISED signed_in_2012 = recognise_text("青禾市粮食局" NARRATIVE "2012年3月1日\n");
    AUTO_RECOGNISED signed_in_2015 = recognise_text("青禾市粮食局" NARRATIVE "2015年3月1日\n");

    ck_assert_str_eq(of_2008.form->id, "zfxxgk-2008");
    ck_assert_str_eq(of_2013.form->id, "zfxxgk-2008");
    ck_assert_ptr_null(of_2013.report->findings);
    ck_assert_uint_eq(of_2013.report->checks.rows_expected, 0);
    ck_assert_str_eq(of_2013.report->tables->id, "+1");
    ck_assert_ptr_null(of_2014.form);
    ck_assert_int_eq(of_2014.report->findings->reason, DI_REASON_NO_FORM);
    ck_assert_ptr_null(of_2007.form);
    ck_assert_ptr_null(of_no_year.form);
    ck_assert_uint_eq(count_findings(&of_no_year, DI_REASON_YEAR_MISSING), 1);
    ck_assert_str_eq(signed_in_2012.form->id, "zfxxgk-2008");
    ck_assert_ptr_null(signed_in_2015.form);
}
END_TEST

/* A table of the form is the form, whatever the year. */
START_TEST(tables_are_stronger_than_the_year)
{
    AUTO_RECOGNISED recognised = recognise_sketch("sound-2021", {"审计局2022年", "审计局2010年"});

    ck_assert_str_eq(recognised.form->id, "zfxxgk-2021");
}
END_TEST

TCase *choice_cases(void)
{
    TCase *cases = tcase_create("choice");

    tcase_add_test(cases, labels_of_one_form_decide);
    tcase_add_test(cases, mixed_forms_are_the_nearer_one);
    tcase_add_test(cases, year_decides_between_equals);
    tcase_add_test(cases, missing_tables_are_told_by_section);
    tcase_add_test(cases, no_table_is_told_by_the_form_of_the_year);
    tcase_add_test(cases, narrative_alone_is_a_form_until_2013);
    tcase_add_test(cases, tables_are_stronger_than_the_year);
    return cases;
}
