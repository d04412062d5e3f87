#include <string.h>

#include "docintake/buffer.h"

#include "recognise/cases.h"
#include "recognise/sample.h"

static const struct di_finding *find_finding(const struct recognised *recognised, enum di_reason reason)
{
    const struct di_finding *finding = recognised->report->findings;

    while (finding != NULL && finding->reason != reason) {
        finding = finding->next;
    }
    return finding;
}

/* Row and label of the first finding of this kind. */
static void assert_row_finding(const struct recognised *recognised, enum di_reason reason, const char *row,
                               const char *label)
{
    const struct di_finding *finding = find_finding(recognised, reason);

    ck_assert_msg(finding != NULL && finding->n_cells == 1 && finding->where.row > 0, "no such finding of one row");
    ck_assert_str_eq(finding->cells[0].row, row);
    ck_assert_str_eq(di_finding_argument(finding, "label"), label);
}

/* Ways to write a label that change nothing. */
static const char *const same_labels[][2] = {
    {"| （一）收到申请数 |", "| (一)收到申请数 |"},
    {"| （一）收到申请数 |", "| （一） 收 到 申 请 数 |"},
    {"| （一）收到申请数 |", "| （一）收到\\n申请数 |"},
    {"| （一）收到申请数 |", "| 收到申请数 |"},
    {"| （一）收到申请数 |", "| 一、收到申请数 |"},
    {"| （一）收到申请数 |", "| （一）收到申请数： |"},
    {"| 1.当面申请数 |", "| １．当面申请数 |"},
    {"| 1.当面申请数 |", "| 1、当面申请数 |"},
    {"| 1.当面申请数 |", "| （1）当面申请数 |"},
    {"| 其中：涉及国家秘密 |", "| 涉及国家秘密 |"},
    {"| 其中：涉及国家秘密 |", "| 其中:　涉及国家秘密 |"},
    {"| 涉及商业秘密 |", "| 其中：涉及商业秘密 |"},
    {"| 不是《条例》所指政府信息 |", "| 不是条例所指政府信息 |"},
    {"| 危及国家安全、公共安全、经济安全和社会稳定 |", "| 危及国家安全，公共安全，经济安全和社会稳定 |"},
    {"（不同渠道和方式公开相同信息计1条）", ""},
    {"（不同渠道和方式公开相同信息计1条）", "\\n(不同渠道和方式公开相同信息计 1 条)"},
    {"1.专职人员数（不包括政府公报及政府网站工作人员数）", "1.专职人员数"},
    {"| 统 计 指 标 | 单位 | 统计数 |", "| 统计指标 | 单 位 | 统\\n计\\n数 |"},
};

START_TEST(label_is_the_same)
{
    AUTO_RECOGNISED recognised = recognise_sample({same_labels[_i][0], same_labels[_i][1]});

    ck_assert_uint_eq(recognised.report->checks.rows_read, 65);
    ck_assert_ptr_null(recognised.report->findings);
}
END_TEST

START_TEST(label_is_alike)
{
    AUTO_RECOGNISED recognised = recognise_sample({"8.告知通过其他途径办理数", "8.告知通过其它途径办理数"});
    const struct di_report_table *table = di_report_find_table(recognised.report, "statistics");

    ck_assert_uint_eq(recognised.report->checks.rows_read, 65);
    ck_assert(di_report_find_row(table, "3.3.8")->tolerant);
    assert_row_finding(&recognised, DI_REASON_LABEL_ALIKE, "3.3.8", "8.告知通过其他途径办理数");
    ck_assert_str_eq(di_finding_argument(recognised.report->findings, "found_text"), "8.告知通过其它途径办理数");
}
END_TEST

/* A row whose label the form knows elsewhere is never taken for its neighbour, however alike. */
START_TEST(known_label_is_never_another)
{
    AUTO_RECOGNISED recognised = recognise_sample({"| 其中：涉及国家秘密 | 件 |  |\n", ""});
    const struct di_report_table *table = di_report_find_table(recognised.report, "statistics");

    ck_assert_uint_eq(recognised.report->checks.rows_read, 64);
    ck_assert_ptr_null(di_report_find_row(table, "3.3.4a"));
    ck_assert(!di_report_find_row(table, "3.3.4b")->tolerant);
}
END_TEST

START_TEST(repeated_labels_are_told_apart)
{
    AUTO_RECOGNISED recognised =
        recognise_sample({"| （三）其他情形数 | 件 |  |\n| 五、", "| （三）其他情形数 | 件 | 3 |\n| 五、"},
                         {"| （三）其他情形数 | 件 |  |\n| 六、", "| （三）其他情形数 | 件 | 5 |\n| 六、"});

    assert_cell(&recognised, "4.3", "3");
    assert_cell(&recognised, "5.3", "5");
}
END_TEST

/* The first of two rows of one label is missing: the other stays what it is. */
START_TEST(missing_row_moves_no_other)
{
    AUTO_RECOGNISED recognised =
        recognise_sample({"| （三）其他情形数 | 件 |  |\n| 五、", "| 五、"},
                         {"| （三）其他情形数 | 件 |  |\n| 六、", "| （三）其他情形数 | 件 | 5 |\n| 六、"});
    const struct di_report_table *table = di_report_find_table(recognised.report, "statistics");

    ck_assert_ptr_null(di_report_find_row(table, "4.3"));
    assert_cell(&recognised, "5.3", "5");
    ck_assert_uint_eq(recognised.report->checks.rows_read, 64);
    ck_assert_uint_eq(recognised.report->checks.rows_expected, 65);
}
END_TEST

START_TEST(moved_row_is_found)
{
    AUTO_RECOGNISED recognised = recognise_sample(
        {"| 六、举报投诉数量 | 件 |  |\n", ""},
        {"| （三）接受培训人员数 | 人次 |  |", "| （三）接受培训人员数 | 人次 |  |\n| 六、举报投诉数量 | 件 | 7 |"});

    assert_cell(&recognised, "6", "7");
    ck_assert_uint_eq(recognised.report->checks.rows_read, 65);
}
END_TEST

START_TEST(unknown_rows_are_kept)
{
    AUTO_RECOGNISED recognised = recognise_sample(
        {"| 4.信函申请数 | 件 |  |", "| 4.信函申请数 | 件 |  |\n| 5.电话咨询数 | 件 | 6 |"},
        {"| （三）接受培训人员数 | 人次 |  |", "| （三）接受培训人员数 | 人次 |  |\n| 十、宣传报道情况 | 篇 | 12 |"});
    const struct di_report_table *table = di_report_find_table(recognised.report, "statistics");
    const struct di_report_row *first = di_report_find_row(table, "+1"), *second = di_report_find_row(table, "+2");

    ck_assert_str_eq(first->label, "5.电话咨询数");
    ck_assert_str_eq(first->under, "3.1");
    assert_cell(&recognised, "+1", "6");
    ck_assert_str_eq(second->label, "十、宣传报道情况");
    ck_assert_ptr_null(second->under);
    ck_assert_str_eq(second->unit, "篇");
    ck_assert_uint_eq(count_findings(&recognised, DI_REASON_ROW_EXTRA), 2);
    assert_row_finding(&recognised, DI_REASON_ROW_EXTRA, "+1", "5.电话咨询数");
    ck_assert_uint_eq(recognised.report->checks.rows_read, 65);
}
END_TEST

/* Without a number, a row belongs to its neighbours, or to the outer one of them: it must not join a sum by accident.
 */
START_TEST(unknown_row_without_number_stands_between)
{
    AUTO_RECOGNISED recognised =
        recognise_sample({"| 六、举报投诉数量 |", "| 咨询总人数 | 人 | 2 |\n| 六、举报投诉数量 |"},
                         {"| 2.传真申请数 |", "| 邮件申请数 | 件 | 1 |\n| 2.传真申请数 |"});
    const struct di_report_table *table = di_report_find_table(recognised.report, "statistics");

    ck_assert_str_eq(di_report_find_row(table, "+1")->under, "3.1");
    ck_assert_ptr_null(di_report_find_row(table, "+2")->under);
}
END_TEST

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

START_TEST(lines_around_the_table_are_no_narrative)
{
    AUTO_RECOGNISED recognised = recognise_sample({"附件\n", "青禾市档案局湖东分局\n2018年3月8日\n附件：\n"});
    const struct di_report_section *last = section_titled(&recognised, "存在问题及工作打算");

    ck_assert_str_eq(last->last_line->text, "2018年3月8日");
    ck_assert_ptr_null(last->next);
}
END_TEST

TCase *table_cases(void)
{
    TCase *cases = tcase_create("table");

    tcase_set_timeout(cases, 60); /* large tables, under sanitizers */
    tcase_add_loop_test(cases, label_is_the_same, 0, LENGTH(same_labels));
    tcase_add_test(cases, label_is_alike);
    tcase_add_test(cases, known_label_is_never_another);
    tcase_add_test(cases, repeated_labels_are_told_apart);
    tcase_add_test(cases, missing_row_moves_no_other);
    tcase_add_test(cases, moved_row_is_found);
    tcase_add_test(cases, unknown_rows_are_kept);
    tcase_add_test(cases, unknown_row_without_number_stands_between);
    tcase_add_test(cases, header_may_be_missing_or_repeated);
    tcase_add_test(cases, pieces_are_one_table);
    tcase_add_test(cases, second_table_is_told);
    tcase_add_test(cases, counter_column_is_no_value);
    tcase_add_test(cases, further_value_columns_are_kept);
    tcase_add_test(cases, total_is_the_value_of_several);
    tcase_add_test(cases, header_may_have_other_words);
    tcase_add_test(cases, nested_table_is_read);
    tcase_add_test(cases, other_tables_are_kept_as_they_stand);
    tcase_add_test(cases, spanning_rows_are_heading_and_footer);
    tcase_add_test(cases, lines_around_the_table_are_no_narrative);
    tcase_add_test(cases, caption_may_be_a_numbered_heading);
    tcase_add_test(cases, footer_ends_where_text_begins);
    tcase_add_test(cases, larger_tables_are_not_compared);
    tcase_add_test(cases, other_tables_are_kept_within_bounds);
    return cases;
}
