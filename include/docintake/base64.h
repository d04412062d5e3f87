/* base64.h - bytes that are no text, as text (RFC 4648, section 4): names of files that are not UTF-8. */
#ifndef DOCINTAKE_BASE64_H
#define DOCINTAKE_BASE64_H

#include <stddef.h>

/* The bytes as base64 with padding, for the caller to free; NULL when out of memory. */
char *di_base64_encode(const void *bytes, size_t size);

/*
 * The bytes that text stands for, followed by a NUL that *ret_size does not count, for the caller to free. NULL when
 * out of memory or where text is not base64 as di_base64_encode writes it.
 */
char *di_base64_decode(const char *text, size_t *ret_size);

#endif
