#include "forms/cases.h"
#include "support/suite.h"

int main(void)
{
    Suite *suite = suite_create("forms");

    suite_add_tcase(suite, load_cases());
    suite_add_tcase(suite, shape_cases());
    suite_add_tcase(suite, complaints_cases());
    suite_add_tcase(suite, installed_cases());
    return di_suite_run(suite);
}
