/*
 * content_types.h - what [Content_Types].xml says about the parts (ECMA-376 part 2, 10.1.2).
 */
#ifndef DOCINTAKE_UNPACK_CONTENT_TYPES_H
#define DOCINTAKE_UNPACK_CONTENT_TYPES_H

#include "archive.h"

/* Sets the content of every part of the archive; without the part of content types all stay unknown. */
enum di_status di_content_types_read(struct di_package *package, struct di_archive *archive, struct di_arena *arena,
                                     struct di_refusal *refusal, struct di_error *error);

#endif
