/*
 * cases.h - the subjects of this suite. Each has a file of its own, which makes one test case.
 */
#ifndef DOCINTAKE_TEST_REPORT_CASES_H
#define DOCINTAKE_TEST_REPORT_CASES_H

#include <check.h>

TCase *answer_cases(void);
TCase *history_cases(void);
TCase *office_cases(void);
TCase *json_cases(void);
TCase *letter_cases(void);
TCase *phrase_cases(void);
TCase *reason_cases(void);
TCase *refusal_cases(void);
TCase *report_json_cases(void);
TCase *sheet_cases(void);
TCase *wrap_cases(void);

#endif
