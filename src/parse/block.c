#include <string.h>

#include "story.h"

enum di_status di_story_no_room(struct story *story)
{
    return di_refuse_no_room(story->arena, story->part_name, story->refusal, story->error);
}

/* To be asked whenever the buffer of text grew: it is what all open paragraphs and cells hold together. */
enum di_status di_text_check(struct story *story)
{
    if (story->text.size > DI_LIMIT_TEXT_BYTES) {
        return di_refuse(story->refusal, DI_REASON_TOO_LARGE, story->part_name,
                         "more than %lu bytes of text in one paragraph or cell", DI_LIMIT_TEXT_BYTES);
    }
    return DI_OK;
}

/* Ends the text that was begun at start: takes it off the buffer and copies it. */
enum di_status di_text_take(struct story *story, size_t start, const char **ret_text)
{
    size_t size = story->text.size - start;
    char *text;

    if (story->text.failed) {
        return di_fail_no_memory(story->error);
    }
    if (size == 0) {
        *ret_text = "";
        return DI_OK;
    }
    text = di_arena_strndup(story->arena, story->text.data + start, size);
    if (text == NULL) {
        return di_story_no_room(story);
    }
    di_buffer_truncate(&story->text, start);
    *ret_text = text;
    return story->has_marks ? di_field_note_text(story, text) : DI_OK;
}

/* Where what is read now stands: inside the outermost table, or at the last paragraph that began. */
struct di_place di_story_place(const struct story *story)
{
    struct di_place place = {.part = story->part, .heading = story->heading};

    if (story->outermost != NULL) {
        place.table = story->n_tables;
        place.row = story->outermost->rows;
        place.column = story->outermost->column + 1;
    } else {
        place.paragraph = story->n_paragraphs;
    }
    return place;
}

struct di_block *di_block_new(struct story *story, enum di_block_kind kind)
{
    struct di_block *block = DI_NEW(story->arena, struct di_block);

    if (block != NULL) {
        block->kind = kind;
        block->place = di_story_place(story);
    }
    return block;
}

static void append(struct di_story *list, struct di_block *block)
{
    if (list->last == NULL) {
        list->first = block;
    } else {
        list->last->next = block;
    }
    list->last = block;
}

void di_block_append_all(struct di_story *list, struct di_story *from)
{
    if (from->first == NULL) {
        return;
    }
    if (list->last == NULL) {
        list->first = from->first;
    } else {
        list->last->next = from->first;
    }
    list->last = from->last;
    *from = (struct di_story){NULL, NULL};
}

static void append_nested(struct container *cell, struct di_block *table)
{
    if (cell->last_nested == NULL) {
        cell->nested = table;
    } else {
        cell->last_nested->next = table;
    }
    cell->last_nested = table;
}

/* The paragraph of a text box: its breaks become spaces, as those of the cell's own paragraphs. */
static void append_line(struct di_buffer *text, const char *paragraph)
{
    size_t length;

    for (; paragraph[length = strcspn(paragraph, "\n")] != '\0'; paragraph += length + 1) {
        di_buffer_append(text, paragraph, length);
        di_buffer_char(text, ' ');
    }
    di_buffer_append(text, paragraph, length);
}

/* A cell takes the text of a paragraph as one more line, and a table as nested. */
static void emit_to_cell(struct story *story, struct container *cell, struct di_block *block)
{
    if (block->kind == DI_PARAGRAPH) {
        if (cell->n_paragraphs++ > 0) {
            di_buffer_char(&story->text, '\n');
        }
        append_line(&story->text, block->paragraph.text);
    } else if (block->kind == DI_TABLE) {
        append_nested(cell, block);
    } else {
        append(&cell->blocks, block);
    }
}

void di_block_emit(struct story *story, struct di_block *block)
{
    struct container *container = story->container;

    block->next = NULL;
    if (container->table != NULL) {
        emit_to_cell(story, container, block);
    } else {
        append(&container->blocks, block);
    }
}

/* What stands in a paragraph follows it; an equation may also stand between paragraphs. */
static void emit_after_paragraph(struct story *story, struct di_block *block)
{
    struct paragraph *paragraph = story->container->paragraph;

    if (paragraph != NULL) {
        append(&paragraph->boxes, block);
    } else {
        di_block_emit(story, block);
    }
}

enum di_status di_block_emit_object(struct story *story, enum di_block_kind kind)
{
    struct di_block *block = di_block_new(story, kind);

    if (block == NULL) {
        return di_story_no_room(story);
    }
    emit_after_paragraph(story, block);
    return DI_OK;
}

enum di_status di_equation_close(struct story *story)
{
    struct di_block *block = di_block_new(story, DI_EQUATION);
    enum di_status status;

    if (block == NULL) {
        return di_story_no_room(story);
    }
    status = di_text_take(story, story->equation_start, &block->paragraph.text);
    if (status == DI_OK) {
        emit_after_paragraph(story, block);
    }
    return status;
}
