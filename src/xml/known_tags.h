/*
 * known_tags.h - start tags that a part repeats byte for byte, and what libxml2 told of them the first time.
 *
 * A tag is learnt when it comes the second time. Only tags of the plainest spelling are: one space before each
 * attribute, no other white space, and no ">" in a value.
 *
 * Word numbers every paragraph and every change, so that tags which are the same otherwise would never be: values of
 * eight hexadecimal digits of the attributes rsid… (ECMA-376 part 1, 17.3.1.22 and 17.3.2.25), paraId and textId
 * ([MS-DOCX]) are passed over when tags are compared, and these attributes are not remembered. No vocabulary may have
 * them.
 */
#ifndef DOCINTAKE_XML_KNOWN_TAGS_H
#define DOCINTAKE_XML_KNOWN_TAGS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <libxml/tree.h>

#define DI_KNOWN_TAGS 250U      /* of one part */
#define DI_KNOWN_TAG_BYTES 255U /* of one tag */
#define DI_KNOWN_TAG_BLANKS 6U  /* values of one tag that are passed over */
#define DI_KNOWN_TAG_ATTRIBUTES 63U
#define DI_KNOWN_BYTES 16384U     /* of all tags */
#define DI_KNOWN_ATTRIBUTES 1024U /* of all tags */
#define DI_KNOWN_TAGS_SEEN 512U   /* tags of which it is known that they came once; a power of two */

#define DI_KNOWN_NO_TAG 0U

struct di_known_tag {
    const char *bytes; /* from "<" to ">" */
    uint8_t size, name_size;
    uint8_t name;  /* the first tag of that name, itself perhaps: equal where names are */
    bool is_empty; /* an element that ends where it begins, <w:b/> */
    uint8_t next;  /* another tag of that size, or none */
    uint8_t n_blanks;
    uint8_t blanks[DI_KNOWN_TAG_BLANKS]; /* where the values that are passed over begin */
    uint64_t blank_attributes;           /* a bit for each of these, from the first attribute */
    const xmlChar *local, *space;
    unsigned n_attributes;
    const xmlChar **attributes; /* five pointers each, as libxml2 handed them over (SAX2) */
};

/* Of one part; large. Tags are known by their numbers, from 1. */
struct di_known_tags {
    unsigned n_tags, n_attributes;
    size_t n_bytes, n_values;
    uint8_t of_size[DI_KNOWN_TAG_BYTES + 1]; /* the one that came last, or none */
    uint64_t seen[DI_KNOWN_TAGS_SEEN];       /* fingerprints */
    struct di_known_tag tags[DI_KNOWN_TAGS + 1];
    const xmlChar *attributes[5 * DI_KNOWN_ATTRIBUTES];
    char bytes[DI_KNOWN_BYTES];
    char values[DI_KNOWN_BYTES]; /* of the attributes, which libxml2 does not keep */
};

/* To be freed with free(). NULL when out of memory. */
struct di_known_tags *di_known_tags_new(void);

/* The tag of these bytes, from "<" to the first ">" behind it; DI_KNOWN_NO_TAG where it is not known. */
unsigned di_known_tags_find(struct di_known_tags *known, const char *bytes, size_t size);

/* What can be told from a tag's bytes alone. */
enum di_tag_shape {
    DI_TAG_ODD, /* not of the plainest spelling: these bytes may not even be all of it */
    DI_TAG_START,
    DI_TAG_EMPTY,
};

/*
 * A tag that is not known, and its shape. *ret_tag is its number if it came before and there is room: libxml2 is to
 * parse it next, and di_known_tags_told is to be called with what it tells. Otherwise *ret_tag is DI_KNOWN_NO_TAG.
 */
enum di_tag_shape di_known_tags_learn(struct di_known_tags *known, const char *bytes, size_t size, unsigned *ret_tag);

/* The arguments are those of SAX2. */
void di_known_tags_told(struct di_known_tags *known, unsigned tag, const xmlChar *local, const xmlChar *space,
                        unsigned n_attributes, const xmlChar **attributes);

#endif
