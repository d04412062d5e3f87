#include "cases.h"

#define TC(properties, text) "<w:tc><w:tcPr>" properties "</w:tcPr>" P(text) "</w:tc>"
#define TR(cells) "<w:tr>" cells "</w:tr>"
#define TBL(rows) "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>" rows "</w:tbl>"
#define JSON_TBL(rows, columns, cells)                                                                                 \
    "{\"kind\":\"table\",\"rows\":" #rows ",\"columns\":" #columns ",\"cells\":[" cells "]}"
#define JSON_TC(row, column, row_span, column_span, text)                                                              \
    "{\"row\":" #row ",\"column\":" #column ",\"row_span\":" #row_span ",\"column_span\":" #column_span                \
    ",\"text\":\"" text "\",\"tables\":[]}"
#define SPAN(n) "<w:gridSpan w:val='" #n "'/>"
#define MERGE "<w:vMerge/>"
#define RESTART "<w:vMerge w:val='restart'/>"

START_TEST(spans_make_a_grid)
{
    BLOCKS(
        TBL(TR(TC(SPAN(2), "a") TC("", "b")) TR("<w:trPr><w:gridBefore w:val='1'/></w:trPr>" TC("", "c") TC("", "d"))),
        JSON_TBL(2, 3,
                 JSON_TC(1, 1, 1, 2, "a") "," JSON_TC(1, 3, 1, 1, "b") "," JSON_TC(2, 2, 1, 1,
                                                                                   "c") "," JSON_TC(2, 3, 1, 1, "d")));
}
END_TEST

START_TEST(cells_merge_downwards)
{
    BLOCKS(TBL(TR(TC(RESTART, "a") TC("", "b")) TR(TC(MERGE, "hidden") TC("", "c")) TR(TC(MERGE, "") TC(MERGE, "d"))),
           JSON_TBL(3, 2,
                    JSON_TC(1, 1, 3, 1, "a") "," JSON_TC(1, 2, 1, 1, "b") "," JSON_TC(2, 2, 1, 1, "c") "," JSON_TC(
                        3, 2, 1, 1, "d")));
}
END_TEST

START_TEST(merges_need_the_same_columns)
{
    BLOCKS(TBL(TR(TC(SPAN(2) RESTART, "a") TC(RESTART, "b")) TR(TC(MERGE, "c") TC("", "d") TC(MERGE, "e"))),
           JSON_TBL(2, 3,
                    JSON_TC(1, 1, 1, 2, "a") "," JSON_TC(1, 3, 2, 1, "b") "," JSON_TC(2, 1, 1, 1, "c") "," JSON_TC(
                        2, 2, 1, 1, "d")));
}
END_TEST

START_TEST(old_merges_go_across_and_down)
{
    BLOCKS(TBL(TR(TC("<w:vMerge w:val='restart'/><w:hMerge w:val='restart'/>", "a") TC("<w:hMerge/>", "x") TC("", "b"))
                   TR(TC("<w:vMerge/><w:hMerge w:val='restart'/>", "y") TC("<w:vMerge/><w:hMerge/>", "z") TC("", "c"))),
           JSON_TBL(2, 3, JSON_TC(1, 1, 2, 2, "a") "," JSON_TC(1, 3, 1, 1, "b") "," JSON_TC(2, 3, 1, 1, "c")));
}
END_TEST

START_TEST(cells_join_their_paragraphs)
{
    BLOCKS(TBL(TR("<w:tc>" P("a") P("") P("b") "</w:tc>" TC("", ""))),
           JSON_TBL(1, 2, JSON_TC(1, 1, 1, 1, "a\\n\\nb") "," JSON_TC(1, 2, 1, 1, "")));
}
END_TEST

START_TEST(a_break_in_a_cell_is_no_new_paragraph)
{
    BLOCKS(TBL(TR("<w:tc><w:p><w:r><w:t>a</w:t><w:br/><w:br/><w:t>b</w:t></w:r></w:p>" P("c") "</w:tc>")),
           JSON_TBL(1, 1, JSON_TC(1, 1, 1, 1, "a  b\\nc")));
}
END_TEST

START_TEST(tables_nest)
{
    BLOCKS("<w:tbl><w:tr><w:tc>" P("a") TBL(TR(TC("", "b"))) P("c") "</w:tc></w:tr></w:tbl>" P("after"),
           "{\"kind\":\"table\",\"rows\":1,\"columns\":1,\"cells\":[{\"row\":1,\"column\":1,\"row_span\":1,"
           "\"column_span\":1,\"text\":\"a\\nc\",\"tables\":[" JSON_TBL(1, 1, JSON_TC(1, 1, 1, 1, "b")) "]}]}," JSON_P(
               "after"));
}
END_TEST

START_TEST(deleted_rows_and_cells_are_gone)
{
    BLOCKS(TBL(TR(TC("", "a") TC("<w:cellDel w:id='1'/>", "b")) TR("<w:trPr><w:del w:id='2'/></w:trPr>" TC("", "c"))
                   TR(TC("", "d"))),
           JSON_TBL(2, 1, JSON_TC(1, 1, 1, 1, "a") "," JSON_TC(2, 1, 1, 1, "d")));
}
END_TEST

START_TEST(too_many_columns_are_refused)
{
    ck_assert_uint_eq(word_refusal(&(struct word){.body = TBL(TR(TC(SPAN(131072), "") TC("", "")))}),
                      DI_REASON_TOO_LARGE);
    ck_assert_uint_eq(word_refusal(&(struct word){.body = TBL(TR(TC(SPAN(131073), "")))}), DI_REASON_TOO_LARGE);
    ck_assert_uint_eq(word_refusal(&(struct word){.body = TBL(TR(TC(SPAN(2147483647), "")))}), DI_REASON_TOO_LARGE);
    ck_assert_ptr_nonnull(word_blocks(arena, TBL(TR(TC(SPAN(131072), "")))));
    ck_assert_ptr_nonnull(word_blocks(arena, TBL(TR(TC(SPAN(131071), "") TC("", "")))));
}
END_TEST

TCase *table_cases(void)
{
    TCase *cases = parse_cases("table");

    tcase_add_test(cases, spans_make_a_grid);
    tcase_add_test(cases, cells_merge_downwards);
    tcase_add_test(cases, merges_need_the_same_columns);
    tcase_add_test(cases, old_merges_go_across_and_down);
    tcase_add_test(cases, cells_join_their_paragraphs);
    tcase_add_test(cases, a_break_in_a_cell_is_no_new_paragraph);
    tcase_add_test(cases, tables_nest);
    tcase_add_test(cases, deleted_rows_and_cells_are_gone);
    tcase_add_test(cases, too_many_columns_are_refused);
    return cases;
}
