/*
 * cases.h - the subjects of this suite. Each has a file of its own, which makes one test case.
 */
#ifndef DOCINTAKE_TEST_FORMS_CASES_H
#define DOCINTAKE_TEST_FORMS_CASES_H

#include <check.h>

TCase *complaints_cases(void);
TCase *installed_cases(void);
TCase *load_cases(void);
TCase *shape_cases(void);

#endif
