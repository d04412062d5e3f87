/*
 * cases.h - the subjects of this suite. Each has a file of its own, which makes one test case.
 */
#ifndef DOCINTAKE_TEST_INTAKE_CASES_H
#define DOCINTAKE_TEST_INTAKE_CASES_H

#include <check.h>

TCase *blame_cases(void);
TCase *config_cases(void);
TCase *office_cases(void);
TCase *results_cases(void);
TCase *status_cases(void);

#endif
