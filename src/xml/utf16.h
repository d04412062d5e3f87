/*
 * utf16.h - parts written in UTF-16, made UTF-8 before they are parsed, so that all else sees one encoding.
 */
#ifndef DOCINTAKE_XML_UTF16_H
#define DOCINTAKE_XML_UTF16_H

#include <stdbool.h>
#include <stddef.h>

enum di_utf16_order { DI_UTF16_NONE, DI_UTF16_LITTLE, DI_UTF16_BIG };

/* By the first two bytes of a part: a byte order mark, or "<" in 16 bits. */
enum di_utf16_order di_utf16_detect(const unsigned char first[2]);

/* Zeroed but for the order. Units and pairs may be cut anywhere between two calls. */
struct di_utf16 {
    enum di_utf16_order order;
    bool has_byte;
    unsigned char byte;  /* the first half of a unit that was cut */
    unsigned short high; /* a high surrogate that waits for its low one; 0 for none */
};

#define DI_UTF8_BYTES_PER_UTF16_BYTE 2 /* three bytes for a unit of two, and what was cut before */

/*
 * Converts size bytes into out, which has room for size * DI_UTF8_BYTES_PER_UTF16_BYTE + 4, and sets *ret_size. False
 * for a lone surrogate.
 */
bool di_utf16_convert(struct di_utf16 *state, const char *bytes, size_t size, char *out, size_t *ret_size);

/* True where no unit or pair is left half. */
bool di_utf16_is_whole(const struct di_utf16 *state);

#endif
