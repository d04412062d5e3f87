/*
 * lets.h - named pieces of patterns: {info} for what <let name="info" pattern="…"/> says.
 */
#ifndef DOCINTAKE_FORMS_LETS_H
#define DOCINTAKE_FORMS_LETS_H

#include "build.h"

struct let {
    const char *name, *pattern; /* pattern with the lets before it put in */
};

struct lets {
    struct let *lets;
    size_t n_lets;
};

/* The lets of the narrative element, which may be NULL. */
void lets_build(struct builder *builder, const xmlNode *narrative, struct lets *ret_lets);

/*
 * The pattern with every {name} replaced; {n} is left, and so is what PCRE2 itself writes in braces: a{2,3}, \p{Han}.
 * Complains of a name that no let has.
 */
const char *lets_put_in(struct builder *builder, const struct lets *lets, unsigned line, const char *pattern);

#endif
