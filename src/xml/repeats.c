#include "repeats.h"

#include <stdlib.h>
#include <string.h>

enum { TELL = 't', REMEMBER = 'r' };

_Static_assert(DI_REPEATS_END_TAG <= UINT8_MAX && DI_REPEATS_ITEMS <= UINT8_MAX && DI_REPEATS_TAGS <= UINT8_MAX,
               "tags and items are numbered in 8 bits");

static bool is_foreign(char behind_angle)
{
    return behind_angle == '!' || behind_angle == '?';
}

static bool has_xmlns(const char *bytes, size_t size)
{
    const char *end = bytes + size;

    for (const char *at = bytes; (at = memchr(at, 'x', (size_t)(end - at))) != NULL; at++) {
        if (end - at >= 5 && memcmp(at, "xmlns", 5) == 0) {
            return true;
        }
    }
    return false;
}

/* The bytes "xmlns" are there, or begin in what came before. */
static bool declares_namespace(const struct di_repeats *repeats, const char *bytes, size_t size)
{
    char seam[2 * sizeof repeats->last];
    size_t behind = size < sizeof repeats->last ? size : sizeof repeats->last;

    memcpy(seam, repeats->last, sizeof repeats->last);
    memcpy(seam + sizeof repeats->last, bytes, behind);
    return has_xmlns(seam, sizeof repeats->last + behind) || has_xmlns(bytes, size);
}

/* Looks at the next bytes of the part for what ends all cutting. */
static void look_at(struct di_repeats *repeats, const char *bytes, size_t size)
{
    const size_t kept = sizeof repeats->last;

    repeats->is_off |=
        (repeats->last[kept - 1] == '<' && size > 0 && is_foreign(*bytes)) || declares_namespace(repeats, bytes, size);
    if (size < kept) {
        memmove(repeats->last, repeats->last + size, kept - size);
        memcpy(repeats->last + kept - size, bytes, size);
    } else {
        memcpy(repeats->last, bytes + size - kept, kept);
    }
}

struct di_repeats *di_repeats_new(const struct di_xml_vocabulary *vocabulary, const char *held, size_t size)
{
    struct di_repeats *repeats = malloc(sizeof *repeats);

    if (repeats == NULL) {
        return NULL;
    }
    memset(repeats, 0, offsetof(struct di_repeats, queue));
    repeats->known = di_known_tags_new(vocabulary);
    repeats->elements = di_known_elements_new();
    if (repeats->known == NULL || repeats->elements == NULL) {
        di_repeats_free(repeats);
        return NULL;
    }
    repeats->is_off = size > 1 && *held == '<' && is_foreign(held[1]);
    look_at(repeats, held, size);
    return repeats;
}

void di_repeats_free(struct di_repeats *repeats)
{
    if (repeats != NULL) {
        free(repeats->known);
        free(repeats->elements);
        free(repeats);
    }
}

struct cut {
    struct di_repeats *repeats;
    const char *from; /* what follows is not yet copied */
    const char *end;
    size_t size; /* bytes put out */
};

static void copy_to(struct cut *cut, const char *end)
{
    memcpy(cut->repeats->out + cut->size, cut->from, (size_t)(end - cut->from));
    cut->size += (size_t)(end - cut->from);
    cut->from = end;
}

static void put_instruction(struct cut *cut, char what)
{
    const char text[DI_REPEATS_INSTRUCTION_BYTES] = {'<', '?', what, '?', '>'};

    memcpy(cut->repeats->out + cut->size, text, sizeof text);
    cut->size += sizeof text;
}

/* There is room in the queue: three numbers at most stand for seven bytes, <a></a>. */
static void put_stretch(struct cut *cut, const struct di_stretch_item *from, const struct di_stretch_item *to)
{
    struct di_repeats *repeats = cut->repeats;
    size_t n_tags = to->first_tag - from->first_tag;

    if (to->at - from->at > (ptrdiff_t)DI_REPEATS_INSTRUCTION_BYTES) {
        copy_to(cut, from->at);
        put_instruction(cut, TELL);
        cut->from = to->at;
        memcpy(repeats->queue + repeats->n_queued, repeats->stretch.tags + from->first_tag, n_tags);
        repeats->n_queued += n_tags;
        repeats->queue[repeats->n_queued++] = DI_KNOWN_NO_TAG;
    }
}

/* What follows one another ends here. It is cut from each place to the last where the same elements are open. */
static void end_stretch(struct cut *cut, const char *at)
{
    struct di_stretch *stretch = &cut->repeats->stretch;
    struct di_stretch_item *items = stretch->items;
    uint8_t last[DI_PATHS + 1];

    if (stretch->n_items == 0) {
        return;
    }
    items[stretch->n_items] = (struct di_stretch_item){at, (uint8_t)cut->repeats->path, (uint8_t)stretch->n_tags};
    for (unsigned i = 0; i <= stretch->n_items; i++) {
        last[items[i].path] = (uint8_t)i;
    }
    for (unsigned from = 0; from < stretch->n_items;) {
        unsigned to = last[items[from].path];

        if (to == from) {
            from++;
        } else {
            put_stretch(cut, &items[from], &items[to]);
            from = to;
        }
    }
    stretch->n_items = stretch->n_tags = 0;
}

/* Begins an item of so many tags. */
static void add_item(struct cut *cut, const char *at, size_t n_tags)
{
    struct di_stretch *stretch = &cut->repeats->stretch;

    if (stretch->n_items == DI_REPEATS_ITEMS || n_tags > DI_REPEATS_TAGS - stretch->n_tags) {
        end_stretch(cut, at);
    }
    stretch->items[stretch->n_items++] =
        (struct di_stretch_item){at, (uint8_t)cut->repeats->path, (uint8_t)stretch->n_tags};
}

static void add_tag(struct cut *cut, const char *at, unsigned tag)
{
    struct di_stretch *stretch = &cut->repeats->stretch;

    add_item(cut, at, 1);
    stretch->tags[stretch->n_tags++] = (uint8_t)tag;
}

static void add_element(struct cut *cut, const char *at, const struct di_known_element *element)
{
    struct di_stretch *stretch = &cut->repeats->stretch;

    add_item(cut, at, element->n_tags);
    memcpy(stretch->tags + stretch->n_tags, element->tags, element->n_tags);
    stretch->n_tags += element->n_tags;
}

static const char *pass_unknown(struct cut *cut, const char *at, const char *behind)
{
    struct di_repeats *repeats = cut->repeats;
    unsigned tag;
    enum di_tag_kind kind = di_known_tags_learn(repeats->known, at, (size_t)(behind - at), &tag);

    end_stretch(cut, at);
    if (tag != DI_KNOWN_NO_TAG) {
        copy_to(cut, at);
        put_instruction(cut, REMEMBER);
        repeats->queue[repeats->n_queued++] = (uint8_t)tag;
    }
    if (kind == DI_TAG_START) {
        repeats->path = di_path_into(&repeats->paths, repeats->path, repeats->known->tags[tag].name);
    } else if (kind == DI_TAG_ODD) {
        repeats->path = DI_PATH_UNKNOWN; /* it may begin an element, or not */
    }
    return behind;
}

static bool has_attributes(const struct di_known_tag *tag)
{
    return tag->tag.n_attributes > 0;
}

static void open_element(struct cut *cut, const char *at, unsigned number)
{
    struct di_repeats *repeats = cut->repeats;
    unsigned inner = di_path_into(&repeats->paths, repeats->path, repeats->known->tags[number].name);

    if (inner == DI_PATH_UNKNOWN) { /* there are too many */
        end_stretch(cut, at);
    } else {
        add_tag(cut, at, number);
        repeats->stretch.opened[inner] = (uint8_t)(repeats->stretch.n_items - 1);
    }
    repeats->path = inner;
}

static const char *pass_start(struct cut *cut, const char *at, const char *behind)
{
    struct di_repeats *repeats = cut->repeats;
    unsigned number = di_known_tags_find(repeats->known, at, (size_t)(behind - at));
    const struct di_known_tag *tag = &repeats->known->tags[number];
    const struct di_known_element *element;

    if (number == DI_KNOWN_NO_TAG) {
        return pass_unknown(cut, at, behind);
    }
    element = has_attributes(tag) ? NULL : di_known_elements_find(repeats->elements, number, at, cut->end);
    if (element != NULL) {
        add_element(cut, at, element);
        return at + element->size;
    }
    if (tag->tag.kind == DI_TAG_EMPTY) {
        add_tag(cut, at, number);
    } else {
        open_element(cut, at, number);
    }
    return behind;
}

/*
 * The innermost element ends. If it began in this stretch it is one to be known: an item before which the path was
 * that around the element, and which last opened it, is its beginning.
 */
static void close_element(struct cut *cut, const char *behind)
{
    struct di_repeats *repeats = cut->repeats;
    const struct di_stretch *stretch = &repeats->stretch;
    unsigned opened = stretch->opened[repeats->path];
    const struct di_stretch_item *item = &stretch->items[opened];

    repeats->path = repeats->paths.paths[repeats->path].outer;
    if (opened < stretch->n_items && item->path == repeats->path &&
        !has_attributes(&repeats->known->tags[stretch->tags[item->first_tag]])) {
        di_known_elements_add(repeats->elements, item->at, (size_t)(behind - item->at), stretch->tags + item->first_tag,
                              stretch->n_tags - item->first_tag);
    }
}

/* Goes on behind the end tag that begins here if it is that of the innermost element, which is known; NULL otherwise.
 */
static const char *pass_known_end(struct cut *cut, const char *at)
{
    const struct di_repeats *repeats = cut->repeats;
    const struct di_tag *tag = &repeats->known->tags[repeats->paths.paths[repeats->path].name].tag;
    const char *angle = at + 2 + tag->name_size;

    if (tag->name_size == 0 || cut->end - at < tag->name_size + 3 || *angle != '>' ||
        memcmp(at + 2, tag->bytes + 1, tag->name_size) != 0) {
        return NULL;
    }
    add_tag(cut, at, DI_REPEATS_END_TAG);
    close_element(cut, angle + 1);
    return angle + 1;
}

/* libxml2 names the line of a start tag when it complains of the end tag. */
static void pass_text(struct cut *cut, const char *from, const char *to)
{
    end_stretch(cut, from);
    if (memchr(from, '\n', (size_t)(to - from)) != NULL) {
        cut->repeats->path = DI_PATH_UNKNOWN;
    }
}

/* A comment is passed over if all of it is there. Nothing is cut behind anything else. */
static const char *pass_foreign(struct cut *cut, const char *at)
{
    size_t size = (size_t)(cut->end - at);
    const char *hyphens = size > 4 && memcmp(at, "<!--", 4) == 0 ? memmem(at + 4, size - 4, "-->", 3) : NULL;

    if (hyphens == NULL) {
        end_stretch(cut, at);
        cut->repeats->is_off = true;
        return cut->end;
    }
    pass_text(cut, at, hyphens);
    return hyphens + 3;
}

/* Goes on behind the tag that begins here. */
static const char *pass_tag(struct cut *cut, const char *at)
{
    struct di_repeats *repeats = cut->repeats;
    const char sign = cut->end - at > 1 ? at[1] : '\0', *behind = sign == '/' ? pass_known_end(cut, at) : NULL, *angle;

    if (behind != NULL) {
        return behind;
    }
    if (is_foreign(sign)) {
        return pass_foreign(cut, at);
    }
    angle = memchr(at, '>', (size_t)(cut->end - at));
    if (angle == NULL) { /* the rest of it comes with the next chunk */
        end_stretch(cut, at);
        repeats->path = DI_PATH_UNKNOWN;
        return cut->end;
    }
    if (sign != '/') {
        return pass_start(cut, at, angle + 1);
    }
    end_stretch(cut, at);
    repeats->path = repeats->paths.paths[repeats->path].outer; /* of the unknown path it is the unknown path */
    return angle + 1;
}

static void pass(struct cut *cut, const char *at)
{
    while (at < cut->end && !cut->repeats->is_off) {
        const char *angle = *at == '<' ? at : memchr(at, '<', (size_t)(cut->end - at));

        if (angle != at) {
            pass_text(cut, at, angle != NULL ? angle : cut->end);
        }
        at = angle != NULL ? pass_tag(cut, angle) : cut->end;
    }
    end_stretch(cut, at);
}

void di_repeats_cut(struct di_repeats *repeats, const char **bytes, size_t *size)
{
    struct cut cut = {.repeats = repeats, .from = *bytes, .end = *bytes + *size};

    look_at(repeats, *bytes, *size);
    if (repeats->is_off) {
        return;
    }
    if (repeats->n_told < repeats->n_queued) { /* libxml2 has more to parse before */
        repeats->path = DI_PATH_UNKNOWN;
        return;
    }
    repeats->n_told = repeats->n_queued = 0;
    pass(&cut, *bytes);
    if (cut.size > 0) {
        copy_to(&cut, cut.end);
        *bytes = repeats->out;
        *size = cut.size;
    }
}

const uint8_t *di_repeats_instruction(struct di_repeats *repeats, const xmlChar *target, unsigned *ret_announced)
{
    const uint8_t *tags = repeats->queue + repeats->n_told;

    *ret_announced = DI_KNOWN_NO_TAG;
    if (repeats->n_told == repeats->n_queued) {
        return NULL;
    }
    if (*target == REMEMBER) {
        *ret_announced = repeats->queue[repeats->n_told++];
        return NULL;
    }
    repeats->n_told += (unsigned)strlen((const char *)tags) + 1;
    return tags;
}
