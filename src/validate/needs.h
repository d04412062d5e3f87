/*
 * needs.h - what a text must have for a pattern to match in it.
 */
#ifndef DOCINTAKE_VALIDATE_NEEDS_H
#define DOCINTAKE_VALIDATE_NEEDS_H

#include "docintake/sketch.h"

#define NEEDS_MAX 16

/* Of an alternative of a pattern. */
struct need {
    struct di_sketch all; /* of the characters that stand in it plainly, outside groups, classes and what may be left
                             out: a match has all of these pairs; an empty one needs nothing */
    struct di_sketch behind_number; /* of the signs that stand right behind its {n}: a match has one of them */
    bool counts;                    /* behind_number is set */
};

/* A match meets one of the alternatives. */
struct needs {
    struct need alternatives[NEEDS_MAX];
    size_t n_alternatives;
};

void needs_of_pattern(const char *pattern, struct needs *ret_needs);

bool needs_are_met(const struct needs *needs, const struct di_sketch *sketch);

#endif
