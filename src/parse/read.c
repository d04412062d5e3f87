#include "docintake/read.h"

#include "story.h"

struct parts {
    struct di_package_part *styles, *numbering;
};

static void note_part(struct parts *parts, const struct di_relationship *relationship)
{
    if (relationship->relation == DI_RELATION_STYLES && parts->styles == NULL) {
        parts->styles = relationship->target;
    }
    if (relationship->relation == DI_RELATION_NUMBERING && parts->numbering == NULL) {
        parts->numbering = relationship->target;
    }
}

static enum di_status read_parts(struct di_package *package, struct di_arena *arena, struct di_document *document,
                                 struct di_refusal *refusal, struct di_error *error)
{
    struct di_package_part *main_part;
    struct di_relationship *relationships;
    struct parts parts = {NULL, NULL};
    struct di_styles *styles;
    struct di_lists *lists;
    enum di_status status = di_package_main_part(package, &main_part, refusal, error);

    if (status == DI_OK) {
        status = di_package_relationships(package, main_part, &relationships, refusal, error);
    }
    if (status != DI_OK) {
        return status;
    }
    for (; relationships != NULL; relationships = relationships->next) {
        note_part(&parts, relationships);
    }
    status = di_styles_read(package, parts.styles, arena, &styles, refusal, error);
    if (status == DI_OK) {
        status = di_lists_read(package, parts.numbering, styles, arena, &lists, refusal, error);
    }
    if (status == DI_OK) {
        status = di_story_read(package, main_part, DI_PART_BODY, styles, lists, arena, &document->body, refusal, error);
    }
    return status;
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
        status = read_parts(package, arena, document, refusal, error);
    }
    if (status == DI_OK) {
        status = di_package_check_unread(package, refusal, error);
    }
    if (status == DI_OK) {
        *ret_document = document;
    }
    return status;
}
