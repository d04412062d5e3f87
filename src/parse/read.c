#include "docintake/read.h"

#include "story.h"

/* What the main part's relationships name, and what kind of story it is. Notes are read after headers and footers. */
static const struct {
    enum di_relation relation;
    enum di_part kind;
} stories[] = {
    {DI_RELATION_HEADER, DI_PART_HEADER},
    {DI_RELATION_FOOTER, DI_PART_FOOTER},
    {DI_RELATION_FOOTNOTES, DI_PART_NOTES},
    {DI_RELATION_ENDNOTES, DI_PART_NOTES},
};

/* The first part of this kind; NULL where there is none. */
static struct di_package_part *find_part(const struct di_relationship *relationships, enum di_relation relation)
{
    for (; relationships != NULL; relationships = relationships->next) {
        if (relationships->relation == relation && relationships->target != NULL) {
            return relationships->target;
        }
    }
    return NULL;
}

/* A part that several relationships name is read once. */
static enum di_status read_others(struct story *story, struct di_package *package,
                                  const struct di_relationship *relationships)
{
    enum di_status status = DI_OK;

    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        for (const struct di_relationship *item = relationships; item != NULL && status == DI_OK; item = item->next) {
            if (item->relation == stories[i].relation && item->target != NULL && !item->target->is_read) {
                status = di_story_read(story, package, item->target, stories[i].kind);
            }
        }
    }
    return status;
}

static enum di_status read_stories(struct di_package *package, struct di_package_part *main_part,
                                   const struct di_relationship *relationships, struct di_arena *arena,
                                   struct di_document *document, struct di_refusal *refusal, struct di_error *error)
{
    struct di_package_part *part = find_part(relationships, DI_RELATION_STYLES);
    struct di_styles *styles;
    struct di_lists *lists;
    struct story *story;
    enum di_status status = di_styles_read(package, part, arena, &styles, refusal, error);

    if (status == DI_OK) {
        part = find_part(relationships, DI_RELATION_NUMBERING);
        status = di_lists_read(package, part, styles, arena, &lists, refusal, error);
    }
    if (status != DI_OK) {
        return status;
    }
    story = di_story_new(document, styles, lists, arena, refusal, error);
    status = story != NULL ? di_story_read(story, package, main_part, DI_PART_BODY) : DI_FAILED;
    if (status == DI_OK) {
        status = read_others(story, package, relationships);
    }
    di_story_free(story);
    return status;
}

static enum di_status read_package(struct di_package *package, struct di_arena *arena, struct di_document *document,
                                   struct di_refusal *refusal, struct di_error *error)
{
    struct di_package_part *main_part;
    struct di_relationship *relationships;
    enum di_status status = di_package_main_part(package, &main_part, refusal, error);

    if (status == DI_OK) {
        status = di_package_relationships(package, main_part, &relationships, refusal, error);
    }
    if (status == DI_OK) {
        status = read_stories(package, main_part, relationships, arena, document, refusal, error);
    }
    return status == DI_OK ? di_package_check_unread(package, refusal, error) : status;
}

enum di_status di_read_document(int fd, struct di_arena *arena, struct di_document **ret_document,
                                struct di_refusal *refusal, struct di_error *error)
{
    struct di_document *document = DI_NEW(arena, struct di_document);
    DI_AUTO_PACKAGE *package = NULL;
    enum di_status status;

    if (document == NULL) {
        return di_refuse_no_room(arena, NULL, refusal, error);
    }
    status = di_package_open(fd, arena, &package, refusal, error);
    if (status == DI_OK) {
        status = read_package(package, arena, document, refusal, error);
    }
    if (status == DI_OK) {
        *ret_document = document;
    }
    return status;
}
