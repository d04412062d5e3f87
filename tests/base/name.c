#include "docintake/name.h"

#include <string.h>

#include "base/cases.h"

START_TEST(names_are_shown_as_they_are)
{
    struct di_arena *arena = di_arena_new(4096);
    struct di_name name;

    ck_assert(di_name_make(arena, "年度\n报告.docx", &name));
    ck_assert_str_eq(name.text, "年度\n报告.docx");
    ck_assert_ptr_null(name.base64);
    di_arena_free(arena);
}
END_TEST

START_TEST(names_that_are_no_text_are_kept_exactly)
{
    struct di_arena *arena = di_arena_new(4096);
    struct di_name name;

    /* 报告 in GBK */
    ck_assert(di_name_make(arena, "\xB1\xA8\xB8\xE6.docx", &name));
    ck_assert_str_eq(name.base64, "sai45i5kb2N4");
    ck_assert_ptr_nonnull(strstr(name.text, "\uFFFD"));
    ck_assert_ptr_nonnull(strstr(name.text, ".docx"));
    di_arena_free(arena);
}
END_TEST

START_TEST(names_need_room)
{
    struct di_arena *arena = di_arena_new(4);
    struct di_name name;

    ck_assert(!di_name_make(arena, "report.docx", &name));
    ck_assert(!di_name_make(arena, "\xB1report.docx", &name));
    di_arena_free(arena);
}
END_TEST

TCase *name_cases(void)
{
    TCase *cases = tcase_create("name");

    tcase_add_test(cases, names_are_shown_as_they_are);
    tcase_add_test(cases, names_that_are_no_text_are_kept_exactly);
    tcase_add_test(cases, names_need_room);
    return cases;
}
