/*
 * tag_bound.h - bounds the bytes of one start tag before libxml2 sees them.
 *
 * libxml2 2.9 compares every attribute of an element with all others, so that one tag of a megabyte costs seconds. A
 * "<" cannot stand inside a tag; a tag longer than a chunk is therefore one that begins at the last "<" of a chunk, and
 * only what follows that last "<" need be looked at.
 */
#ifndef DOCINTAKE_XML_TAG_BOUND_H
#define DOCINTAKE_XML_TAG_BOUND_H

#include <stdbool.h>
#include <stddef.h>

/* Zeroed: outside any tag. */
struct di_tag_bound {
    bool open;   /* inside a start tag */
    char quote;  /* the quotation mark that closes the attribute value we are in; 0 outside */
    size_t size; /* bytes of the tag so far */
};

/*
 * Looks at the next chunk, of at most DI_LIMIT_XML_START_TAG_BYTES. False as soon as a start tag is longer than that.
 * Inside a comment, what looks like a start tag counts as one.
 */
bool di_tag_bound_pass(struct di_tag_bound *bound, const char *bytes, size_t size);

#endif
