#include "story.h"

static struct di_remark *add(struct story *story, enum di_remark_kind kind)
{
    struct di_document *document = story->document;
    struct di_remark *remark = DI_NEW(story->arena, struct di_remark);

    if (remark == NULL) {
        return NULL;
    }
    remark->kind = kind;
    remark->place = di_story_place(story);
    if (document->last_remark == NULL) {
        document->remarks = remark;
    } else {
        document->last_remark->next = remark;
    }
    document->last_remark = remark;
    return remark;
}

static bool is_same_place(const struct di_place *a, const struct di_place *b)
{
    return a->part == b->part && a->paragraph == b->paragraph && a->table == b->table && a->row == b->row &&
           a->column == b->column;
}

/*
 * One change that a person made is cut into many elements, by its runs and the mark of its paragraph: what is counted
 * is the places. A comment is one element. An arena that is used up fails the reading as a whole; the remark itself may
 * be lost.
 */
void di_story_remark(struct story *story, enum di_remark_kind kind)
{
    struct di_place place = di_story_place(story);

    if (story->remarks[kind] == NULL) {
        story->remarks[kind] = add(story, kind);
    } else if (kind != DI_REMARK_COMMENT && is_same_place(&place, &story->remarked_last[kind])) {
        return;
    }
    story->remarked_last[kind] = place;
    if (story->remarks[kind] != NULL) {
        story->remarks[kind]->count++;
    }
}
