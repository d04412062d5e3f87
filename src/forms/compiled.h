/*
 * compiled.h - the patterns and expressions of all forms of a load.
 *
 * Forms that follow one another have most of their phrases in common, and the phrases of one form what may not stand
 * before them. A pattern is compiled once however often it stands there, and all expressions share one context of
 * libxml2, because both take long to make.
 */
#ifndef DOCINTAKE_FORMS_COMPILED_H
#define DOCINTAKE_FORMS_COMPILED_H

#include "docintake/expression.h"
#include "docintake/pattern.h"

struct di_compiled;

/* NULL when out of memory. What is compiled lives as long as this; free with compiled_free. */
struct di_compiled *compiled_new(void);
void compiled_free(struct di_compiled *compiled);

/*
 * The pattern of this text, which must live as long; see di_pattern_compile. DI_REFUSED with a text in ret_fault where
 * it does not compile.
 */
enum di_status compiled_pattern(struct di_compiled *compiled, const char *text, const struct di_pattern **ret_pattern,
                                char ret_fault[DI_PATTERN_FAULT_BYTES], struct di_error *error);

/* The expression of this text; see di_expression_compile. */
enum di_status compiled_expression(struct di_compiled *compiled, const char *text,
                                   const struct di_expression **ret_expression,
                                   char ret_fault[DI_EXPRESSION_FAULT_BYTES], struct di_error *error);

#endif
