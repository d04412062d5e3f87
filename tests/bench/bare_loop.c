/*
 * bare_loop FILE...: the least that reading word/document.xml costs with these libraries: libzip inflates it, libxml2
 * parses it, and every event does next to nothing. What docintake is measured against.
 */
#include <stdio.h>
#include <string.h>

#include <libxml/parser.h>
#include <zip.h>

#define PIECE_BYTES (64 * 1024)

static void on_start(void *count, const xmlChar *local, const xmlChar *prefix, const xmlChar *space, int n_spaces,
                     const xmlChar **spaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
    (void)local, (void)prefix, (void)space, (void)n_spaces, (void)spaces;
    (void)n_attributes, (void)n_defaulted, (void)attributes;
    ++*(unsigned long *)count;
}

static void on_end(void *count, const xmlChar *local, const xmlChar *prefix, const xmlChar *space)
{
    (void)local, (void)prefix, (void)space;
    ++*(unsigned long *)count;
}

static void on_text(void *count, const xmlChar *text, int size)
{
    (void)text;
    *(unsigned long *)count += (unsigned long)size;
}

/* Whether the part was well-formed to its end. */
static int parse(zip_file_t *part, unsigned long *count)
{
    static char piece[PIECE_BYTES];
    xmlSAXHandler sax = {
        .initialized = XML_SAX2_MAGIC, .startElementNs = on_start, .endElementNs = on_end, .characters = on_text};
    xmlParserCtxtPtr context = xmlCreatePushParserCtxt(&sax, count, NULL, 0, NULL);
    zip_int64_t size = 0;
    int is_whole;

    if (context == NULL) {
        return 0;
    }
    while ((size = zip_fread(part, piece, sizeof piece)) > 0) {
        xmlParseChunk(context, piece, (int)size, 0);
    }
    xmlParseChunk(context, piece, 0, 1);
    is_whole = size == 0 && context->wellFormed;
    xmlFreeParserCtxt(context);
    return is_whole;
}

static int read_file(const char *path, unsigned long *count)
{
    zip_t *archive = zip_open(path, ZIP_RDONLY, NULL);
    zip_file_t *part = archive != NULL ? zip_fopen(archive, "word/document.xml", 0) : NULL;
    int is_whole = part != NULL && parse(part, count);

    if (part != NULL) {
        zip_fclose(part);
    }
    if (archive != NULL) {
        zip_discard(archive);
    }
    return is_whole;
}

int main(int argc, char **argv)
{
    unsigned long count = 0;

    for (int i = 1; i < argc; i++) {
        if (!read_file(argv[i], &count)) {
            fprintf(stderr, "bare_loop: %s cannot be read\n", argv[i]);
            return 1;
        }
    }
    printf("%lu\n", count);
    return 0;
}
