/*
 * cases.h - the subjects of this suite. Each has a file of its own, which makes one test case.
 */
#ifndef DOCINTAKE_TEST_RECOGNISE_CASES_H
#define DOCINTAKE_TEST_RECOGNISE_CASES_H

#include <check.h>

/* The number of cases in a table, for tcase_add_loop_test. */
#define LENGTH(array) ((int)(sizeof(array) / sizeof *(array)))

TCase *report_cases(void);
TCase *heading_cases(void);
TCase *lexicon_cases(void);
TCase *label_cases(void);
TCase *table_cases(void);
TCase *matrix_cases(void);
TCase *block_cases(void);
TCase *choice_cases(void);
TCase *around_cases(void);
TCase *cell_cases(void);
TCase *field_cases(void);
TCase *table_field_cases(void);
TCase *missing_cases(void);
TCase *section_cases(void);

#endif
