#include "intake/cases.h"
#include "support/suite.h"

int main(void)
{
    Suite *suite = suite_create("intake");

    suite_add_tcase(suite, config_cases());
    suite_add_tcase(suite, office_cases());
    suite_add_tcase(suite, status_cases());
    suite_add_tcase(suite, blame_cases());
    suite_add_tcase(suite, results_cases());
    return di_suite_run(suite);
}
