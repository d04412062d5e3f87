#include "support/suite.h"
#include "watch/listening.h"

int main(void)
{
    Suite *suite = suite_create("watch");

    suite_add_tcase(suite, noticing_cases());
    suite_add_tcase(suite, trust_cases());
    suite_add_tcase(suite, ignoring_cases());
    return di_suite_run(suite);
}
