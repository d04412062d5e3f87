/* Several tables of a form in one table of the document: section 二 of the forms of 2019 and 2021. */
#include <string.h>

#include "recognise/cases.h"
#include "recognise/layout.h"
#include "support/sketch.h"

#define ARENA_BYTES (16UL * 1024 * 1024)

START_TEST(blocks_may_be_tables)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    const char *text = di_sketch_fixture(arena, "sound-2019");
    AUTO_RECOGNISED apart = recognise_text(layout_replace(arena, text, "| 第二十条", "\n| 第二十条"));
    AUTO_RECOGNISED below_captions = recognise_text(
        layout_replace(arena, layout_replace(arena, text, "项 | < | < | < |", "项"), "| 第二十条", "\n第二十条"));
    const struct di_report_table *table = di_report_find_table(apart.report, "art20.9");

    assert_same_cells(&apart, "sound-2019");
    assert_same_cells(&below_captions, "sound-2019");
    ck_assert_uint_eq(apart.report->n_findings, 0);
    ck_assert_uint_eq(table->where.table, 5);
    ck_assert_ptr_null(di_report_find_table(apart.report, "+1"));
    di_arena_free(arena);
}
END_TEST

/* A caption that is gone, or was copied from another block, decides nothing. */
START_TEST(captions_decide_nothing)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    const char *text = di_sketch_fixture(arena, "sound-2021");
    AUTO_RECOGNISED copied = recognise_sketch("sound-2019", {"第（九）项", "第（八）项"});
    AUTO_RECOGNISED spaced = recognise_sketch("sound-2019", {"第二十条第（一）项", "第二十条  第(一)项"});
    AUTO_RECOGNISED gone =
        recognise_text(layout_replace(arena, layout_replace(arena, text, "| 第二十条第（五）项 | < | < | < |\n", ""),
                                      "| 第二十条第（六）项 | < | < | < |\n", ""));

    assert_same_cells(&copied, "sound-2019");
    assert_same_cells(&spaced, "sound-2019");
    assert_same_cells(&gone, "sound-2021");
    ck_assert_uint_eq(copied.report->n_findings, 0);
    di_arena_free(arena);
}
END_TEST

/* Neither captions nor headers: the rows say whose they are. */
START_TEST(rows_divide_blocks)
{
    struct di_arena *arena = di_arena_new(ARENA_BYTES);
    const char *text = di_sketch_fixture(arena, "sound-2021");

    text = layout_replace(arena, text, "| 信息内容 | 本年处理决定数量 | < | < |\n", "");
    text = layout_replace(arena, text, "| 信息内容 | 本年收费金额（单位：万元） | < | < |\n", "");
    AUTO_RECOGNISED recognised =
        recognise_text(layout_replace(arena, text, "| 第二十条第（六）项 | < | < | < |\n", ""));

    assert_same_cells(&recognised, "sound-2021");
    di_arena_free(arena);
}
END_TEST

/* A label that an agency changed: the header says whose block it is, and the likeness which row. */
START_TEST(header_names_a_block)
{
    AUTO_RECOGNISED recognised = recognise_sketch("sound-2019", {"| 政府集中采购 |", "| 政府集中的采购 |"},
                                                  {"| 第二十条第（九）项 | < | < | < |\n", ""});

    assert_same_cells(&recognised, "sound-2019");
    ck_assert_uint_eq(count_findings(&recognised, DI_REASON_LABEL_ALIKE), 1);
}
END_TEST

/* Rows of a block that the form does not know stay in it. */
START_TEST(extra_row_stays_in_its_block)
{
    AUTO_RECOGNISED recognised =
        recognise_sketch("sound-2019", {"| 第二十条第（六）项", "| 公共服务 | 3 | 0 | 12 |\n| 第二十条第（六）项"});
    const struct di_report_table *table = di_report_find_table(recognised.report, "art20.5");

    assert_same_cells(&recognised, "sound-2019");
    ck_assert_str_eq(di_report_find_row(table, "+1")->label, "公共服务");
    ck_assert_uint_eq(recognised.report->n_findings, 1);
}
END_TEST

TCase *block_cases(void)
{
    TCase *cases = tcase_create("block");

    tcase_add_test(cases, blocks_may_be_tables);
    tcase_add_test(cases, captions_decide_nothing);
    tcase_add_test(cases, rows_divide_blocks);
    tcase_add_test(cases, header_names_a_block);
    tcase_add_test(cases, extra_row_stays_in_its_block);
    return cases;
}
