#include "known_elements.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct di_known_elements *di_known_elements_new(void)
{
    struct di_known_elements *known = malloc(sizeof *known);

    if (known != NULL) {
        memset(known, 0, offsetof(struct di_known_elements, elements));
    }
    return known;
}

/* Elements that begin with one tag are alike for long; they end at different places. */
static bool is_same(const struct di_known_element *element, const char *bytes)
{
    const size_t end = element->size - 4U; /* the shortest is <a></a> */

    return memcmp(element->bytes + end, bytes + end, 4) == 0 && memcmp(element->bytes, bytes, end) == 0;
}

const struct di_known_element *di_known_elements_find(struct di_known_elements *known, unsigned tag, const char *bytes,
                                                      const char *end)
{
    uint8_t *first = &known->of_tag[tag], *from = first, number;

    while ((number = *from) != 0) {
        struct di_known_element *element = &known->elements[number];

        if (element->size <= end - bytes && is_same(element, bytes)) {
            *from = element->next;
            element->next = *first;
            *first = number;
            return element;
        }
        from = &element->next;
    }
    return NULL;
}

void di_known_elements_add(struct di_known_elements *known, const char *bytes, size_t size, const uint8_t *tags,
                           size_t n_tags)
{
    struct di_known_element *element;
    uint8_t *of_tag = &known->of_tag[tags[0]];

    if (known->n_elements == DI_KNOWN_ELEMENTS || n_tags > DI_KNOWN_ELEMENT_TAGS ||
        size > DI_KNOWN_ELEMENTS_BYTES - known->n_bytes) {
        return;
    }
    element = &known->elements[++known->n_elements];
    *element = (struct di_known_element){known->bytes + known->n_bytes, (uint16_t)size, (uint8_t)n_tags, *of_tag, {0}};
    memcpy(known->bytes + known->n_bytes, bytes, size);
    memcpy(element->tags, tags, n_tags);
    known->n_bytes += size;
    *of_tag = (uint8_t)known->n_elements;
}
