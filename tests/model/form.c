#include "docintake/form.h"

#include "docintake/language.h"
#include "model/cases.h"

static struct di_form_row known_rows[] = {{.id = "1"}, {.id = "1.1"}};
static struct di_form_column known_columns[] = {{.id = "count"}};
static struct di_form_table tables[] = {
    {.id = "statistics", .rows = known_rows, .n_rows = 2, .columns = known_columns, .n_columns = 1},
};
static struct di_rule rules[] = {
    {.id = "B1", .name = {"合计", "sum"}},
    {.id = "B14", .check = "cell-states whole-numbers", .name = {"整数", "whole numbers"}},
};
static const struct di_form form = {.tables = tables, .n_tables = 1, .rules = rules, .n_rules = 2};

START_TEST(parts_are_found_by_id)
{
    ck_assert_uint_eq(di_form_find_table(&form, "statistics"), 0);
    ck_assert_uint_eq(di_form_find_row(&tables[0], "1.1"), 1);
    ck_assert_uint_eq(di_form_find_column(&tables[0], "count"), 0);
    ck_assert_uint_eq(di_form_find_table(&form, "other"), DI_NO_INDEX);
    ck_assert_uint_eq(di_form_find_row(&tables[0], "1.2"), DI_NO_INDEX);
    ck_assert_uint_eq(di_form_find_column(&tables[0], ""), DI_NO_INDEX);
}
END_TEST

START_TEST(rules_are_found_by_their_check)
{
    ck_assert_ptr_eq(di_form_rule_by_check(&form, "whole-numbers"), &rules[1]);
    ck_assert_ptr_eq(di_form_rule_by_check(&form, "cell-states"), &rules[1]);
    ck_assert_ptr_null(di_form_rule_by_check(&form, "numbers"));
    ck_assert_ptr_null(di_form_rule_by_check(&form, "B1"));
}
END_TEST

START_TEST(cell_type_is_the_column_s_where_it_has_one)
{
    struct di_form_row rows[] = {{.type = {.kind = DI_ROW_COUNT}}, {.type = {.kind = DI_ROW_GROUP}}};
    struct di_form_column columns[] = {{.id = "items"},
                                       {.id = "amount", .typed = true, .type = {.kind = DI_ROW_DECIMAL, .places = 4}}};
    const struct di_form_table table = {.rows = rows, .n_rows = 2, .columns = columns, .n_columns = 2};

    ck_assert_int_eq(di_form_cell_type(&table, 0, 0).kind, DI_ROW_COUNT);
    ck_assert_int_eq(di_form_cell_type(&table, 0, 1).kind, DI_ROW_DECIMAL);
    ck_assert_uint_eq(di_form_cell_type(&table, 0, 1).places, 4);
    ck_assert_int_eq(di_form_cell_type(&table, 1, 1).kind, DI_ROW_GROUP);
}
END_TEST

START_TEST(words_follow_the_language)
{
    di_language_use(DI_LANGUAGE_EN);
    ck_assert_str_eq(di_words_in_use(&rules[0].name), "sum");
    di_language_use(DI_LANGUAGE_ZH);
    ck_assert_str_eq(di_words_in_use(&rules[0].name), "合计");
}
END_TEST

TCase *form_cases(void)
{
    TCase *cases = tcase_create("form");

    tcase_add_test(cases, parts_are_found_by_id);
    tcase_add_test(cases, rules_are_found_by_their_check);
    tcase_add_test(cases, cell_type_is_the_column_s_where_it_has_one);
    tcase_add_test(cases, words_follow_the_language);
    return cases;
}
