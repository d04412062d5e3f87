/*
 * parts.h - what the fuzz targets share: packages whose parts are given, and a budget that keeps a run quick.
 */
#ifndef DOCINTAKE_FUZZ_PARTS_H
#define DOCINTAKE_FUZZ_PARTS_H

#include <stddef.h>
#include <stdint.h>

#include "docintake/arena.h"

/* Smaller than what a document may really have, so that an input that grows is found out soon. */
#define FUZZ_ARENA_BYTES (32UL * 1024 * 1024)

/* libFuzzer's entry: one input. Always returns 0. */
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

/*
 * An anonymous file with a DOCX, whose parts are stored and not compressed, so that a changed byte of the input is a
 * changed byte of a part. Either part may be NULL and is then a short sound one.
 */
int fuzz_pack(const char *document, size_t document_size, const char *numbering, size_t numbering_size);

/* Reads the package behind fd as a document and forgets it; closes fd. */
void fuzz_read(int fd);

#endif
