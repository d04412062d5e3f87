#include "utf16.h"

#include "docintake/text.h"

enum di_utf16_order di_utf16_detect(const unsigned char first[2])
{
    if ((first[0] == 0xFF && first[1] == 0xFE) || (first[0] == '<' && first[1] == 0)) {
        return DI_UTF16_LITTLE;
    }
    if ((first[0] == 0xFE && first[1] == 0xFF) || (first[0] == 0 && first[1] == '<')) {
        return DI_UTF16_BIG;
    }
    return DI_UTF16_NONE;
}

/* Writes what the unit completes; NULL for a surrogate out of place. */
static char *put_unit(struct di_utf16 *state, unsigned unit, char *out)
{
    bool is_high = unit >= 0xD800 && unit < 0xDC00, is_low = unit >= 0xDC00 && unit < 0xE000;

    if (is_low != (state->high != 0)) {
        return NULL;
    }
    if (is_high) {
        state->high = (unsigned short)unit;
        return out;
    }
    if (is_low) {
        int32_t code = 0x10000 + ((state->high - 0xD800) << 10) + (int32_t)(unit - 0xDC00);

        state->high = 0;
        return out + di_text_put_code(code, out);
    }
    return out + di_text_put_code((int32_t)unit, out);
}

bool di_utf16_convert(struct di_utf16 *state, const char *bytes, size_t size, char *out, size_t *ret_size)
{
    char *next = out;

    for (size_t at = 0; at < size; at++) {
        unsigned char byte = (unsigned char)bytes[at];

        if (!state->has_byte) {
            state->byte = byte;
            state->has_byte = true;
            continue;
        }
        state->has_byte = false;
        next = put_unit(
            state, state->order == DI_UTF16_BIG ? (unsigned)state->byte << 8 | byte : (unsigned)byte << 8 | state->byte,
            next);
        if (next == NULL) {
            return false;
        }
    }
    *ret_size = (size_t)(next - out);
    return true;
}

bool di_utf16_is_whole(const struct di_utf16 *state)
{
    return !state->has_byte && state->high == 0;
}
