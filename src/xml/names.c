#include "names.h"

#include <string.h>

static const struct {
    enum di_xml_space space;
    const char *name;
} spaces[] = {
    {DI_XML_W, "http://schemas.openxmlformats.org/wordprocessingml/2006/main"},
    {DI_XML_W, "http://purl.oclc.org/ooxml/wordprocessingml/main"},
    {DI_XML_R, "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
    {DI_XML_R, "http://purl.oclc.org/ooxml/officeDocument/relationships"},
    {DI_XML_M, "http://schemas.openxmlformats.org/officeDocument/2006/math"},
    {DI_XML_M, "http://purl.oclc.org/ooxml/officeDocument/math"},
    {DI_XML_SYMEX, "http://schemas.microsoft.com/office/word/2015/wordml/symex"},
    {DI_XML_A, "http://schemas.openxmlformats.org/drawingml/2006/main"},
    {DI_XML_A, "http://purl.oclc.org/ooxml/drawingml/main"},
    {DI_XML_PIC, "http://schemas.openxmlformats.org/drawingml/2006/picture"},
    {DI_XML_PIC, "http://purl.oclc.org/ooxml/drawingml/picture"},
    {DI_XML_C, "http://schemas.openxmlformats.org/drawingml/2006/chart"},
    {DI_XML_C, "http://purl.oclc.org/ooxml/drawingml/chart"},
    {DI_XML_DGM, "http://schemas.openxmlformats.org/drawingml/2006/diagram"},
    {DI_XML_DGM, "http://purl.oclc.org/ooxml/drawingml/diagram"},
    {DI_XML_V, "urn:schemas-microsoft-com:vml"},
    {DI_XML_O, "urn:schemas-microsoft-com:office:office"},
    {DI_XML_MC, "http://schemas.openxmlformats.org/markup-compatibility/2006"},
    {DI_XML_CONTENT_TYPES, "http://schemas.openxmlformats.org/package/2006/content-types"},
    {DI_XML_RELATIONSHIPS, "http://schemas.openxmlformats.org/package/2006/relationships"},
};

static enum di_xml_space find_space(const char *name)
{
    if (name == NULL) {
        return DI_XML_NO_SPACE;
    }
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        if (strcmp(spaces[i].name, name) == 0) {
            return spaces[i].space;
        }
    }
    return DI_XML_FOREIGN_SPACE;
}

static unsigned find_token(const struct di_xml_vocabulary *vocabulary, const char *local, enum di_xml_space space)
{
    size_t size = strlen(local);

    for (unsigned token = 1; token < vocabulary->count; token++) {
        const struct di_xml_name *name = &vocabulary->names[token];

        if (name->size == size && name->space == space && memcmp(name->local, local, size) == 0) {
            return token;
        }
    }
    return 0;
}

void di_names_learn(struct di_names *names, struct di_name_slot *slot, const char *local, const char *space)
{
    if (space != names->last_space) {
        names->last_space = space;
        names->last_found = find_space(space);
    }
    *slot = (struct di_name_slot){local, space, find_token(names->vocabulary, local, names->last_found)};
}
