#include "known_tags.h"

#include <stdlib.h>
#include <string.h>

struct di_known_tags *di_known_tags_new(const struct di_xml_vocabulary *vocabulary)
{
    struct di_known_tags *known = malloc(sizeof *known);

    if (known != NULL) {
        memset(known, 0, offsetof(struct di_known_tags, tags) + sizeof *known->tags); /* with the tag that is none */
        known->vocabulary = vocabulary;
    }
    return known;
}

/* The next tag will be the same, probably. *from and *next are links of one list of tags, before and behind this one.
 */
static void bring_to_front(uint8_t *first, uint8_t *from, uint8_t *next)
{
    uint8_t number = *from;

    *from = *next;
    *next = *first;
    *first = number;
}

static unsigned find_same(struct di_known_tags *known, const char *bytes, size_t size)
{
    uint8_t *first = &known->of_size[size <= DI_TAG_BYTES ? size : 0], *from = first, number;

    for (unsigned tries = 0; (number = *from) != DI_KNOWN_NO_TAG && tries < DI_KNOWN_TRIES; tries++) {
        struct di_known_tag *tag = &known->tags[number];

        if (di_tag_is_same(&tag->tag, bytes)) {
            bring_to_front(first, from, &tag->of_size);
            return number;
        }
        from = &tag->of_size;
    }
    return DI_KNOWN_NO_TAG;
}

/* Tags whose names begin alike, behind the usual prefix <w:, are in the same slot. */
static uint8_t *slot_of(struct di_known_tags *known, const char *bytes, size_t size)
{
    return &known->of_slot[(unsigned char)bytes[size > 3 ? 3 : 1] & (DI_KNOWN_SLOTS - 1)];
}

static unsigned find_same_but_values(struct di_known_tags *known, const char *bytes, size_t size)
{
    uint8_t *first = slot_of(known, bytes, size), *from = first, number;

    for (unsigned tries = 0; (number = *from) != DI_KNOWN_NO_TAG && tries < DI_KNOWN_TRIES; tries++) {
        struct di_known_tag *tag = &known->tags[number];

        if (di_tag_is_same_but_values(&tag->tag, bytes, size)) {
            bring_to_front(first, from, &tag->of_slot);
            return number;
        }
        from = &tag->of_slot;
    }
    return DI_KNOWN_NO_TAG;
}

unsigned di_known_tags_find(struct di_known_tags *known, const char *bytes, size_t size)
{
    unsigned number = find_same(known, bytes, size);

    return number != DI_KNOWN_NO_TAG ? number : find_same_but_values(known, bytes, size);
}

static bool is_listed(const struct di_xml_vocabulary *vocabulary, const char *name, size_t size)
{
    const char *colon = memchr(name, ':', size);

    if (colon != NULL) {
        size -= (size_t)(colon + 1 - name);
        name = colon + 1;
    }
    for (unsigned i = 1; i < vocabulary->count; i++) {
        if (vocabulary->names[i].size == size && memcmp(vocabulary->names[i].local, name, size) == 0) {
            return true;
        }
    }
    return false;
}

/* Two tags with one fingerprint only mean that one is learnt that did not come before. */
static bool came_before(struct di_known_tags *known, uint64_t fingerprint)
{
    uint64_t *seen = &known->seen[fingerprint & (DI_KNOWN_SEEN - 1)];
    bool came = *seen == fingerprint;

    *seen = fingerprint;
    return came;
}

static uint8_t first_of_name(const struct di_known_tags *known, const struct di_tag *tag)
{
    unsigned number = 1;

    while (number < known->n_tags && (known->tags[number].tag.name_size != tag->name_size ||
                                      memcmp(known->tags[number].tag.bytes + 1, tag->bytes + 1, tag->name_size) != 0)) {
        number++;
    }
    return (uint8_t)number;
}

static unsigned add(struct di_known_tags *known, struct di_tag tag, bool listed)
{
    uint8_t *of_size = &known->of_size[tag.size], *of_slot = slot_of(known, tag.bytes, tag.size);
    struct di_known_tag *added = &known->tags[known->n_tags + 1];

    if (known->n_tags == DI_KNOWN_TAGS || tag.size > DI_KNOWN_BYTES - known->n_bytes ||
        (listed && tag.n_attributes > DI_KNOWN_ATTRIBUTES - known->n_attributes)) {
        return DI_KNOWN_NO_TAG;
    }
    memcpy(known->bytes + known->n_bytes, tag.bytes, tag.size);
    tag.bytes = known->bytes + known->n_bytes;
    known->n_bytes += tag.size;
    known->n_tags++;
    *added = (struct di_known_tag){
        .tag = tag,
        .name = first_of_name(known, &tag),
        .is_listed = listed,
        .of_size = *of_size,
        .of_slot = *of_slot,
        .attributes = known->attributes + 5 * (size_t)known->n_attributes,
    };
    *of_size = (uint8_t)known->n_tags;
    if (listed) {
        known->n_attributes += tag.n_attributes;
    } else {
        *of_slot = (uint8_t)known->n_tags;
    }
    return known->n_tags;
}

enum di_tag_kind di_known_tags_learn(struct di_known_tags *known, const char *bytes, size_t size, unsigned *ret_tag)
{
    struct di_tag tag;
    bool listed;

    di_tag_take_apart(bytes, size, &tag);
    *ret_tag = DI_KNOWN_NO_TAG;
    if (tag.kind != DI_TAG_ODD) {
        listed = is_listed(known->vocabulary, bytes + 1, tag.name_size);
        if (came_before(known, listed || !tag.is_plain ? di_tag_fingerprint(&tag) : tag.of_names)) {
            *ret_tag = add(known, tag, listed);
        }
    }
    return tag.kind;
}

/* The last two of an attribute's five pointers are its value. There is room for it: it is a part of the tag. */
static void keep_value(struct di_known_tags *known, const xmlChar **attribute)
{
    size_t size = (size_t)(attribute[4] - attribute[3]);
    char *value = known->values + known->n_values;

    memcpy(value, attribute[3], size);
    attribute[3] = (const xmlChar *)value;
    attribute[4] = attribute[3] + size;
    known->n_values += size;
}

void di_known_tags_told(struct di_known_tags *known, unsigned number, unsigned token, unsigned n_attributes,
                        const xmlChar **attributes)
{
    struct di_known_tag *told = &known->tags[number];

    told->token = token;
    while (told->is_listed && told->n_attributes < n_attributes && told->n_attributes < told->tag.n_attributes) {
        size_t at = 5 * (size_t)told->n_attributes++;

        memcpy(told->attributes + at, attributes + at, 5 * sizeof *attributes);
        keep_value(known, told->attributes + at);
    }
}
