#include "docintake/error.h"

#include <errno.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#include "base/cases.h"

START_TEST(the_first_error_is_kept)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert(!di_error_is_set(&error));
    ck_assert_int_eq(di_fail(&error, ENOENT, "cannot open %s", "spool"), DI_FAILED);
    ck_assert_int_eq(di_fail(&error, EIO, "later"), DI_FAILED);
    ck_assert_int_eq(di_fail_no_memory(&error), DI_FAILED);
    ck_assert(di_error_is_set(&error));
    ck_assert_int_eq(error.number, ENOENT);
    ck_assert_str_eq(error.text, "cannot open spool: No such file or directory");
}
END_TEST

START_TEST(errors_speak_english)
{
    struct di_error error = DI_ERROR_NONE;

    /* glibc has its own catalogues, which would be found by this where they are installed. */
    setlocale(LC_ALL, "C.UTF-8");
    setenv("LANGUAGE", "zh_CN", 1);
    di_fail(&error, ENOENT, "document");
    ck_assert_str_eq(error.text, "document: No such file or directory");
    error = DI_ERROR_NONE;
    di_fail(&error, 54321, "document");
    ck_assert_str_eq(error.text, "document: error 54321");
}
END_TEST

START_TEST(no_number_no_system_text)
{
    struct di_error error = DI_ERROR_NONE;

    di_fail(&error, 0, "the form has no id");
    ck_assert_str_eq(error.text, "the form has no id");
    error = DI_ERROR_NONE;
    di_fail_no_memory(&error);
    ck_assert_int_eq(error.number, ENOMEM);
}
END_TEST

START_TEST(nobody_need_want_to_know)
{
    ck_assert_int_eq(di_fail(NULL, EIO, "unheard"), DI_FAILED);
}
END_TEST

START_TEST(long_texts_are_cut_visibly)
{
    char text[2 * DI_ERROR_TEXT_BYTES];
    struct di_error error = DI_ERROR_NONE;

    memset(text, 'x', sizeof text);
    text[DI_ERROR_TEXT_BYTES - 1] = '\0';
    di_fail(&error, 0, "%s", text);
    ck_assert_str_eq(error.text, text);

    text[DI_ERROR_TEXT_BYTES - 1] = 'x';
    text[DI_ERROR_TEXT_BYTES] = '\0';
    error = DI_ERROR_NONE;
    di_fail(&error, 0, "%s", text);
    ck_assert_uint_eq(strlen(error.text), DI_ERROR_TEXT_BYTES - 1);
    ck_assert_str_eq(error.text + DI_ERROR_TEXT_BYTES - 4, "...");

    text[DI_ERROR_TEXT_BYTES - 10] = '\0';
    error = DI_ERROR_NONE;
    di_fail(&error, ENOENT, "%s", text);
    ck_assert_uint_eq(strlen(error.text), DI_ERROR_TEXT_BYTES - 1);
    ck_assert_str_eq(error.text + DI_ERROR_TEXT_BYTES - 4, "...");
}
END_TEST

TCase *error_cases(void)
{
    TCase *cases = tcase_create("error");

    tcase_add_test(cases, the_first_error_is_kept);
    tcase_add_test(cases, errors_speak_english);
    tcase_add_test(cases, no_number_no_system_text);
    tcase_add_test(cases, nobody_need_want_to_know);
    tcase_add_test(cases, long_texts_are_cut_visibly);
    return cases;
}
