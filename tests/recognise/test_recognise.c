#include "recognise/cases.h"
#include "support/suite.h"

int main(void)
{
    Suite *suite = suite_create("recognise");

    suite_add_tcase(suite, report_cases());
    return di_suite_run(suite);
}
