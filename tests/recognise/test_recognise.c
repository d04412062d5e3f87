#include "recognise/cases.h"
#include "support/suite.h"

int main(void)
{
    Suite *suite = suite_create("recognise");

    suite_add_tcase(suite, report_cases());
    suite_add_tcase(suite, heading_cases());
    suite_add_tcase(suite, lexicon_cases());
    suite_add_tcase(suite, label_cases());
    suite_add_tcase(suite, table_cases());
    suite_add_tcase(suite, matrix_cases());
    suite_add_tcase(suite, block_cases());
    suite_add_tcase(suite, choice_cases());
    suite_add_tcase(suite, around_cases());
    suite_add_tcase(suite, cell_cases());
    suite_add_tcase(suite, field_cases());
    suite_add_tcase(suite, table_field_cases());
    suite_add_tcase(suite, missing_cases());
    suite_add_tcase(suite, section_cases());
    return di_suite_run(suite);
}
