#include "fuzz/parts.h"

#include <stdio.h>
#include <stdlib.h>

#include "docintake/document_json.h"
#include "docintake/fd.h"
#include "docintake/read.h"
#include "support/zipcraft.h"

#define OFFICE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define WORD "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"

static const char content_types[] =
    "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'>"
    "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
    "<Override PartName='/d.xml' ContentType='" OFFICE "document.main+xml'/>"
    "<Override PartName='/n.xml' ContentType='" OFFICE "numbering+xml'/>"
    "<Override PartName='/s.xml' ContentType='" OFFICE "styles+xml'/></Types>";

static const char package_relationships[] =
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    "<Relationship Id='a' Type='" RELATION "officeDocument' Target='d.xml'/></Relationships>";

static const char document_relationships[] =
    "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    "<Relationship Id='a' Type='" RELATION "numbering' Target='n.xml'/>"
    "<Relationship Id='b' Type='" RELATION "styles' Target='s.xml'/></Relationships>";

static const char styles[] =
    "<w:styles " WORD "><w:style w:type='paragraph' w:styleId='a'><w:name w:val='heading 1'/><w:pPr><w:numPr>"
    "<w:numId w:val='1'/></w:numPr></w:pPr></w:style><w:style w:type='paragraph' w:styleId='b'><w:basedOn w:val='a'/>"
    "</w:style></w:styles>";

/* Paragraphs at every level of two lists, and one numbered by its style. */
static const char sound_document[] = "<w:document " WORD "><w:body>"
#define ITEM(number, level)                                                                                            \
    "<w:p><w:pPr><w:numPr><w:ilvl w:val='" level "'/><w:numId w:val='" number "'/></w:numPr></w:pPr><w:r><w:t>x"       \
    "</w:t></w:r></w:p>"
    ITEM("1", "0") ITEM("1", "1") ITEM("1", "2") ITEM("1", "1") ITEM("2", "0") ITEM("2", "8")
        ITEM("1", "0") "<w:p><w:pPr><w:pStyle w:val='b'/></w:pPr><w:r><w:t>y</w:t></w:r></w:p></w:body></w:document>";

static const char sound_numbering[] =
    "<w:numbering " WORD "><w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>"
    "<w:numFmt w:val='chineseCounting'/><w:lvlText w:val='%1、'/></w:lvl></w:abstractNum>"
    "<w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num></w:numbering>";

int fuzz_pack(const char *document, size_t document_size, const char *numbering, size_t numbering_size)
{
    struct di_craft entries[] = {
        {.name = "[Content_Types].xml", .bytes = content_types},
        {.name = "_rels/.rels", .bytes = package_relationships},
        {.name = "_rels/d.xml.rels", .bytes = document_relationships},
        {.name = "s.xml", .bytes = styles},
        {.name = "n.xml", .bytes = sound_numbering},
        {.name = "d.xml", .bytes = sound_document},
    };

    if (numbering != NULL) {
        entries[4].bytes = numbering;
        entries[4].size = numbering_size;
    }
    if (document != NULL) {
        entries[5].bytes = document;
        entries[5].size = document_size;
    }
    return di_craft_zip(entries, sizeof entries / sizeof *entries, NULL);
}

/* Whatever the reader can write, the command can read. */
static void check_answer(const struct di_document *document)
{
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY;
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;

    if (di_document_json_write(document, &answer, &error) != DI_OK ||
        di_document_json_read(answer.data, answer.size, NULL, &refusal, &error) != DI_OK) {
        fprintf(stderr, "%s\n", error.text);
        abort();
    }
}

void fuzz_read(int fd)
{
    struct di_arena *arena = di_arena_new(FUZZ_ARENA_BYTES);
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_document *document;

    if (arena != NULL && di_read_document(fd, arena, &document, &refusal, &error) == DI_OK) {
        check_answer(document);
    }
    di_arena_free(arena);
    di_fd_close(&fd);
}
