/* Tables of many columns and groups: the official layouts, and what becomes of them. */
#include <string.h>

#include "docintake/buffer.h"
#include "recognise/cases.h"
#include "recognise/layout.h"
#include "support/sketch.h"

#define ARENA_BYTES (16UL * 1024 * 1024)
#define REQUESTS "| （本列"
#define BEHIND_REQUESTS "四、政府信息公开行政复议"
#define REVIEW "| 行政复议"
#define BEHIND_REVIEW "五、存在"

static const char *const samples[] = {"sound-2019", "sound-2021"};

START_TEST(official_layout_is_read)
{
    AUTO_RECOGNISED recognised = recognise_sketch(samples[_i], {NULL, NULL});
    const struct di_report_table *requests = di_report_find_table(recognised.report, "requests");
    const struct di_report_table *review = di_report_find_table(recognised.report, "review");
    const struct di_report_row *row = di_report_find_row(requests, "3.4.2");

    ck_assert_str_eq(recognised.form->id + strlen("zfxxgk-"), samples[_i] + strlen("sound-"));
    ck_assert_uint_eq(recognised.report->n_findings, 0);
    ck_assert_uint_eq(recognised.report->checks.rows_read, 32);
    ck_assert_uint_eq(recognised.report->checks.rows_expected, 32);
    ck_assert_uint_eq(recognised.report->checks.cells_blank, 0);
    ck_assert_uint_eq(requests->n_columns, 7);
    ck_assert_str_eq(row->label, "2.没有现成信息需要另行制作");
    ck_assert_str_eq(row->under, "3.4");
    ck_assert_ptr_null(di_report_find_row(requests, "3.4"));
    ck_assert_uint_eq(row->cells[0].where.table, 2);
    ck_assert_uint_eq(row->cells[0].where.column, 4);
    ck_assert_uint_eq(row->cells[6].where.column, 10);
    ck_assert_uint_eq(review->n_columns, 15);
    ck_assert_str_eq(review->rows->id, "cases");
    ck_assert_uint_eq(review->rows->cells[14].where.row, 4);
}
END_TEST

/* The sample with every `from` replaced within the part of it. */
static struct recognised laid_out(const char *sample, const char *begin, const char *end, const char *from,
                                  const char *to)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    const char *text = di_sketch_fixture(arena, sample), *part = layout_part(arena, text, begin, end);
    struct recognised recognised;

    text = layout_replace(arena, text, part, layout_replace(arena, part, from, to));
    recognised = recognise_text(text);
    di_arena_free(arena);
    return recognised;
}

/* The texts stand in the first cells of their groups only. */
START_TEST(merges_may_be_missing)
{
    AUTO_RECOGNISED across = laid_out(samples[_i], REQUESTS, BEHIND_REQUESTS, " < |", "  |");
    AUTO_RECOGNISED down = laid_out(samples[_i], REQUESTS, BEHIND_REQUESTS, " ^ |", "  |");
    AUTO_RECOGNISED review = laid_out(samples[_i], REVIEW, BEHIND_REVIEW, " < |", "  |");
    AUTO_RECOGNISED review_down = laid_out(samples[_i], REVIEW, BEHIND_REVIEW, " ^ |", "  |");
    AUTO_RECOGNISED blocks = laid_out(samples[_i], "| 第二十条", "三、收到", " < |", "  |");

    assert_same_cells(&across, samples[_i]);
    assert_same_cells(&down, samples[_i]);
    assert_same_cells(&review, samples[_i]);
    assert_same_cells(&review_down, samples[_i]);
    assert_same_cells(&blocks, samples[_i]);
    ck_assert_uint_eq(down.report->n_findings, 0);
    ck_assert_str_eq(di_report_find_row(di_report_find_table(down.report, "requests"), "3.5.1")->under, "3.5");
}
END_TEST

/* The labels of the groups are there, in other ways, or not at all. */
START_TEST(groups_may_be_written_otherwise)
{
    AUTO_RECOGNISED by_sign =
        recognise_sketch(samples[_i], {"| 三、本年度办理结果 |", "| 三\\n、\\n本\\n年\\n度\\n办\\n理 结果 |"},
                         {"| （三）不予公开 |", "| （三）\\n不\\n予\\n公\\n开 |"});
    AUTO_RECOGNISED absent =
        recognise_sketch(samples[_i], {"| 三、本年度办理结果 |", "|  |"}, {"| （三）不予公开 |", "|  |"},
                         {"| （四）无法提供 |", "|  |"}, {"| （五）不予处理 |", "|  |"});
    AUTO_RECOGNISED repeated =
        laid_out(samples[_i], "| 1.属于国家秘密", "（四）无法", "| ^ | ^ |", "| 三、本年度办理结果 | （三）不予公开 |");

    assert_same_cells(&by_sign, samples[_i]);
    assert_same_cells(&absent, samples[_i]);
    assert_same_cells(&repeated, samples[_i]);
    ck_assert_uint_eq(absent.report->n_findings, 0);
}
END_TEST

/* All labels in one column, those of the groups in rows of their own: they are no rows of the result. */
START_TEST(groups_may_have_rows_of_their_own)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    const char *sample = di_sketch_fixture(arena, "sound-2021");
    const char *part = layout_part(arena, sample, REQUESTS, BEHIND_REQUESTS);
    const char *text = layout_replace(arena, part, "| ^ | ^ | ^ | ^ | 商业", "| ^ |  | 商业");

    text = layout_replace(arena, text, "| ^ | ^ | ^ | 自然人", "| ^ | 自然人");
    text = layout_replace(arena, text, "| ^ | ^ | ", "| ");

    text = layout_replace(arena, text, "| ^ | （三）不予公开 | ", "| （三）不予公开 | | | | | | | |\n| ");
    text = layout_replace(arena, text, "| ^ | （四）无法提供 | ", "| （四）无法提供 | | | | | | | |\n| ");
    text = layout_replace(arena, text, "| ^ | （五）不予处理 | ", "| （五）不予处理 | | | | | | | |\n| ");
    text = layout_replace(arena, text, "| ^ | （六）其他处理 | ", "| （六）其他处理 | | | | | | | |\n| ");
    text = layout_replace(arena, text, "| ^ | （七）总计 | < |", "| （七）总计 |");
    text = layout_replace(arena, text, "| ^ | （二）部分公开（区分处理的，只计这一情形，不计其他情形） | < |",
                          "| （二）部分公开 |");
    text = layout_replace(arena, text, "| 三、本年度办理结果 | （一）予以公开 | < |",
                          "| 三、本年度办理结果 | | | | | | | |\n| （一）予以公开 |");
    text = layout_replace(arena, text, "| 一、本年新收政府信息公开申请数量 | < | < |",
                          "| 一、本年新收政府信息公开申请数量 |");
    text = layout_replace(arena, text, "| 二、上年结转政府信息公开申请数量 | < | < |",
                          "| 二、上年结转政府信息公开申请数量 |");
    text = layout_replace(arena, text, "| 四、结转下年度继续办理 | < | < |", "| 四、结转下年度继续办理 |");
    text = layout_replace(arena, text, "之和） | < | < |", "之和） |");
    AUTO_RECOGNISED recognised = recognise_text(layout_replace(arena, sample, part, text));

    assert_same_cells(&recognised, "sound-2021");
    ck_assert_uint_eq(recognised.report->n_findings, 0);
    ck_assert_ptr_null(di_report_find_row(di_report_find_table(recognised.report, "requests"), "+1"));
    di_arena_free(arena);
}
END_TEST

START_TEST(headers_may_be_cut_short_or_gone)
{
    AUTO_RECOGNISED one_line = laid_out(samples[_i], REQUESTS, "| ^ | ^ | ^ | ^ | 商业", "自然人", "");
    AUTO_RECOGNISED leaf_lost =
        recognise_sketch(samples[_i], {"| 商业企业 |", "|  |"}, {"| 法律服务机构 |", "| 服务 |"});

    assert_same_cells(&one_line, samples[_i]);
    assert_same_cells(&leaf_lost, samples[_i]);
    ck_assert_uint_eq(count_findings(&leaf_lost, DI_REASON_LABEL_ALIKE), 1);
}
END_TEST

/* Of two headers only the first line is left: their order tells which is which, and a note says so. */
START_TEST(order_tells_headers_apart)
{
    AUTO_RECOGNISED recognised =
        recognise_sketch("sound-2019", {"| 本年新制作数量 | 本年新公开数量 |", "| 本年新 | 本年新 |"});

    assert_same_cells(&recognised, "sound-2019");
    ck_assert_uint_eq(recognised.report->n_findings, 2);
    ck_assert_uint_eq(count_findings(&recognised, DI_REASON_LABEL_ALIKE), 2);
}
END_TEST

/* One of the two is gone: the other may be either, and its figures are not read. */
START_TEST(doubt_is_told)
{
    AUTO_RECOGNISED recognised =
        recognise_sketch("sound-2019", {"| 本年新制作数量 | 本年新公开数量 |", "| 本年新 | 备注 |"});
    const struct di_report_table *table = di_report_find_table(recognised.report, "art20.1");

    ck_assert_uint_eq(recognised.report->n_findings, 1);
    ck_assert_int_eq(recognised.report->findings->reason, DI_REASON_LABEL_UNCLEAR);
    ck_assert_str_eq(di_finding_argument(recognised.report->findings, "label"), "本年新制作数量");
    ck_assert_str_eq(di_finding_argument(recognised.report->findings, "other_label"), "本年新公开数量");
    ck_assert_str_eq(table->columns[0].id, "+1");
    ck_assert_str_eq(table->columns[2].id, "total");
}
END_TEST

/* Five columns of three groups of five, and nothing says of which: one finding for all of them. */
START_TEST(doubt_about_a_group_is_told_once)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    const char *text = di_sketch_fixture(arena, "sound-2021");
    AUTO_RECOGNISED recognised =
        recognise_text(layout_replace(arena, text, layout_part(arena, text, REVIEW, BEHIND_REVIEW),
                                      "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n| 0 | 0 | 0 | 0 | 0 |\n"));
    const struct di_finding *finding = recognised.report->findings;

    ck_assert_uint_eq(recognised.report->n_findings, 1);
    ck_assert_int_eq(finding->reason, DI_REASON_LABEL_UNCLEAR);
    ck_assert_str_eq(di_finding_argument(finding, "found_text"), "结果维持");
    ck_assert_str_eq(di_finding_argument(finding, "label"), "行政复议·结果维持");
    di_arena_free(arena);
}
END_TEST

/* A label of which only the beginning is left is known where it can be no other's. */
START_TEST(beginning_is_like_the_whole)
{
    AUTO_RECOGNISED row =
        recognise_sketch("sound-2021", {"5.要求行政机关确认或重新出具已获取信息", "5.要求行政机关确认或重新"});
    AUTO_RECOGNISED short_row = recognise_sketch("sound-2021", {"5.要求行政机关确认或重新出具已获取信息", "5.要求"});

    assert_same_cells(&row, "sound-2021");
    ck_assert_uint_eq(count_findings(&row, DI_REASON_LABEL_ALIKE), 1);
    ck_assert_ptr_null(di_report_find_row(di_report_find_table(short_row.report, "requests"), "3.5.5"));
}
END_TEST

/* Cut between two pages, with the header repeated or not. */
START_TEST(requests_may_be_cut)
{
    AUTO_RECOGNISED plain = recognise_sketch(samples[_i], {"| ^ | ^ | 3.补正后", "\n|  |  | 3.补正后"},
                                             {"| ^ | （五）不予", "\n|  | （五）不予"});
    AUTO_RECOGNISED headed = recognise_sketch(
        samples[_i], {"| ^ | ^ | 3.补正后", "\n续表\n|  | < | < | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | "
                                            "法律服务机构 | 其他 | 总计 |\n|  |  | 3.补正后"});
    const struct di_report_table *table = di_report_find_table(plain.report, "requests");

    assert_same_cells(&plain, samples[_i]);
    assert_same_cells(&headed, samples[_i]);
    ck_assert_uint_eq(plain.report->n_findings, 0);
    ck_assert_uint_eq(di_report_find_row(table, "4")->cells[0].where.table, 4);
}
END_TEST

/* Rows and columns of a province are kept, and shift nothing. */
START_TEST(extras_shift_nothing)
{
    AUTO_RECOGNISED row =
        recognise_sketch(samples[_i], {"| ^ | （四）无法提供",
                                       "| ^ | ^ | 9.属于其他情形 | 1 | 2 | 3 | 4 | 5 | 6 | 7 |\n| ^ | （四）无法提供"});
    AUTO_RECOGNISED column = recognise_sketch(
        samples[_i], {"| 申请人情况 | < | < | < | < | < | < |", "| 申请人情况 | < | < | < | < | < | < | 上年同期 |"},
        {"| 二、上年结转政府信息公开申请数量 | < | < | 1",
         "| 备查 | < | < | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 |\n| 二、上年结转政府信息公开申请数量 | < | < | 1"});
    const struct di_report_row *extra = di_report_find_row(di_report_find_table(row.report, "requests"), "+1");

    assert_same_cells(&row, samples[_i]);
    assert_same_cells(&column, samples[_i]);
    ck_assert_str_eq(extra->under, "3.3");
    ck_assert_int_eq(row.report->findings->reason, DI_REASON_ROW_EXTRA);
    ck_assert_str_eq(di_report_find_table(column.report, "requests")->columns[7].id, "+1");
}
END_TEST

/* The one row of the review is known by its columns, however they are laid out. */
START_TEST(review_may_be_laid_out_otherwise)
{
    static const char *const layouts[] = {
        /* cut in two */
        "| 行政复议 | < | < | < | < |\n| 结果\\n维持 | 结果\\n纠正 | 其他\\n结果 | 尚未\\n审结 | 总计 |\n"
        "| 286 | 287 | 288 | 289 | 290 |\n\n"
        "| 行政诉讼 | < | < | < | < | < | < | < | < | < |\n| 未经复议直接起诉 | < | < | < | < | 复议后起诉 | < | < | < "
        "| < |\n"
        "| 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
        "| 291 | 292 | 293 | 294 | 295 | 296 | 297 | 298 | 299 | 300 |\n",
        /* on its side */
        "| 行政复议 | < | 结果维持 | 286 |\n| ^ | ^ | 结果纠正 | 287 |\n| ^ | ^ | 其他结果 | 288 |\n| ^ | ^ | 尚未审结 "
        "| 289 |\n"
        "| ^ | ^ | 总计 | 290 |\n"
        "| 行政诉讼 | 未经复议直接起诉 | 结果维持 | 291 |\n| ^ | ^ | 结果纠正 | 292 |\n| ^ | ^ | 其他结果 | 293 |\n"
        "| ^ | ^ | 尚未审结 | 294 |\n| ^ | ^ | 总计 | 295 |\n"
        "| ^ | 复议后起诉 | 结果维持 | 296 |\n| ^ | ^ | 结果纠正 | 297 |\n| ^ | ^ | 其他结果 | 298 |\n| ^ | ^ | "
        "尚未审结 | 299 |\n"
        "| ^ | ^ | 总计 | 300 |\n",
        /* without its header: the section and fifteen columns are left */
        "| 286 | 287 | 288 | 289 | 290 | 291 | 292 | 293 | 294 | 295 | 296 | 297 | 298 | 299 | 300 |\n",
        /* without the lowest header */
        "| 行政复议 | < | < | < | < | 行政诉讼 | < | < | < | < | < | < | < | < | < |\n"
        "| 286 | 287 | 288 | 289 | 290 | 291 | 292 | 293 | 294 | 295 | 296 | 297 | 298 | 299 | 300 |\n",
        /* with a label */
        "|  | 行政复议 | < | < | < | < | 未经复议直接起诉 | < | < | < | < | 复议后起诉 | < | < | < | < |\n"
        "| 项目 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 "
        "| 结果维持 |"
        " 结果纠正 | 其他结果 | 尚未审结 | 总计 |\n"
        "| 件数 | 286 | 287 | 288 | 289 | 290 | 291 | 292 | 293 | 294 | 295 | 296 | 297 | 298 | 299 | 300 |\n",
    };
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    const char *text = di_sketch_fixture(arena, "sound-2021");
    AUTO_RECOGNISED recognised =
        recognise_text(layout_replace(arena, text, layout_part(arena, text, REVIEW, BEHIND_REVIEW), layouts[_i]));

    assert_same_cells(&recognised, "sound-2021");
    ck_assert_uint_eq(recognised.report->n_findings, 0);
    di_arena_free(arena);
}
END_TEST

/* Places are those of the document, though the table was turned. */
START_TEST(turned_table_keeps_its_places)
{
    AUTO_RECOGNISED recognised =
        recognise_text("青禾市审计局2022年政府信息公开工作年度报告\n四、行政复议、行政诉讼情况\n"
                       "| 行政复议 | 结果维持 | 4 |\n| ^ | 结果纠正 | 5 |\n| ^ | 其他结果 | 6 |\n"
                       "| ^ | 尚未审结 | 7 |\n| ^ | 总计 | 22 |\n");
    const struct di_report_table *table = di_report_find_table(recognised.report, "review");

    ck_assert_ptr_nonnull(table);
    ck_assert_str_eq(table->columns[1].id, "reconsideration.corrected");
    ck_assert_uint_eq(table->rows->cells[1].where.row, 2);
    ck_assert_uint_eq(table->rows->cells[1].where.column, 3);
}
END_TEST

TCase *matrix_cases(void)
{
    TCase *cases = tcase_create("matrix");

    tcase_add_loop_test(cases, official_layout_is_read, 0, LENGTH(samples));
    tcase_add_loop_test(cases, merges_may_be_missing, 0, LENGTH(samples));
    tcase_add_loop_test(cases, groups_may_be_written_otherwise, 0, LENGTH(samples));
    tcase_add_test(cases, groups_may_have_rows_of_their_own);
    tcase_add_loop_test(cases, headers_may_be_cut_short_or_gone, 0, LENGTH(samples));
    tcase_add_test(cases, order_tells_headers_apart);
    tcase_add_test(cases, doubt_is_told);
    tcase_add_test(cases, doubt_about_a_group_is_told_once);
    tcase_add_test(cases, beginning_is_like_the_whole);
    tcase_add_loop_test(cases, requests_may_be_cut, 0, LENGTH(samples));
    tcase_add_loop_test(cases, extras_shift_nothing, 0, LENGTH(samples));
    tcase_add_loop_test(cases, review_may_be_laid_out_otherwise, 0, 5);
    tcase_add_test(cases, turned_table_keeps_its_places);
    return cases;
}
