/*
 * cases.h - the subjects of this suite. Each has a file of its own, which makes one test case.
 */
#ifndef DOCINTAKE_TEST_MODEL_CASES_H
#define DOCINTAKE_TEST_MODEL_CASES_H

#include <check.h>

TCase *form_cases(void);
TCase *label_cases(void);
TCase *place_cases(void);
TCase *reason_cases(void);
TCase *report_cases(void);

#endif
