/*
 * cases.h - the subjects of this suite. Each has a file of its own, which makes one test case.
 */
#ifndef DOCINTAKE_TEST_BASE_CASES_H
#define DOCINTAKE_TEST_BASE_CASES_H

#include <check.h>

TCase *arena_cases(void);
TCase *base64_cases(void);
TCase *buffer_cases(void);
TCase *clock_cases(void);
TCase *date_cases(void);
TCase *decimal_cases(void);
TCase *error_cases(void);
TCase *fd_cases(void);
TCase *hash_cases(void);
TCase *installation_cases(void);
TCase *language_cases(void);
TCase *name_cases(void);
TCase *numeral_cases(void);
TCase *refusal_cases(void);
TCase *text_cases(void);

#endif
