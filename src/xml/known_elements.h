/*
 * known_elements.h - whole elements of known tags, such as the properties of a run, known by their bytes.
 *
 * They are the same as their tags one after the other, and quicker to compare.
 */
#ifndef DOCINTAKE_XML_KNOWN_ELEMENTS_H
#define DOCINTAKE_XML_KNOWN_ELEMENTS_H

#include <stddef.h>
#include <stdint.h>

#include "known_tags.h"

#define DI_KNOWN_ELEMENTS 64U          /* of one part */
#define DI_KNOWN_ELEMENT_TAGS 48U      /* of one element */
#define DI_KNOWN_ELEMENTS_BYTES 16384U /* of all elements */

struct di_known_element {
    const char *bytes;
    uint16_t size;
    uint8_t n_tags, next; /* another element that begins with the same tag, or 0 */
    uint8_t tags[DI_KNOWN_ELEMENT_TAGS];
};

/* Of one part; large. Elements are known by their numbers, from 1. */
struct di_known_elements {
    unsigned n_elements;
    size_t n_bytes;
    uint8_t of_tag[DI_KNOWN_TAGS + 1]; /* the one that came last, or 0 */
    struct di_known_element elements[DI_KNOWN_ELEMENTS + 1];
    char bytes[DI_KNOWN_ELEMENTS_BYTES];
};

/* To be freed with free(). NULL when out of memory. */
struct di_known_elements *di_known_elements_new(void);

/* The element that begins with that known tag and whose bytes are the next before end, or NULL. */
const struct di_known_element *di_known_elements_find(struct di_known_elements *known, unsigned tag, const char *bytes,
                                                      const char *end);

/* An element that was not known, of these bytes and these tags; it is dropped where there is no room. */
void di_known_elements_add(struct di_known_elements *known, const char *bytes, size_t size, const uint8_t *tags,
                           size_t n_tags);

#endif
