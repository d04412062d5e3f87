/*
 * cases.h - the subjects of this suite. Each has a file of its own, which makes one test case.
 */
#ifndef DOCINTAKE_TEST_VALIDATE_CASES_H
#define DOCINTAKE_TEST_VALIDATE_CASES_H

#include <check.h>

TCase *asserts_cases(void);
TCase *causes_cases(void);
TCase *columns_cases(void);
TCase *expression_cases(void);
TCase *memory_cases(void);
TCase *narrative_cases(void);
TCase *narrative_later_cases(void);
TCase *office_cases(void);
TCase *pattern_cases(void);
TCase *sections_cases(void);
TCase *statements_cases(void);
TCase *words_cases(void);
TCase *subsets_cases(void);
TCase *sums_cases(void);
TCase *table_cases(void);

#endif
