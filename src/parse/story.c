#include "story.h"

#include <stdlib.h>

#include "words.h"

struct story *di_story_new(struct di_document *document, const struct di_styles *styles, struct di_lists *lists,
                           struct di_arena *arena, struct di_refusal *refusal, struct di_error *error)
{
    struct story *story = calloc(1, sizeof *story);

    if (story == NULL) {
        di_fail_no_memory(error);
        return NULL;
    }
    story->arena = arena;
    story->document = document;
    story->styles = styles;
    story->lists = lists;
    story->refusal = refusal;
    story->error = error;
    story->contexts[0] = BEFORE_ROOT;
    return story;
}

void di_story_free(struct story *story)
{
    if (story != NULL) {
        di_buffer_clear(&story->text);
        di_buffer_clear(&story->number);
        free(story->fields.items);
        free(story->cells.items);
        free(story->slots.items);
        free(story);
    }
}

static struct di_story *blocks_of(struct di_document *document, enum di_part kind)
{
    switch (kind) {
    case DI_PART_HEADER:
        return &document->headers;
    case DI_PART_FOOTER:
        return &document->footers;
    case DI_PART_NOTES:
        return &document->notes;
    default:
        return &document->body;
    }
}

enum di_status di_story_read(struct story *story, struct di_package *package, struct di_package_part *part,
                             enum di_part kind)
{
    enum di_status status;

    if (story->part != kind) {
        story->part = kind;
        story->blocks = blocks_of(story->document, kind);
        story->n_paragraphs = story->n_tables = 0;
    }
    story->part_name = part->name;
    story->heading = NULL;
    status = di_package_read(package, part, &di_words, &di_story_handler, story, story->refusal, story->error);
    di_field_settle(story);
    return status == DI_OK && di_arena_failed(story->arena) ? di_story_no_room(story) : status;
}
