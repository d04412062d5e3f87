/*
 * needs.h - what a text must have for a pattern to match in it.
 */
#ifndef DOCINTAKE_VALIDATE_NEEDS_H
#define DOCINTAKE_VALIDATE_NEEDS_H

#include "docintake/sketch.h"

#define NEEDS_MAX 16

/*
 * One sketch for each alternative of the pattern: of the characters that stand in it plainly, outside groups, classes
 * and what may be left out. A match needs all pairs of one of them; an empty one needs nothing.
 */
struct needs {
    struct di_sketch alternatives[NEEDS_MAX];
    size_t n_alternatives;
};

void needs_of_pattern(const char *pattern, struct needs *ret_needs);

bool needs_are_met(const struct needs *needs, const struct di_sketch *sketch);

#endif
