#include "docintake/sketch.h"

#include <string.h>

#define IDEOGRAPH_BYTES 3U
#define PAIR_BYTES 6U

/* The first of three bytes, as all common ideographs have. */
static bool starts_ideograph(char byte)
{
    return ((unsigned char)byte & 0xF0) == 0xE0;
}

/* Multiplying by this spreads six bytes over the nine uppermost bits. */
static unsigned bit_of(const char *pair)
{
    uint64_t bytes = 0;

    memcpy(&bytes, pair, PAIR_BYTES);
    return (unsigned)((bytes * UINT64_C(0x9E3779B97F4A7C15)) >> 55);
}
_Static_assert(DI_SKETCH_BITS == 1 << (64 - 55), "as many bits as bit_of can name");

void di_sketch_add(struct di_sketch *sketch, const char *text, size_t size)
{
    for (size_t at = 0; at + PAIR_BYTES <= size;) {
        bool first = starts_ideograph(text[at]);

        if (first && starts_ideograph(text[at + IDEOGRAPH_BYTES])) {
            unsigned bit = bit_of(text + at);

            sketch->bits[bit / 64] |= UINT64_C(1) << bit % 64;
        }
        at += first ? IDEOGRAPH_BYTES : 1;
    }
}

bool di_sketch_covers(const struct di_sketch *whole, const struct di_sketch *part)
{
    uint64_t missing = 0;

    for (size_t i = 0; i < DI_SKETCH_BITS / 64; i++) {
        missing |= part->bits[i] & ~whole->bits[i];
    }
    return missing == 0;
}
