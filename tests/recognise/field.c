#include <string.h>

#include "docintake/buffer.h"
#include "recognise/cases.h"
#include "recognise/sample.h"

struct title_case {
    const char *text, *year, *agency;
};

static const struct title_case titles[] = {
    {"青禾市水务局2017年政府信息公开工作年度报告", "2017", "青禾市水务局"},
    {"青禾市水务局2017年度政府信息公开年度报告", "2017", "青禾市水务局"},
    {"2017年青禾市水务局信息公开年报", "2017", "青禾市水务局"},
    {"2017年度青禾市水务局政务公开工作报告", "2017", "青禾市水务局"},
    {"青禾市水务局政府信息公开报告(2017年)", "2017", "青禾市水务局"},
    {"青禾市水务局政府信息公开年度报告\n（2017年度）", "2017", "青禾市水务局"},
    {"青禾市水务局\n2017年政府信息公开年度报告", "2017", "青禾市水务局"},
    {"青禾市水务局2017年度信息公开工作\n年度报告", "2017", "青禾市水务局"},
    {"青禾市水务局2017年度政府信息公开\\n工作年度报告", "2017", "青禾市水务局"},
    {"青禾市2017年政府政务公开年报", "2017", "青禾市"},
    {"关于青禾市水务局2017年政府信息公开工作的报告", "2017", "青禾市水务局"},
    {"青禾市人民政府2017年政府信息公开工作年度报告", "2017", "青禾市人民政府"},
    {"青禾市水务局２０１７年政府信息公开年度报告", "2017", "青禾市水务局"},
    {"青禾市水务局二〇一七年政府信息公开年度报告", "2017", "青禾市水务局"},
    {"青禾市水务局二○一七年度政府信息公开年度报告", "2017", "青禾市水务局"},
    {"青禾市水务局二O一七年政府信息公开年度报告", "2017", "青禾市水务局"},
    {"青禾市水务局二0一七年政府信息公开年度报告", "2017", "青禾市水务局"},
    {"青禾市水务局 2017 年政府信息公开年度报告", "2017", "青禾市水务局"},
    {"2017年政府信息公开工作年度报告", "2017", NULL},
    {"2017年政府信息公开工作年度报告\n2017年政府信息公开工作年度报告", "2017", NULL},
    {"青水发〔2018〕3号\n青禾市水务局\n2017年政府信息公开年度报告", "2017", "青禾市水务局"},
    {"发布日期：2018-03-01\n青禾市水务局2017年政府信息公开年度报告", "2017", "青禾市水务局"},
    {"信息公开工作报告\n我局在2018年继续努力。", NULL, NULL},

    /* Agencies of all levels and kinds. */
    {"青禾市云岭区南桥街道办事处2024年度政府信息公开工作年度报告", "2024", "青禾市云岭区南桥街道办事处"},
    {"2024年云岭区南桥街道办事处政府信息公开工作年度报告", "2024", "云岭区南桥街道办事处"},
    {"松岭镇人民政府2022年度政府信息公开工作年度报告", "2022", "松岭镇人民政府"},
    {"2022年度松岭镇政府信息公开工作年度报告", "2022", "松岭镇"},
    {"青禾县人民政府办公室2021年政府信息公开工作年度报告", "2021", "青禾县人民政府办公室"},
    {"青禾市发展和改革委员会2023年政府信息公开工作年度报告", "2023", "青禾市发展和改革委员会"},
    {"青禾市公共资源交易中心2023年政府信息公开工作年度报告", "2023", "青禾市公共资源交易中心"},
    {"松江省财政厅2020年政府信息公开工作年度报告", "2020", "松江省财政厅"},
    {"国家税务总局青禾市税务局2024年政府信息公开工作年度报告", "2024", "国家税务总局青禾市税务局"},
    {"青禾市政务公开办公室2019年政府信息公开工作年度报告", "2019", "青禾市政务公开办公室"},
    {"青禾市人民政府信息公开办公室2019年政府信息公开工作年度报告", "2019", "青禾市人民政府信息公开办公室"},

    /* The year behind the name of the report, in brackets, without 年, in other digits. */
    {"青禾市水务局政府信息公开工作年度报告（2024）", "2024", "青禾市水务局"},
    {"青禾市水务局政府信息公开工作年度报告〔2024年〕", "2024", "青禾市水务局"},
    {"青禾市水务局政府信息公开工作年度报告（二〇二四年度）", "2024", "青禾市水务局"},
    {"（2024年度）\n青禾市水务局政府信息公开工作年度报告", "2024", "青禾市水务局"},
    {"青禾市水务局政府信息公开工作年度报告——2024年", "2024", "青禾市水务局"},
    {"2024青禾市水务局政府信息公开年度报告", "2024", "青禾市水务局"},
    {"青禾市水务局2024政府信息公开工作年度报告", "2024", "青禾市水务局"},
    {"二零二四年度青禾市水务局政府信息公开工作年度报告", "2024", "青禾市水务局"},
    {"二〇二四年\n政府信息公开工作年度报告\n青禾市水务局", "2024", "青禾市水务局"},

    /* The agency behind, above or below; other words for the report. */
    {"2024年政府信息公开工作年度报告（青禾市水务局）", "2024", "青禾市水务局"},
    {"2024年度政府信息公开工作年度报告\n青禾市水务局\n2025年1月20日\n一、总体情况\n甲。", "2024", "青禾市水务局"},
    {"青禾市水务局\n政府信息公开工作年度报告\n（2024年度）", "2024", "青禾市水务局"},
    {"青禾市水务局\n2024年度\n政府信息公开工作年度报告", "2024", "青禾市水务局"},
    {"索 引 号：1234\n发布机构：青禾市水务局\n发布日期：2025-01-20\n2024年政府信息公开工作年度报告", "2024",
     "青禾市水务局"},
    {"青禾市水务局关于2024年度政府信息公开工作情况的报告", "2024", "青禾市水务局"},
    {"青禾市水务局2024年度政府信息公开工作情况", "2024", "青禾市水务局"},
    {"青禾市水务局2024年政务公开工作总结", "2024", "青禾市水务局"},
    {"青禾市水务局2024年政府信息公开工作年度报告公示", "2024", "青禾市水务局"},
    {"青禾市水务局2013年度信息公开年报", "2013", "青禾市水务局"},
    {"青禾市水务局2024年度政府信息公开\n工 作 年 度 报 告", "2024", "青禾市水务局"},
    {"2024年度青禾市水务局\n政府信息公开工作年度报告\n2024年度青禾市水务局政府信息公开工作年度报告", "2024",
     "青禾市水务局"},
};

START_TEST(title_names_year_and_agency)
{
    AUTO_RECOGNISED recognised = recognise_text(titles[_i].text);

    assert_field(&recognised, "year", titles[_i].year);
    assert_field(&recognised, "agency", titles[_i].agency);
}
END_TEST

static const struct title_case introductions[] = {
    {"现编制2017年度青禾市水务局信息公开工作年度报告。", "2017", "青禾市水务局"},
    {"根据条例的规定，青禾市水务局编制了2017年政府信息公开年度报告。", "2017", "青禾市水务局"},
    {"本报告由青禾市水务局编制。", NULL, "青禾市水务局"},
    {"特编制《青禾市水务局2017年政府信息公开年度报告》，现予公布。", "2017", "青禾市水务局"},
    {"现将2017年政府信息公开工作情况报告如下。", "2017", NULL},
    {"现编制我局2017年政府信息公开年度报告。", "2017", NULL},
    {"一、概述\n现编制2017年度青禾市水务局信息公开工作年度报告。", "2017", "青禾市水务局"},
    {"统计期限自2017年1月1日起至2017年12月31日止。", "2017", NULL},
    {"统计期限自2017年1月1日起至12月31日止。", "2017", NULL},
    {"自 2017 年 1 月 1 日起至2017  年 12 月 31 日止。", "2017", NULL},
    {"统计时限为2017年1月1日到2017年12月31日。", "2017", NULL},
    {"本报告所列数据截止2017年12月31日。", "2017", NULL},
    {"2017年，我局认真开展工作。", "2017", NULL},
    {"2018年，我局将继续努力。", NULL, NULL},
    {"与2016年相比，公开数量增加。", NULL, NULL},
    {"数据为累计统计，自2008年5月1日至2017年12月31日。", NULL, NULL},
    {"统计期限自2017年1月1日起至2018年12月31日止。", NULL, NULL},
    {"一、概述\n甲。\n二、主动公开\n自2016年1月1日至2016年6月30日，集中清理了文件。", NULL, NULL},
    {"一、概述\n甲。\n二、主动公开\n本报告数据的统计期限自2017年1月1日至2017年12月31日。", "2017", NULL},
    {"一、概述\n甲。\n二、主动公开\n3月公布了2016年度政府信息公开年度报告。", NULL, NULL},
    {"根据条例第五十条，现公布青禾市水务局2024年政府信息公开工作年度报告。", "2024", "青禾市水务局"},
    {"青禾市水务局编制并发布2024年度政府信息公开工作年度报告。", "2024", "青禾市水务局"},
    {"本报告由松岭镇人民政府编制。本报告中所列数据的统计期限自2024年1月1日起至2024年12月31日止。", "2024",
     "松岭镇人民政府"},
    {"本报告由南桥街道办事处根据条例编制。", NULL, "南桥街道办事处"},
    {"统计期限为2024年1月1日——12月31日。", "2024", NULL},
    {"本报告数据统计期限从2024年1月1日到12月31日。", "2024", NULL},
    {"统计期限：2024年1月至12月。", "2024", NULL},
    {"统计期限为2024年1月—2024年12月。", "2024", NULL},
    {"数据核定时间点为2022年12月31日。", "2022", NULL},
    {"本报告所列数据统计截止2024年12月6日。", "2024", NULL},
    {"统计期限自二〇二四年一月一日至十二月三十一日。", "2024", NULL},
    {"本年度报告所列数据的统计时间为2024年1月1日至2024年12月31日。", "2024", NULL},
    {"一、总体情况\n2024年，青禾市水务局认真贯彻落实条例。", "2024", "青禾市水务局"},
    {"一、总体情况\n2024年度，我局认真贯彻落实条例。", "2024", NULL},
    {"一、总体情况\n2024年我局主动公开政府信息5条。", "2024", NULL},
    {"一、总体情况\n松岭镇人民政府高度重视政府信息公开工作。", NULL, "松岭镇人民政府"},
    {"一、总体情况\n我局认真贯彻落实国务院办公厅和省政府的要求。", NULL, NULL},
    {"一、总体情况\n2024年4月，我局举办了培训。", NULL, NULL},
    {"一、概述\n甲。\n（三）拓宽公开渠道。在全市各县区政府网站开设专栏。", NULL, NULL},
    {"广大市民会同有关单位参加了政务公开办公室的活动。", NULL, NULL},
    {"一、总体情况\n中华人民共和国政府信息公开条例得到落实。国务院办公厅作了部署。", NULL, NULL},
};

START_TEST(introduction_names_year_and_agency)
{
    AUTO_RECOGNISED recognised = recognise_text(introductions[_i].text);

    assert_field(&recognised, "year", introductions[_i].year);
    assert_field(&recognised, "agency", introductions[_i].agency);
}
END_TEST

START_TEST(further_statements_are_kept)
{
    AUTO_RECOGNISED recognised = recognise_sample({"分局2017年政府", "分局2016年政府"});
    unsigned others = 0;

    assert_field(&recognised, "year", "2016");
    assert_field(&recognised, "year.also", "2017");      /* the period */
    assert_field(&recognised, "year.mentioned", "2017"); /* the introduction */
    for (const struct di_report_field *field = recognised.report->fields; field != NULL; field = field->next) {
        if (strcmp(field->id, "year.also") == 0 || strcmp(field->id, "year.mentioned") == 0) {
            ck_assert_int_eq(field->number, 2017);
            ck_assert_uint_eq(field->where.paragraph, 3);
            others++;
        }
    }
    ck_assert_uint_eq(others, 2);
}
END_TEST

static const struct {
    const char *sentence, *period;
} periods[] = {
    {"统计期限自2017年1月1日起，至12月31日止。", "2017-01-01/2017-12-31"},
    {"统计期限为2024年1月1日——12月31日。", "2024-01-01/2024-12-31"},
    {"统计期限为2024年1月至12月。", "2024-01-01/2024-12-31"},
    {"统计期限为2024年1月至2024年2月。", "2024-01-01/2024-02-29"},
    {"统计期限从2024.1.1到2024.12.31。", "2024-01-01/2024-12-31"},
    {"统计期限自二〇二四年一月一日至十二月三十一日。", "2024-01-01/2024-12-31"},
    {"数据核定时间点为2022年12月31日。", "/2022-12-31"},
    {"报告所列数据截止2016年12月6日。", "/2016-12-06"},
    {"数据为累计统计，统计期截止2017年12月31日。", "../2017-12-31"},
    {"数据为累计统计，自2008年5月1日至2017年12月31日。", "2008-05-01/2017-12-31"},
    {"一、概述\n甲。\n二、主动公开\n截至2017年6月30日，数据平台上线。", NULL},
};

START_TEST(period_is_read)
{
    AUTO_RECOGNISED recognised = recognise_text(periods[_i].sentence);

    assert_field(&recognised, "period", periods[_i].period);
}
END_TEST

START_TEST(period_may_overrun_the_year)
{
    AUTO_RECOGNISED recognised = recognise_sample({"起至2017年12月31日止", "起至2018年1月8日止"});

    assert_field(&recognised, "period", "2017-01-01/2018-01-08");
    assert_field(&recognised, "year", "2017");
}
END_TEST

/* No title; the introduction abbreviates, and the contact sentence has the full name. */
START_TEST(fullest_name_is_the_agency)
{
    AUTO_RECOGNISED recognised =
        recognise_sample({"青禾市档案局湖东分局2017年政府信息公开工作年度报告\n", ""},
                         {"2017年度青禾市档案局湖东分局政府信息", "2017年度档案湖东分局政府信息"});

    assert_field(&recognised, "agency", "青禾市档案局湖东分局");
    assert_field(&recognised, "agency.also", "档案湖东分局");
    assert_field(&recognised, "year", "2017");
}
END_TEST

START_TEST(another_name_is_kept)
{
    AUTO_RECOGNISED recognised =
        recognise_sample({"2017年度青禾市档案局湖东分局政府信息", "2017年度青禾市水务局政府信息"});

    assert_field(&recognised, "agency", "青禾市档案局湖东分局");
    assert_field(&recognised, "agency.also", "青禾市水务局");
}
END_TEST

/* Who answers questions need not be the agency. */
START_TEST(contact_names_another_office)
{
    AUTO_RECOGNISED recognised =
        recognise_sample({"请联系青禾市档案局湖东分局办公室", "请联系湖东区政务公开领导小组办公室"});

    assert_field(&recognised, "agency", "青禾市档案局湖东分局");
    assert_field(&recognised, "agency.also", NULL);
}
END_TEST

static const struct title_case elsewhere[] = {
    {"我局认真开展工作。如有疑问，请联系青禾市水务局办公室，电话：5550100。", NULL, "青禾市水务局"},
    {"我镇认真开展工作。如有疑问，请与松岭镇人民政府党政办公室联系（电话：5550100）。", NULL, "松岭镇人民政府"},
    {"我局认真开展工作。\n青禾市水务局\n2018年3月1日", NULL, "青禾市水务局"},
    {"我局认真开展工作。\n青禾市水务局（盖章）\n2018年3月1日", NULL, "青禾市水务局"},
    {"我局认真开展工作。\n青禾市水务局", NULL, "青禾市水务局"}, /* no date */
    {"存在问题及工作打算\n2018年3月1日", NULL, NULL},           /* a heading, and nothing below it */
    {"所属各单位和乡镇、街道共主动公开信息5条。", NULL, NULL},
    {"青禾市有关部门全年公开信息5条。", NULL, NULL},
    {"@header 青禾市水务局\n我局认真开展工作。", NULL, "青禾市水务局"},
    {"@header 第1页共5页\n我局认真开展工作。", NULL, NULL},
    {"@header 青禾市水务局2017年政府信息公开年度报告\n我局认真开展工作。", "2017", "青禾市水务局"},
};

START_TEST(agency_stands_elsewhere)
{
    AUTO_RECOGNISED recognised = recognise_text(elsewhere[_i].text);

    assert_field(&recognised, "year", elsewhere[_i].year);
    assert_field(&recognised, "agency", elsewhere[_i].agency);
}
END_TEST

START_TEST(signature_of_another_is_kept)
{
    static const struct {
        const char *signature, *kept;
    } cases[] = {
        {"青禾市档案局湖东分局", NULL},   {"青禾市档案局", NULL},   {"青禾市档案局湖东分局办公室", NULL},
        {"青禾市水务局", "青禾市水务局"}, {"青禾市工作打算", NULL}, /* no office */
    };

    for (size_t i = 0; i < LENGTH(cases); i++) {
        DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

        di_buffer_printf(&text,
                         "青禾市档案局湖东分局2017年政府信息公开工作年度报告\n我局认真开展工作。\n%s\n2018年3月1日",
                         cases[i].signature);
        {
            AUTO_RECOGNISED recognised = recognise_text(di_buffer_string(&text));

            assert_field(&recognised, "agency", "青禾市档案局湖东分局");
            assert_field(&recognised, "agency.signed", cases[i].kept);
        }
    }
}
END_TEST

static const struct {
    const char *line, *value;
} dates[] = {
    {"2018年3月1日", "2018-03-01"},          {"（2018年3月1日）", "2018-03-01"},   {"二〇一八年三月一日", "2018-03-01"},
    {"二○一八年三月三十一日", "2018-03-31"}, {"2018-03-01", "2018-03-01"},         {"２０１８．３．１", "2018-03-01"},
    {"2018 年 3 月 1 日", "2018-03-01"},     {"发布日期：2018/3/1", "2018-03-01"}, {"2018年13月1日", NULL},
    {"2018年3月1日召开会议。", NULL},
};

START_TEST(date_line_is_the_signature)
{
    struct di_arena *arena = di_arena_new(4096);
    AUTO_RECOGNISED recognised = recognise_text(di_arena_printf(arena, "我局认真开展工作。\n%s", dates[_i].line));

    assert_field(&recognised, "signed", dates[_i].value);
    di_arena_free(arena);
}
END_TEST

START_TEST(contact_is_a_sentence)
{
    AUTO_RECOGNISED recognised = recognise_sound();

    assert_field(&recognised, "contact",
                 "如对本报告有疑问，请联系青禾市档案局湖东分局办公室，地址：湖东区书院街2号，电话：5550188");
}
END_TEST

START_TEST(own_fields_come_first)
{
    static const char *const order[] = {"year", "agency", "period", "signed", "contact", "year.also"};
    AUTO_RECOGNISED recognised = recognise_sound();
    const struct di_report_field *own = recognised.report->fields;
    bool tables_seen = false;

    for (size_t i = 0; i < sizeof order / sizeof *order; i++, own = own->next) {
        ck_assert_str_eq(own->id, order[i]);
    }
    for (const struct di_report_field *field = recognised.report->fields; field != NULL; field = field->next) {
        bool of_table = strncmp(field->id, "statistics.", strlen("statistics.")) == 0;

        ck_assert(of_table || !tables_seen);
        tables_seen = of_table;
    }
    ck_assert(tables_seen);
    ck_assert_str_eq(recognised.report->last_field->id, "statistics.date");
}
END_TEST

/* However often a text names the report, the statements kept are few. */
START_TEST(statements_are_bounded)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    unsigned fields = 0;

    for (unsigned i = 0; i < 200; i++) {
        di_buffer_text(&text, "现编制2017年青禾市水务局信息公开年度报告。");
    }
    AUTO_RECOGNISED recognised = recognise_text(di_buffer_string(&text));

    for (const struct di_report_field *field = recognised.report->fields; field != NULL; field = field->next) {
        fields++;
    }
    assert_field(&recognised, "year", "2017");
    ck_assert_uint_le(fields, 100);
}
END_TEST

TCase *field_cases(void)
{
    TCase *cases = tcase_create("field");

    tcase_add_loop_test(cases, title_names_year_and_agency, 0, LENGTH(titles));
    tcase_add_loop_test(cases, introduction_names_year_and_agency, 0, LENGTH(introductions));
    tcase_add_test(cases, further_statements_are_kept);
    tcase_add_loop_test(cases, period_is_read, 0, LENGTH(periods));
    tcase_add_test(cases, period_may_overrun_the_year);
    tcase_add_test(cases, fullest_name_is_the_agency);
    tcase_add_test(cases, another_name_is_kept);
    tcase_add_test(cases, contact_names_another_office);
    tcase_add_loop_test(cases, agency_stands_elsewhere, 0, LENGTH(elsewhere));
    tcase_add_test(cases, signature_of_another_is_kept);
    tcase_add_loop_test(cases, date_line_is_the_signature, 0, LENGTH(dates));
    tcase_add_test(cases, contact_is_a_sentence);
    tcase_add_test(cases, own_fields_come_first);
    tcase_add_test(cases, statements_are_bounded);
    return cases;
}
