/*
 * agency_name.h - whether two ways of writing an agency's name can be the same agency. White space and kinds of signs
 * do not matter.
 */
#ifndef DOCINTAKE_VALIDATE_AGENCY_NAME_H
#define DOCINTAKE_VALIDATE_AGENCY_NAME_H

#include <stdbool.h>

#include "docintake/arena.h"

/* One name is the other, or its end: 统计局 for 青禾市统计局, where the province or city is left out. */
bool agency_name_same(struct di_arena *arena, const char *a, const char *b);

/* One name has the other's signs in order, with others between: 统计云岭分局 for 青禾市统计局云岭分局. */
bool agency_name_abbreviates(struct di_arena *arena, const char *a, const char *b);

#endif
