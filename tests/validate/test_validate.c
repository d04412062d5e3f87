#include "support/suite.h"
#include "validate/cases.h"

int main(void)
{
    Suite *suite = suite_create("validate");

    suite_add_tcase(suite, expression_cases());
    suite_add_tcase(suite, pattern_cases());
    suite_add_tcase(suite, sums_cases());
    suite_add_tcase(suite, subsets_cases());
    suite_add_tcase(suite, asserts_cases());
    suite_add_tcase(suite, columns_cases());
    suite_add_tcase(suite, causes_cases());
    suite_add_tcase(suite, table_cases());
    suite_add_tcase(suite, sections_cases());
    suite_add_tcase(suite, statements_cases());
    suite_add_tcase(suite, words_cases());
    suite_add_tcase(suite, narrative_cases());
    suite_add_tcase(suite, narrative_later_cases());
    suite_add_tcase(suite, office_cases());
    suite_add_tcase(suite, memory_cases());
    return di_suite_run(suite);
}
