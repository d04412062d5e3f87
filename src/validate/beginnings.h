/*
 * beginnings.h - the signs that a match of a pattern can begin with.
 *
 * Nearly all patterns begin with a word or a number, while PCRE2 tries them at every sign of a text.
 */
#ifndef DOCINTAKE_VALIDATE_BEGINNINGS_H
#define DOCINTAKE_VALIDATE_BEGINNINGS_H

#include <stdbool.h>
#include <stdint.h>

#define BEGINNINGS_BITS 512

/* May have a sign too many, never one too few. */
struct beginnings {
    bool any; /* every sign, or none: a match may be empty */
    uint64_t signs[BEGINNINGS_BITS / 64];
};

/* Of a pattern that compiles (pattern.h). */
void beginnings_of_pattern(const char *pattern, struct beginnings *ret_beginnings);

static inline bool beginnings_have(const struct beginnings *beginnings, int32_t code)
{
    uint32_t bit = (uint32_t)code % BEGINNINGS_BITS;

    return beginnings->any || (beginnings->signs[bit / 64] >> bit % 64 & 1) != 0;
}

#endif
