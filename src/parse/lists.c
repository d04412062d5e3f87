#include <stdlib.h>
#include <string.h>

#include "docintake/limits.h"
#include "list_parts.h"
#include "words.h"

enum place {
    OUTSIDE,
    IN_NUMBERING,
    IN_DEFINITION,
    IN_LIST,
    IN_OVERRIDE,
    IN_LEVEL,
    IN_ALTERNATIVES, /* mc:AlternateContent around the format of a level, */
    IN_ALTERNATIVE,  /* and inside one of them */
    DEEPEST = 6      /* w:numbering, w:num, w:lvlOverride, w:lvl, and these two */
};

struct reading {
    struct di_lists *lists;
    const struct di_styles *styles;
    struct list_definition *definitions; /* the last one first */
    struct list *all_lists;
    size_t n_definitions;
    enum place places[DEEPEST + 1]; /* of the open elements */
    unsigned depth;
    struct list_level **level; /* where the level being read belongs */
    bool has_custom_format;    /* the level being read; its fallback does not replace it */
    unsigned level_index;      /* of the override being read; DI_LIST_LEVELS for none */
    const char *part_name;
    struct di_arena *arena;
    struct di_refusal *refusal;
    struct di_error *error;
};

static enum di_status no_room(struct reading *reading)
{
    return di_refuse_no_room(reading->arena, reading->part_name, reading->refusal, reading->error);
}

static enum di_status too_many(struct reading *reading, int limit, const char *what)
{
    return di_refuse(reading->refusal, DI_REASON_TOO_LARGE, reading->part_name, "more than %d %s", limit, what);
}

/* An attribute as a number; DI_UNSET where there is none. */
static int number_of(const struct di_xml_element *element, unsigned name)
{
    struct di_xml_value value;
    int number;

    return di_xml_attribute(element, name, &value) && di_xml_value_number(value, &number) ? number : DI_UNSET;
}

static void enter(struct reading *reading, enum place place)
{
    reading->places[++reading->depth] = place;
}

static enum di_status copy_value(struct reading *reading, const struct di_xml_element *element, const char **ret_copy)
{
    struct di_xml_value value = {"", 0};

    di_word_value(element, &value);
    *ret_copy = di_arena_strndup(reading->arena, value.bytes, value.size);
    return *ret_copy != NULL ? DI_OK : no_room(reading);
}

static enum di_status begin_definition(struct reading *reading, const struct di_xml_element *element)
{
    struct list_definition *definition = DI_NEW(reading->arena, struct list_definition);

    if (definition == NULL) {
        return no_room(reading);
    }
    if (++reading->n_definitions > DI_LIMIT_LIST_DEFINITIONS) {
        return too_many(reading, DI_LIMIT_LIST_DEFINITIONS, "list definitions");
    }
    definition->id = number_of(element, WORD_ABSTRACT_NUM_ID);
    definition->next = reading->definitions;
    reading->definitions = definition;
    enter(reading, IN_DEFINITION);
    return DI_OK;
}

static enum di_status begin_list(struct reading *reading, const struct di_xml_element *element)
{
    struct list *list = DI_NEW(reading->arena, struct list);

    if (list == NULL) {
        return no_room(reading);
    }
    if (reading->lists->count == DI_LIMIT_LISTS) {
        return too_many(reading, DI_LIMIT_LISTS, "lists");
    }
    list->id = number_of(element, WORD_NUM_ID);
    list->order = reading->lists->count++;
    list->definition_id = DI_UNSET;
    for (unsigned i = 0; i < DI_LIST_LEVELS; i++) {
        list->starts[i] = DI_UNSET;
    }
    list->next = reading->all_lists;
    reading->all_lists = list;
    enter(reading, IN_LIST);
    return DI_OK;
}

/* A level of a definition, or of the override being read; passed over where its index is none. */
static enum di_status begin_level(struct reading *reading, struct list_level **levels, int index)
{
    struct list_level *level;

    if (index < 0 || index >= DI_LIST_LEVELS) {
        return DI_OK;
    }
    level = DI_NEW(reading->arena, struct list_level);
    if (level == NULL) {
        return no_room(reading);
    }
    level->format = di_number_format_decimal();
    level->restart = DI_UNSET;
    level->text = "";
    levels[index] = level;
    reading->level = &levels[index];
    reading->has_custom_format = false;
    enter(reading, IN_LEVEL);
    return DI_OK;
}

static enum di_status in_numbering(struct reading *reading, const struct di_xml_element *element)
{
    switch (di_xml_token(element)) {
    case WORD_ABSTRACT_NUM:
        return begin_definition(reading, element);
    case WORD_NUM:
        return begin_list(reading, element);
    default:
        return DI_OK;
    }
}

static enum di_status in_definition(struct reading *reading, const struct di_xml_element *element)
{
    struct list_definition *definition = reading->definitions;

    switch (di_xml_token(element)) {
    case WORD_LVL:
        return begin_level(reading, definition->levels, number_of(element, WORD_ILVL));
    case WORD_STYLE_LINK:
        return copy_value(reading, element, &definition->style_link);
    case WORD_NUM_STYLE_LINK:
        return copy_value(reading, element, &definition->num_style_link);
    default:
        return DI_OK;
    }
}

static enum di_status in_list(struct reading *reading, const struct di_xml_element *element)
{
    int index = number_of(element, WORD_ILVL);

    if (di_xml_token(element) == WORD_ABSTRACT_NUM_ID) {
        reading->all_lists->definition_id = di_word_number(element, DI_UNSET);
    } else if (di_xml_token(element) == WORD_LVL_OVERRIDE && index >= 0 && index < DI_LIST_LEVELS) {
        reading->level_index = (unsigned)index;
        enter(reading, IN_OVERRIDE);
    }
    return DI_OK;
}

static enum di_status in_override(struct reading *reading, const struct di_xml_element *element)
{
    struct list *list = reading->all_lists;

    if (di_xml_token(element) == WORD_START_OVERRIDE) {
        list->starts[reading->level_index] = di_word_number(element, DI_UNSET);
    } else if (di_xml_token(element) == WORD_LVL) {
        return begin_level(reading, list->levels, (int)reading->level_index);
    }
    return DI_OK;
}

static enum di_status set_text(struct reading *reading, const struct di_xml_element *element)
{
    struct di_xml_value value;

    if (di_word_value(element, &value) && value.size > DI_LIMIT_LIST_TEXT_BYTES) {
        return too_many(reading, DI_LIMIT_LIST_TEXT_BYTES, "bytes in the text of a list level");
    }
    return copy_value(reading, element, &(*reading->level)->text);
}

static void set_format(struct reading *reading, const struct di_xml_element *element)
{
    struct di_xml_value name, pattern;
    const struct di_number_format *format;

    if (di_xml_token(element) != WORD_NUM_FMT || reading->has_custom_format || !di_word_value(element, &name)) {
        return;
    }
    format = di_number_format_find(name);
    if (di_xml_value_is(name, "custom") && di_xml_attribute(element, WORD_FORMAT, &pattern)) {
        const struct di_number_format *custom = di_number_format_find_custom(pattern);

        reading->has_custom_format = custom != NULL;
        format = custom != NULL ? custom : format;
    }
    (*reading->level)->format = format;
}

static enum di_status in_level(struct reading *reading, const struct di_xml_element *element)
{
    struct list_level *level = *reading->level;
    struct di_xml_value value;

    switch (di_xml_token(element)) {
    case WORD_START:
        level->start = di_word_number(element, 0);
        return DI_OK;
    case WORD_NUM_FMT:
        set_format(reading, element);
        return DI_OK;
    case WORD_LVL_RESTART:
        level->restart = di_word_number(element, DI_UNSET);
        return DI_OK;
    case WORD_IS_LGL:
        level->is_legal = di_word_on(element);
        return DI_OK;
    case WORD_PSTYLE:
        level->style = di_word_value(element, &value)
                           ? di_styles_find(reading->styles, DI_PARAGRAPH_STYLE, value.bytes, value.size)
                           : NULL;
        return DI_OK;
    case WORD_LVL_TEXT:
        return set_text(reading, element);
    case WORD_ALTERNATE_CONTENT: /* around a format of one program's own; the fallback is one of the standard's */
        enter(reading, IN_ALTERNATIVES);
        return DI_OK;
    default:
        return DI_OK;
    }
}

static enum di_status on_start(void *user, const struct di_xml_element *element, bool *ret_skip)
{
    struct reading *reading = user;
    unsigned depth = reading->depth;
    enum di_status status = DI_OK;

    switch (reading->places[depth]) {
    case OUTSIDE:
        enter(reading, IN_NUMBERING);
        break;
    case IN_NUMBERING:
        status = in_numbering(reading, element);
        break;
    case IN_DEFINITION:
        status = in_definition(reading, element);
        break;
    case IN_LIST:
        status = in_list(reading, element);
        break;
    case IN_OVERRIDE:
        status = in_override(reading, element);
        break;
    case IN_LEVEL:
        status = in_level(reading, element);
        break;
    case IN_ALTERNATIVES:
        if (di_xml_token(element) == WORD_CHOICE || di_xml_token(element) == WORD_FALLBACK) {
            enter(reading, IN_ALTERNATIVE);
        }
        break;
    case IN_ALTERNATIVE:
        set_format(reading, element);
        break;
    }
    *ret_skip = reading->depth == depth;
    return status;
}

static enum di_status on_end(void *user, unsigned token)
{
    struct reading *reading = user;

    (void)token;
    reading->depth--;
    return DI_OK;
}

static int compare_lists(const void *a, const void *b)
{
    const struct list *one = *(struct list *const *)a, *other = *(struct list *const *)b;

    if (one->id != other->id) {
        return one->id < other->id ? -1 : 1;
    }
    return one->order < other->order ? -1 : 1;
}

static int compare_definitions(const void *a, const void *b)
{
    const struct list_definition *one = *(struct list_definition *const *)a,
                                 *other = *(struct list_definition *const *)b;

    return one->id < other->id ? -1 : one->id > other->id;
}

/* A definition that is linked to another takes its levels (17.9.21); how far it has counted stays its own. */
static void follow_link(struct reading *reading, struct list_definition *definition)
{
    const struct list_definition *other = reading->definitions;

    while (other != NULL && (other->style_link == NULL || strcmp(other->style_link, definition->num_style_link) != 0)) {
        other = other->next;
    }
    if (other != NULL) {
        memcpy(definition->levels, other->levels, sizeof definition->levels);
    }
}

static enum di_status join(struct reading *reading)
{
    struct di_lists *lists = reading->lists;
    struct list_definition **definitions = di_arena_array(reading->arena, reading->n_definitions, sizeof(void *));
    size_t count = 0;

    lists->by_id = di_arena_array(reading->arena, lists->count, sizeof(void *));
    if (definitions == NULL || lists->by_id == NULL) {
        return no_room(reading);
    }
    for (struct list_definition *definition = reading->definitions; definition != NULL; definition = definition->next) {
        definitions[count++] = definition;
        if (definition->num_style_link != NULL) {
            follow_link(reading, definition);
        }
    }
    qsort(definitions, count, sizeof(void *), compare_definitions);
    for (struct list *list = reading->all_lists; list != NULL; list = list->next) {
        struct list_definition key = {.id = list->definition_id}, *wanted = &key,
                               **found = bsearch(&wanted, definitions, count, sizeof(void *), compare_definitions);

        list->definition = found != NULL ? *found : NULL;
        lists->by_id[list->order] = list;
    }
    qsort(lists->by_id, lists->count, sizeof(void *), compare_lists);
    return DI_OK;
}

struct list *di_lists_find(const struct di_lists *lists, int id)
{
    size_t low = 0, high = lists->count; /* the first with a larger id comes after the one wanted */

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (lists->by_id[middle]->id <= id) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && lists->by_id[low - 1]->id == id ? lists->by_id[low - 1] : NULL;
}

enum di_status di_lists_read(struct di_package *package, struct di_package_part *part, const struct di_styles *styles,
                             struct di_arena *arena, struct di_lists **ret_lists, struct di_refusal *refusal,
                             struct di_error *error)
{
    static const struct di_xml_handler handler = {.start = on_start, .end = on_end};
    struct reading reading = {.styles = styles, .arena = arena, .refusal = refusal, .error = error};
    enum di_status status = DI_OK;

    reading.lists = DI_NEW(arena, struct di_lists);
    if (reading.lists == NULL) {
        return di_refuse_no_room(arena, NULL, refusal, error);
    }
    if (part != NULL) {
        reading.part_name = part->name;
        status = di_package_read(package, part, &di_words, &handler, &reading, refusal, error);
    }
    if (status == DI_OK) {
        status = join(&reading);
    }
    if (status == DI_OK) {
        *ret_lists = reading.lists;
    }
    return status;
}
