#include "process/cases.h"
#include "readers.h"
#include "support/suite.h"

static Suite *process_suite(void)
{
    Suite *suite = suite_create("process");

    suite_add_tcase(suite, reader_cases());
    suite_add_tcase(suite, turn_cases());
    suite_add_tcase(suite, lock_cases());
    suite_add_tcase(suite, filter_cases());
    suite_add_tcase(suite, liar_cases());
    suite_add_tcase(suite, message_cases());
    return suite;
}

/* Executed in the place of docintake-reader, this program is one. */
int main(void)
{
    int status = di_test_reader_play();

    return status >= 0 ? status : di_suite_run(process_suite());
}
