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

/*
 * A report of `agency` may well be signed by `signer`, because it is a part of that government (双榆镇党政办公室 for
 * 云屏县双榆镇人民政府), or the government above it (云屏县人民政府办公室).
 */
bool agency_name_signs_for(struct di_arena *arena, const char *signer, const char *agency);

/* The folded name is that of a government or its 派出机关, which speaks for those under it, too. */
bool agency_name_is_government(const char *folded);

#endif
