#include <string.h>

#include "docintake/limits.h"
#include "package_parts.h"
#include "part_name.h"

enum { NAME_RELATIONSHIP = 1, NAME_TYPE, NAME_TARGET, NAME_TARGET_MODE, NAME_COUNT };

static const struct di_xml_name names[NAME_COUNT] = {
    [NAME_RELATIONSHIP] = DI_XML_NAME(DI_XML_RELATIONSHIPS, "Relationship"),
    [NAME_TYPE] = DI_XML_NAME(DI_XML_NO_SPACE, "Type"),
    [NAME_TARGET] = DI_XML_NAME(DI_XML_NO_SPACE, "Target"),
    [NAME_TARGET_MODE] = DI_XML_NAME(DI_XML_NO_SPACE, "TargetMode"),
};
static const struct di_xml_vocabulary vocabulary = {names, NAME_COUNT};

/* ECMA-376 part 1, 15.2 to 15.4: the Strict and the Transitional beginning of every type. */
static const char *const type_roots[] = {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/",
    "http://purl.oclc.org/ooxml/officeDocument/relationships/",
};

static const struct {
    const char *word;
    enum di_relation relation;
} relations[] = {
    {"officeDocument", DI_RELATION_OFFICE_DOCUMENT},
    {"styles", DI_RELATION_STYLES},
    {"numbering", DI_RELATION_NUMBERING},
    {"header", DI_RELATION_HEADER},
    {"footer", DI_RELATION_FOOTER},
    {"footnotes", DI_RELATION_FOOTNOTES},
    {"endnotes", DI_RELATION_ENDNOTES},
};

struct relationships {
    struct di_package *package;
    const char *source_key;
    struct di_relationship *first, **end;
    size_t count;
    struct di_refusal *refusal;
    struct di_error *error;
};

static enum di_relation relation_of(struct di_xml_value type)
{
    for (size_t root = 0; root < sizeof type_roots / sizeof *type_roots; root++) {
        size_t length = strlen(type_roots[root]);
        struct di_xml_value word = {type.bytes + length, type.size - length};

        if (type.size <= length || memcmp(type.bytes, type_roots[root], length) != 0) {
            continue;
        }
        for (size_t i = 0; i < sizeof relations / sizeof *relations; i++) {
            if (di_xml_value_is(word, relations[i].word)) {
                return relations[i].relation;
            }
        }
    }
    return DI_RELATION_OTHER;
}

static enum di_status add(struct relationships *list, const struct di_xml_element *element)
{
    struct di_arena *arena = list->package->arena;
    struct di_relationship *item = DI_NEW(arena, struct di_relationship);
    struct di_xml_value type, target, mode = {"", 0};

    if (item == NULL) {
        return di_refuse_no_room(arena, NULL, list->refusal, list->error);
    }
    if (di_xml_attribute(element, NAME_TYPE, &type)) {
        item->relation = relation_of(type);
    }
    di_xml_attribute(element, NAME_TARGET_MODE, &mode);
    item->is_outside = di_xml_value_is(mode, "External");
    if (!item->is_outside && di_xml_attribute(element, NAME_TARGET, &target)) {
        item->target_key = di_part_resolve(arena, list->source_key, target.bytes, target.size);
        if (item->target_key == NULL) {
            return di_refuse_no_room(arena, NULL, list->refusal, list->error);
        }
        item->target = di_archive_find(&list->package->archive, item->target_key);
    }
    *list->end = item;
    list->end = &item->next;
    return DI_OK;
}

static enum di_status on_start(void *user, const struct di_xml_element *element, bool *ret_skip)
{
    struct relationships *list = user;

    (void)ret_skip;
    if (di_xml_token(element) != NAME_RELATIONSHIP) {
        return DI_OK;
    }
    if (++list->count > DI_LIMIT_RELATIONSHIPS) {
        return di_refuse(list->refusal, DI_REASON_TOO_LARGE, list->source_key, "more than %d relationships of one part",
                         DI_LIMIT_RELATIONSHIPS);
    }
    return add(list, element);
}

enum di_status di_package_relationships(struct di_package *package, struct di_package_part *part,
                                        struct di_relationship **ret_first, struct di_refusal *refusal,
                                        struct di_error *error)
{
    static const struct di_xml_handler handler = {.start = on_start};
    struct relationships list = {.package = package, .refusal = refusal, .error = error};
    struct di_package_part *source;
    enum di_status status;
    char *key;

    list.source_key = part != NULL ? part->key : "";
    list.end = &list.first;
    key = di_part_relationships_key(package->arena, list.source_key);
    if (key == NULL) {
        return di_refuse_no_room(package->arena, NULL, refusal, error);
    }
    source = di_archive_find(&package->archive, key);
    if (source == NULL) {
        *ret_first = NULL;
        return DI_OK;
    }
    status = di_package_read(package, source, &vocabulary, &handler, &list, refusal, error);
    if (status == DI_OK) {
        *ret_first = list.first;
    }
    return status;
}
