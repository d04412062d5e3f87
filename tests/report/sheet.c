#include <string.h>

#include "docintake/language.h"
#include "docintake/sheet.h"
#include "report/cases.h"
#include "report/sample.h"
#include "support/golden.h"
#include "support/suite.h"

static struct di_arena *arena;

static void set_up(void)
{
    struct di_error error = DI_ERROR_NONE;

    arena = sample_arena();
    ck_assert_msg(di_language_open(DI_TEST_LOCALES, &error) == DI_OK, "%s", error.text);
}

static void tear_down(void)
{
    di_arena_free(arena);
}

static void write(const struct di_report_table *table, struct di_buffer *out)
{
    ck_assert_int_eq(di_sheet_write(table, out, NULL), DI_OK);
}

START_TEST(opens_in_a_spreadsheet)
{
    static const char header[] = "\xEF\xBB\xBF编号,指标,单位,统计数,统计数（状态）\r\n";
    DI_AUTO_BUFFER chinese = DI_BUFFER_EMPTY;
    DI_AUTO_BUFFER english = DI_BUFFER_EMPTY;
    const struct di_report_table *table = sample_report(arena)->tables;

    write(table, &chinese);
    di_golden_compare("letters/statistics.zh.csv", &chinese);
    ck_assert_int_eq(strncmp(chinese.data, header, strlen(header)), 0);
    di_language_use(DI_LANGUAGE_EN);
    write(table, &english);
    di_golden_compare("letters/statistics.en.csv", &english);
}
END_TEST

/* The only cell of the sample's last row with this text, as it stands in the sheet. */
static void check_cell(const char *text, const char *expected)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_report *report = sample_report(arena);
    struct di_report_cell *cell = &report->tables->last_row->cells[0];

    cell->state = DI_CELL_TEXT;
    cell->text = text;
    write(report->tables, &out);
    ck_assert_msg(strstr(out.data, expected) != NULL, "%s is not in\n%s", expected, out.data);
}

START_TEST(quotes_what_would_break_a_line)
{
    check_cell("3,5", ",册,\"3,5\",文字\r\n");
    check_cell("三“件”", ",册,三“件”,文字\r\n");
    check_cell("say \"three\"", ",册,\"say \"\"three\"\"\",文字\r\n");
    check_cell("3\n5", ",册,\"3\n5\",文字\r\n");
}
END_TEST

START_TEST(guards_against_formulas)
{
    check_cell("=1+1", ",册,'=1+1,文字\r\n");
    check_cell("@SUM(A1)", ",册,'@SUM(A1),文字\r\n");
    check_cell("-", ",册,'-,文字\r\n");
    check_cell("＋HYPERLINK(\"a\")", ",册,\"'＋HYPERLINK(\"\"a\"\")\",文字\r\n");
}
END_TEST

START_TEST(numbers_are_plain)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_report *report = sample_report(arena);
    struct di_report_cell *cell = &report->tables->last_row->cells[0];

    cell->text = "－1,200.50 万元";
    ck_assert(di_decimal_parse("-1200.50", &cell->value));
    write(report->tables, &out);
    ck_assert_ptr_nonnull(strstr(out.data, ",册,-1200.50,数字\r\n"));
    cell->present = false;
    di_buffer_truncate(&out, 0);
    write(report->tables, &out);
    ck_assert_ptr_nonnull(strstr(out.data, ",册,,无此格\r\n"));
}
END_TEST

TCase *sheet_cases(void)
{
    TCase *cases = tcase_create("sheet");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, opens_in_a_spreadsheet);
    tcase_add_test(cases, quotes_what_would_break_a_line);
    tcase_add_test(cases, guards_against_formulas);
    tcase_add_test(cases, numbers_are_plain);
    return cases;
}
