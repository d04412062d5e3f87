#include "docintake/form.h"

#include "model/cases.h"

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

TCase *label_cases(void)
{
    TCase *cases = tcase_create("label");

    tcase_add_test(cases, label_splits_off_its_number);
    return cases;
}
