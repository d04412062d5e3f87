/* roster.h - which agency of the office's roster a name means. */
#ifndef DOCINTAKE_VALIDATE_ROSTER_H
#define DOCINTAKE_VALIDATE_ROSTER_H

#include "validation.h"

/*
 * The agency that has this name, or, where none has, the only one of which a name can be an abbreviation of this one or
 * this one of it. NULL where there is none; *ret_unclear where there are several.
 */
const struct di_agency *roster_find(const struct validation *validation, const char *name, bool *ret_unclear);

/* The office has a roster. */
bool roster_is_known(const struct validation *validation);

/* The agency in whose folder the report lay; NULL where that is unknown, or not on the roster. */
const struct di_agency *roster_folder(const struct validation *validation);

/* Both names are known, and mean one agency. */
bool roster_same(const struct validation *validation, const char *a, const char *b);

#endif
