#include <string.h>

#include "docintake/buffer.h"

#include "recognise/cases.h"
#include "recognise/sample.h"

START_TEST(header_may_be_missing_or_repeated)
{
    AUTO_RECOGNISED missing = recognise_sample({"| 统 计 指 标 | 单位 | 统计数 |\n", ""});
    AUTO_RECOGNISED repeated =
        recognise_sample({"| 三、依申请公开情况 |", "| 统 计 指 标 | 单位 | 统计数 |\n| 三、依申请公开情况 |"});

    assert_cell(&missing, "1.1", "86");
    ck_assert_uint_eq(missing.report->checks.rows_read, 65);
    ck_assert_ptr_null(missing.report->findings);
    ck_assert_uint_eq(repeated.report->checks.rows_read, 65);
    ck_assert_ptr_null(repeated.report->findings);
}
END_TEST

/* Word cut the table in two; the caption may be repeated between the pieces. */
START_TEST(pieces_are_one_table)
{
    AUTO_RECOGNISED plain = recognise_sample({"| 三、依申请公开情况 |", "\n| 三、依申请公开情况 |"});
    AUTO_RECOGNISED captioned =
        recognise_sample({"| 三、依申请公开情况 |", "续表\n| 统 计 指 标 | 单位 | 统计数 |\n| 三、依申请公开情况 |"});
    const struct recognised *both[] = {&plain, &captioned};

    for (size_t i = 0; i < 2; i++) {
        const struct di_report_table *table = both[i]->report->tables;

        ck_assert_ptr_null(table->next);
        ck_assert_uint_eq(both[i]->report->checks.rows_read, 65);
        assert_cell(both[i], "8.3", "4");
        ck_assert_uint_eq(cell_of(both[i], "8.3")->where.table, 2);
        ck_assert_ptr_null(both[i]->report->findings);
        assert_field(both[i], "statistics.head", "甲某");
    }
}
END_TEST

/* The sample's table, a piece for every row behind the first ones. */
static struct recognised with_pieces(unsigned rows_of_first)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    struct di_arena *arena = di_arena_new(16UL * 1024 * 1024);
    const char *at = strstr(sample_text(arena), "| 一、主动");
    struct recognised recognised;

    for (unsigned row = 0; *at == '|'; row++) {
        const char *end = strchr(at, '\n') + 1;

        di_buffer_text(&text, row >= rows_of_first ? "\n" : "");
        di_buffer_append(&text, at, (size_t)(end - at));
        at = end;
    }
    recognised = recognise_text(di_buffer_string(&text));
    di_arena_free(arena);
    return recognised;
}

/* 65 rows in 64 pieces, and in 65. */
START_TEST(pieces_are_limited)
{
    AUTO_RECOGNISED pieces = with_pieces(2);
    AUTO_RECOGNISED too_many = with_pieces(1);

    ck_assert_uint_eq(pieces.report->checks.rows_read, 65);
    ck_assert_uint_eq(too_many.report->checks.rows_read, 64);
}
END_TEST

/* The whole table once more: which one counts is for people to say. */
START_TEST(second_table_is_told)
{
    struct di_arena *arena = di_arena_new(16UL * 1024 * 1024);
    const char *text = sample_text(arena), *rows = strstr(text, "| 统"), *end = strstr(rows, "\n\n") + 1;
    AUTO_RECOGNISED recognised =
        recognise_text(di_arena_printf(arena, "%s\n上一年度的统计表\n%.*s", text, (int)(end - rows), rows));

    ck_assert_uint_eq(recognised.report->n_findings, 1);
    ck_assert_int_eq(recognised.report->findings->reason, DI_REASON_TABLE_TWICE);
    ck_assert_str_eq(di_finding_argument(recognised.report->findings, "count"), "2");
    ck_assert_uint_eq(recognised.report->tables->where.table, 1);
    ck_assert_str_eq(recognised.report->tables->next->id, "+1");
    di_arena_free(arena);
}
END_TEST

/* Every row of the sample with other columns: {"| ", " | "} stand before the label and before the value. */
static struct recognised with_columns(const char *before, const char *between, const char *after, const char *header)
{
    struct di_arena *arena = di_arena_new(16UL * 1024 * 1024);
    const char *text = sample_text(arena), *rows = strstr(text, "| 一、主动"), *head = strstr(text, "| 统");
    char *out = di_arena_printf(arena, "%.*s%s", (int)(head - text), text, header);
    struct recognised recognised;

    for (; *rows == '|'; rows = strchr(rows, '\n') + 1) {
        const char *unit = strstr(rows, " | ") + 3, *value = strstr(unit, " | ") + 3;

        out = di_arena_printf(arena, "%s%s%.*s%s%.*s%.*s%s\n", out, before, (int)(unit - rows - 2), rows + 2, between,
                              (int)(value - unit), unit, (int)(strchr(value, '|') - value), value, after);
        ck_assert_ptr_nonnull(out);
    }
    recognised = recognise_text(di_arena_printf(arena, "%s%s", out, rows));
    di_arena_free(arena);
    return recognised;
}

START_TEST(counter_column_is_no_value)
{
    AUTO_RECOGNISED recognised = with_columns("| 1 | ", " ", "|", "| 序号 | 统计指标 | 单位 | 统计数 |\n");

    assert_cell(&recognised, "1.1", "86");
    ck_assert_uint_eq(recognised.report->checks.rows_read, 65);
    ck_assert_uint_eq(recognised.report->tables->n_columns, 1);
}
END_TEST

START_TEST(further_value_columns_are_kept)
{
    AUTO_RECOGNISED recognised =
        with_columns("| ", "", "| 3 | |", "| 统计指标 | 单位 | 统计数 | 乡镇街道统计数 | 备注 |\n");
    const struct di_report_table *table = recognised.report->tables;

    assert_cell(&recognised, "1.1", "86");
    ck_assert_uint_eq(table->n_columns, 3);
    ck_assert_str_eq(table->columns[0].id, "count");
    ck_assert_str_eq(table->columns[1].id, "+1");
    ck_assert_str_eq(table->columns[1].label, "乡镇街道统计数");
    ck_assert_str_eq(table->columns[2].id, "+2");
    ck_assert_int_eq(table->rows->cells[1].value.units, 3);
}
END_TEST

START_TEST(total_is_the_value_of_several)
{
    AUTO_RECOGNISED recognised =
        with_columns("| ", "", "| 3 | 89 |", "| 统计指标 | 单位 | 区政府统计数 | 乡镇统计数 | 总计 |\n");

    assert_cell(&recognised, "1.1", "89");
    ck_assert_str_eq(recognised.report->tables->columns[0].id, "+1");
}
END_TEST

/* A label that is merged over several rows stands above those to its right; the innermost is the row's. */
START_TEST(merged_cells_stand_left_of_labels)
{
    AUTO_RECOGNISED recognised = with_columns("| 依申请 | ", " ", "|", "| 类别 | 统计指标 | 单位 | 统计数 |\n");

    assert_cell(&recognised, "1.1", "86");
    ck_assert_uint_eq(recognised.report->checks.rows_read, 65);
    ck_assert_str_eq(di_report_find_row(recognised.report->tables, "4.3")->label, "（三）其他情形数");
}
END_TEST

/* A header without any label of the form is still no row. */
START_TEST(header_may_have_other_words)
{
    AUTO_RECOGNISED recognised = recognise_sample({"| 统 计 指 标 | 单位 | 统计数 |", "| 项目 | 类别 | 本年 |"});
    AUTO_RECOGNISED several = with_columns("| ", "", "| 3 |", "| 项目 | 类别 | 本级 | 全区合计 |\n");

    ck_assert_ptr_null(recognised.report->findings);
    assert_cell(&recognised, "1.1", "86");
    ck_assert_str_eq(recognised.report->tables->columns[0].label, "本年");
    assert_cell(&several, "1.1", "3");
}
END_TEST

START_TEST(nested_table_is_read)
{
    struct di_arena *arena = di_arena_new(16UL * 1024 * 1024);
    const char *text = sample_text(arena), *rows = strstr(text, "| 统 计");
    char *out = di_arena_printf(arena, "%.*s| 外框 |\n", (int)(rows - text), text);

    for (; *rows == '|'; rows = strchr(rows, '\n') + 1) {
        out = di_arena_printf(arena, "%s>%.*s", out, (int)(strchr(rows, '\n') - rows + 1), rows);
    }
    AUTO_RECOGNISED recognised = recognise_text(out);

    assert_cell(&recognised, "1.1", "86");
    ck_assert_uint_eq(recognised.report->checks.rows_read, 65);
    ck_assert_str_eq(recognised.report->tables->next->id, "+1");
    di_arena_free(arena);
}
END_TEST

START_TEST(other_tables_are_kept_as_they_stand)
{
    AUTO_RECOGNISED recognised =
        recognise_sample({"一、基本工作情况", "| 索引号 | 5550 | 日期 | 2018-03-08 |\n一、基本工作情况"});
    const struct di_report_table *other = di_report_find_table(recognised.report, "+1");

    ck_assert_ptr_nonnull(di_report_find_table(recognised.report, "statistics"));
    ck_assert_ptr_nonnull(other);
    ck_assert_str_eq(other->rows->label, "索引号");
    ck_assert_uint_eq(other->n_columns, 3);
    ck_assert_str_eq(other->rows->cells[2].text, "2018-03-08");
}
END_TEST

/* The sample's table with so many rows and columns in all. */
static struct recognised with_size(unsigned rows, unsigned columns)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    struct di_arena *arena = di_arena_new(16UL * 1024 * 1024);
    const char *sample = sample_text(arena), *end = strstr(sample, "\n\n单位负责人");
    struct recognised recognised;

    di_buffer_append(&text, sample, (size_t)(end - sample));
    di_buffer_char(&text, '\n');
    for (unsigned row = 66; row < rows; row++) {
        di_buffer_text(&text, "| 补充 | 件 | 1 |");
        for (unsigned column = 3; row == 66 && column < columns; column++) {
            di_buffer_text(&text, " 2 |");
        }
        di_buffer_char(&text, '\n');
    }
    recognised = recognise_text(di_buffer_string(&text));
    di_arena_free(arena);
    return recognised;
}

START_TEST(larger_tables_are_not_compared)
{
    AUTO_RECOGNISED rows = with_size(2000, 3);
    AUTO_RECOGNISED too_many_rows = with_size(2001, 3);
    AUTO_RECOGNISED columns = with_size(67, 64);
    AUTO_RECOGNISED too_many_columns = with_size(67, 65);

    ck_assert_ptr_nonnull(rows.form);
    ck_assert_ptr_null(too_many_rows.form);
    ck_assert_str_eq(too_many_rows.report->tables->id, "+1");
    ck_assert_ptr_nonnull(columns.form);
    ck_assert_ptr_null(too_many_columns.form);
}
END_TEST

/* Other tables are kept while there is room: 20000 cells in all. */
START_TEST(other_tables_are_kept_within_bounds)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    for (unsigned table = 0; table < 3; table++) {
        for (unsigned row = 0; row < (table == 1 ? 5001 : 5000); row++) {
            di_buffer_text(&text, "| 甲 | 1 |\n");
        }
        di_buffer_char(&text, '\n');
    }
    AUTO_RECOGNISED recognised = recognise_text(di_buffer_string(&text));
    const struct di_report_table *table = recognised.report->tables;

    ck_assert_ptr_nonnull(table->rows);
    ck_assert_str_eq(table->next->id, "+2");
    ck_assert_ptr_null(table->next->rows);
    ck_assert_ptr_nonnull(table->next->next->rows);
}
END_TEST

TCase *table_cases(void)
{
    TCase *cases = tcase_create("table");

    tcase_set_timeout(cases, 60); /* large tables, under sanitizers */
    tcase_add_test(cases, header_may_be_missing_or_repeated);
    tcase_add_test(cases, pieces_are_one_table);
    tcase_add_test(cases, pieces_are_limited);
    tcase_add_test(cases, second_table_is_told);
    tcase_add_test(cases, counter_column_is_no_value);
    tcase_add_test(cases, further_value_columns_are_kept);
    tcase_add_test(cases, total_is_the_value_of_several);
    tcase_add_test(cases, merged_cells_stand_left_of_labels);
    tcase_add_test(cases, header_may_have_other_words);
    tcase_add_test(cases, nested_table_is_read);
    tcase_add_test(cases, other_tables_are_kept_as_they_stand);
    tcase_add_test(cases, larger_tables_are_not_compared);
    tcase_add_test(cases, other_tables_are_kept_within_bounds);
    return cases;
}
