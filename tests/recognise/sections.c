/* Which lines are the headings of the form's sections, where numbers and styles do not say so: rule R3. */
#include <string.h>

#include "docintake/buffer.h"
#include "docintake/forms.h"

#include "recognise/cases.h"
#include "recognise/sample.h"

/*
 * The report's sections before the sample's table: "overview(2) >-(1) proactive(0)" are role, "-" for none, and
 * paragraphs of each; one ">" for each level above the outermost, "(1)" alone the text above the first heading.
 */
static void assert_roles(const char *narrative, bool side_by_side, const char *expected)
{
    AUTO_RECOGNISED sample = recognise_sound();
    const char *text = sample_text(sample.arena);
    AUTO_RECOGNISED recognised = {0};
    DI_AUTO_BUFFER roles = DI_BUFFER_EMPTY;
    struct di_forms *forms = sample.forms;

    sample.forms = NULL;
    for (size_t i = 0; i < forms->n_forms; i++) {
        forms->forms[i]->side_by_side = side_by_side;
    }
    text = di_arena_printf(sample.arena, "%s\n%s", narrative, strstr(text, "附件\n"));
    recognised = recognise_with(forms, text);
    ck_assert_ptr_nonnull(recognised.form);
    for (const struct di_report_section *section = recognised.report->sections; section != NULL;
         section = di_report_section_after(section)) {
        unsigned lines = 0;

        for (const struct di_report_line *line = section->lines; line != NULL; line = line->next) {
            lines++;
        }
        di_buffer_text(&roles, roles.size > 0 ? " " : "");
        for (const struct di_report_section *outer = section->parent; outer != NULL; outer = outer->parent) {
            di_buffer_char(&roles, '>');
        }
        if (section->title != NULL) {
            di_buffer_text(&roles, section->role != NULL ? section->role : "-");
        }
        di_buffer_printf(&roles, "(%u)%s", lines, section->holds_block ? "+" : "");
    }
    ck_assert_msg(strcmp(di_buffer_string(&roles), expected) == 0, "\n  text      %s\n  roles     %s\n  expected  %s",
                  narrative, di_buffer_string(&roles), expected);
}

struct roles_case {
    const char *narrative, *expected;
};

static const struct roles_case run_in[] = {
    /* a title and its text on one line, with nothing but a space or nothing at all between them */
    {"一、概述 2017年，各项工作有序。\n二、主动公开政府信息情况全年公开信息。", "overview(1) proactive(1)"},
    {"二、主动公开政府信息情况　无", "proactive(1)"},
    {"[二、] 主动公开政府信息情况 全年公开信息。", "proactive(1)"},
    {"七、存在的主要问题及改进情况一是人手少。", "problems(1)"},
    {"二、主动公开 政府信息 情况", "proactive(0)"},
    {"二、主动公开政府信息情况及工作措施", "proactive(0)"},
    {"二、主动公开情况良好的做法和经验", "proactive(0)"},
    /* the whole report in one paragraph */
    {"一、概述：有序。二、主动公开政府信息情况。全年公开信息。三、依申请公开政府信息情况 "
     "未收到。四、行政复议、行政诉讼情况：无。",
     "overview(1) proactive(1) requests(1) review(1)"},
    {"前言几句。一、概述。有序。 二、主动公开情况。公开了。", "(1) overview(1) proactive(1)"},
    {"一、概述。有序。二、主动公开情况。三、依申请公开情况。无。", "overview(1) proactive(0) requests(1)"},
    /* titles that are only listed, numbers out of turn, titles that no section has */
    {"本报告由一、概述；二、主动公开情况；三、依申请公开情况组成。", "(1)"},
    {"本报告包括：一、概述 二、主动公开情况 三、依申请公开情况 四、行政复议情况。", "(1)"},
    {"会议提出：一、加强领导。二、主动公开情况要通报。", "(1)"},
    {"任务分三步。一、摸底。二、整改。", "(1)"},
};

START_TEST(titles_run_into_text)
{
    assert_roles(run_in[_i].narrative, false, run_in[_i].expected);
}
END_TEST

static const struct roles_case plain[] = {
    /* nothing has a number or a style */
    {"概述\n甲。\n主动公开情况\n乙。\n依申请公开情况：\n丙。\n存在问题及工作打算。\n丁。",
     "overview(1) proactive(1) requests(1) problems(1)"},
    {"行政复议、行政诉讼情况：未发生。", "review(1)"},
    /* one heading lost its number */
    {"一、概述\n甲。\n主动公开政府信息情况\n乙。\n三、依申请公开政府信息情况\n丙。",
     "overview(1) proactive(1) requests(1)"},
    /* what else begins like a title */
    {"一、概述\n主动公开情况\n甲。\n二、依申请公开情况\n丙。", "overview(2) requests(1)"},
    {"一、主动公开政府信息情况\n依申请公开政府信息情况良好。", "proactive(1)"},
    {"主动公开情况，见下表。", "(1)"},
    {"一、概述\n甲。\n无需要报告的其他事项。\n主动公开政府信息情况。", "overview(2) proactive(0)"},
    {"没有收到政府信息公开申请的情况。", "(1)"},
};

START_TEST(titles_without_number_and_style)
{
    assert_roles(plain[_i].narrative, false, plain[_i].expected);
}
END_TEST

static const struct roles_case beside[] = {
    {"一、概述\n（一）主动公开情况\n甲。\n（二）依申请公开政府信息情况\n乙。\n二、主动公开政府信息情况\n丙。\n"
     "四、行政复议、行政诉讼情况\n丁。",
     "overview(0) >-(1) >-(1) proactive(1) review(1)"},
    {"1.概述\n（1）主动公开情况\n甲。\n2.主动公开政府信息情况\n乙。\n3.存在的问题\n丙。",
     "overview(0) >-(1) proactive(1) problems(1)"},
    {"# 概述\n## 主动公开\n甲。\n# 主动公开政府信息情况\n乙。", "overview(0) >-(1) proactive(1)"},
    /* a heading around all of them is none of them */
    {"一、政府信息公开情况\n（一）概述\n甲。\n（二）主动公开政府信息情况\n乙。\n（三）存在的问题\n丙。",
     "-(0) >overview(1) >proactive(1) >problems(1)"},
    {"概述\n主动公开情况\n甲。\n依申请公开情况\n乙。\n主动公开政府信息情况\n丙。\n诉讼情况\n丁。",
     "overview(4) proactive(1) review(1)"},
};

START_TEST(sections_side_by_side_are_no_sub_sections)
{
    assert_roles(beside[_i].narrative, true, beside[_i].expected);
}
END_TEST

static const struct roles_case nested[] = {
    {"一、概述\n（一）主动公开情况\n甲。\n（二）依申请公开情况\n乙。\n二、存在的问题\n丙。",
     "overview(0) >proactive(1) >requests(1) problems(1)"},
    {"第一部分 工作情况\n一、主动公开情况\n甲。\n第二部分 存在的问题\n乙。", "-(0) >proactive(1) problems(1)"},
};

START_TEST(other_sections_may_nest)
{
    assert_roles(nested[_i].narrative, false, nested[_i].expected);
}
END_TEST

static const struct roles_case contents[] = {
    {"目录\n一、概述\n二、主动公开情况\n三、存在的问题\n一、概述\n甲。\n二、主动公开情况\n乙。\n三、存在的问题\n丙。",
     "overview(1) proactive(1) problems(1)"},
    {"目  录\n一、概述 1\n二、主动公开情况 2\n一、概述\n甲。\n二、主动公开情况\n乙。", "overview(1) proactive(1)"},
    {"一、概述\t1\n二、主动公开情况……2\n一、概述\n甲。\n二、主动公开情况\n乙。", "overview(1) proactive(1)"},
    /* a section that is called so */
    {"一、主动公开情况\n（一）目录\n甲。\n二、存在的问题\n乙。", "proactive(0) >-(1) problems(1)"},
};

START_TEST(tables_of_contents_are_no_headings)
{
    assert_roles(contents[_i].narrative, false, contents[_i].expected);
}
END_TEST

/* Sixty characters and more, so that the cell is one of sentences. */
#define LONG                                                                                                                                                          \
    "这一年各科室按照分工梳理目录、清理旧信息、补充新信息，并且每个季度检查一次更新的情况，发现遗漏的及时补上，" \
    "全年没有发生泄密的事情，群众来信也都得到了答复。"

static const struct roles_case frames[] = {
    {"| 一、概述\\n" LONG "\\n二、主动公开情况\\n" LONG " |", "overview(1) proactive(1)"},
    {"| 一、概述 | " LONG " |\n| 二、主动公开情况 | " LONG " |", "overview(1) proactive(1)"},
    /* a table of its own, below its heading */
    {"一、概述\n甲。\n二、主动公开情况\n| 栏目 | 条数 |\n| 通知 | 5 |", "overview(1) proactive(0)+"},
    {"一、概述\n甲。\n二、主动公开情况\n![picture]", "overview(1) proactive(0)+"},
};

START_TEST(tables_may_hold_the_narrative)
{
    assert_roles(frames[_i].narrative, false, frames[_i].expected);
}
END_TEST

START_TEST(cells_of_a_frame_have_places)
{
    AUTO_RECOGNISED recognised = recognise_text("| 索引 | 一、概述\\n" LONG " |");
    const struct di_report_section *section = section_titled(&recognised, "概述");

    ck_assert_ptr_nonnull(section);
    ck_assert_uint_eq(section->lines->where.table, 1);
    ck_assert_uint_eq(section->lines->where.column, 2);
    ck_assert_uint_eq(section->lines->where.paragraph, 0);
    ck_assert_ptr_null(recognised.report->tables);
}
END_TEST

TCase *section_cases(void)
{
    TCase *cases = tcase_create("sections");

    tcase_add_loop_test(cases, titles_run_into_text, 0, LENGTH(run_in));
    tcase_add_loop_test(cases, titles_without_number_and_style, 0, LENGTH(plain));
    tcase_add_loop_test(cases, sections_side_by_side_are_no_sub_sections, 0, LENGTH(beside));
    tcase_add_loop_test(cases, other_sections_may_nest, 0, LENGTH(nested));
    tcase_add_loop_test(cases, tables_of_contents_are_no_headings, 0, LENGTH(contents));
    tcase_add_loop_test(cases, tables_may_hold_the_narrative, 0, LENGTH(frames));
    tcase_add_test(cases, cells_of_a_frame_have_places);
    return cases;
}
