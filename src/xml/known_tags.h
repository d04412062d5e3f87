/*
 * known_tags.h - start tags that a part repeats, and what libxml2 told of them.
 *
 * A tag is learnt when it comes the second time. What the blanks of a tag say (tag_shape.h) is told as it was then: no
 * vocabulary may have these attributes. Of an element whose local name the vocabulary does not have nobody can ask an
 * attribute: none of its values is compared, and nothing but the element told.
 */
#ifndef DOCINTAKE_XML_KNOWN_TAGS_H
#define DOCINTAKE_XML_KNOWN_TAGS_H

#include <libxml/tree.h>

#include "docintake/xml.h"
#include "tag_shape.h"

#define DI_KNOWN_TAGS 250U        /* of one part */
#define DI_KNOWN_BYTES 16384U     /* of all tags */
#define DI_KNOWN_ATTRIBUTES 1024U /* of all tags */
#define DI_KNOWN_TRIES 12U        /* tags of one size, or in one slot, that are compared */
#define DI_KNOWN_SLOTS 64U        /* a power of two */
#define DI_KNOWN_SEEN 512U        /* tags of which it is known that they came once; a power of two */

#define DI_KNOWN_NO_TAG 0U

struct di_known_tag {
    struct di_tag tag;
    uint8_t name;    /* the first tag of that name, itself perhaps: equal where names are */
    bool is_listed;  /* the vocabulary has its local name */
    uint8_t of_size; /* another tag of that size, or none */
    uint8_t of_slot; /* another one that is not listed in the same slot, or none */
    unsigned n_attributes;
    unsigned token;
    const xmlChar **attributes; /* five pointers each, as libxml2 handed them over (SAX2) */
};

/* Of one part; large. Tags are known by their numbers, from 1. */
struct di_known_tags {
    const struct di_xml_vocabulary *vocabulary;
    unsigned n_tags, n_attributes;
    size_t n_bytes, n_values;
    uint8_t of_size[DI_TAG_BYTES + 1]; /* the one that came last, or none */
    uint8_t of_slot[DI_KNOWN_SLOTS];   /* those that are not listed */
    uint64_t seen[DI_KNOWN_SEEN];      /* fingerprints */
    struct di_known_tag tags[DI_KNOWN_TAGS + 1];
    const xmlChar *attributes[5 * DI_KNOWN_ATTRIBUTES];
    char bytes[DI_KNOWN_BYTES];
    char values[DI_KNOWN_BYTES]; /* of the attributes, which libxml2 does not keep */
};

/* To be freed with free(). NULL when out of memory. */
struct di_known_tags *di_known_tags_new(const struct di_xml_vocabulary *vocabulary);

/*
 * The tag of which libxml2 told what it would tell of these bytes, from "<" to the first ">" behind it; DI_KNOWN_NO_TAG
 * where none is known.
 */
unsigned di_known_tags_find(struct di_known_tags *known, const char *bytes, size_t size);

/*
 * A tag that was not found, and its kind. *ret_tag is its number if it came before and there is room: libxml2 is to
 * parse it next, and di_known_tags_told is to be called with what it tells. Otherwise *ret_tag is DI_KNOWN_NO_TAG.
 */
enum di_tag_kind di_known_tags_learn(struct di_known_tags *known, const char *bytes, size_t size, unsigned *ret_tag);

/* What libxml2 told: the element, as a token of the vocabulary, and its attributes (SAX2). */
void di_known_tags_told(struct di_known_tags *known, unsigned number, unsigned token, unsigned n_attributes,
                        const xmlChar **attributes);

#endif
