#include "styles.h"

#include <string.h>
#include <strings.h>

#include "docintake/limits.h"
#include "words.h"

#define SLOTS 1024 /* a power of two; Word's own set has about 380 styles */

/* A style as its own element says it, before basedOn. */
struct own_style {
    struct di_style style;
    const char *based_on; /* id; NULL where none */
    size_t based_on_size;
    int outline_level; /* DI_UNSET, or 0 to 9, 9 for body text */
    unsigned
        name_level; /* of the built-in names "heading 1" to "heading 9", in Word's words or in Chinese; 0 for none */
    int hidden;     /* DI_UNSET, or w:vanish */
    enum { NOT_RESOLVED, BEING_RESOLVED, RESOLVED } state;
    struct own_style *below; /* the style that waits for this one */
    struct own_style *next;
};

struct di_styles {
    struct di_style *slots[SLOTS];
    struct di_style *default_style;
    bool are_defaults_hidden;
};

enum place {
    OUTSIDE,
    IN_STYLES,
    IN_STYLE,
    IN_PARAGRAPH_PROPERTIES,
    IN_LIST_USE,
    IN_RUN_PROPERTIES,
    IN_DEFAULTS, /* of the document */
    IN_RUN_DEFAULTS,
    IN_DEFAULT_RUN_PROPERTIES
};

static const enum place outer_places[] = {
    [IN_STYLES] = OUTSIDE,
    [IN_STYLE] = IN_STYLES,
    [IN_PARAGRAPH_PROPERTIES] = IN_STYLE,
    [IN_LIST_USE] = IN_PARAGRAPH_PROPERTIES,
    [IN_RUN_PROPERTIES] = IN_STYLE,
    [IN_DEFAULTS] = IN_STYLES,
    [IN_RUN_DEFAULTS] = IN_DEFAULTS,
    [IN_DEFAULT_RUN_PROPERTIES] = IN_RUN_DEFAULTS,
};

struct reading {
    struct di_styles *styles;
    struct own_style *first, *current;
    enum place place;
    size_t count;
    const char *part_name;
    struct di_arena *arena;
    struct di_refusal *refusal;
    struct di_error *error;
};

static size_t slot_of(const char *id, size_t size)
{
    uint32_t hash = 2166136261U; /* FNV-1a */

    for (size_t i = 0; i < size; i++) {
        hash = (hash ^ (unsigned char)id[i]) * 16777619U;
    }
    return (hash ^ hash >> 16) & (SLOTS - 1);
}

const struct di_style *di_styles_find(const struct di_styles *styles, enum di_style_kind kind, const char *id,
                                      size_t size)
{
    const struct di_style *style = styles->slots[slot_of(id, size)];

    while (style != NULL && (style->kind != kind || style->id_size != size || memcmp(style->id, id, size) != 0)) {
        style = style->next_in_slot;
    }
    return style;
}

const struct di_style *di_styles_default(const struct di_styles *styles)
{
    return styles->default_style;
}

bool di_styles_hide(const struct di_styles *styles, const struct di_style *paragraph, const struct di_style *character)
{
    return styles->are_defaults_hidden ||
           (paragraph != NULL && paragraph->is_hidden) != (character != NULL && character->is_hidden);
}

/* A style without a type is one of paragraphs. False for those of tables and lists. */
static bool kind_of(const struct di_xml_element *element, enum di_style_kind *ret_kind)
{
    struct di_xml_value type;
    bool has_type = di_xml_attribute(element, WORD_TYPE, &type);

    *ret_kind = has_type && di_xml_value_is(type, "character") ? DI_CHARACTER_STYLE : DI_PARAGRAPH_STYLE;
    return !has_type || *ret_kind == DI_CHARACTER_STYLE || di_xml_value_is(type, "paragraph");
}

/* A style that comes twice counts as it stands last: the slots are filled from the front. */
static enum di_status begin_style(struct reading *reading, const struct di_xml_element *element, bool *ret_skip)
{
    struct di_xml_value id, is_default = {"0", 1};
    enum di_style_kind kind;
    struct own_style *own;
    size_t slot;

    if (!kind_of(element, &kind) || !di_xml_attribute(element, WORD_STYLE_ID, &id)) {
        *ret_skip = true;
        return DI_OK;
    }
    if (++reading->count > DI_LIMIT_STYLES) {
        return di_refuse(reading->refusal, DI_REASON_TOO_LARGE, reading->part_name, "more than %d styles",
                         DI_LIMIT_STYLES);
    }
    own = DI_NEW(reading->arena, struct own_style);
    if (own == NULL || (own->style.id = di_arena_strndup(reading->arena, id.bytes, id.size)) == NULL) {
        return di_refuse_no_room(reading->arena, NULL, reading->refusal, reading->error);
    }
    own->style.id_size = id.size;
    own->style.kind = kind;
    own->style.list = (struct di_list_use){DI_UNSET, DI_UNSET};
    own->outline_level = own->hidden = DI_UNSET;
    own->next = reading->first;
    reading->first = reading->current = own;
    slot = slot_of(id.bytes, id.size);
    own->style.next_in_slot = reading->styles->slots[slot];
    reading->styles->slots[slot] = &own->style;
    di_xml_attribute(element, WORD_DEFAULT, &is_default);
    if (kind == DI_PARAGRAPH_STYLE && (di_xml_value_is(is_default, "1") || di_xml_value_is(is_default, "true") ||
                                       di_xml_value_is(is_default, "on"))) {
        reading->styles->default_style = &own->style;
    }
    reading->place = IN_STYLE;
    return DI_OK;
}

/* "heading 3", "标题 3"; the space may be missing. */
static unsigned level_of_name(struct di_xml_value name)
{
    static const char *const words[] = {"heading", "标题"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t at = strlen(words[i]);

        if (name.size > at && strncasecmp(name.bytes, words[i], at) == 0) {
            while (at < name.size && name.bytes[at] == ' ') {
                at++;
            }
            if (at + 1 == name.size && name.bytes[at] >= '1' && name.bytes[at] <= '9') {
                return (unsigned)(name.bytes[at] - '0');
            }
        }
    }
    return 0;
}

static enum di_status in_style(struct reading *reading, const struct di_xml_element *element, bool *ret_skip)
{
    struct own_style *own = reading->current;
    struct di_xml_value value;

    switch (di_xml_token(element)) {
    case WORD_NAME:
        own->name_level = di_word_value(element, &value) ? level_of_name(value) : 0;
        break;
    case WORD_BASED_ON:
        if (di_word_value(element, &value)) {
            own->based_on = di_arena_strndup(reading->arena, value.bytes, value.size);
            own->based_on_size = value.size;
            if (own->based_on == NULL) {
                return di_refuse_no_room(reading->arena, NULL, reading->refusal, reading->error);
            }
        }
        break;
    case WORD_PPR:
        reading->place = IN_PARAGRAPH_PROPERTIES;
        return DI_OK;
    case WORD_RPR:
        reading->place = IN_RUN_PROPERTIES;
        return DI_OK;
    default:
        break;
    }
    *ret_skip = true;
    return DI_OK;
}

static void in_paragraph_properties(struct reading *reading, const struct di_xml_element *element, bool *ret_skip)
{
    unsigned token = di_xml_token(element);

    if (token == WORD_NUM_PR) {
        reading->place = IN_LIST_USE;
        return;
    }
    if (token == WORD_OUTLINE_LVL) {
        int level = di_word_number(element, DI_UNSET);

        reading->current->outline_level = level >= 0 ? level : DI_UNSET;
    }
    *ret_skip = true;
}

static void in_list_use(struct reading *reading, const struct di_xml_element *element, bool *ret_skip)
{
    unsigned token = di_xml_token(element);

    if (token == WORD_NUM_ID) {
        reading->current->style.list.list = di_word_number(element, DI_UNSET);
    } else if (token == WORD_ILVL) {
        reading->current->style.list.level = di_word_number(element, DI_UNSET);
    }
    *ret_skip = true;
}

static void in_run_properties(struct reading *reading, const struct di_xml_element *element, bool *ret_skip)
{
    if (di_xml_token(element) == WORD_VANISH) {
        reading->current->hidden = di_word_on(element);
    }
    *ret_skip = true;
}

/* The defaults of the document, of which only this matters: are they hidden? */
static void in_defaults(struct reading *reading, const struct di_xml_element *element, bool *ret_skip)
{
    unsigned token = di_xml_token(element);

    if (reading->place == IN_DEFAULTS && token == WORD_RPR_DEFAULT) {
        reading->place = IN_RUN_DEFAULTS;
    } else if (reading->place == IN_RUN_DEFAULTS && token == WORD_RPR) {
        reading->place = IN_DEFAULT_RUN_PROPERTIES;
    } else {
        if (reading->place == IN_DEFAULT_RUN_PROPERTIES && token == WORD_VANISH) {
            reading->styles->are_defaults_hidden = di_word_on(element);
        }
        *ret_skip = true;
    }
}

static enum di_status in_styles(struct reading *reading, const struct di_xml_element *element, bool *ret_skip)
{
    switch (di_xml_token(element)) {
    case WORD_STYLE:
        return begin_style(reading, element, ret_skip);
    case WORD_DOC_DEFAULTS:
        reading->place = IN_DEFAULTS;
        return DI_OK;
    default:
        *ret_skip = true;
        return DI_OK;
    }
}

static enum di_status on_start(void *user, const struct di_xml_element *element, bool *ret_skip)
{
    struct reading *reading = user;

    switch (reading->place) {
    case OUTSIDE:
        reading->place = IN_STYLES;
        return DI_OK;
    case IN_STYLES:
        return in_styles(reading, element, ret_skip);
    case IN_STYLE:
        return in_style(reading, element, ret_skip);
    case IN_PARAGRAPH_PROPERTIES:
        in_paragraph_properties(reading, element, ret_skip);
        return DI_OK;
    case IN_LIST_USE:
        in_list_use(reading, element, ret_skip);
        return DI_OK;
    case IN_RUN_PROPERTIES:
        in_run_properties(reading, element, ret_skip);
        return DI_OK;
    case IN_DEFAULTS:
    case IN_RUN_DEFAULTS:
    case IN_DEFAULT_RUN_PROPERTIES:
        in_defaults(reading, element, ret_skip);
        return DI_OK;
    }
    return DI_OK;
}

static enum di_status on_end(void *user, unsigned token)
{
    struct reading *reading = user;

    (void)token;
    reading->place = outer_places[reading->place]; /* whatever is not one of the places was skipped */
    return DI_OK;
}

static struct own_style *base_of(const struct di_styles *styles, const struct own_style *own)
{
    if (own->based_on == NULL) {
        return NULL;
    }
    /* Every style in the slots is the first member of its own_style. */
    return (struct own_style *)di_styles_find(styles, own->style.kind, own->based_on, own->based_on_size);
}

/* Takes over from the base what the style does not say itself. base may be NULL. */
static void inherit(struct own_style *own, const struct own_style *base)
{
    if (base != NULL && base->state == RESOLVED) {
        own->outline_level = own->outline_level != DI_UNSET ? own->outline_level : base->outline_level;
        own->name_level = own->name_level != 0 ? own->name_level : base->name_level;
        if (own->style.list.list == DI_UNSET) {
            own->style.list.list = base->style.list.list;
        }
        if (own->style.list.level == DI_UNSET) {
            own->style.list.level = base->style.list.level;
        }
        own->hidden = own->hidden != DI_UNSET ? own->hidden : base->hidden;
    }
    own->style.is_hidden = own->hidden == true;
    if (own->outline_level == DI_UNSET) {
        own->style.heading = own->name_level;
    } else {
        own->style.heading = own->outline_level >= 0 && own->outline_level < 9 ? (unsigned)own->outline_level + 1 : 0;
    }
    own->state = RESOLVED;
}

/* Follows basedOn down to a style that is resolved, or that closes a circle, and comes back inheriting. */
static void resolve(const struct di_styles *styles, struct own_style *own)
{
    struct own_style *above = NULL;

    while (own != NULL && own->state == NOT_RESOLVED) {
        own->state = BEING_RESOLVED;
        own->below = above;
        above = own;
        own = base_of(styles, own);
    }
    for (struct own_style *base = own; above != NULL; above = above->below) {
        inherit(above, base);
        base = above;
    }
}

enum di_status di_styles_read(struct di_package *package, struct di_package_part *part, struct di_arena *arena,
                              struct di_styles **ret_styles, struct di_refusal *refusal, struct di_error *error)
{
    static const struct di_xml_handler handler = {.start = on_start, .end = on_end};
    struct reading reading = {.arena = arena, .refusal = refusal, .error = error};
    enum di_status status = DI_OK;

    reading.styles = DI_NEW(arena, struct di_styles);
    if (reading.styles == NULL) {
        return di_refuse_no_room(arena, NULL, refusal, error);
    }
    if (part != NULL) {
        reading.part_name = part->name;
        status = di_package_read(package, part, &di_words, &handler, &reading, refusal, error);
    }
    if (status != DI_OK) {
        return status;
    }
    for (struct own_style *own = reading.first; own != NULL; own = own->next) {
        resolve(reading.styles, own);
    }
    *ret_styles = reading.styles;
    return DI_OK;
}
