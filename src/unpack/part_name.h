/*
 * part_name.h - names of parts made comparable (ECMA-376 part 2, 9.1.1 and annex A).
 *
 * A key is the name with percent-encoding decoded, backslashes (which old packers write) made slashes, ASCII letters
 * made small, without a leading slash, empty segments and dots ("./word//document.xml"). Two names are of one part when
 * their keys are equal.
 */
#ifndef DOCINTAKE_UNPACK_PART_NAME_H
#define DOCINTAKE_UNPACK_PART_NAME_H

#include <stddef.h>

#include "docintake/arena.h"

/* The key of a name as the archive or a content type writes it. NULL as for di_arena_alloc. */
char *di_part_key(struct di_arena *arena, const char *name, size_t size);

/*
 * The key of the part that a relationship of the part source_key ("" for the package) names by target: absolute, or
 * relative to the folder of the source (RFC 3986, 5.2), without its fragment. NULL as for di_arena_alloc.
 */
char *di_part_resolve(struct di_arena *arena, const char *source_key, const char *target, size_t size);

/* The key of the relationships part of a part: "word/_rels/document.xml.rels", "_rels/.rels" for "". */
char *di_part_relationships_key(struct di_arena *arena, const char *source_key);

#endif
