#include <fcntl.h>

#include "docintake/fd.h"
#include "docintake/forms.h"

#include "support/suite.h"

START_TEST(installed_forms_load)
{
    DI_AUTO_FD folder = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct di_error error = DI_ERROR_NONE;
    struct di_forms *forms;

    ck_assert_msg(di_forms_load(folder, NULL, NULL, &forms, &error) == DI_OK, "%s", error.text);
    ck_assert_uint_ge(forms->n_forms, 1);
    ck_assert_str_eq(forms->forms[0]->id, "zfxxgk-2014");
    ck_assert_uint_eq(forms->forms[0]->tables[0].n_rows, 65);
    di_forms_free(forms);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("forms");
    TCase *load = tcase_create("load");

    tcase_add_test(load, installed_forms_load);
    suite_add_tcase(suite, load);
    return di_suite_run(suite);
}
