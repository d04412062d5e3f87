#include "story.h"

/* An arena that is used up fails the reading as a whole; the remark itself may be lost. */
void di_story_remark(struct story *story, enum di_remark_kind kind)
{
    struct di_document *document = story->document;
    struct di_remark *remark;

    if ((story->remarked & 1U << kind) != 0) {
        return;
    }
    story->remarked |= 1U << kind;
    remark = DI_NEW(story->arena, struct di_remark);
    if (remark == NULL) {
        return;
    }
    remark->kind = kind;
    remark->place = di_story_place(story);
    if (document->last_remark == NULL) {
        document->remarks = remark;
    } else {
        document->last_remark->next = remark;
    }
    document->last_remark = remark;
}
