#include "known_tags.h"

#include <stdlib.h>
#include <string.h>

#define BLANK_BYTES 8U

struct di_known_tags *di_known_tags_new(void)
{
    struct di_known_tags *known = malloc(sizeof *known);

    if (known != NULL) {
        memset(known, 0, offsetof(struct di_known_tags, tags) + sizeof *known->tags); /* with the tag that is none */
    }
    return known;
}

static bool is_digit(char byte)
{
    return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'F');
}

static bool is_blank(const char *value)
{
    bool is = true;

    for (size_t i = 0; i < BLANK_BYTES; i++) {
        is &= is_digit(value[i]);
    }
    return is;
}

static bool is_same(const struct di_known_tag *tag, const char *bytes)
{
    size_t from = 0;

    for (unsigned i = 0; i < tag->n_blanks; i++) {
        size_t blank = tag->blanks[i];

        if (memcmp(tag->bytes + from, bytes + from, blank - from) != 0 || !is_blank(bytes + blank)) {
            return false;
        }
        from = blank + BLANK_BYTES;
    }
    return memcmp(tag->bytes + from, bytes + from, tag->size - from) == 0;
}

unsigned di_known_tags_find(struct di_known_tags *known, const char *bytes, size_t size)
{
    uint8_t *first = &known->of_size[size <= DI_KNOWN_TAG_BYTES ? size : 0], *from = first, number;

    while ((number = *from) != DI_KNOWN_NO_TAG && !is_same(&known->tags[number], bytes)) {
        from = &known->tags[number].next;
    }
    if (from != first && number != DI_KNOWN_NO_TAG) { /* the next one will be the same, probably */
        *from = known->tags[number].next;
        known->tags[number].next = *first;
        *first = number;
    }
    return number;
}

static bool is_identifier(const char *name, size_t size)
{
    const char *local = memchr(name, ':', size);

    if (local == NULL || size - (size_t)(local - name) < sizeof ":rsid" - 1) {
        return false;
    }
    size -= (size_t)(local - name);
    return memcmp(local, ":rsid", 5) == 0 || (size == 7 && memcmp(local, ":paraId", 7) == 0) ||
           (size == 7 && memcmp(local, ":textId", 7) == 0);
}

static void note_value(struct di_known_tag *tag, const char *name, const char *value, size_t value_size)
{
    if (value_size == BLANK_BYTES && tag->n_blanks < DI_KNOWN_TAG_BLANKS && is_blank(value) &&
        is_identifier(name, (size_t)(value - 2 - name))) {
        tag->blanks[tag->n_blanks++] = (uint8_t)(value - tag->bytes);
        tag->blank_attributes |= UINT64_C(1) << tag->n_attributes;
    }
}

static const char *pass_name(const char *at)
{
    while (*at != ' ' && *at != '/' && *at != '>') {
        at++;
    }
    return at;
}

/*
 * Takes the bytes apart, at most DI_KNOWN_TAG_BYTES, of which the last is ">". It need not be strict: libxml2 accepts
 * the tag before it is used. In one that is well-formed, what is found is right.
 */
static enum di_tag_shape take_apart(const char *bytes, size_t size, struct di_known_tag *tag)
{
    const char *end = bytes + size - 1, *at = pass_name(bytes + 1);

    *tag = (struct di_known_tag){.bytes = bytes, .size = (uint8_t)size, .name_size = (uint8_t)(at - bytes - 1)};
    for (; *at == ' ' && tag->n_attributes < DI_KNOWN_TAG_ATTRIBUTES; tag->n_attributes++) {
        const char *name = at + 1, *equals = memchr(name, '=', (size_t)(end - name)), *value, *quote;

        if (equals == NULL || (equals[1] != '"' && equals[1] != '\'')) {
            return DI_TAG_ODD;
        }
        value = equals + 2;
        quote = memchr(value, equals[1], (size_t)(end + 1 - value));
        if (quote == NULL) {
            return DI_TAG_ODD;
        }
        note_value(tag, name, value, (size_t)(quote - value));
        at = quote + 1;
    }
    tag->is_empty = *at == '/';
    return at + tag->is_empty != end ? DI_TAG_ODD : tag->is_empty ? DI_TAG_EMPTY : DI_TAG_START;
}

/* The bytes are put into the hash eight at a time; *has_control is set if one of them is below the space. */
static uint64_t mix(uint64_t hash, const char *bytes, size_t size, bool *has_control)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);

    for (size_t at = 0; at < size; at += sizeof(uint64_t)) {
        uint64_t word = ones * ' ';

        memcpy(&word, bytes + at, size - at < sizeof word ? size - at : sizeof word);
        *has_control |= ((word - ones * ' ') & ~word & ones * 0x80) != 0;
        hash = (hash ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    return hash;
}

/* Two tags with one fingerprint only mean that one is learnt that did not come before. */
static uint64_t fingerprint(const struct di_known_tag *tag, bool *has_control)
{
    uint64_t hash = tag->size;
    size_t from = 0;

    for (unsigned i = 0; i < tag->n_blanks; i++) {
        hash = mix(hash, tag->bytes + from, tag->blanks[i] - from, has_control);
        from = tag->blanks[i] + BLANK_BYTES;
    }
    return mix(hash, tag->bytes + from, tag->size - from, has_control);
}

static bool came_before(struct di_known_tags *known, uint64_t hash)
{
    uint64_t *seen = &known->seen[hash & (DI_KNOWN_TAGS_SEEN - 1)];
    bool came = *seen == hash;

    *seen = hash;
    return came;
}

static uint8_t first_of_name(const struct di_known_tags *known, const struct di_known_tag *tag)
{
    unsigned number = 1;

    while (number < known->n_tags && (known->tags[number].name_size != tag->name_size ||
                                      memcmp(known->tags[number].bytes + 1, tag->bytes + 1, tag->name_size) != 0)) {
        number++;
    }
    return (uint8_t)number;
}

static unsigned add(struct di_known_tags *known, struct di_known_tag tag)
{
    uint8_t *of_size = &known->of_size[tag.size];

    if (known->n_tags == DI_KNOWN_TAGS || tag.size > DI_KNOWN_BYTES - known->n_bytes ||
        tag.n_attributes > DI_KNOWN_ATTRIBUTES - known->n_attributes) {
        return DI_KNOWN_NO_TAG;
    }
    memcpy(known->bytes + known->n_bytes, tag.bytes, tag.size);
    tag.bytes = known->bytes + known->n_bytes;
    known->n_bytes += tag.size;
    tag.attributes = known->attributes + 5 * (size_t)known->n_attributes;
    known->n_attributes += tag.n_attributes;
    tag.next = *of_size;
    *of_size = (uint8_t)++known->n_tags;
    tag.name = first_of_name(known, &tag);
    known->tags[known->n_tags] = tag;
    return known->n_tags;
}

enum di_tag_shape di_known_tags_learn(struct di_known_tags *known, const char *bytes, size_t size, unsigned *ret_tag)
{
    struct di_known_tag tag;
    enum di_tag_shape shape = size <= DI_KNOWN_TAG_BYTES ? take_apart(bytes, size, &tag) : DI_TAG_ODD;
    bool has_control = false;
    uint64_t hash;

    *ret_tag = DI_KNOWN_NO_TAG;
    if (shape == DI_TAG_ODD) {
        return DI_TAG_ODD;
    }
    hash = fingerprint(&tag, &has_control);
    if (has_control) {
        return DI_TAG_ODD;
    }
    if (came_before(known, hash)) {
        *ret_tag = add(known, tag);
    }
    return shape;
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

void di_known_tags_told(struct di_known_tags *known, unsigned tag, const xmlChar *local, const xmlChar *space,
                        unsigned n_attributes, const xmlChar **attributes)
{
    struct di_known_tag *told = &known->tags[tag];
    unsigned kept = 0;

    told->local = local;
    told->space = space;
    for (unsigned i = 0; i < n_attributes && i < told->n_attributes; i++) {
        if ((told->blank_attributes >> i & 1) == 0) {
            memcpy(told->attributes + 5 * (size_t)kept, attributes + 5 * (size_t)i, 5 * sizeof *attributes);
            keep_value(known, told->attributes + 5 * (size_t)kept++);
        }
    }
    told->n_attributes = kept;
}
