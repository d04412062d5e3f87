#include <stdint.h>

#include "docintake/form.h"

#include "support/suite.h"

START_TEST(label_splits_off_its_number)
{
    static const struct {
        const char *text, *number, *folded;
    } cases[] = {
        {"（一）收到申请数", "(一)", "收到申请数"},
        {" ( 十二 ) 收到\n申请数", "(十二)", "收到申请数"},
        {"一、主动公开情况", "一、", "主动公开情况"},
        {"1．当面 申请数", "1.", "当面申请数"},
        {"10、其他", "10、", "其他"},
        {"一)主动公开", "一)", "主动公开"},
        {"其中：主动公开规范性文件数", "", "其中:主动公开规范性文件数"},
        {"一般情况", "", "一般情况"},
        {"2017年", "", "2017年"},
        {"（盖章）", "", "(盖章)"},
        {"（二", "", "(二"},
        {"", "", ""},
    };
    struct di_arena *arena = di_arena_new(1 << 16);

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *number, *folded;

        ck_assert(di_label_fold(arena, cases[i].text, &number, &folded));
        ck_assert_str_eq(number, cases[i].number);
        ck_assert_str_eq(folded, cases[i].folded);
    }
    di_arena_free(arena);
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

int main(void)
{
    Suite *suite = suite_create("model");
    TCase *forms = tcase_create("form");

    tcase_add_test(forms, label_splits_off_its_number);
    tcase_add_test(forms, cell_type_is_the_column_s_where_it_has_one);
    suite_add_tcase(suite, forms);
    return di_suite_run(suite);
}
