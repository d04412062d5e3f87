#include "docintake/base64.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

char *di_base64_encode(const void *bytes, size_t size)
{
    const unsigned char *in = bytes;
    char *text = size < SIZE_MAX / 2 ? malloc((size + 2) / 3 * 4 + 1) : NULL;
    char *out = text;

    if (text == NULL) {
        return NULL;
    }
    for (size_t at = 0; at < size; at += 3) {
        size_t left = size - at;
        uint32_t group =
            (uint32_t)in[at] << 16 | (left > 1 ? (uint32_t)in[at + 1] << 8 : 0) | (left > 2 ? in[at + 2] : 0);

        *out++ = digits[group >> 18];
        *out++ = digits[group >> 12 & 63];
        *out++ = left > 1 ? digits[group >> 6 & 63] : '=';
        *out++ = left > 2 ? digits[group & 63] : '=';
    }
    *out = '\0';
    return text;
}

/* The value of a digit, or -1. */
static int value_of(char byte)
{
    const char *digit = byte != '\0' ? strchr(digits, byte) : NULL;

    return digit != NULL ? (int)(digit - digits) : -1;
}

/* Decodes four digits, of which the last `padding` must be "="; false where they are not. */
static bool decode_group(const char *text, size_t padding, unsigned char ret_bytes[3])
{
    uint32_t group = 0;

    for (size_t i = 0; i < 4; i++) {
        int value = i < 4 - padding ? value_of(text[i]) : text[i] == '=' ? 0 : -1;

        if (value < 0) {
            return false;
        }
        group = group << 6 | (uint32_t)value;
    }
    ret_bytes[0] = (unsigned char)(group >> 16);
    ret_bytes[1] = (unsigned char)(group >> 8);
    ret_bytes[2] = (unsigned char)group;
    /* Bits below the padding must be zero, or two texts would stand for the same bytes. */
    return (padding < 1 || ret_bytes[2] == 0) && (padding < 2 || ret_bytes[1] == 0);
}

char *di_base64_decode(const char *text, size_t *ret_size)
{
    size_t length = strlen(text), padding = 0, size = 0;
    char *bytes = length % 4 == 0 ? malloc(length / 4 * 3 + 1) : NULL;

    if (bytes == NULL) {
        return NULL;
    }
    while (padding < 2 && padding < length && text[length - 1 - padding] == '=') {
        padding++;
    }
    for (size_t at = 0; at < length; at += 4) {
        size_t missing = at + 4 == length ? padding : 0;
        unsigned char group[3];

        if (!decode_group(text + at, missing, group)) {
            free(bytes);
            return NULL;
        }
        memcpy(bytes + size, group, 3 - missing);
        size += 3 - missing;
    }
    bytes[size] = '\0';
    *ret_size = size;
    return bytes;
}
