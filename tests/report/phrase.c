#include "../../src/report/phrase.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "docintake/language.h"
#include "docintake/limits.h"
#include "report/cases.h"
#include "report/sample.h"
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

START_TEST(foreign_text_is_made_fit_to_be_shown)
{
    char turned[64];

    ck_assert_str_eq(di_phrase_plain(arena, "主动公开\n（条）", 40), "主动公开（条）");
    ck_assert_str_eq(di_phrase_plain(arena, "in two\r\n\tlines", 40), "in two lines");
    ck_assert_str_eq(di_phrase_plain(arena, "　统 计  指 标　", 40), "统 计 指 标");
    ck_assert_str_eq(di_phrase_plain(arena,
                                     "a\x1B[31mb\x7F"
                                     "c",
                                     40),
                     "a [31mb c");
    /* The override and the isolate are put in as numbers, so that they cannot mislead a reader of this line. */
    snprintf(turned, sizeof turned, "报告%sxcod.exe%s", (const char[]){(char)0xE2, (char)0x80, (char)0xAE, 0},
             (const char[]){(char)0xE2, (char)0x81, (char)0xA6, 0});
    ck_assert_str_eq(di_phrase_plain(arena, turned, 40), "报告xcod.exe");
    ck_assert_str_eq(di_phrase_plain(arena, "一二三四五", 5), "一二三四五");
    ck_assert_str_eq(di_phrase_plain(arena, "一二三四五六", 5), "一二三四五…");
    ck_assert_str_eq(di_phrase_plain(arena, " \n ", 5), "");
    ck_assert_ptr_null(di_phrase_plain(arena, NULL, 5));
}
END_TEST

START_TEST(times_are_local)
{
    setenv("TZ", "Asia/Shanghai", 1);
    tzset();
    ck_assert_str_eq(di_phrase_time(arena, INT64_C(1520299812417)), "2018年3月6日 09:30");
    di_language_use(DI_LANGUAGE_EN);
    ck_assert_str_eq(di_phrase_time(arena, INT64_C(1520299812417)), "2018-03-06 09:30");
}
END_TEST

START_TEST(sizes_are_round)
{
    ck_assert_str_eq(di_phrase_size(arena, 0), "0 字节");
    ck_assert_str_eq(di_phrase_size(arena, 1023), "1023 字节");
    ck_assert_str_eq(di_phrase_size(arena, 1024), "1 KB");
    ck_assert_str_eq(di_phrase_size(arena, 21504), "21 KB");
    ck_assert_str_eq(di_phrase_size(arena, DI_MIB - 1), "1.0 MB");
    ck_assert_str_eq(di_phrase_size(arena, DI_LIMIT_FILE_BYTES), "64.0 MB");
    di_language_use(DI_LANGUAGE_EN);
    ck_assert_str_eq(di_phrase_size(arena, 1), "1 byte");
    ck_assert_str_eq(di_phrase_size(arena, 2), "2 bytes");
}
END_TEST

static void check_place(struct di_place place, const char *expected)
{
    const char *text = di_phrase_place(arena, &place);

    if (expected == NULL) {
        ck_assert_ptr_null(text);
    } else {
        ck_assert_str_eq(text, expected);
    }
}

START_TEST(places_are_said_as_word_shows_them)
{
    check_place(DI_PLACE_NONE, NULL);
    check_place((struct di_place){.part = DI_PART_BODY}, NULL);
    check_place((struct di_place){.part = DI_PART_BODY, .paragraph = 12}, "正文第12段");
    check_place((struct di_place){.part = DI_PART_BODY, .paragraph = 12, .heading = "一、概述"},
                "“一、概述”部分，正文第12段");
    check_place((struct di_place){.part = DI_PART_BODY, .heading = "一、概述"}, "“一、概述”部分");
    check_place((struct di_place){.part = DI_PART_BODY, .table = 1}, "第1个表");
    check_place((struct di_place){.part = DI_PART_BODY, .table = 1, .row = 5}, "第1个表第5行");
    check_place((struct di_place){.part = DI_PART_BODY, .table = 1, .row = 5, .column = 3}, "第1个表第5行第3列");
    check_place((struct di_place){.part = DI_PART_HEADER, .paragraph = 1}, "页眉");
    check_place((struct di_place){.part = DI_PART_FOOTER, .paragraph = 1}, "页脚");
    check_place((struct di_place){.part = DI_PART_NOTES, .paragraph = 1}, "脚注或尾注");
}
END_TEST

START_TEST(cells_are_said_in_the_words_of_the_form)
{
    const struct di_report *report = sample_report(arena);
    struct di_cell_reference cell = {"statistics", "3.1.2", "count"};

    ck_assert_str_eq(di_phrase_cell(arena, report, &cell), "三、依申请公开情况 › （一）收到申请数 › 2.传真申请数");
    ck_assert_str_eq(di_phrase_cell_label(arena, report, &cell), "2.传真申请数");
    ck_assert_str_eq(di_phrase_cell_place(arena, report, &cell),
                     "《政府信息公开情况统计表》三、依申请公开情况 › （一）收到申请数 › 2.传真申请数（第1个表第7行）");
    ck_assert_str_eq(di_phrase_cell_text(arena, report, &cell), "0 件");
    cell.row = "1";
    ck_assert_str_eq(di_phrase_cell_text(arena, report, &cell), "未填");
    cell.row = "8.2";
    ck_assert_str_eq(di_phrase_cell_text(arena, report, &cell), "/");
    cell.row = "8.3";
    ck_assert_ptr_null(di_phrase_cell_place(arena, report, &cell));
    ck_assert_ptr_null(di_phrase_cell_text(arena, report, &cell));
    cell = (struct di_cell_reference){"requests", "3.1", "count"};
    ck_assert_ptr_null(di_phrase_cell(arena, report, &cell));
}
END_TEST

START_TEST(a_column_is_said_where_there_are_several)
{
    struct di_report *report = sample_report(arena);
    struct di_cell_reference cell = {"statistics", "3.1", "count"};
    struct di_report_table *table = report->tables;
    struct di_report_row *row = di_report_find_row(table, "3.1");
    struct di_report_column columns[] = {table->columns[0], {.id = "+1", .label = "区直单位\n统计数"}};
    struct di_report_cell cells[] = {row->cells[0], {.present = false}};

    table->columns = columns;
    table->n_columns = 2;
    row->cells = cells;
    ck_assert_str_eq(
        di_phrase_cell_place(arena, report, &cell),
        "《政府信息公开情况统计表》三、依申请公开情况 › （一）收到申请数，“统计数”列（第1个表第5行第3列）");
    cell.column = "+1";
    ck_assert_str_eq(di_phrase_cell_label(arena, report, &cell), "（一）收到申请数，“区直单位统计数”列");
    ck_assert_ptr_null(di_phrase_cell_text(arena, report, &cell));
    /* what the form prints above the column and beside the row */
    report->tables->columns[1].group = "单位统计数";
    di_report_find_row(report->tables, "3.1")->group = "（三）申请";
    ck_assert_str_eq(di_phrase_cell_label(arena, report, &cell),
                     "（三）申请 › （一）收到申请数，“单位统计数—区直单位统计数”列");
    /* the one row of a table needs no label */
    di_report_find_row(report->tables, "3.1")->group = NULL;
    di_report_find_row(report->tables, "3.1")->label = "";
    ck_assert_str_eq(di_phrase_cell_label(arena, report, &cell), "“单位统计数—区直单位统计数”列");
}
END_TEST

START_TEST(rows_that_stand_under_each_other_end)
{
    struct di_report *report = sample_report(arena);
    struct di_cell_reference cell = {"statistics", "3.1", "count"};

    di_report_find_row(report->tables, "3")->under = "3.1";
    ck_assert_ptr_nonnull(di_phrase_cell(arena, report, &cell));
}
END_TEST

TCase *phrase_cases(void)
{
    TCase *cases = tcase_create("phrase");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, foreign_text_is_made_fit_to_be_shown);
    tcase_add_test(cases, times_are_local);
    tcase_add_test(cases, sizes_are_round);
    tcase_add_test(cases, places_are_said_as_word_shows_them);
    tcase_add_test(cases, cells_are_said_in_the_words_of_the_form);
    tcase_add_test(cases, a_column_is_said_where_there_are_several);
    tcase_add_test(cases, rows_that_stand_under_each_other_end);
    return cases;
}
