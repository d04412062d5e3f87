/*
 * tag_shape.h - a start tag taken apart as far as is needed to tell whether another one is the same but for what means
 * nothing.
 *
 * Only tags of the plainest spelling are: one space before each attribute, no other white space, no ">" in a value.
 *
 * Word numbers every paragraph and every change, so that tags which are the same otherwise would never be. The
 * blanks of a tag are values of eight hexadecimal digits of the attributes rsid… (ECMA-376 part 1, 17.3.1.22 and
 * 17.3.2.25), paraId and textId ([MS-DOCX]); they are not compared.
 */
#ifndef DOCINTAKE_XML_TAG_SHAPE_H
#define DOCINTAKE_XML_TAG_SHAPE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DI_TAG_BYTES 255U
#define DI_TAG_BLANKS 6U

enum di_tag_kind {
    DI_TAG_ODD, /* not of the plainest spelling: these bytes may not even be all of it */
    DI_TAG_START,
    DI_TAG_EMPTY, /* an element that ends where it begins, <w:b/> */
};

struct di_tag {
    enum di_tag_kind kind;
    const char *bytes; /* from "<" to ">" */
    uint8_t size, name_size, n_attributes, n_blanks;
    uint8_t blanks[DI_TAG_BLANKS]; /* where each begins */
    bool is_plain;     /* there are only bytes that need no thought: ASCII, no control character, "&" or "<" */
    uint64_t of_names; /* a fingerprint of all but the values */
};

/*
 * The bytes are those from "<" to the first ">" behind it, which are kept, not copied. What is found is right in a tag
 * that is well-formed; whether this one is, is not asked.
 */
void di_tag_take_apart(const char *bytes, size_t size, struct di_tag *ret_tag);

/* A fingerprint of the tag without its blanks. */
uint64_t di_tag_fingerprint(const struct di_tag *tag);

/* Whether these bytes, as many as the tag has, are the same tag but for the blanks. */
bool di_tag_is_same(const struct di_tag *tag, const char *bytes);

/*
 * Whether these bytes are the same tag but for values, and plain, so that they are well-formed if the tag is.
 */
bool di_tag_is_same_but_values(const struct di_tag *tag, const char *bytes, size_t size);

#endif
