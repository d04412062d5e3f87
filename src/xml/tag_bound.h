/*
 * tag_bound.h - bounds the bytes and the attributes of one start tag before libxml2 sees them.
 *
 * libxml2 2.9 compares every attribute of an element with all others, so that one tag of a megabyte may cost seconds;
 * one whose bytes are those of few values does not. What fits into DI_TAG_SHORT_BYTES is cheap either way. A
 * "<" cannot stand inside a tag; a tag longer than a chunk is therefore one that begins at the last "<" of a chunk, and
 * only what follows that last "<" need be looked at.
 */
#ifndef DOCINTAKE_XML_TAG_BOUND_H
#define DOCINTAKE_XML_TAG_BOUND_H

#include <stdbool.h>
#include <stddef.h>

#define DI_TAG_SHORT_BYTES (64 * 1024UL)

/* Zeroed: outside any tag. */
struct di_tag_bound {
    bool open;   /* inside a start tag */
    char quote;  /* the quotation mark that closes the attribute value we are in; 0 outside */
    size_t size; /* bytes of the tag so far */
    unsigned attributes;
};

/*
 * Looks at the next chunk, of at most DI_TAG_SHORT_BYTES. False as soon as a start tag is longer than
 * DI_LIMIT_XML_START_TAG_BYTES, or longer than a chunk with more than DI_LIMIT_XML_ATTRIBUTES attributes. Inside a
 * comment, what looks like a start tag counts as one.
 */
bool di_tag_bound_pass(struct di_tag_bound *bound, const char *bytes, size_t size);

#endif
