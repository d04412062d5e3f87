/*
 * Properties, of which few matter here: what makes a heading, a number, a merge, or something that is deleted or
 * hidden.
 */
#include "context.h"
#include "words.h"

enum di_status di_in_paragraph_properties(struct story *story, const struct di_xml_element *element,
                                          enum context *ret_next)
{
    struct paragraph *paragraph = story->container->paragraph;
    struct di_xml_value value;

    switch (di_xml_token(element)) {
    case WORD_PSTYLE:
        if (di_word_value(element, &value)) {
            paragraph->style = di_styles_find(story->styles, DI_PARAGRAPH_STYLE, value.bytes, value.size);
        }
        return DI_OK;
    case WORD_OUTLINE_LVL:
        paragraph->outline_level = di_word_number(element, DI_UNSET);
        return DI_OK;
    case WORD_SECT_PR:
        paragraph->ends_section = true;
        return DI_OK;
    case WORD_NUM_PR:
        *ret_next = IN_LIST_PROPERTIES;
        return DI_OK;
    case WORD_RPR:
        *ret_next = IN_MARK_PROPERTIES;
        return DI_OK;
    default:
        return DI_OK;
    }
}

enum di_status di_in_list_properties(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    struct paragraph *paragraph = story->container->paragraph;
    unsigned word = di_xml_token(element);

    (void)ret_next;
    if (word == WORD_NUM_ID) {
        paragraph->list.list = di_word_number(element, DI_UNSET);
    } else if (word == WORD_ILVL) {
        paragraph->list.level = di_word_number(element, DI_UNSET);
    }
    return DI_OK;
}

enum di_status di_in_mark_properties(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    unsigned word = di_xml_token(element);

    (void)ret_next;
    if (word == WORD_DEL || word == WORD_MOVE_FROM) {
        di_story_remark(story, DI_REMARK_DELETED);
        story->container->paragraph->mark_deleted = true;
    } else if (word == WORD_VANISH) {
        story->container->paragraph->mark_hidden = di_word_on(element);
    } else if (word == WORD_INS || word == WORD_MOVE_TO) {
        di_story_remark(story, DI_REMARK_INSERTED);
    }
    return DI_OK;
}

/* Its style comes first in a run's properties, and what it says itself overrules that. */
enum di_status di_in_run_properties(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    unsigned word = di_xml_token(element), run = story->depth - 1;
    struct di_xml_value id;

    (void)ret_next;
    if ((word != WORD_VANISH && word != WORD_RSTYLE) || (story->hidden_from != 0 && story->hidden_from < run)) {
        return DI_OK;
    }
    if (word == WORD_VANISH) {
        story->hidden_from = di_word_on(element) ? run : 0;
    } else if (di_word_value(element, &id)) {
        const struct di_style *style = di_styles_find(story->styles, DI_CHARACTER_STYLE, id.bytes, id.size);

        story->hidden_from = di_styles_hide(story->styles, story->container->paragraph->style, style) ? run : 0;
    }
    return DI_OK;
}

enum di_status di_in_row_properties(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    (void)ret_next;
    switch (di_xml_token(element)) {
    case WORD_INS:
        di_story_remark(story, DI_REMARK_INSERTED);
        return DI_OK;
    case WORD_DEL:
        di_story_remark(story, DI_REMARK_DELETED);
        story->table->row_deleted = true;
        return DI_OK;
    case WORD_GRID_BEFORE:
        return di_row_columns_before(story, di_word_number(element, 0));
    case WORD_GRID_AFTER:
        return di_row_columns_after(story, di_word_number(element, 0));
    default:
        return DI_OK;
    }
}

static enum merge merge_of(const struct di_xml_element *element)
{
    struct di_xml_value value;

    return di_word_value(element, &value) && di_xml_value_is(value, "restart") ? MERGE_BEGINS : MERGE_GOES_ON;
}

enum di_status di_in_cell_properties(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    struct grid_slot *cell = &story->table->cell;

    (void)ret_next;
    switch (di_xml_token(element)) {
    case WORD_GRID_SPAN:
        return di_cell_set_span(story, di_word_number(element, 1));
    case WORD_V_MERGE:
        cell->vertical = merge_of(element);
        return DI_OK;
    case WORD_H_MERGE:
        cell->horizontal = merge_of(element);
        return DI_OK;
    case WORD_CELL_INS:
        di_story_remark(story, DI_REMARK_INSERTED);
        return DI_OK;
    case WORD_CELL_DEL:
        di_story_remark(story, DI_REMARK_DELETED);
        story->table->cell_deleted = true;
        return DI_OK;
    default:
        return DI_OK;
    }
}
