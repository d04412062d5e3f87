#include "docintake/sketch.h"

#include <string.h>
#include <uchar.h>

#include "docintake/text.h"

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

static void add_pair(struct di_sketch *sketch, const char *pair)
{
    unsigned bit = bit_of(pair);

    sketch->bits[bit / 64] |= UINT64_C(1) << bit % 64;
}

bool di_sketch_add_behind_number(struct di_sketch *sketch, const char *text)
{
    char pair[PAIR_BYTES] = {'{', 'n', '}'}; /* no ideograph: stands for any number */

    if (!starts_ideograph(*text)) {
        return false;
    }
    memcpy(pair + IDEOGRAPH_BYTES, text, IDEOGRAPH_BYTES);
    add_pair(sketch, pair);
    return true;
}

/* clang-format off */
/* The numerals that a pattern takes for the end of a number, or more. */
static bool is_numeral(int32_t code)
{
    switch (code) {
    case U'零': case U'〇': case U'○': case U'一': case U'二': case U'两': case U'三': case U'四': case U'五':
    case U'六': case U'七': case U'八': case U'九': case U'十': case U'百': case U'千': case U'万': case U'亿':
        return true;
    default:
        return code >= '0' && code <= '9';
    }
}
/* clang-format on */

void di_sketch_add(struct di_sketch *sketch, const char *text, size_t size)
{
    bool behind_number = false;

    for (size_t at = 0, bytes; at < size; at += bytes) {
        int32_t code = di_text_next(text + at, &bytes);

        if (behind_number && size - at >= IDEOGRAPH_BYTES) {
            di_sketch_add_behind_number(sketch, text + at);
        }
        if (size - at >= PAIR_BYTES && starts_ideograph(text[at]) && starts_ideograph(text[at + IDEOGRAPH_BYTES])) {
            add_pair(sketch, text + at);
        }
        behind_number = is_numeral(code);
    }
}

unsigned di_sketch_bit(const char *text)
{
    for (; *text != '\0'; text += starts_ideograph(*text) ? IDEOGRAPH_BYTES : 1) {
        if (starts_ideograph(*text) && starts_ideograph(text[IDEOGRAPH_BYTES])) {
            return bit_of(text);
        }
    }
    return DI_SKETCH_BITS;
}

bool di_sketch_covers(const struct di_sketch *whole, const struct di_sketch *part)
{
    for (size_t i = 0; i < DI_SKETCH_BITS / 64; i++) {
        if ((part->bits[i] & ~whole->bits[i]) != 0) {
            return false;
        }
    }
    return true;
}

bool di_sketch_meets(const struct di_sketch *one, const struct di_sketch *other)
{
    uint64_t common = 0;

    for (size_t i = 0; i < DI_SKETCH_BITS / 64; i++) {
        common |= one->bits[i] & other->bits[i];
    }
    return common != 0;
}
