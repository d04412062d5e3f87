#include "story.h"

/* Frames that are closed are used again. */
static struct container *new_container(struct story *story)
{
    struct container *container = story->free_containers;

    if (container == NULL) {
        return DI_NEW(story->arena, struct container);
    }
    story->free_containers = container->outer;
    *container = (struct container){0};
    return container;
}

static struct paragraph *new_paragraph(struct story *story)
{
    struct paragraph *paragraph = story->free_paragraphs;

    if (paragraph == NULL) {
        return DI_NEW(story->arena, struct paragraph);
    }
    story->free_paragraphs = paragraph->next_free;
    *paragraph = (struct paragraph){0};
    return paragraph;
}

static void release_paragraph(struct story *story, struct paragraph *paragraph)
{
    paragraph->next_free = story->free_paragraphs;
    story->free_paragraphs = paragraph;
}

enum di_status di_container_open(struct story *story, struct table *table)
{
    struct container *container = new_container(story);

    if (container == NULL) {
        return di_story_no_room(story);
    }
    container->outer = story->container;
    container->table = table;
    container->text_start = story->text.size;
    story->container = container;
    return DI_OK;
}

void di_container_release(struct story *story)
{
    struct container *container = story->container;

    story->container = container->outer;
    container->outer = story->free_containers;
    story->free_containers = container;
}

enum di_status di_container_close(struct story *story)
{
    struct container *container = story->container;
    enum di_status status = di_container_end_carried(story);

    if (status != DI_OK) {
        return status;
    }
    di_container_release(story);
    if (story->container != NULL) { /* a text box: its blocks follow the paragraph that anchors it */
        di_block_append_all(&story->container->paragraph->boxes, &container->blocks);
    } else {
        di_block_append_all(story->blocks, &container->blocks);
    }
    return DI_OK;
}

static enum di_status begin_paragraph(struct story *story, struct container *container)
{
    struct paragraph *paragraph = new_paragraph(story);

    if (paragraph == NULL) {
        return di_story_no_room(story);
    }
    if (++story->total_paragraphs > DI_LIMIT_PARAGRAPHS) {
        return di_refuse(story->refusal, DI_REASON_TOO_LARGE, story->part_name, "more than %d paragraphs",
                         DI_LIMIT_PARAGRAPHS);
    }
    if (story->outermost == NULL) {
        story->n_paragraphs++;
    }
    if (container->table != NULL && container->n_paragraphs > 0) {
        di_buffer_char(&story->text, '\n');
    }
    paragraph->place = di_story_place(story);
    paragraph->text_start = story->text.size;
    container->paragraph = paragraph;
    return DI_OK;
}

enum di_status di_paragraph_open(struct story *story)
{
    struct container *container = story->container;
    enum di_status status = DI_OK;

    if (container->carried != NULL) {
        container->paragraph = container->carried;
        container->carried = NULL;
    } else {
        status = begin_paragraph(story, container);
    }
    if (status ==
        DI_OK) { /* of joined paragraphs, the mark of the last one, with its properties, is left (17.13.5.15) */
        struct paragraph *paragraph = container->paragraph;

        paragraph->style = di_styles_default(story->styles);
        paragraph->outline_level = DI_UNSET;
        paragraph->list = (struct di_list_use){DI_UNSET, DI_UNSET};
        paragraph->mark_deleted = paragraph->ends_section = false;
        paragraph->mark_hidden = DI_UNSET;
    }
    return status;
}

static unsigned level_of(const struct paragraph *paragraph)
{
    if (paragraph->outline_level >= 0) {
        return paragraph->outline_level < 9 ? (unsigned)paragraph->outline_level + 1 : 0;
    }
    return paragraph->style != NULL ? paragraph->style->heading : 0;
}

static enum di_status emit_block(struct story *story, const struct paragraph *paragraph)
{
    struct di_block *block = di_block_new(story, DI_PARAGRAPH);
    enum di_status status;
    const char *text;

    if (block == NULL) {
        return di_story_no_room(story);
    }
    status = di_text_take(story, paragraph->text_start, &text);
    if (status != DI_OK) {
        return status;
    }
    block->place = paragraph->place;
    block->paragraph = (struct di_paragraph){level_of(paragraph), paragraph->number, text};
    if (block->paragraph.level > 0 && *text != '\0' && story->outermost == NULL) {
        story->heading = text;
    }
    di_block_emit(story, block);
    return DI_OK;
}

/* Nothing is left of a paragraph whose text and mark are hidden, and one without text that ends a section is shown as
 * the break alone: Word counts neither. */
static bool is_passed_over(const struct story *story, const struct paragraph *paragraph)
{
    if (story->text.size > paragraph->text_start || paragraph->boxes.first != NULL) {
        return false;
    }
    if (paragraph->ends_section) {
        return true;
    }
    return paragraph->mark_hidden != DI_UNSET ? paragraph->mark_hidden
                                              : di_styles_hide(story->styles, paragraph->style, NULL);
}

static enum di_status count_paragraph(struct story *story, struct paragraph *paragraph)
{
    if (is_passed_over(story, paragraph)) {
        return DI_OK;
    }
    di_buffer_truncate(&story->number, 0);
    di_lists_count(story->lists, paragraph->list, paragraph->style, &story->number);
    if (story->number.size > 0) {
        paragraph->number = di_arena_strndup(story->arena, story->number.data, story->number.size);
        return paragraph->number != NULL ? DI_OK : di_story_no_room(story);
    }
    return story->number.failed ? di_fail_no_memory(story->error) : DI_OK;
}

/* In a cell the text stays where it is, as a line of the cell; elsewhere it becomes a block. */
static enum di_status end_paragraph(struct story *story, struct paragraph *paragraph)
{
    enum di_status status = count_paragraph(story, paragraph);

    if (status != DI_OK) {
        return status;
    }
    if (story->container->table != NULL) {
        story->container->n_paragraphs++;
    } else {
        status = emit_block(story, paragraph);
    }
    for (struct di_block *block = paragraph->boxes.first, *next; block != NULL && status == DI_OK; block = next) {
        next = block->next;
        di_block_emit(story, block);
        status = di_text_check(story);
    }
    release_paragraph(story, paragraph);
    return status;
}

enum di_status di_paragraph_close(struct story *story)
{
    struct container *container = story->container;
    struct paragraph *paragraph = container->paragraph;

    container->paragraph = NULL;
    if (paragraph->mark_deleted) {
        container->carried = paragraph;
        return DI_OK;
    }
    return end_paragraph(story, paragraph);
}

enum di_status di_container_end_carried(struct story *story)
{
    struct container *container = story->container;
    struct paragraph *paragraph = container->carried;

    if (paragraph == NULL) {
        return DI_OK;
    }
    container->carried = NULL;
    if (story->text.size > paragraph->text_start || paragraph->boxes.first != NULL) {
        return end_paragraph(story, paragraph);
    }
    if (container->table != NULL && container->n_paragraphs > 0) {
        di_buffer_truncate(&story->text, paragraph->text_start - 1); /* the line feed before it */
    }
    release_paragraph(story, paragraph);
    return DI_OK;
}
