#include "docintake/installation.h"

#include "base/cases.h"

/* No reader lies beside this test program, so the installed places are what is left. */
START_TEST(outside_a_build_tree_the_installed_places)
{
    struct di_installation installation;
    struct di_error error = DI_ERROR_NONE;

    ck_assert_int_eq(di_installation_find(&installation, &error), DI_OK);
    ck_assert_str_eq(installation.reader, DI_INSTALL_LIBEXEC "/docintake-reader");
    ck_assert_str_eq(installation.forms_program, DI_INSTALL_LIBEXEC "/docintake-forms");
    ck_assert_str_eq(installation.forms, DI_INSTALL_DATA "/forms");
    ck_assert_str_eq(installation.locales, DI_INSTALL_LOCALE);
}
END_TEST

TCase *installation_cases(void)
{
    TCase *cases = tcase_create("installation");

    tcase_add_test(cases, outside_a_build_tree_the_installed_places);
    return cases;
}
