#include <stdio.h>
#include <string.h>

#include "../../src/recognise/printed_number.h"
#include "docintake/buffer.h"

#include "recognise/cases.h"
#include "recognise/sample.h"

/*
 * The sections as one line: "1.一.概述(2) 2.二.主动公开(0)" are level, number, title and paragraphs of each, "0(1)" the
 * text above the first heading.
 */
static void assert_outline(const char *text, const char *expected)
{
    AUTO_RECOGNISED recognised = recognise_text(text);
    DI_AUTO_BUFFER outline = DI_BUFFER_EMPTY;

    for (const struct di_report_section *section = recognised.report->sections; section != NULL;
         section = di_report_section_after(section)) {
        unsigned lines = 0;

        for (const struct di_report_line *line = section->lines; line != NULL; line = line->next) {
            lines++;
        }
        di_buffer_printf(&outline, "%s%u", outline.size > 0 ? " " : "", section->level);
        if (section->title != NULL) {
            di_buffer_printf(&outline, ".%s.%s", section->number != NULL ? section->number : "-", section->title);
        }
        di_buffer_printf(&outline, "(%u)", lines);
    }
    ck_assert_msg(strcmp(di_buffer_string(&outline), expected) == 0, "\n  text      %s\n  sections  %s\n  expected  %s",
                  text, di_buffer_string(&outline), expected);
}

struct outline_case {
    const char *text, *expected;
};

static const struct outline_case numbers[] = {
    {"一、概述\n甲。", "1.一.概述(1)"},
    {"一 、概述\n甲。", "1.一.概述(1)"},
    {"一、概  述\n甲。", "1.一.概  述(1)"},
    {"一.概述\n甲。", "1.一.概述(1)"},
    {"十二、概述\n甲。", "1.十二.概述(1)"},
    {"第一部分 概述\n甲。", "1.一.概述(1)"},
    {"第一部分：概述\n一、背景\n（一）起因\n甲。", "1.一.概述(0) 2.一.背景(0) 3.一.起因(1)"},
    {"（一）主动公开\n甲。", "2.一.主动公开(1)"},
    {"(一) 主动公开\n甲。", "2.一.主动公开(1)"},
    {"一)主动公开\n甲。", "2.一.主动公开(1)"},
    {"㈠主动公开\n甲。", "2.一.主动公开(1)"},
    {"1、工作机制\n甲。", "3.1.工作机制(1)"},
    {"1.工作机制\n甲。", "3.1.工作机制(1)"},
    {"１．工作机制\n甲。", "3.1.工作机制(1)"},
    {"（1）工作机制\n甲。", "4.1.工作机制(1)"},
    {"1）工作机制\n甲。", "4.1.工作机制(1)"},
    {"①工作机制\n甲。", "5.1.工作机制(1)"},
};

START_TEST(typed_numbers_make_headings)
{
    assert_outline(numbers[_i].text, numbers[_i].expected);
}
END_TEST

static const struct outline_case titles[] = {
    {"一、概述：\n甲。", "1.一.概述(1)"},
    {"一、概述。\n甲。", "1.一.概述(1)"},
    {"一概述\n甲。\n二主动公开情况\n乙。", "1.一.概述(1) 1.二.主动公开情况(1)"},
    {"一因政府信息公开申请行政复议、提起行政诉讼的情况\n甲。",
     "1.一.因政府信息公开申请行政复议、提起行政诉讼的情况(1)"},
    {"（五）建立、完善制度。制定了三项制度。", "2.五.建立、完善制度(1)"},
    {"（二）公开形式：以网站为主。", "2.二.公开形式(1)"},
    {"六、政府信息公开工作的机构建设、保障经费、会议培训以及宣传教育等方面的有关情况和统计数据说明\n甲。",
     "1.六.政府信息公开工作的机构建设、保障经费、会议培训以及宣传教育等方面的有关情况和统计数据说明(1)"},
    {"（二）加强领导，明确责任：\n甲。", "2.二.加强领导，明确责任(1)"},
    {"（一）申请情况。无", "2.一.申请情况(1)"},
    {"八、2018年工作打算\n甲。", "1.八.2018年工作打算(1)"},
    {"# 概述\n甲。\n## 背景\n乙。", "1.-.概述(1) 2.-.背景(1)"},
    {"[一、] 概述\n甲。\n[（一）] 背景\n乙。", "1.一.概述(1) 2.一.背景(1)"},
    {"# [一、] 概述\n甲。", "1.一.概述(1)"},
    {"### 二、概述\n甲。", "1.二.概述(1)"},
    {"一、概述\\n甲。\\n二、公开情况\\n乙。", "1.一.概述(1) 1.二.公开情况(1)"},
};

START_TEST(titles_are_cut_out)
{
    assert_outline(titles[_i].text, titles[_i].expected);
}
END_TEST

static const struct outline_case sentences[] = {
    {"一是明确分工。办公室负责。", "0(1)"},
    {"（一）是明确分工，办公室负责。", "0(1)"},
    {"一方面加强学习。", "0(1)"},
    {"2017年，我局公开信息5条。", "0(1)"},
    {"2017.12.31", "0(1)"},
    {"1.5万元用于培训", "0(1)"},
    {"（2018年3月1日）", "0(1)"},
    {"1、公开指南；\n2、公开目录；", "0(2)"},
    {"1、修订了公开指南。", "0(1)"},
    {"（一）收到申请13件。", "0(1)"},
    {"（一）收到申请13件，答复13件", "0(1)"},
    {"一、概述\t3\n二、公开情况……5", ""},
    {"三级联动\n五项制度", "0(2)"},
};

START_TEST(sentences_are_no_headings)
{
    assert_outline(sentences[_i].text, sentences[_i].expected);
}
END_TEST

static char *repeated(struct di_arena *arena, unsigned times)
{
    const char *text = "";

    for (unsigned i = 0; i < times; i++) {
        text = di_arena_printf(arena, "%s甲", text);
    }
    return di_arena_strdup(arena, text);
}

/* 40 characters before text that runs in, 54 on a line of its own; one more is a sentence. */
START_TEST(titles_have_a_length)
{
    struct di_arena *arena = di_arena_new(1024UL * 1024);

    assert_outline(di_arena_printf(arena, "一、%s。乙。", repeated(arena, 40)),
                   di_arena_printf(arena, "1.一.%s(1)", repeated(arena, 40)));
    assert_outline(di_arena_printf(arena, "一、%s。乙。", repeated(arena, 41)), "0(1)");
    assert_outline(di_arena_printf(arena, "一、%s", repeated(arena, 54)),
                   di_arena_printf(arena, "1.一.%s(0)", repeated(arena, 54)));
    assert_outline(di_arena_printf(arena, "一、%s", repeated(arena, 55)), "0(1)");
    di_arena_free(arena);
}
END_TEST

START_TEST(title_of_the_report_is_no_heading)
{
    assert_outline("# 青禾市水务局2017年政府信息公开工作年度报告\n## 一、概述\n甲。", "0(1) 1.一.概述(1)");
    assert_outline("# 青禾市水务局2017年政府信息\n# 公开工作年度报告\n一、概述\n甲。", "0(2) 1.一.概述(1)");
}
END_TEST

START_TEST(places_name_the_heading_as_written)
{
    AUTO_RECOGNISED recognised = recognise_text("一、概述\n（二） 公开形式。以网站为主。");
    const struct di_report_section *section = section_titled(&recognised, "公开形式");

    ck_assert_ptr_nonnull(section);
    ck_assert_uint_eq(section->where.paragraph, 2);
    ck_assert_str_eq(section->where.heading, "（二） 公开形式");
    ck_assert_str_eq(section->lines->text, "以网站为主。");
    ck_assert_str_eq(section->lines->where.heading, "（二） 公开形式");
}
END_TEST

/* 主动公开情况 in the overview is not the section of that name; where no outer one has the role, it is. */
START_TEST(roles_belong_to_the_outermost_section)
{
    AUTO_RECOGNISED recognised = recognise_sample({"（一）理顺工作关系", "（一）主动公开情况"});
    AUTO_RECOGNISED nested = recognise_sample({"五、行政复议诉讼和举报投诉情况", "（三）行政复议和诉讼情况"});

    ck_assert_ptr_null(section_titled(&recognised, "主动公开情况")->role);
    ck_assert_str_eq(section_titled(&recognised, "主动公开政府信息情况")->role, "proactive");
    ck_assert_str_eq(section_titled(&nested, "行政复议和诉讼情况")->role, "review");
}
END_TEST

/* Of a whole text no more is looked at than the number, its sign and what may follow that. */
START_TEST(number_of_a_text_is_that_of_its_view)
{
    static const char *const texts[] = {
        "",
        "一、概述",
        "十二、 其他",
        "（三）情况",
        "(12)情况",
        "第一部分　概述",
        "第二十一章",
        "第三条",
        "1.5万元",
        "１２、 情况",
        "2017年",
        "05号",
        "①情况",
        "㈠情况",
        "一二三四五六七八九、",
        "123456789.",
        "　 第 十 九 部 分 、、、：",
        "1、、、、、、、、、情况",
        "工作",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct printed_number number = printed_number_of(texts[i]), expected;
        struct opening opening;

        view_opening(texts[i], &opening);
        expected = printed_number_read(&opening.view);
        ck_assert_msg(number.kind == expected.kind && number.value == expected.value &&
                          number.closed == expected.closed,
                      "%s", texts[i]);
    }
}
END_TEST

TCase *heading_cases(void)
{
    TCase *cases = tcase_create("heading");

    tcase_add_loop_test(cases, typed_numbers_make_headings, 0, LENGTH(numbers));
    tcase_add_loop_test(cases, titles_are_cut_out, 0, LENGTH(titles));
    tcase_add_loop_test(cases, sentences_are_no_headings, 0, LENGTH(sentences));
    tcase_add_test(cases, titles_have_a_length);
    tcase_add_test(cases, title_of_the_report_is_no_heading);
    tcase_add_test(cases, places_name_the_heading_as_written);
    tcase_add_test(cases, roles_belong_to_the_outermost_section);
    tcase_add_test(cases, number_of_a_text_is_that_of_its_view);
    return cases;
}
