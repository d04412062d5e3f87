#include "recognise/cases.h"
#include "recognise/sample.h"

struct cell_case {
    const char *written, *value; /* "" where it is no number */
    enum di_cell_state state;
    unsigned notes; /* cell-dressed */
};

static const struct cell_case cells[] = {
    {"0", "0", DI_CELL_NUMBER, 0},
    {"13", "13", DI_CELL_NUMBER, 0},
    {"\\n 13  ", "13", DI_CELL_NUMBER, 0},
    {"　13　", "13", DI_CELL_NUMBER, 0},
    {"+2", "2", DI_CELL_NUMBER, 0},
    {"-1", "-1", DI_CELL_NUMBER, 0},
    {"52.15", "52.15", DI_CELL_NUMBER, 0},
    {"１３", "13", DI_CELL_NUMBER, 1},
    {"1,234", "1234", DI_CELL_NUMBER, 1},
    {"1，234，567", "1234567", DI_CELL_NUMBER, 1},
    {"5条", "5", DI_CELL_NUMBER, 1},
    {"5 件", "5", DI_CELL_NUMBER, 1},
    {"251000元", "251000", DI_CELL_NUMBER, 1},
    {"减4", "-4", DI_CELL_NUMBER, 1},
    {"999999999999999", "999999999999999", DI_CELL_NUMBER, 0},
    {"1000000000000000", "", DI_CELL_TEXT, 0},
    {"", "", DI_CELL_BLANK, 0},
    {"　", "", DI_CELL_BLANK, 0},
    {"/", "", DI_CELL_NOT_APPLICABLE, 0},
    {"／", "", DI_CELL_NOT_APPLICABLE, 0},
    {"-", "", DI_CELL_NOT_APPLICABLE, 0},
    {"—", "", DI_CELL_NOT_APPLICABLE, 0},
    {"——", "", DI_CELL_NOT_APPLICABLE, 0},
    {"不适用", "", DI_CELL_NOT_APPLICABLE, 0},
    {"无此项", "", DI_CELL_NOT_APPLICABLE, 0},
    {"无", "", DI_CELL_TEXT, 0},
    {"五", "", DI_CELL_TEXT, 0},
    {"约5", "", DI_CELL_TEXT, 0},
    {"10余条", "", DI_CELL_TEXT, 0},
    {"1,23", "", DI_CELL_TEXT, 0},
    {"1234,567", "", DI_CELL_TEXT, 0},
    {"1.2.3", "", DI_CELL_TEXT, 0},
    {"5.", "", DI_CELL_TEXT, 0},
};

START_TEST(cell_is_read)
{
    const struct cell_case *expected = &cells[_i];
    struct di_arena *arena = di_arena_new(4096);
    char *row = di_arena_printf(arena, "| 六、举报投诉数量 | 件 | %s |", expected->written);
    AUTO_RECOGNISED recognised = recognise_sample({"| 六、举报投诉数量 | 件 |  |", row});

    ck_assert_int_eq(cell_of(&recognised, "6")->state, expected->state);
    assert_cell(&recognised, "6", expected->value);
    ck_assert_uint_eq(count_findings(&recognised, DI_REASON_CELL_DRESSED), expected->notes);
    di_arena_free(arena);
}
END_TEST

START_TEST(dressed_number_is_told)
{
    AUTO_RECOGNISED recognised =
        recognise_sample({"| 六、举报投诉数量 | 件 |  |", "| 六、举报投诉数量 | 件 | １,２００件 |"});
    const struct di_finding *finding = recognised.report->findings;

    ck_assert_ptr_nonnull(finding);
    ck_assert_int_eq(finding->severity, DI_NOTE);
    ck_assert_str_eq(di_finding_argument(finding, "found_text"), "１,２００件");
    ck_assert_str_eq(di_finding_argument(finding, "value"), "1200");
    ck_assert_str_eq(finding->cells[0].row, "6");
    ck_assert_str_eq(finding->cells[0].column, "count");
    ck_assert_str_eq(cell_of(&recognised, "6")->text, "１,２００件");
}
END_TEST

START_TEST(sum_in_another_unit_is_converted)
{
    AUTO_RECOGNISED recognised = recognise_sample(
        {"七、依申请公开信息收取的费用 | 万元 |  |", "七、依申请公开信息收取的费用 | 万元 | 2950元 |"});

    assert_cell(&recognised, "7", "0.2950");
    ck_assert_uint_eq(count_findings(&recognised, DI_REASON_CELL_DRESSED), 1);
}
END_TEST

/* A row without its value cell is not filled, and says so. */
START_TEST(cell_may_be_absent)
{
    AUTO_RECOGNISED recognised = recognise_sample({"| 一、主动公开情况 | — |  |", "| 一、主动公开情况 | < | < |"});

    ck_assert(!cell_of(&recognised, "1")->present);
    ck_assert_int_eq(cell_of(&recognised, "1")->state, DI_CELL_BLANK);
    ck_assert(cell_of(&recognised, "1.1")->present);
}
END_TEST

TCase *cell_cases(void)
{
    TCase *cases = tcase_create("cell");

    tcase_add_loop_test(cases, cell_is_read, 0, LENGTH(cells));
    tcase_add_test(cases, dressed_number_is_told);
    tcase_add_test(cases, sum_in_another_unit_is_converted);
    tcase_add_test(cases, cell_may_be_absent);
    return cases;
}
