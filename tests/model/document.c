#include "docintake/document.h"

#include "model/cases.h"

/*
 *   a a b     a spans two columns, c two rows, d two of each
 *   c d d
 *   c d d
 *   e . f     nothing at row 4, column 2
 */
static struct di_cell cells[] = {
    {.row = 1, .column = 1, .row_span = 1, .column_span = 2, .text = "a"},
    {.row = 1, .column = 3, .row_span = 1, .column_span = 1, .text = "b"},
    {.row = 2, .column = 1, .row_span = 2, .column_span = 1, .text = "c"},
    {.row = 2, .column = 2, .row_span = 2, .column_span = 2, .text = "d"},
    {.row = 4, .column = 1, .row_span = 1, .column_span = 1, .text = "e"},
    {.row = 4, .column = 3, .row_span = 1, .column_span = 1, .text = "f"},
};
static const struct di_table table = {.rows = 4, .columns = 3, .cells = cells, .n_cells = sizeof cells / sizeof *cells};

START_TEST(every_position_knows_its_cell)
{
    static const char *const picture[] = {"aab", "cdd", "cdd", "e.f"};

    for (unsigned row = 1; row <= table.rows; row++) {
        for (unsigned column = 1; column <= table.columns; column++) {
            const struct di_cell *cell = di_table_cell(&table, row, column);
            char expected = picture[row - 1][column - 1];

            ck_assert_msg((cell == NULL ? '.' : cell->text[0]) == expected, "row %u, column %u", row, column);
        }
    }
}
END_TEST

START_TEST(outside_the_grid_is_no_cell)
{
    ck_assert_ptr_null(di_table_cell(&table, 0, 1));
    ck_assert_ptr_null(di_table_cell(&table, 1, 0));
    ck_assert_ptr_null(di_table_cell(&table, 1, 4));
    ck_assert_ptr_null(di_table_cell(&table, 5, 1));
}
END_TEST

START_TEST(a_row_is_walked_by_index)
{
    ck_assert_str_eq(di_table_row_cell(&table, 1, 0)->text, "a");
    ck_assert_str_eq(di_table_row_cell(&table, 1, 1)->text, "b");
    ck_assert_ptr_null(di_table_row_cell(&table, 1, 2));
    ck_assert_ptr_null(di_table_row_cell(&table, 3, 0));
    ck_assert_str_eq(di_table_row_cell(&table, 4, 1)->text, "f");
    ck_assert_ptr_null(di_table_row_cell(&table, 5, 0));
}
END_TEST

TCase *document_cases(void)
{
    TCase *cases = tcase_create("document");

    tcase_add_test(cases, every_position_knows_its_cell);
    tcase_add_test(cases, outside_the_grid_is_no_cell);
    tcase_add_test(cases, a_row_is_walked_by_index);
    return cases;
}
