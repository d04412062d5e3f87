/*
 * sketch.h - which pairs of neighbouring ideographs a text has, in one cache line: enough to see at once that most
 * patterns cannot match in most sentences. It may say yes where the answer is no, never the reverse.
 */
#ifndef DOCINTAKE_SKETCH_H
#define DOCINTAKE_SKETCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DI_SKETCH_BITS 512

struct di_sketch {
    uint64_t bits[DI_SKETCH_BITS / 64];
};

#define DI_SKETCH_EMPTY ((struct di_sketch){{0}})

/* Adds the pairs of size bytes of UTF-8. */
void di_sketch_add(struct di_sketch *sketch, const char *text, size_t size);

/* Every pair that part has is in whole. Always so where part is empty. */
bool di_sketch_covers(const struct di_sketch *whole, const struct di_sketch *part);

#endif
