#include <string.h>

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

TCase *label_cases(void)
{
    TCase *cases = tcase_create("label");

    tcase_add_loop_test(cases, label_is_the_same, 0, LENGTH(same_labels));
    tcase_add_test(cases, label_is_alike);
    tcase_add_test(cases, known_label_is_never_another);
    tcase_add_test(cases, repeated_labels_are_told_apart);
    tcase_add_test(cases, missing_row_moves_no_other);
    tcase_add_test(cases, moved_row_is_found);
    tcase_add_test(cases, unknown_rows_are_kept);
    tcase_add_test(cases, unknown_row_without_number_stands_between);
    return cases;
}
