#include "story.h"

#include <stdlib.h>

#include "words.h"

enum di_status di_story_read(struct di_package *package, struct di_package_part *part, enum di_part kind,
                             const struct di_styles *styles, struct di_lists *lists, struct di_arena *arena,
                             struct di_story *ret_blocks, struct di_refusal *refusal, struct di_error *error)
{
    struct story *story = calloc(1, sizeof *story);
    enum di_status status;

    if (story == NULL) {
        return di_fail_no_memory(error);
    }
    story->arena = arena;
    story->part_name = part->name;
    story->part = kind;
    story->styles = styles;
    story->lists = lists;
    story->refusal = refusal;
    story->error = error;
    story->contexts[0] = BEFORE_ROOT;
    status = di_package_read(package, part, &di_words, &di_story_handler, story, refusal, error);
    if (status == DI_OK) {
        *ret_blocks = story->blocks;
    }
    di_buffer_clear(&story->text);
    di_buffer_clear(&story->number);
    di_buffer_clear(&story->fields);
    free(story->cells.items);
    free(story->slots.items);
    free(story);
    return status;
}
