#include "docintake/refusal.h"

#include <string.h>

#include "base/cases.h"

START_TEST(the_first_refusal_is_kept)
{
    struct di_refusal refusal = DI_REFUSAL_NONE;

    ck_assert_int_eq(refusal.reason, DI_REASON_NONE);
    ck_assert_int_eq(di_refuse(&refusal, DI_REASON_DAMAGED, "/word/document.xml", "line %d", 7), DI_REFUSED);
    ck_assert_int_eq(di_refuse(&refusal, DI_REASON_EMPTY, NULL, "later"), DI_REFUSED);
    ck_assert_int_eq(refusal.reason, DI_REASON_DAMAGED);
    ck_assert_str_eq(refusal.part, "/word/document.xml");
    ck_assert_str_eq(refusal.detail, "line 7");
}
END_TEST

START_TEST(foreign_bytes_are_scrubbed)
{
    struct di_refusal refusal = DI_REFUSAL_NONE;

    di_refuse(&refusal, DI_REASON_DAMAGED, "\xB1\xA8/\n\x7Fword", "统\xE8\xAE|\xFF");
    ck_assert_str_eq(refusal.part, "\uFFFD\uFFFD/  word");
    ck_assert_str_eq(refusal.detail, "统\uFFFD\uFFFD|\uFFFD");
}
END_TEST

START_TEST(long_texts_are_cut_between_characters)
{
    char text[4 * DI_REFUSAL_DETAIL_BYTES];
    struct di_refusal refusal = DI_REFUSAL_NONE;

    memset(text, 'x', sizeof text);
    text[DI_REFUSAL_DETAIL_BYTES - 1] = '\0';
    di_refuse(&refusal, DI_REASON_DAMAGED, NULL, "%s", text);
    ck_assert_str_eq(refusal.detail, text);
    ck_assert_str_eq(refusal.part, "");

    text[DI_REFUSAL_DETAIL_BYTES - 1] = 'x';
    strcpy(text + DI_REFUSAL_DETAIL_BYTES - 3, "中");
    refusal = DI_REFUSAL_NONE;
    di_refuse(&refusal, DI_REASON_DAMAGED, NULL, "%s", text);
    ck_assert_uint_eq(strlen(refusal.detail), DI_REFUSAL_DETAIL_BYTES - 3);
    ck_assert_int_eq(refusal.detail[DI_REFUSAL_DETAIL_BYTES - 4], 'x');
}
END_TEST

TCase *refusal_cases(void)
{
    TCase *cases = tcase_create("refusal");

    tcase_add_test(cases, the_first_refusal_is_kept);
    tcase_add_test(cases, foreign_bytes_are_scrubbed);
    tcase_add_test(cases, long_texts_are_cut_between_characters);
    return cases;
}
