#include "content_types.h"

#include <string.h>
#include <strings.h>

#include "docintake/limits.h"
#include "part_name.h"

enum { NAME_DEFAULT = 1, NAME_OVERRIDE, NAME_EXTENSION, NAME_PART_NAME, NAME_CONTENT_TYPE, NAME_COUNT };

static const struct di_xml_name names[NAME_COUNT] = {
    [NAME_DEFAULT] = DI_XML_NAME(DI_XML_CONTENT_TYPES, "Default"),
    [NAME_OVERRIDE] = DI_XML_NAME(DI_XML_CONTENT_TYPES, "Override"),
    [NAME_EXTENSION] = DI_XML_NAME(DI_XML_NO_SPACE, "Extension"),
    [NAME_PART_NAME] = DI_XML_NAME(DI_XML_NO_SPACE, "PartName"),
    [NAME_CONTENT_TYPE] = DI_XML_NAME(DI_XML_NO_SPACE, "ContentType"),
};
static const struct di_xml_vocabulary vocabulary = {names, NAME_COUNT};

/* Content types of main parts: documents and templates, with and without macros. */
static const struct {
    const char *type;
    enum di_content content;
} main_types[] = {
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", DI_CONTENT_WORD},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", DI_CONTENT_WORD},
    {"application/vnd.ms-word.document.macroEnabled.main+xml", DI_CONTENT_WORD},
    {"application/vnd.ms-word.template.macroEnabledTemplate.main+xml", DI_CONTENT_WORD},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", DI_CONTENT_EXCEL},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml", DI_CONTENT_EXCEL},
    {"application/vnd.ms-excel.sheet.macroEnabled.main+xml", DI_CONTENT_EXCEL},
    {"application/vnd.ms-excel.template.macroEnabled.main+xml", DI_CONTENT_EXCEL},
    {"application/vnd.ms-excel.sheet.binary.macroEnabled.main", DI_CONTENT_EXCEL},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", DI_CONTENT_POWERPOINT},
    {"application/vnd.openxmlformats-officedocument.presentationml.slideshow.main+xml", DI_CONTENT_POWERPOINT},
    {"application/vnd.openxmlformats-officedocument.presentationml.template.main+xml", DI_CONTENT_POWERPOINT},
    {"application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml", DI_CONTENT_POWERPOINT},
};

struct default_type {
    const char *extension; /* small letters */
    enum di_content content;
};

struct content_types {
    struct di_archive *archive;
    struct di_arena *arena;
    struct di_refusal *refusal;
    struct di_error *error;
    struct default_type defaults[DI_LIMIT_DEFAULT_CONTENT_TYPES];
    size_t n_defaults;
};

static bool ends_in_xml(struct di_xml_value type)
{
    return type.size >= 3 && strncasecmp(type.bytes + type.size - 3, "xml", 3) == 0;
}

static enum di_content content_of(struct di_xml_value type)
{
    for (size_t i = 0; i < sizeof main_types / sizeof *main_types; i++) {
        if (strlen(main_types[i].type) == type.size && strncasecmp(main_types[i].type, type.bytes, type.size) == 0) {
            return main_types[i].content;
        }
    }
    return ends_in_xml(type) ? DI_CONTENT_XML : DI_CONTENT_OTHER;
}

static enum di_status add_default(struct content_types *types, struct di_xml_value extension, enum di_content content)
{
    char *key;

    if (types->n_defaults == DI_LIMIT_DEFAULT_CONTENT_TYPES) {
        return di_refuse(types->refusal, DI_REASON_TOO_LARGE, "[Content_Types].xml", "more than %d default types",
                         DI_LIMIT_DEFAULT_CONTENT_TYPES);
    }
    key = di_part_key(types->arena, extension.bytes, extension.size);
    if (key == NULL) {
        return di_refuse_no_room(types->arena, NULL, types->refusal, types->error);
    }
    types->defaults[types->n_defaults++] = (struct default_type){key, content};
    return DI_OK;
}

static enum di_status add_override(struct content_types *types, struct di_xml_value name, enum di_content content)
{
    char *key = di_part_key(types->arena, name.bytes, name.size);
    struct di_package_part *part;

    if (key == NULL) {
        return di_refuse_no_room(types->arena, NULL, types->refusal, types->error);
    }
    part = di_archive_find(types->archive, key);
    if (part != NULL) {
        part->content = content;
    }
    return DI_OK;
}

static enum di_status on_start(void *user, const struct di_xml_element *element, bool *ret_skip)
{
    unsigned token = di_xml_token(element);
    struct di_xml_value name, type;

    (void)ret_skip;
    if (token == NAME_DEFAULT && di_xml_attribute(element, NAME_EXTENSION, &name) &&
        di_xml_attribute(element, NAME_CONTENT_TYPE, &type)) {
        return add_default(user, name, content_of(type));
    }
    if (token == NAME_OVERRIDE && di_xml_attribute(element, NAME_PART_NAME, &name) &&
        di_xml_attribute(element, NAME_CONTENT_TYPE, &type)) {
        return add_override(user, name, content_of(type));
    }
    return DI_OK;
}

/* For the parts that no Override names. */
static void apply_defaults(struct content_types *types)
{
    for (size_t i = 0; i < types->archive->n_parts; i++) {
        struct di_package_part *part = &types->archive->parts[i];
        const char *dot = strrchr(part->key, '.');

        for (size_t d = 0; dot != NULL && d < types->n_defaults && part->content == DI_CONTENT_UNKNOWN; d++) {
            if (strcmp(types->defaults[d].extension, dot + 1) == 0) {
                part->content = types->defaults[d].content;
            }
        }
    }
}

enum di_status di_content_types_read(struct di_package *package, struct di_archive *archive, struct di_arena *arena,
                                     struct di_refusal *refusal, struct di_error *error)
{
    static const struct di_xml_handler handler = {.start = on_start};
    struct content_types types = {.archive = archive, .arena = arena, .refusal = refusal, .error = error};
    struct di_package_part *part = di_archive_find(archive, "[content_types].xml");
    enum di_status status;

    if (part == NULL) {
        return DI_OK;
    }
    status = di_package_read(package, part, &vocabulary, &handler, &types, refusal, error);
    if (status == DI_OK) {
        apply_defaults(&types);
    }
    return status;
}
