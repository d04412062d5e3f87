/*
 * suite.h - what every test program shares: running one Check suite, and the folders of the test data.
 *
 *   DI_TEST_FIXTURES  the fixtures          DI_TEST_FORMS     the form files and their grammar
 *   DI_TEST_CONFIG    the configuration as it is installed
 *   DI_TEST_LOCALES   the catalogues        DI_TEST_PROGRAMS  the built programs
 */
#ifndef DOCINTAKE_TEST_SUITE_H
#define DOCINTAKE_TEST_SUITE_H

#include <check.h>

/* Runs the suite and returns main's exit status. Frees it. */
int di_suite_run(Suite *suite);

#endif
