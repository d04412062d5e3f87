#include "recognise/cases.h"
#include "recognise/sample.h"

/* Heading and footer in the table's own first and last rows. */
START_TEST(spanning_rows_are_heading_and_footer)
{
    AUTO_RECOGNISED recognised = recognise_sample(
        {"政府信息公开情况统计表\n（2017年度）\n填报单位（盖章）：青禾市档案局湖东分局\n", ""},
        {"| 统 计 指 标 | 单位 | 统计数 |",
         "| 政府信息公开情况统计表 | < | < |\n| （2016年度） | < | < |\n| 填报单位：青禾市档案局 | < | < |\n"
         "| 统 计 指 标 | 单位 | 统计数 |"},
        {"\n单位负责人：甲某　审核人：乙某　填报人：丙某\n", "| 单位负责人：甲某 | 审核人：乙某 | 填报人：丙某 |\n"});

    ck_assert_str_eq(recognised.report->tables->caption, "政府信息公开情况统计表");
    assert_field(&recognised, "statistics.year", "2016");
    assert_field(&recognised, "statistics.agency", "青禾市档案局");
    assert_field(&recognised, "statistics.head", "甲某");
    assert_field(&recognised, "statistics.preparer", "丙某");
    assert_field(&recognised, "statistics.phone", "5550188");
    ck_assert_ptr_null(recognised.report->findings);
    ck_assert_uint_eq(recognised.report->checks.rows_read, 65);
}
END_TEST

/* A heading that numbers the attachment stays a heading, and names the table all the same. */
START_TEST(caption_may_be_a_numbered_heading)
{
    AUTO_RECOGNISED recognised = recognise_sample({"附件\n政府信息公开情况统计表", "八、政府信息公开情况统计表"});

    ck_assert_ptr_nonnull(section_titled(&recognised, "政府信息公开情况统计表"));
    ck_assert_str_eq(recognised.report->tables->caption, "八、政府信息公开情况统计表");
    assert_field(&recognised, "statistics.year", "2017");
}
END_TEST

/* A table without a caption is found by the heading of the section in which it stands. */
START_TEST(a_table_without_caption_is_below_its_section)
{
    AUTO_RECOGNISED recognised = recognise_sketch("sound-2021", {NULL, NULL});
    const struct di_report_table *requests = di_report_find_table(recognised.report, "requests");

    ck_assert_ptr_null(requests->caption);
    ck_assert_str_eq(requests->where.heading, "三、收到和处理政府信息公开申请情况");
    ck_assert_str_eq(requests->rows->cells->where.heading, "三、收到和处理政府信息公开申请情况");
}
END_TEST

/* A remark below the footer belongs to the table; text behind it is narrative again. */
START_TEST(footer_ends_where_text_begins)
{
    AUTO_RECOGNISED recognised = recognise_sample({"联系电话：5550188　填报日期：2018年3月8日\n",
                                                   "联系电话：5550188　填报日期：2018年3月8日\n注：空白为零。\n"
                                                   "八、其他事项\n无。\n"});

    assert_field(&recognised, "statistics.date", "2018-03-08");
    ck_assert_str_eq(section_titled(&recognised, "存在问题及工作打算")->last_line->text,
                     "2018年，我局将继续加强信息公开工作。");
    ck_assert_str_eq(section_titled(&recognised, "其他事项")->lines->text, "无。");
}
END_TEST

START_TEST(lines_around_the_table_are_no_narrative)
{
    AUTO_RECOGNISED recognised = recognise_sample({"附件\n", "青禾市档案局湖东分局\n2018年3月8日\n附件：\n"});
    const struct di_report_section *last = section_titled(&recognised, "存在问题及工作打算");

    ck_assert_str_eq(last->last_line->text, "2018年3月8日");
    ck_assert_ptr_null(last->next);
}
END_TEST

TCase *around_cases(void)
{
    TCase *cases = tcase_create("around");

    tcase_add_test(cases, spanning_rows_are_heading_and_footer);
    tcase_add_test(cases, caption_may_be_a_numbered_heading);
    tcase_add_test(cases, a_table_without_caption_is_below_its_section);
    tcase_add_test(cases, footer_ends_where_text_begins);
    tcase_add_test(cases, lines_around_the_table_are_no_narrative);
    return cases;
}
