/*
 * cases.h - one file a subject; test_parse.c runs them all.
 */
#ifndef DOCINTAKE_TEST_PARSE_CASES_H
#define DOCINTAKE_TEST_PARSE_CASES_H

#include <string.h>

#include "docintake/fd.h"
#include "docintake/limits.h"
#include "support/suite.h"
#include "word.h"

TCase *paragraph_cases(void);
TCase *table_cases(void);
TCase *inline_cases(void);
TCase *story_cases(void);
TCase *bound_cases(void);
TCase *memory_cases(void);
TCase *style_cases(void);
TCase *number_format_cases(void);
TCase *list_cases(void);

/* Every test of this module gets a fresh arena. */
extern struct di_arena *arena;
TCase *parse_cases(const char *name);

#define BLOCKS(body, expected) ck_assert_str_eq(word_blocks(arena, body), expected)
#define P(text) "<w:p><w:r><w:t>" text "</w:t></w:r></w:p>"
#define JSON_P(text) "{\"kind\":\"paragraph\",\"level\":0,\"text\":\"" text "\"}"

#endif
