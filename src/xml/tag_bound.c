#include "tag_bound.h"

#include <string.h>

#include "docintake/limits.h"

static bool is_within(const struct di_tag_bound *bound)
{
    return bound->size <= DI_TAG_SHORT_BYTES ||
           (bound->size <= DI_LIMIT_XML_START_TAG_BYTES && bound->attributes <= DI_LIMIT_XML_ATTRIBUTES);
}

/* Goes on inside a tag, to its end or to the end of the bytes. Returns the bytes passed. */
static size_t pass_tag(struct di_tag_bound *bound, const char *bytes, size_t size)
{
    for (size_t at = 0; at < size; at++) {
        char byte = bytes[at];

        bound->size++;
        if (!is_within(bound)) {
            return at;
        }
        if (bound->quote != '\0') {
            bound->quote = byte == bound->quote ? '\0' : bound->quote;
        } else if (byte == '"' || byte == '\'') {
            bound->quote = byte;
            bound->attributes++;
        } else if (byte == '>' || (bound->size == 2 && (byte == '!' || byte == '?' || byte == '/'))) {
            bound->open = false;
            return at + 1;
        }
    }
    return size;
}

bool di_tag_bound_pass(struct di_tag_bound *bound, const char *bytes, size_t size)
{
    size_t at = bound->open ? pass_tag(bound, bytes, size) : 0;
    const char *last;

    if (!bound->open) {
        last = memrchr(bytes + at, '<', size - at);
        if (last != NULL) {
            *bound = (struct di_tag_bound){.open = true};
            pass_tag(bound, last, size - (size_t)(last - bytes));
        }
    }
    return is_within(bound);
}
