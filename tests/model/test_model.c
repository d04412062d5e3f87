#include "model/cases.h"
#include "support/suite.h"

int main(void)
{
    Suite *suite = suite_create("model");

    suite_add_tcase(suite, place_cases());
    suite_add_tcase(suite, reason_cases());
    suite_add_tcase(suite, label_cases());
    suite_add_tcase(suite, form_cases());
    suite_add_tcase(suite, report_cases());
    return di_suite_run(suite);
}
