/* cases.h - the subjects of this suite. Each has a file of its own, which makes one test case. */
#ifndef DOCINTAKE_TEST_PROCESS_CASES_H
#define DOCINTAKE_TEST_PROCESS_CASES_H

#include <check.h>

TCase *reader_cases(void);
TCase *turn_cases(void);
TCase *lock_cases(void);
TCase *filter_cases(void);
TCase *liar_cases(void);
TCase *message_cases(void);

#endif
