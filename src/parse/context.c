/*
 * What an element means where it stands. Each function takes the elements of one context and answers with the context
 * that they open, NOWHERE to pass over them.
 */
#include "story.h"
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

/*
 * What is the same wherever content stands: insertions and wrappers are transparent, deletions and the wrappers' own
 * properties are passed over (17.13.5, 17.5). False where the element is none of these.
 */
static bool is_wrapper(struct story *story, unsigned word, enum context *ret_next)
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

static enum di_status in_blocks(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
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
        is_wrapper(story, di_xml_token(element), ret_next);
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

/* Elements that stand for a sign (17.3.3), or mark a place. False for any other. */
static bool is_sign(struct story *story, const struct di_xml_element *element, enum di_status *ret_status)
{
    switch (di_xml_token(element)) {
    case WORD_TAB:
    case WORD_PTAB:
        *ret_status = di_inline_text(story, "\t", 1);
        return true;
    case WORD_BR:
    case WORD_CR: /* in a cell a line feed is the end of a paragraph */
        *ret_status = di_inline_text(story, story->container->table != NULL ? " " : "\n", 1);
        return true;
    case WORD_NO_BREAK_HYPHEN:
        *ret_status = di_inline_text(story, "\u2011", 3);
        return true;
    case WORD_SOFT_HYPHEN:
        *ret_status = di_inline_text(story, "\u00AD", 2);
        return true;
    case WORD_SYM:
        *ret_status = di_inline_symbol(story, element);
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

static enum di_status in_inline(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    enum context here = story->contexts[story->depth];
    unsigned word = di_xml_token(element);
    enum di_status status = DI_OK;

    switch (word) {
    case WORD_R:
        *ret_next = IN_RUN;
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
        *ret_next = IN_OBJECT;
        return di_block_emit_object(story, DI_OBJECT);
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
        if (!is_sign(story, element, &status) && !is_wrapper(story, word, ret_next)) {
            *ret_next = IN_DRAWING; /* w:drawing, w:pict, and whatever else may hold one */
        }
        return status;
    }
}

static enum di_status in_drawing(struct story *story, const struct di_xml_element *element, enum context *ret_next)
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
        is_wrapper(story, di_xml_token(element), ret_next);
        return DI_OK;
    }
}

static enum di_status in_equation(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    enum context here = story->contexts[story->depth];

    if (here == IN_EQUATION_TEXT || is_wrapper(story, di_xml_token(element), ret_next)) {
        return DI_OK;
    }
    *ret_next = di_xml_token(element) == WORD_MATH_TEXT ? IN_EQUATION_TEXT : IN_EQUATION_INSIDE;
    return DI_OK;
}

static enum di_status in_ruby(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    (void)story;
    *ret_next = di_xml_token(element) == WORD_RUBY_BASE ? IN_INLINE : NOWHERE;
    return DI_OK;
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

static enum di_status in_paragraph_properties(struct story *story, const struct di_xml_element *element,
                                              enum context *ret_next)
{
    struct paragraph *paragraph = story->container->paragraph;
    struct di_xml_value value;

    switch (di_xml_token(element)) {
    case WORD_PSTYLE:
        if (di_word_value(element, &value)) {
            paragraph->style = di_styles_find(story->styles, value.bytes, value.size);
        }
        return DI_OK;
    case WORD_OUTLINE_LVL:
        paragraph->outline_level = di_word_number(element, DI_UNSET);
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

static enum di_status in_list_properties(struct story *story, const struct di_xml_element *element,
                                         enum context *ret_next)
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

static enum di_status in_mark_properties(struct story *story, const struct di_xml_element *element,
                                         enum context *ret_next)
{
    unsigned word = di_xml_token(element);

    (void)ret_next;
    if (word == WORD_DEL || word == WORD_MOVE_FROM) {
        di_story_remark(story, DI_REMARK_DELETED);
        story->container->paragraph->mark_deleted = true;
    } else if (word == WORD_INS || word == WORD_MOVE_TO) {
        di_story_remark(story, DI_REMARK_INSERTED);
    }
    return DI_OK;
}

static enum di_status in_run_properties(struct story *story, const struct di_xml_element *element,
                                        enum context *ret_next)
{
    (void)ret_next;
    if (di_xml_token(element) == WORD_VANISH && di_word_on(element) && story->hidden_from == 0) {
        di_story_remark(story, DI_REMARK_HIDDEN);
        story->hidden_from = story->depth - 1; /* the run around its properties */
    }
    return DI_OK;
}

static enum di_status in_table(struct story *story, const struct di_xml_element *element, enum context *ret_next)
{
    if (di_xml_token(element) == WORD_TR) {
        *ret_next = IN_ROW;
        return di_row_open(story);
    }
    is_wrapper(story, di_xml_token(element), ret_next);
    return DI_OK;
}

static enum di_status in_row(struct story *story, const struct di_xml_element *element, enum context *ret_next)
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
        is_wrapper(story, word, ret_next);
    }
    return DI_OK;
}

static enum di_status in_row_properties(struct story *story, const struct di_xml_element *element,
                                        enum context *ret_next)
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

static enum di_status in_cell_properties(struct story *story, const struct di_xml_element *element,
                                         enum context *ret_next)
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
    case WORD_CELL_DEL:
        di_story_remark(story, DI_REMARK_DELETED);
        story->table->cell_deleted = true;
        return DI_OK;
    default:
        return DI_OK;
    }
}

typedef enum di_status (*opener)(struct story *, const struct di_xml_element *, enum context *);

static const opener openers[] = {
    [BEFORE_ROOT] = in_root,
    [IN_DOCUMENT] = in_document,
    [IN_NOTES] = in_notes,
    [IN_STORY] = in_blocks,
    [IN_CELL] = in_blocks,
    [IN_TEXT_BOX] = in_blocks,
    [IN_BLOCKS] = in_blocks,
    [IN_PARAGRAPH] = in_inline,
    [IN_LOST_PARAGRAPH] = in_inline,
    [IN_INLINE] = in_inline,
    [IN_RUN] = in_inline,
    [IN_TEXT] = in_drawing,
    [IN_PARAGRAPH_PROPERTIES] = in_paragraph_properties,
    [IN_LIST_PROPERTIES] = in_list_properties,
    [IN_MARK_PROPERTIES] = in_mark_properties,
    [IN_RUN_PROPERTIES] = in_run_properties,
    [IN_TABLE] = in_table,
    [IN_LOST_TABLE] = in_table,
    [IN_TABLE_INSIDE] = in_table,
    [IN_ROW] = in_row,
    [IN_ROW_INSIDE] = in_row,
    [IN_ROW_PROPERTIES] = in_row_properties,
    [IN_CELL_PROPERTIES] = in_cell_properties,
    [IN_DRAWING] = in_drawing,
    [IN_OBJECT] = in_drawing,
    [IN_EQUATION] = in_equation,
    [IN_EQUATION_INSIDE] = in_equation,
    [IN_EQUATION_TEXT] = in_equation,
    [IN_RUBY] = in_ruby,
    [IN_CONTENT_CONTROL] = in_content_control,
    [IN_ALTERNATIVES] = in_alternatives,
    [IN_ALTERNATIVES_DONE] = NULL,
};

static enum di_status on_start(void *user, const struct di_xml_element *element, bool *ret_skip)
{
    struct story *story = user;
    opener open = openers[story->contexts[story->depth]];
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

static enum di_status on_text(void *user, const char *bytes, size_t size)
{
    struct story *story = user;
    enum context here = story->contexts[story->depth];

    return here == IN_TEXT || here == IN_EQUATION_TEXT ? di_inline_text(story, bytes, size) : DI_OK;
}

const struct di_xml_handler di_story_handler = {on_start, on_end, on_text};
