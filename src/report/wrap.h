/*
 * wrap.h - text broken into lines for a mono-spaced page, where a Chinese character takes two columns.
 *
 * A line may end at a space and beside any Chinese character, but not before a sign that closes (，。、）》”) and not
 * after one that opens (（《“), as Chinese is set (GB/T 15834). A word that is longer than a line is broken.
 */
#ifndef DOCINTAKE_REPORT_WRAP_H
#define DOCINTAKE_REPORT_WRAP_H

#include "docintake/buffer.h"

/*
 * Appends text to out, which stands at column (from 0) of a line; further lines begin with indent spaces, and no line
 * is longer than width columns. Returns the column after the last character.
 */
unsigned di_wrap(struct di_buffer *out, const char *text, unsigned column, unsigned indent, unsigned width);

/* Appends count times byte. */
void di_wrap_fill(struct di_buffer *out, char byte, unsigned count);

#endif
