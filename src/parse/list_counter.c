#include "list_parts.h"

static const struct list_level *level_of(const struct list *list, unsigned index)
{
    return list->levels[index] != NULL ? list->levels[index] : list->definition->levels[index];
}

/* The level of a paragraph: its own, or that which belongs to its style (17.9.23), or the style's. */
static int index_of(const struct list *list, struct di_list_use own, const struct di_style *style)
{
    if (own.level != DI_UNSET) {
        return own.level;
    }
    for (int i = 0; style != NULL && i < DI_LIST_LEVELS; i++) {
        if (list->definition->levels[i] != NULL && list->definition->levels[i]->style == style) {
            return i;
        }
    }
    return style != NULL && style->list.level != DI_UNSET ? style->list.level : 0;
}

/* Where a level begins in this list, at first as whenever it begins again (17.9.26). */
static int start_of(const struct list *list, unsigned index)
{
    return list->starts[index] != DI_UNSET ? list->starts[index] : level_of(list, index)->start;
}

static void step(struct list *list, unsigned index)
{
    struct list_definition *definition = list->definition;
    unsigned bit = 1U << index;

    if ((list->is_started & bit) == 0) {
        list->is_started |= bit;
        if (list->starts[index] != DI_UNSET) {
            definition->is_counted &= ~bit;
        }
    }
    if ((definition->is_counted & bit) == 0) {
        definition->counts[index] = start_of(list, index) - 1L;
        definition->is_counted |= bit;
    }
    definition->counts[index]++;
}

/* Deeper levels begin again, unless their w:lvlRestart says otherwise (17.9.10). */
static void restart_below(struct list *list, unsigned index)
{
    for (unsigned deeper = index + 1; deeper < DI_LIST_LEVELS; deeper++) {
        const struct list_level *level = level_of(list, deeper);
        int restart = level != NULL ? level->restart : DI_UNSET;

        if (restart == DI_UNSET || (restart > 0 && (int)index < restart)) {
            list->definition->is_counted &= ~(1U << deeper);
        }
    }
}

/* A level above that no paragraph has had yet counts as if it had had one. */
static void begin_above(struct list *list, unsigned index)
{
    struct list_definition *definition = list->definition;

    for (unsigned above = 0; above < index; above++) {
        if ((definition->is_counted & 1U << above) == 0 && level_of(list, above) != NULL) {
            definition->counts[above] = start_of(list, above);
            definition->is_counted |= 1U << above;
        }
    }
}

/* Fills the places %1 to %9 of the level's text (17.9.11). */
static void write_number(const struct list *list, const struct list_level *level, struct di_buffer *number)
{
    const struct list_definition *definition = list->definition;

    for (const char *sign = level->text; *sign != '\0'; sign++) {
        unsigned index = sign[0] == '%' ? (unsigned)(sign[1] - '1') : DI_LIST_LEVELS;
        const struct list_level *counted;

        if (index >= DI_LIST_LEVELS) {
            di_buffer_char(number, *sign);
            continue;
        }
        sign++;
        counted = level_of(list, index);
        if (counted != NULL) {
            long count = (definition->is_counted & 1U << index) != 0 ? definition->counts[index] : 1;

            di_number_format_write(level->is_legal ? di_number_format_legal(counted->format) : counted->format, count,
                                   number);
        }
    }
}

void di_lists_count(struct di_lists *lists, struct di_list_use own, const struct di_style *style,
                    struct di_buffer *number)
{
    int id = own.list != DI_UNSET || style == NULL ? own.list : style->list.list;
    struct list *list = id > 0 ? di_lists_find(lists, id) : NULL;
    const struct list_level *level;
    int index;

    if (list == NULL || list->definition == NULL) {
        return;
    }
    index = index_of(list, own, style);
    if (index < 0 || index >= DI_LIST_LEVELS) {
        return;
    }
    level = level_of(list, (unsigned)index);
    if (level == NULL) {
        return;
    }
    step(list, (unsigned)index);
    restart_below(list, (unsigned)index);
    begin_above(list, (unsigned)index);
    if (!di_number_format_is_bullet(level->format)) {
        write_number(list, level, number);
    }
}
