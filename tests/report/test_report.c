#include "report/cases.h"
#include "support/suite.h"

int main(void)
{
    Suite *suite = suite_create("report");

    suite_add_tcase(suite, history_cases());
    suite_add_tcase(suite, office_cases());
    suite_add_tcase(suite, json_cases());
    suite_add_tcase(suite, answer_cases());
    suite_add_tcase(suite, refusal_cases());
    suite_add_tcase(suite, reason_cases());
    suite_add_tcase(suite, report_json_cases());
    suite_add_tcase(suite, phrase_cases());
    suite_add_tcase(suite, wrap_cases());
    suite_add_tcase(suite, letter_cases());
    suite_add_tcase(suite, sheet_cases());
    return di_suite_run(suite);
}
