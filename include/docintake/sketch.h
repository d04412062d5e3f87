/*
 * sketch.h - which pairs of neighbouring ideographs a text has, and which ideographs stand right behind a number, in
 * one cache line: enough to see at once that most patterns cannot match in most sentences. It may say yes where the
 * answer is no, never the reverse.
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

/* Adds the pairs of size bytes of UTF-8. A number ends with an ASCII digit or a Chinese numeral. */
void di_sketch_add(struct di_sketch *sketch, const char *text, size_t size);

/* Adds that the sign at text stands right behind a number. False where it is no ideograph, which sketches leave out. */
bool di_sketch_add_behind_number(struct di_sketch *sketch, const char *text);

/* The bit of the first pair of neighbouring ideographs in text; DI_SKETCH_BITS where it has none. */
unsigned di_sketch_bit(const char *text);

/* False where the sketch lacks this bit: the text whose bit it is stands nowhere in the one of the sketch. */
static inline bool di_sketch_has(const struct di_sketch *sketch, unsigned bit)
{
    return bit == DI_SKETCH_BITS || (sketch->bits[bit / 64] >> bit % 64 & 1) != 0;
}

/* Every pair that part has is in whole. Always so where part is empty. */
bool di_sketch_covers(const struct di_sketch *whole, const struct di_sketch *part);

/* They have a pair in common. */
bool di_sketch_meets(const struct di_sketch *one, const struct di_sketch *other);

#endif
