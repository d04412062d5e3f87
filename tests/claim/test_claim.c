#include "claim/cases.h"
#include "support/suite.h"

int main(void)
{
    Suite *suite = suite_create("claim");

    suite_add_tcase(suite, content_cases());
    suite_add_tcase(suite, settle_cases());
    suite_add_tcase(suite, waiting_cases());
    suite_add_tcase(suite, record_cases());
    suite_add_tcase(suite, take_cases());
    suite_add_tcase(suite, left_cases());
    suite_add_tcase(suite, race_cases());
    suite_add_tcase(suite, recover_cases());
    return di_suite_run(suite);
}
