#include "report/cases.h"
#include "support/suite.h"

int main(void)
{
    Suite *suite = suite_create("report");

    suite_add_tcase(suite, json_cases());
    suite_add_tcase(suite, answer_cases());
    suite_add_tcase(suite, letter_cases());
    suite_add_tcase(suite, sheet_cases());
    suite_add_tcase(suite, refusal_cases());
    return di_suite_run(suite);
}
