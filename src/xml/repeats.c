#include "repeats.h"

#include <stdlib.h>
#include <string.h>

/* Kinds of groups, as all word processors spell them, without the ">". */
static const struct kind {
    const char *open, *close;
} kinds[] = {
    {"<w:rPr", "</w:rPr"},
    {"<w:pPr", "</w:pPr"},
    {"<w:tcPr", "</w:tcPr"},
    {"<w:trPr", "</w:trPr"},
};

enum { TELL = 't', REMEMBER = 'r' };

void di_repeats_clear(struct di_repeats *repeats)
{
    free(repeats->groups);
    *repeats = (struct di_repeats){.state = DI_REPEATS_OFF};
}

void di_repeats_begin(struct di_repeats *repeats, bool declares_inside)
{
    repeats->state = declares_inside ? DI_REPEATS_OFF : DI_REPEATS_CUT;
}

static bool starts_with(const char *at, const char *end, const char *text)
{
    size_t size = strlen(text);

    return (size_t)(end - at) >= size && memcmp(at, text, size) == 0;
}

static const struct kind *kind_of(const char *at, const char *end)
{
    if (end - at < 8 || at[1] != 'w' || at[2] != ':' || (at[3] != 'r' && at[3] != 'p' && at[3] != 't')) {
        return NULL; /* most tags */
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (starts_with(at, end, kinds[i].open) && at[strlen(kinds[i].open)] == '>') {
            return &kinds[i];
        }
    }
    return NULL;
}

static bool declares_namespace(const char *bytes, size_t size)
{
    const char *end = bytes + size;

    for (const char *at = bytes; (at = memchr(at, 'x', (size_t)(end - at))) != NULL; at++) {
        if (starts_with(at, end, "xmlns")) {
            return true;
        }
    }
    return false;
}

/* A tag of a group, from its "<". Counts what it holds; NULL where it is none that may be repeated. */
static const char *pass_tag(const char *at, const char *end, unsigned *elements, unsigned *attributes)
{
    if (at == end || *at != '<' || end - at < 2 || at[1] == '!' || at[1] == '?') {
        return NULL;
    }
    *elements += at[1] != '/';
    for (at++; at < end && *at != '>'; at++) {
        if (*at == '&' || *at == '<' || (unsigned char)*at < ' ') {
            return NULL;
        }
        *attributes += *at == '=';
    }
    return at < end ? at + 1 : NULL;
}

/* The bytes of the group that begins here, 0 where it is not whole or not of the sort that may be repeated. */
static size_t group_size(const struct kind *kind, const char *start, const char *end)
{
    unsigned elements = 1, attributes = 0;
    const char *at = start + strlen(kind->open) + 1;

    if ((size_t)(end - start) > DI_REPEATS_GROUP_BYTES) {
        end = start + DI_REPEATS_GROUP_BYTES;
    }
    while (at != NULL && !starts_with(at, end, kind->close)) {
        at = starts_with(at, end, kind->open) ? NULL : pass_tag(at, end, &elements, &attributes);
    }
    if (at == NULL || elements > DI_REPEATS_ELEMENTS || attributes > DI_REPEATS_ATTRIBUTES) {
        return 0;
    }
    at += strlen(kind->close);
    return at < end && *at == '>' ? (size_t)(at + 1 - start) : 0;
}

static void move_to_front(struct di_repeats *repeats, unsigned place)
{
    uint8_t group = repeats->order[place];

    memmove(repeats->order + 1, repeats->order, place);
    repeats->order[0] = group;
}

/* The group that begins here and is known, or NULL. */
static const struct di_repeated_group *find_known(struct di_repeats *repeats, const char *at, const char *end)
{
    for (unsigned place = 0; place < repeats->n_groups; place++) {
        const struct di_repeated_group *group = &repeats->groups[repeats->order[place]];

        if (group->size <= (size_t)(end - at) && memcmp(group->bytes, at, group->size) == 0) {
            move_to_front(repeats, place);
            return group;
        }
    }
    return NULL;
}

/* FNV-1a. Two groups with one fingerprint only mean that one is remembered that did not come before. */
static uint64_t fingerprint(const char *bytes, size_t size)
{
    uint64_t hash = UINT64_C(14695981039346656037);

    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    }
    return hash;
}

static bool came_before(struct di_repeats *repeats, const char *bytes, size_t size)
{
    uint64_t hash = fingerprint(bytes, size);
    uint64_t *seen = &repeats->seen[hash & (DI_REPEATS_SEEN - 1)];
    bool came = *seen == hash;

    *seen = hash;
    return came;
}

/* A group to be remembered, or NULL where there is no room: all goes on without. */
static const struct di_repeated_group *add_group(struct di_repeats *repeats, const char *bytes, size_t size)
{
    struct di_repeated_group *group;

    if (repeats->groups == NULL) {
        repeats->groups = malloc(DI_REPEATS_GROUPS * sizeof *repeats->groups);
    }
    if (repeats->groups == NULL || repeats->n_groups == DI_REPEATS_GROUPS) {
        return NULL;
    }
    repeats->order[repeats->n_groups] = (uint8_t)repeats->n_groups;
    move_to_front(repeats, repeats->n_groups);
    group = &repeats->groups[repeats->n_groups++];
    group->size = size;
    group->n_events = group->n_attributes = 0;
    group->values_size = 0;
    memcpy(group->bytes, bytes, size);
    return group;
}

struct cut {
    struct di_repeats *repeats;
    const char *from; /* what follows is not yet copied */
    char *out;
    size_t size;
};

static void copy_to(struct cut *cut, const char *end)
{
    memcpy(cut->out + cut->size, cut->from, (size_t)(end - cut->from));
    cut->size += (size_t)(end - cut->from);
    cut->from = end;
}

static void put_instruction(struct cut *cut, char what, const struct di_repeated_group *group)
{
    const char letter = (char)('A' + (group - cut->repeats->groups));
    const char text[DI_REPEATS_INSTRUCTION_BYTES] = {'<', '?', what, letter, '?', '>'};

    memcpy(cut->out + cut->size, text, sizeof text);
    cut->size += sizeof text;
    cut->repeats->instructions++;
}

/* Goes on behind the tag, or the group, that begins here. */
static const char *pass_markup(struct cut *cut, const char *at, const char *end)
{
    const struct kind *kind = kind_of(at, end);
    const struct di_repeated_group *group = kind != NULL ? find_known(cut->repeats, at, end) : NULL;
    size_t size;

    if (kind == NULL) {
        return at + 1;
    }
    if (group != NULL) {
        copy_to(cut, at);
        put_instruction(cut, TELL, group);
        cut->from = at + group->size;
        return cut->from;
    }
    size = group_size(kind, at, end);
    if (size == 0) {
        return at + 1;
    }
    group = came_before(cut->repeats, at, size) ? add_group(cut->repeats, at, size) : NULL;
    if (group != NULL) {
        copy_to(cut, at);
        put_instruction(cut, REMEMBER, group);
    }
    return at + size;
}

static bool is_foreign(char behind_angle)
{
    return behind_angle == '!' || behind_angle == '?';
}

size_t di_repeats_cut(struct di_repeats *repeats, const char *bytes, size_t size, char *out)
{
    struct cut cut = {.repeats = repeats, .from = bytes, .out = out};
    const char *at = bytes, *end = bytes + size;

    if (repeats->state != DI_REPEATS_CUT) {
        return 0;
    }
    if ((repeats->ends_with_angle && is_foreign(*bytes)) || declares_namespace(bytes, size)) {
        repeats->state = DI_REPEATS_OFF;
    }
    while (repeats->state == DI_REPEATS_CUT && (at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        if (at + 1 < end && is_foreign(at[1])) {
            repeats->state = DI_REPEATS_OFF;
        } else {
            at = pass_markup(&cut, at, end);
        }
    }
    repeats->ends_with_angle = end[-1] == '<';
    if (cut.size > 0) {
        copy_to(&cut, end);
    }
    return cut.size;
}

const struct di_repeated_group *di_repeats_instruction(struct di_repeats *repeats, const xmlChar *target)
{
    struct di_repeated_group *group;

    if (repeats->instructions == 0) {
        return NULL;
    }
    repeats->instructions--;
    group = &repeats->groups[target[1] - 'A'];
    if (target[0] == TELL) {
        return group;
    }
    repeats->remembering = group;
    repeats->remembering_depth = 0;
    return NULL;
}

/* The value of an attribute, the last two of its five pointers, which are to stay. */
static void keep_value(struct di_repeated_group *group, const xmlChar **attribute)
{
    size_t size = (size_t)(attribute[4] - attribute[3]);
    char *value = group->values + group->values_size;

    memcpy(value, attribute[3], size);
    attribute[3] = (const xmlChar *)value;
    attribute[4] = attribute[3] + size;
    group->values_size += size;
}

/* There is room for all: it was counted in the bytes of the group. */
void di_repeats_start(struct di_repeats *repeats, const xmlChar *local, const xmlChar *space, int n_attributes,
                      const xmlChar **attributes)
{
    struct di_repeated_group *group = repeats->remembering;
    const xmlChar **kept = group->attributes + 5 * (size_t)group->n_attributes;

    repeats->remembering_depth++;
    group->events[group->n_events++] = (struct di_repeated_event){false, n_attributes, local, space, kept};
    if (n_attributes > 0) {
        memcpy(kept, attributes, 5 * (size_t)n_attributes * sizeof *kept);
    }
    for (int i = 0; i < n_attributes; i++) {
        keep_value(group, kept + 5 * (size_t)i);
    }
    group->n_attributes += (unsigned)n_attributes;
}

void di_repeats_end(struct di_repeats *repeats)
{
    struct di_repeated_group *group = repeats->remembering;

    group->events[group->n_events++] = (struct di_repeated_event){.is_end = true};
    if (--repeats->remembering_depth == 0) {
        repeats->remembering = NULL;
    }
}
