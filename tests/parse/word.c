#include "word.h"

#include <stdio.h>
#include <string.h>

#include "docintake/buffer.h"
#include "docintake/document_json.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "support/suite.h"
#include "support/zipcraft.h"

#define MIMETYPE "application/vnd.openxmlformats-officedocument.wordprocessingml."
#define SCHEMA "http://schemas.openxmlformats.org/"
#define RELATION SCHEMA "officeDocument/2006/relationships/"

static const char prefixes[] =
    " xmlns:w='" SCHEMA "wordprocessingml/2006/main' xmlns:m='" SCHEMA "officeDocument/2006/math'"
    " xmlns:mc='" SCHEMA "markup-compatibility/2006' xmlns:r='" SCHEMA "officeDocument/2006/relationships'"
    " xmlns:a='" SCHEMA "drawingml/2006/main' xmlns:pic='" SCHEMA "drawingml/2006/picture'"
    " xmlns:c='" SCHEMA "drawingml/2006/chart' xmlns:v='urn:schemas-microsoft-com:vml'"
    " xmlns:o='urn:schemas-microsoft-com:office:office'"
    " xmlns:wps='http://schemas.microsoft.com/office/word/2010/wordprocessingShape'";

static const char content_types[] =
    "<Types xmlns='" SCHEMA "package/2006/content-types'>"
    "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
    "<Default Extension='xml' ContentType='application/xml'/>"
    "<Override PartName='/word/document.xml' ContentType='" MIMETYPE "document.main+xml'/></Types>";

static const char package_relationships[] =
    "<Relationships xmlns='" SCHEMA "package/2006/relationships'>"
    "<Relationship Id='r1' Type='" RELATION "officeDocument' Target='word/document.xml'/></Relationships>";

/* One part of the document that the test gives, and where it goes. */
struct piece {
    const char *content, *part, *root, *relation;
};

static void add_part(struct di_buffer *text, const struct piece *piece)
{
    const char *body = strcmp(piece->root, "document") == 0 ? "w:body" : NULL;

    di_buffer_printf(text, "<w:%s%s>", piece->root, prefixes);
    di_buffer_printf(text, body != NULL ? "<w:body>%s</w:body>" : "%s", piece->content);
    di_buffer_printf(text, "</w:%s>", piece->root);
}

int word_pack(const struct word *word)
{
    const struct piece pieces[] = {
        {word->body, "document.xml", word->root != NULL ? word->root : "document", NULL},
        {word->styles, "styles.xml", "styles", "styles"},
        {word->numbering, "numbering.xml", "numbering", "numbering"},
        {word->header, "header1.xml", "hdr", "header"},
        {word->footer, "footer1.xml", "ftr", "footer"},
        {word->footnotes, "footnotes.xml", "footnotes", "footnotes"},
        {word->endnotes, "endnotes.xml", "endnotes", "endnotes"},
    };
    enum { COUNT = sizeof pieces / sizeof *pieces };
    struct di_buffer texts[COUNT] = {0}, relationships = DI_BUFFER_EMPTY;
    char names[COUNT][64];
    struct di_craft entries[COUNT + 3] = {{.name = "[Content_Types].xml", .bytes = content_types},
                                          {.name = "_rels/.rels", .bytes = package_relationships}};
    size_t count = 3;
    int fd;

    di_buffer_text(&relationships, "<Relationships xmlns='" SCHEMA "package/2006/relationships'>");
    for (size_t i = 0; i < COUNT; i++) {
        if (pieces[i].content != NULL) {
            add_part(&texts[i], &pieces[i]);
            snprintf(names[i], sizeof names[i], "word/%s", pieces[i].part);
            entries[count++] = (struct di_craft){.name = names[i], .bytes = texts[i].data, .size = texts[i].size};
        }
        if (pieces[i].content != NULL && pieces[i].relation != NULL) {
            di_buffer_printf(&relationships, "<Relationship Id='r%zu' Type='" RELATION "%s' Target='%s'/>", i,
                             pieces[i].relation, pieces[i].part);
        }
    }
    di_buffer_text(&relationships, "</Relationships>");
    entries[2] = (struct di_craft){.name = "word/_rels/document.xml.rels", .bytes = relationships.data};
    fd = di_craft_zip(entries, count, NULL);
    for (size_t i = 0; i < COUNT; i++) {
        di_buffer_clear(&texts[i]);
    }
    di_buffer_clear(&relationships);
    return fd;
}

struct di_document *word_document(struct di_arena *arena, const struct word *word)
{
    DI_AUTO_FD fd = word_pack(word);
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_document *document = NULL;
    enum di_status status = di_read_document(fd, arena, &document, &refusal, &error);

    ck_assert_msg(status == DI_OK, "status %d: %s %s %s", status, refusal.part, refusal.detail, error.text);
    return document;
}

const char *word_json(struct di_arena *arena, const struct word *word)
{
    const struct di_document *document = word_document(arena, word);
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;

    ck_assert(di_document_json_write(document, &out, &error) == DI_OK);
    /* Whatever the reader can write, the command can read. */
    ck_assert_msg(di_document_json_read(out.data, out.size, NULL, &refusal, &error) == DI_OK, "%s", error.text);
    return di_arena_strdup(arena, out.data);
}

const char *word_blocks(struct di_arena *arena, const char *body)
{
    static const char before[] = "{\"blocks\":[", after[] = "],\"headers\":[],\"footers\":[],\"notes\":[]";
    const char *json = word_json(arena, &(struct word){.body = body});
    const char *end = strstr(json, after);

    ck_assert_msg(strncmp(json, before, strlen(before)) == 0 && end != NULL, "%s", json);
    return di_arena_strndup(arena, json + strlen(before), (size_t)(end - json) - strlen(before));
}

enum di_reason word_refusal(const struct word *word)
{
    DI_AUTO_FD fd = word_pack(word);
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    struct di_document *document;
    enum di_status status = di_read_document(fd, arena, &document, &refusal, &error);

    di_arena_free(arena);
    ck_assert_msg(status == DI_REFUSED, "status %d: %s", status, error.text);
    return refusal.reason;
}
