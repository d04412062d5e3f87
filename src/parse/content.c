/*
 * Content: paragraphs and tables, and what stands inside them.
 */
#include "context.h"
#include "words.h"

enum di_status di_in_blocks(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    if (story->container->table != NULL && story->container->table->cell_deleted) {
        return DI_OK;
    }
    switch (di_xml_token(element)) {
    case WORD_P:
        *ret_next = IN_PARAGRAPH;
        return di_paragraph_open(story);
    case WORD_TBL:
        *ret_next = IN_TABLE;
        return di_table_open(story);
    case WORD_TC_PR:
        *ret_next = story->contexts[story->depth] == IN_CELL ? IN_CELL_PROPERTIES : NOWHERE;
        return DI_OK;
    case WORD_ALT_CHUNK:
        di_story_remark(story, DI_REMARK_IMPORT);
        return DI_OK;
    case WORD_MATH_PARAGRAPH:
        *ret_next = IN_BLOCKS;
        return DI_OK;
    case WORD_MATH:
        *ret_next = IN_EQUATION;
        story->equation_start = story->text.size;
        return DI_OK;
    default:
        di_is_wrapper(story, di_xml_token(element), ret_next);
        return DI_OK;
    }
}

/* A paragraph or a table inside a paragraph, as broken producers write it: follows it as a text box would. */
static enum di_status take_lost_block(struct story *story, unsigned word, enum context *ret_next)
{
    enum di_status status = di_container_open(story, NULL);

    if (status != DI_OK) {
        return status;
    }
    *ret_next = word == WORD_P ? IN_LOST_PARAGRAPH : IN_LOST_TABLE;
    return word == WORD_P ? di_paragraph_open(story) : di_table_open(story);
}

/* In a cell a line feed is the end of a paragraph. A new page or column before the first sign breaks no line
 * (17.3.3.1). */
static enum di_status take_break(struct story *story, const struct di_xml_element *element)
{
    struct di_xml_value type;

    if (story->text.size == story->container->paragraph->text_start && di_xml_attribute(element, WORD_TYPE, &type) &&
        (di_xml_value_is(type, "page") || di_xml_value_is(type, "column"))) {
        return DI_OK;
    }
    return di_inline_text(story, story->container->table != NULL ? " " : "\n", 1);
}

/* Elements that stand for a sign (17.3.3), or mark a place. False for any other. */
static bool is_sign(struct story *story, const struct di_xml_element *element, enum di_status *ret_status)
{
    switch (di_xml_token(element)) {
    case WORD_TAB:
    case WORD_PTAB:
        *ret_status = di_inline_text(story, "\t", 1);
        return true;
    case WORD_BR:
    case WORD_CR:
        *ret_status = take_break(story, element);
        return true;
    case WORD_NO_BREAK_HYPHEN:
        *ret_status = di_inline_text(story, "\u2011", 3);
        return true;
    case WORD_SOFT_HYPHEN:
        *ret_status = di_inline_text(story, "\u00AD", 2);
        return true;
    case WORD_SYM:
        *ret_status = di_inline_symbol(story, element, WORD_CHAR);
        return true;
    case WORD_SYM_EX:
        *ret_status = di_inline_symbol(story, element, WORD_SYM_EX_CHAR);
        return true;
    case WORD_FLD_CHAR:
        *ret_status = di_field_mark(story, element);
        return true;
    case WORD_COMMENT_REFERENCE:
        di_story_remark(story, DI_REMARK_COMMENT);
        return true;
    default:
        return false;
    }
}

enum di_status di_in_inline(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    enum context here = story->contexts[story->depth];
    unsigned word = di_xml_token(element);
    enum di_status status = DI_OK;

    switch (word) {
    case WORD_R:
        *ret_next = IN_RUN;
        di_run_open(story);
        return DI_OK;
    case WORD_T:
        *ret_next = IN_TEXT;
        return DI_OK;
    case WORD_RPR:
        *ret_next = here == IN_RUN ? IN_RUN_PROPERTIES : NOWHERE;
        return DI_OK;
    case WORD_PPR:
        *ret_next = here == IN_PARAGRAPH || here == IN_LOST_PARAGRAPH ? IN_PARAGRAPH_PROPERTIES : NOWHERE;
        return DI_OK;
    case WORD_P:
    case WORD_TBL:
        return take_lost_block(story, word, ret_next);
    case WORD_TXBX_CONTENT:
        *ret_next = IN_TEXT_BOX;
        return di_container_open(story, NULL);
    case WORD_RUBY:
        *ret_next = IN_RUBY;
        return DI_OK;
    case WORD_OBJECT:
        if (!di_inline_is_hidden(story)) {
            *ret_next = IN_OBJECT;
            status = di_block_emit_object(story, DI_OBJECT);
        }
        return status;
    case WORD_DRAWING:
    case WORD_PICT:
        *ret_next = di_inline_is_hidden(story) ? NOWHERE : IN_DRAWING;
        return DI_OK;
    case WORD_MATH_PARAGRAPH:
        *ret_next = IN_INLINE;
        return DI_OK;
    case WORD_MATH:
        *ret_next = IN_EQUATION;
        story->equation_start = story->text.size;
        return DI_OK;
    case WORD_MATH_TEXT:
        return DI_OK;
    default:
        if (!is_sign(story, element, &status) && !di_is_wrapper(story, word, ret_next)) {
            *ret_next = IN_DRAWING; /* whatever else may hold a text box */
        }
        return status;
    }
}

enum di_status di_in_drawing(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    enum context here = story->contexts[story->depth];

    *ret_next = here;
    switch (di_xml_token(element)) {
    case WORD_TXBX_CONTENT:
        *ret_next = IN_TEXT_BOX;
        return di_container_open(story, NULL);
    case WORD_PICTURE:
        return di_block_emit_object(story, DI_PICTURE);
    case WORD_IMAGE_DATA:
        return here == IN_DRAWING ? di_block_emit_object(story, DI_PICTURE) : DI_OK;
    case WORD_CHART:
        return di_block_emit_object(story, DI_CHART);
    case WORD_DIAGRAM:
        return di_block_emit_object(story, DI_OBJECT);
    case WORD_P:
    case WORD_R:
    case WORD_T:
    case WORD_TBL:
        *ret_next = NOWHERE;
        return DI_OK;
    default:
        di_is_wrapper(story, di_xml_token(element), ret_next);
        return DI_OK;
    }
}

enum di_status di_in_equation(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    enum context here = story->contexts[story->depth];

    if (here == IN_EQUATION_TEXT || di_is_wrapper(story, di_xml_token(element), ret_next)) {
        return DI_OK;
    }
    *ret_next = di_xml_token(element) == WORD_MATH_TEXT ? IN_EQUATION_TEXT : IN_EQUATION_INSIDE;
    return DI_OK;
}

enum di_status di_in_ruby(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    (void)story;
    *ret_next = di_xml_token(element) == WORD_RUBY_BASE ? IN_INLINE : NOWHERE;
    return DI_OK;
}

enum di_status di_in_table(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    if (di_xml_token(element) == WORD_TR) {
        *ret_next = IN_ROW;
        return di_row_open(story);
    }
    di_is_wrapper(story, di_xml_token(element), ret_next);
    return DI_OK;
}

enum di_status di_in_row(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    unsigned word = di_xml_token(element);

    if (word == WORD_TR_PR) {
        *ret_next = story->contexts[story->depth] == IN_ROW ? IN_ROW_PROPERTIES : NOWHERE;
    } else if (word == WORD_TC) {
        if (!story->table->row_deleted) {
            *ret_next = IN_CELL;
            return di_cell_open(story);
        }
    } else {
        di_is_wrapper(story, word, ret_next);
    }
    return DI_OK;
}
