/* What stands above and below a table: its year, its agency, who filled it in and when. */
#include "recognise/cases.h"
#include "recognise/sample.h"

START_TEST(table_names_the_agency)
{
    AUTO_RECOGNISED recognised = recognise_sample({"青禾市档案局湖东分局2017年政府信息公开工作年度报告\n", ""},
                                                  {"2017年度青禾市档案局湖东分局政府信息", "2017年度政府信息"},
                                                  {"请联系青禾市档案局湖东分局办公室", "请来电"});

    assert_field(&recognised, "agency", "青禾市档案局湖东分局");
    assert_field(&recognised, "statistics.agency", "青禾市档案局湖东分局");
}
END_TEST

START_TEST(table_field_is_found_below_its_caption)
{
    AUTO_RECOGNISED recognised = recognise_sound();

    ck_assert_str_eq(di_report_find_field(recognised.report, "statistics.year")->where.heading,
                     "政府信息公开情况统计表");
    ck_assert_uint_gt(di_report_find_field(recognised.report, "statistics.year")->where.paragraph, 0);
}
END_TEST

/* The ways in which heading and footer of the table are filled in. */
static const struct {
    const char *from, *to, *id, *value;
} table_fields[] = {
    {"（2017年度）\n", "（２０１７年度）\n", "statistics.year", "2017"},
    {"（2017年度）\n", "( 2017 年度 )\n", "statistics.year", "2017"},
    {"（2017年度）\n", "2017年\n", "statistics.year", "2017"},
    {"（2017年度）\n", "（　　年度）\n", "statistics.year", NULL},
    {"政府信息公开情况统计表\n（2017年度）\n", "2016年政府信息公开情况统计表\n", "statistics.year", "2016"},
    {"填报单位（盖章）：青禾市档案局湖东分局", "填报单位(盖章): 青禾市档案局", "statistics.agency", "青禾市档案局"},
    {"填报单位（盖章）：青禾市档案局湖东分局", "填报单位：青禾市档案局（盖章）", "statistics.agency", "青禾市档案局"},
    {"填报单位（盖章）：青禾市档案局湖东分局", "填报单位：青禾市档案局　　2017年度", "statistics.agency",
     "青禾市档案局"},
    {"填报单位（盖章）：青禾市档案局湖东分局", "填报单位：青禾市档案局　（2017年）", "statistics.agency",
     "青禾市档案局"},
    {"填报单位（盖章）：青禾市档案局湖东分局", "填报单位：青禾市档案局　单位：件", "statistics.agency", "青禾市档案局"},
    {"填报单位（盖章）：青禾市档案局湖东分局", "填报单位（盖章）：", "statistics.agency", NULL},
    {"填报单位（盖章）：青禾市档案局湖东分局", "填报单位（盖章）：____", "statistics.agency", NULL},
    {"单位负责人：甲某　审核人", "单位负责人: 甲某 审核人", "statistics.head", "甲某"},
    {"单位负责人：甲某　审核人", "单 位 负 责 人：甲 某　　审 核 人", "statistics.head", "甲 某"},
    {"单位负责人：甲某　审核人", "单位负责人：甲某　分管领导：丁某　审核人", "statistics.head", "甲某"},
    {"单位负责人：甲某　审核人", "单位负责人：　审核人", "statistics.head", NULL},
    {"填报日期：2018年3月8日", "填报日期：2018.3.8", "statistics.date", "2018-03-08"},
    {"填报日期：2018年3月8日", "填报日期：年　月　日", "statistics.date", "年　月　日"},
};

START_TEST(table_field_is_read)
{
    AUTO_RECOGNISED recognised = recognise_sample({table_fields[_i].from, table_fields[_i].to});

    assert_field(&recognised, table_fields[_i].id, table_fields[_i].value);
}
END_TEST

TCase *table_field_cases(void)
{
    TCase *cases = tcase_create("table_field");

    tcase_add_test(cases, table_names_the_agency);
    tcase_add_test(cases, table_field_is_found_below_its_caption);
    tcase_add_loop_test(cases, table_field_is_read, 0, LENGTH(table_fields));
    return cases;
}
