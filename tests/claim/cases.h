/*
 * cases.h - the subjects of this suite. Each has a file of its own, which makes one test case.
 */
#ifndef DOCINTAKE_TEST_CLAIM_CASES_H
#define DOCINTAKE_TEST_CLAIM_CASES_H

#include <check.h>

TCase *content_cases(void);
TCase *record_cases(void);
TCase *recover_cases(void);
TCase *settle_cases(void);
TCase *take_cases(void);
TCase *left_cases(void);
TCase *race_cases(void);
TCase *waiting_cases(void);

#endif
