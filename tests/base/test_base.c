#include "base/cases.h"
#include "support/suite.h"

int main(void)
{
    Suite *suite = suite_create("base");

    suite_add_tcase(suite, error_cases());
    suite_add_tcase(suite, refusal_cases());
    suite_add_tcase(suite, arena_cases());
    suite_add_tcase(suite, base64_cases());
    suite_add_tcase(suite, buffer_cases());
    suite_add_tcase(suite, fd_cases());
    suite_add_tcase(suite, clock_cases());
    suite_add_tcase(suite, date_cases());
    suite_add_tcase(suite, hash_cases());
    suite_add_tcase(suite, language_cases());
    suite_add_tcase(suite, installation_cases());
    suite_add_tcase(suite, decimal_cases());
    suite_add_tcase(suite, numeral_cases());
    suite_add_tcase(suite, text_cases());
    suite_add_tcase(suite, name_cases());
    return di_suite_run(suite);
}
