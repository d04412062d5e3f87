#include "tag_shape.h"

#include <string.h>

#define BLANK_BYTES 8U

#define EIGHT(byte) (UINT64_C(0x0101010101010101) * (byte))

/* Not 0 if one of the eight bytes is below the limit, which is 0x80 at most. */
static uint64_t below(uint64_t bytes, unsigned limit)
{
    return (bytes - EIGHT(limit)) & ~bytes & EIGHT(0x80);
}

/* The next eight bytes, with spaces behind the last of them. */
static uint64_t next_eight(const char *bytes, size_t size)
{
    uint64_t eight = EIGHT(' ');

    memcpy(&eight, bytes, size < sizeof eight ? size : sizeof eight);
    return eight;
}

static bool has_control(const char *bytes, size_t size)
{
    uint64_t found = 0;

    for (size_t at = 0; at < size; at += sizeof found) {
        found |= below(next_eight(bytes + at, size - at), ' ');
    }
    return found != 0;
}

/* Whether there are only bytes that need no thought behind the first. */
static bool is_plain(const char *bytes, size_t size)
{
    uint64_t found = 0;

    for (size_t at = 1; at < size; at += sizeof found) {
        uint64_t eight = next_eight(bytes + at, size - at);

        found |=
            below(eight, ' ') | (eight & EIGHT(0x80)) | below(eight ^ EIGHT('&'), 1) | below(eight ^ EIGHT('<'), 1);
    }
    return found == 0;
}

static uint64_t mix(uint64_t hash, const char *bytes, size_t size)
{
    for (size_t at = 0; at < size; at += sizeof hash) {
        hash = (hash ^ next_eight(bytes + at, size - at)) * UINT64_C(0x9E3779B97F4A7C15);
        hash ^= hash >> 32;
    }
    return hash;
}

static bool is_blank(const char *value)
{
    bool is = true;

    for (size_t i = 0; i < BLANK_BYTES; i++) {
        is &= (value[i] >= '0' && value[i] <= '9') || (value[i] >= 'A' && value[i] <= 'F');
    }
    return is;
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

static void note_value(struct di_tag *tag, const char *name, const char *value, size_t value_size)
{
    if (value_size == BLANK_BYTES && tag->n_blanks < DI_TAG_BLANKS && is_blank(value) &&
        is_identifier(name, (size_t)(value - 2 - name))) {
        tag->blanks[tag->n_blanks++] = (uint8_t)(value - tag->bytes);
    }
}

/* Goes on behind an attribute, before which there is a space; NULL where it is of another spelling. */
static const char *pass_attribute(struct di_tag *tag, const char *at, const char *end)
{
    const char *name = at + 1, *equals = memchr(name, '=', (size_t)(end - name)), *value, *quote;

    if (equals == NULL || (equals[1] != '"' && equals[1] != '\'')) {
        return NULL;
    }
    value = equals + 2;
    quote = memchr(value, equals[1], (size_t)(end + 1 - value));
    if (quote == NULL) {
        return NULL;
    }
    note_value(tag, name, value, (size_t)(quote - value));
    tag->of_names = mix(tag->of_names, name, (size_t)(value - name));
    tag->n_attributes++;
    return quote + 1;
}

static const char *pass_name(const char *at)
{
    while (*at != ' ' && *at != '/' && *at != '>') {
        at++;
    }
    return at;
}

void di_tag_take_apart(const char *bytes, size_t size, struct di_tag *ret_tag)
{
    const char *end = bytes + size - 1, *at = pass_name(bytes + 1);
    bool is_empty;

    *ret_tag = (struct di_tag){.kind = DI_TAG_ODD, .is_plain = is_plain(bytes, size)};
    if (size > DI_TAG_BYTES || (!ret_tag->is_plain && has_control(bytes, size))) {
        return;
    }
    ret_tag->bytes = bytes;
    ret_tag->size = (uint8_t)size;
    ret_tag->name_size = (uint8_t)(at - bytes - 1);
    ret_tag->of_names = mix(0, bytes, (size_t)(at - bytes));
    while (at != NULL && *at == ' ') {
        at = pass_attribute(ret_tag, at, end);
    }
    is_empty = at != NULL && *at == '/';
    if (at != NULL && at + is_empty == end) {
        ret_tag->kind = is_empty ? DI_TAG_EMPTY : DI_TAG_START;
        ret_tag->of_names += is_empty;
    }
}

uint64_t di_tag_fingerprint(const struct di_tag *tag)
{
    uint64_t hash = tag->size;
    size_t from = 0;

    for (unsigned i = 0; i < tag->n_blanks; i++) {
        hash = mix(hash, tag->bytes + from, tag->blanks[i] - from);
        from = tag->blanks[i] + BLANK_BYTES;
    }
    return mix(hash, tag->bytes + from, tag->size - from);
}

bool di_tag_is_same(const struct di_tag *tag, const char *bytes)
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

bool di_tag_is_same_but_values(const struct di_tag *tag, const char *bytes, size_t size)
{
    const char *at = tag->bytes, *end = at + tag->size, *other = bytes, *other_end = bytes + size;

    while (at < end && other < other_end && *at == *other) {
        char byte = *at++;

        other++;
        if (byte == '"' || byte == '\'') {
            at = memchr(at, byte, (size_t)(end - at));
            other = memchr(other, byte, (size_t)(other_end - other));
            if (at == NULL || other == NULL) { /* neither needs to be well-formed */
                return false;
            }
            at++;
            other++;
        }
    }
    return at == end && is_plain(bytes, size);
}
