#include "../../src/report/wrap.h"

#include "report/cases.h"

static void check_wrapped(const char *text, unsigned width, const char *expected)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    di_wrap(&out, text, 0, 0, width);
    ck_assert_str_eq(di_buffer_string(&out), expected);
}

START_TEST(breaks_between_chinese_characters)
{
    check_wrapped("政府信息公开", 12, "政府信息公开");
    check_wrapped("政府信息公开", 11, "政府信息公\n开");
    check_wrapped("政府信息公开", 4, "政府\n信息\n公开");
    check_wrapped("", 4, "");
}
END_TEST

START_TEST(breaks_english_at_spaces_only)
{
    check_wrapped("correct the total", 12, "correct the\ntotal");
    check_wrapped("correct  the total", 12, "correct  the\ntotal");
    check_wrapped("Word文档", 4, "Word\n文档");
    check_wrapped("文档Word", 6, "文档\nWord");
    check_wrapped("ab ", 3, "ab");
}
END_TEST

START_TEST(closing_signs_do_not_begin_a_line)
{
    check_wrapped("改正年度，再交", 8, "改正年\n度，再交");
    check_wrapped("（甲）乙", 7, "（甲）\n乙");
    check_wrapped("报告》：乙", 6, "报\n告》：\n乙");
    check_wrapped("写“无”。完", 6, "写\n“无”。\n完");
}
END_TEST

START_TEST(opening_signs_do_not_end_a_line)
{
    check_wrapped("附件《报告》", 6, "附件\n《报\n告》");
    check_wrapped("甲乙（丙", 6, "甲乙\n（丙");
}
END_TEST

START_TEST(a_number_stays_with_what_it_counts)
{
    check_wrapped("判定于2018年", 10, "判定于\n2018年");
    check_wrapped("数 12 ＋ 乙", 6, "数\n12 ＋\n乙");
}
END_TEST

START_TEST(a_word_longer_than_a_line_is_broken)
{
    check_wrapped("abcdefghij", 4, "abcd\nefgh\nij");
    check_wrapped("见 abcdefghij", 4, "见\nabcd\nefgh\nij");
    check_wrapped("，，，，", 4, "，，\n，，");
}
END_TEST

START_TEST(further_lines_are_indented)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    di_buffer_text(&out, "位置  ");
    ck_assert_uint_eq(di_wrap(&out, "第1个表第5行第3列", 6, 6, 16), 14);
    ck_assert_str_eq(di_buffer_string(&out), "位置  第1个表第\n      5行第3列");
}
END_TEST

TCase *wrap_cases(void)
{
    TCase *cases = tcase_create("wrap");

    tcase_add_test(cases, breaks_between_chinese_characters);
    tcase_add_test(cases, breaks_english_at_spaces_only);
    tcase_add_test(cases, closing_signs_do_not_begin_a_line);
    tcase_add_test(cases, opening_signs_do_not_end_a_line);
    tcase_add_test(cases, a_number_stays_with_what_it_counts);
    tcase_add_test(cases, a_word_longer_than_a_line_is_broken);
    tcase_add_test(cases, further_lines_are_indented);
    return cases;
}
