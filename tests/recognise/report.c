#include <string.h>

#include "docintake/recognise.h"

#include "recognise/cases.h"
#include "recognise/sample.h"
#include "support/sketch.h"

START_TEST(whole_report_is_read)
{
    AUTO_RECOGNISED recognised = recognise_sound();
    const struct di_report_table *table = di_report_find_table(recognised.report, "statistics");
    size_t rows = 0;

    ck_assert_ptr_nonnull(recognised.form);
    ck_assert_str_eq(recognised.report->form.id, "zfxxgk-2014");
    ck_assert_ptr_null(recognised.report->findings);
    ck_assert_uint_eq(recognised.report->checks.rows_read, 65);
    ck_assert_uint_eq(recognised.report->checks.rows_expected, 65);
    for (const struct di_report_row *row = table->rows; row != NULL; row = row->next, rows++) {
        ck_assert_uint_eq(row->form_row, rows);
        ck_assert_str_eq(row->id, recognised.form->tables[0].rows[rows].id);
    }
    ck_assert_uint_eq(rows, 65);
    ck_assert_str_eq(table->caption, "政府信息公开情况统计表");
    ck_assert_uint_eq(table->n_columns, 1);
    ck_assert_str_eq(table->columns[0].label, "统计数");
}
END_TEST

START_TEST(cells_have_values_units_and_places)
{
    AUTO_RECOGNISED recognised = recognise_sound();
    const struct di_report_table *table = di_report_find_table(recognised.report, "statistics");
    const struct di_report_row *row = di_report_find_row(table, "8.3.2");

    assert_cell(&recognised, "1.1", "86");
    assert_cell(&recognised, "8.3", "4");
    assert_cell(&recognised, "4.3", "");
    ck_assert_int_eq(cell_of(&recognised, "5.3")->state, DI_CELL_BLANK);
    ck_assert_str_eq(row->unit, "人");
    ck_assert_str_eq(row->label, "2.兼职人员数");
    ck_assert_str_eq(row->under, "8.3");
    ck_assert_uint_eq(row->cells[0].where.table, 1);
    ck_assert_uint_eq(row->cells[0].where.column, 3);
    ck_assert_uint_eq(row->cells[0].where.row, row->where.row);
    ck_assert_uint_gt(recognised.report->checks.cells_blank, 40);
    ck_assert_uint_eq(recognised.report->checks.cells_filled, 7);
}
END_TEST

/* Title, level and number of every section in order, with the number of its paragraphs. */
START_TEST(sections_come_in_order)
{
    static const struct {
        unsigned level, lines;
        const char *number, *title, *role;
    } expected[] = {
        {0, 3, NULL, NULL, NULL},
        {1, 0, "一", "基本工作情况", "overview"},
        {2, 3, "一", "理顺工作关系", NULL},
        {2, 0, "二", "健全各项制度", NULL},
        {3, 1, "1", "修订了公开指南", NULL},
        {3, 1, "2", "规范了保密审查", NULL},
        {2, 1, "三", "用好公开渠道", NULL},
        {1, 0, "二", "主动公开政府信息情况", "proactive"},
        {2, 1, "一", "公开的数量", NULL},
        {2, 1, "二", "公开的形式", NULL},
        {1, 1, "三", "回应解读情况", "response"},
        {1, 0, "四", "依申请公开政府信息情况", "requests"},
        {2, 1, "一", "申请情况", NULL},
        {2, 1, "二", "办理情况", NULL},
        {1, 1, "五", "行政复议诉讼和举报投诉情况", "review"},
        {1, 1, "六", "机构建设、保障经费和培训会议情况", "organisation"},
        {1, 2, "七", "存在问题及工作打算", "problems"},
    };
    AUTO_RECOGNISED recognised = recognise_sound();
    const struct di_report_section *section = recognised.report->sections;

    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++, section = di_report_section_after(section)) {
        unsigned lines = 0;

        ck_assert_ptr_nonnull(section);
        for (const struct di_report_line *line = section->lines; line != NULL; line = line->next) {
            lines++;
        }
        ck_assert_uint_eq(section->level, expected[i].level);
        ck_assert_pstr_eq(section->number, expected[i].number);
        ck_assert_pstr_eq(section->title, expected[i].title);
        ck_assert_pstr_eq(section->role, expected[i].role);
        ck_assert_uint_eq(lines, expected[i].lines);
    }
    ck_assert_ptr_null(section);
}
END_TEST

START_TEST(fields_are_read)
{
    AUTO_RECOGNISED recognised = recognise_sound();

    assert_field(&recognised, "year", "2017");
    assert_field(&recognised, "agency", "青禾市档案局湖东分局");
    assert_field(&recognised, "agency.also", NULL);
    assert_field(&recognised, "period", "2017-01-01/2017-12-31");
    assert_field(&recognised, "signed", "2018-03-08");
    assert_field(&recognised, "statistics.year", "2017");
    assert_field(&recognised, "statistics.agency", "青禾市档案局湖东分局");
    assert_field(&recognised, "statistics.head", "甲某");
    assert_field(&recognised, "statistics.reviewer", "乙某");
    assert_field(&recognised, "statistics.preparer", "丙某");
    assert_field(&recognised, "statistics.phone", "5550188");
    assert_field(&recognised, "statistics.date", "2018-03-08");
}
END_TEST

/* Wherever the budget ends, that is a failure and nothing worse; and a little more each time gets there at last. */
START_TEST(memory_may_run_out_anywhere)
{
    AUTO_RECOGNISED sound = recognise_sound();
    const struct di_document *document = di_sketch(sound.arena, sample_text(sound.arena));
    static const size_t step = 509, enough = 4UL * 1024 * 1024;
    enum di_status status = DI_FAILED;
    size_t budget = step;

    for (; status != DI_OK && budget < enough; budget += step) {
        struct di_arena *arena = di_arena_new(budget);
        struct di_report *report = di_report_new(arena);
        const struct di_form *form = NULL;
        struct di_error error = DI_ERROR_NONE;

        status = di_recognise(sound.forms, document, report, &form, &error);
        ck_assert(status == DI_OK || (status == DI_FAILED && form == NULL && di_error_is_set(&error)));
        di_arena_free(arena);
    }
    ck_assert_int_eq(status, DI_OK);
    ck_assert_uint_gt(budget, 100 * step);
}
END_TEST

TCase *report_cases(void)
{
    TCase *cases = tcase_create("report");

    tcase_add_test(cases, whole_report_is_read);
    tcase_add_test(cases, cells_have_values_units_and_places);
    tcase_add_test(cases, sections_come_in_order);
    tcase_add_test(cases, fields_are_read);
    tcase_add_test(cases, memory_may_run_out_anywhere);
    return cases;
}
