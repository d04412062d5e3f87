/*
 * What an element means where it stands. Each function takes the elements of one context and answers with the context
 * that they open, NOWHERE to pass over them.
 */
#include "context.h"

#include <string.h>

#include "words.h"

/* How the children of a transparent element are taken: as if they stood in its place. */
static enum context inside(enum context outer)
{
    switch (outer) {
    case IN_STORY:
    case IN_CELL:
    case IN_TEXT_BOX:
        return IN_BLOCKS;
    case IN_PARAGRAPH:
    case IN_LOST_PARAGRAPH:
    case IN_RUN:
        return IN_INLINE;
    case IN_TABLE:
    case IN_LOST_TABLE:
        return IN_TABLE_INSIDE;
    case IN_ROW:
        return IN_ROW_INSIDE;
    case IN_EQUATION:
        return IN_EQUATION_INSIDE;
    default:
        return outer;
    }
}

bool di_is_wrapper(struct story *story, unsigned word, enum context *ret_next)
{
    switch (word) {
    case WORD_INS:
    case WORD_MOVE_TO:
        di_story_remark(story, DI_REMARK_INSERTED);
        *ret_next = inside(story->contexts[story->depth]);
        return true;
    case WORD_HYPERLINK:
    case WORD_SMART_TAG:
    case WORD_CUSTOM_XML:
    case WORD_FLD_SIMPLE:
    case WORD_DIR:
    case WORD_BDO:
    case WORD_SDT_CONTENT:
        *ret_next = inside(story->contexts[story->depth]);
        return true;
    case WORD_SDT:
        *ret_next = IN_CONTENT_CONTROL;
        return true;
    case WORD_ALTERNATE_CONTENT:
        *ret_next = IN_ALTERNATIVES;
        return true;
    case WORD_DEL:
    case WORD_MOVE_FROM:
    case WORD_DEL_TEXT:
        di_story_remark(story, DI_REMARK_DELETED);
        *ret_next = NOWHERE;
        return true;
    case WORD_SUB_DOC:
        di_story_remark(story, DI_REMARK_SUBDOCUMENT);
        *ret_next = NOWHERE;
        return true;
    case WORD_INSTR_TEXT:
    case WORD_DEL_INSTR_TEXT:
    case WORD_SMART_TAG_PR:
    case WORD_CUSTOM_XML_PR:
    case WORD_SDT_PR:
    case WORD_FLD_DATA:
        *ret_next = NOWHERE;
        return true;
    default:
        return false;
    }
}

/* The context in which the element stands whose context is the innermost one. */
static enum context around(const struct story *story)
{
    return inside(story->contexts[story->depth - 1]);
}

/* The root tells what a part is; one that is not what its relationship says holds nothing. */
static enum di_status in_root(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    unsigned word = di_xml_token(element);

    switch (story->part) {
    case DI_PART_HEADER:
    case DI_PART_FOOTER:
        if (word == WORD_HDR || word == WORD_FTR) {
            *ret_next = IN_STORY;
            return di_container_open(story, NULL);
        }
        return DI_OK;
    case DI_PART_NOTES:
        *ret_next = word == WORD_FOOTNOTES || word == WORD_ENDNOTES ? IN_NOTES : NOWHERE;
        return DI_OK;
    default:
        if (word != WORD_DOCUMENT) {
            return di_refuse(story->refusal, DI_REASON_NOT_DOCX, story->part_name, "it holds no WordprocessingML");
        }
        *ret_next = IN_DOCUMENT;
        return DI_OK;
    }
}

static enum di_status in_document(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    if (di_xml_token(element) != WORD_BODY || story->has_body) {
        return DI_OK;
    }
    story->has_body = true;
    *ret_next = IN_STORY;
    return di_container_open(story, NULL);
}

/* Separators between text and notes have a type (17.11.9) and are no text. */
static enum di_status in_notes(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    unsigned word = di_xml_token(element);
    struct di_xml_value type;

    if ((word != WORD_FOOTNOTE && word != WORD_ENDNOTE) ||
        (di_xml_attribute(element, WORD_TYPE, &type) && !di_xml_value_is(type, "normal"))) {
        return DI_OK;
    }
    *ret_next = IN_STORY;
    return di_container_open(story, NULL);
}

static enum di_status in_content_control(struct story *story, const struct di_xml_element *element,
                                         enum context *ret_next)
{
    *ret_next = di_xml_token(element) == WORD_SDT_CONTENT ? around(story) : NOWHERE;
    return DI_OK;
}

/* The first alternative is taken: the Choice, which every program of today understands (part 3, 7.6). */
static enum di_status in_alternatives(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    unsigned word = di_xml_token(element);

    if (word == WORD_CHOICE || word == WORD_FALLBACK) {
        story->contexts[story->depth] = IN_ALTERNATIVES_DONE;
        *ret_next = around(story);
    }
    return DI_OK;
}

static di_opener *const openers[] = {
    [BEFORE_ROOT] = in_root,
    [IN_DOCUMENT] = in_document,
    [IN_NOTES] = in_notes,
    [IN_STORY] = di_in_blocks,
    [IN_CELL] = di_in_blocks,
    [IN_TEXT_BOX] = di_in_blocks,
    [IN_BLOCKS] = di_in_blocks,
    [IN_PARAGRAPH] = di_in_inline,
    [IN_LOST_PARAGRAPH] = di_in_inline,
    [IN_INLINE] = di_in_inline,
    [IN_RUN] = di_in_inline,
    [IN_TEXT] = di_in_drawing,
    [IN_PARAGRAPH_PROPERTIES] = di_in_paragraph_properties,
    [IN_LIST_PROPERTIES] = di_in_list_properties,
    [IN_MARK_PROPERTIES] = di_in_mark_properties,
    [IN_RUN_PROPERTIES] = di_in_run_properties,
    [IN_TABLE] = di_in_table,
    [IN_LOST_TABLE] = di_in_table,
    [IN_TABLE_INSIDE] = di_in_table,
    [IN_ROW] = di_in_row,
    [IN_ROW_INSIDE] = di_in_row,
    [IN_ROW_PROPERTIES] = di_in_row_properties,
    [IN_CELL_PROPERTIES] = di_in_cell_properties,
    [IN_DRAWING] = di_in_drawing,
    [IN_OBJECT] = di_in_drawing,
    [IN_EQUATION] = di_in_equation,
    [IN_EQUATION_INSIDE] = di_in_equation,
    [IN_EQUATION_TEXT] = di_in_equation,
    [IN_RUBY] = di_in_ruby,
    [IN_CONTENT_CONTROL] = in_content_control,
    [IN_ALTERNATIVES] = in_alternatives,
    [IN_ALTERNATIVES_DONE] = NULL,
};

static enum di_status on_start(void *user, const struct di_xml_element *element, bool *ret_skip)
{
    struct story *story = user;
    di_opener *open = openers[story->contexts[story->depth]];
    enum context next = NOWHERE;
    enum di_status status = open != NULL ? open(story, element, &next) : DI_OK;

    *ret_skip = next == NOWHERE;
    if (next != NOWHERE) {
        story->contexts[++story->depth] = (uint8_t)next;
    }
    return status;
}

static enum di_status close_lost_paragraph(struct story *story)
{
    enum di_status status = di_paragraph_close(story);

    return status == DI_OK ? di_container_close(story) : status;
}

static enum di_status close_lost_table(struct story *story)
{
    enum di_status status = di_table_close(story);

    return status == DI_OK ? di_container_close(story) : status;
}

static enum di_status on_end(void *user, unsigned token)
{
    struct story *story = user;

    (void)token;
    if (story->hidden_from == story->depth) {
        story->hidden_from = 0;
    }
    switch (story->contexts[story->depth--]) {
    case IN_PARAGRAPH:
        return di_paragraph_close(story);
    case IN_LOST_PARAGRAPH:
        return close_lost_paragraph(story);
    case IN_STORY:
    case IN_TEXT_BOX:
        return di_container_close(story);
    case IN_TABLE:
        return di_table_close(story);
    case IN_LOST_TABLE:
        return close_lost_table(story);
    case IN_ROW:
        return di_row_close(story);
    case IN_CELL:
        return di_cell_close(story);
    case IN_EQUATION:
        return di_equation_close(story);
    default:
        return DI_OK;
    }
}

/* A line feed of the XML is a space in Word, like any white space; lines are broken by w:br. */
static enum di_status on_text(void *user, const char *bytes, size_t size)
{
    struct story *story = user;
    enum context here = story->contexts[story->depth];
    enum di_status status = DI_OK;

    if (here != IN_TEXT && here != IN_EQUATION_TEXT) {
        return DI_OK;
    }
    for (const char *feed; status == DI_OK && (feed = memchr(bytes, '\n', size)) != NULL; bytes = feed + 1) {
        size_t length = (size_t)(feed - bytes);

        status = di_inline_text(story, bytes, length);
        if (status == DI_OK) {
            status = di_inline_text(story, " ", 1);
        }
        size -= length + 1;
    }
    return status == DI_OK ? di_inline_text(story, bytes, size) : status;
}

const struct di_xml_handler di_story_handler = {on_start, on_end, on_text};
