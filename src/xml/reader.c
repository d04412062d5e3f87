#include "docintake/xml.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "declaration.h"
#include "docintake/limits.h"
#include "names.h"
#include "tag_bound.h"
#include "utf16.h"

/* Not larger than a start tag may be (tag_bound.h); libxml2 is at its best with pieces of this size. */
#define CHUNK_BYTES (32 * 1024UL)

_Static_assert(CHUNK_BYTES <= DI_TAG_SHORT_BYTES, "a start tag inside one chunk must be within its limit");
_Static_assert(DI_LIMIT_XML_DEPTH <= UINT16_MAX, "the stack of tokens counts in 16 bits");

struct di_xml_reader {
    xmlParserCtxtPtr context;
    const char *part;
    const struct di_xml_handler *handler;
    void *user;
    struct di_refusal *refusal;
    struct di_error *error;
    enum di_status status;
    struct di_tag_bound bound;
    struct di_declaration declaration;
    struct di_utf16 utf16;
    char *converted;        /* room for one chunk of UTF-16 as UTF-8; NULL for UTF-8 */
    unsigned char first[3]; /* the first bytes, held back until the encoding can be told */
    unsigned n_first;
    bool is_sniffed;
    unsigned depth;
    unsigned skipped_from; /* the depth of the element that is passed over; 0 for none */
    struct di_names names;
    uint16_t tokens[DI_LIMIT_XML_DEPTH + 1];
};

/* What libxml2 hands over in startElementNs: five pointers an attribute. */
struct di_xml_element {
    struct di_names *names;
    unsigned token;
    int n_attributes;
    const xmlChar **attributes;
};

unsigned di_xml_token(const struct di_xml_element *element)
{
    return element->token;
}

bool di_xml_attribute(const struct di_xml_element *element, unsigned name, struct di_xml_value *ret_value)
{
    for (int i = 0; i < element->n_attributes; i++) {
        const xmlChar **attribute = element->attributes + 5 * (ptrdiff_t)i;

        if (di_names_token(element->names, (const char *)attribute[0], (const char *)attribute[2]) == name) {
            ret_value->bytes = (const char *)attribute[3];
            ret_value->size = (size_t)(attribute[4] - attribute[3]);
            return true;
        }
    }
    return false;
}

static void stop(struct di_xml_reader *reader, enum di_status status)
{
    if (reader->status == DI_OK && status != DI_OK) {
        reader->status = status;
        xmlStopParser(reader->context);
    }
}

static int line_of(const struct di_xml_reader *reader)
{
    return reader->context->input != NULL ? reader->context->input->line : 0;
}

static void refuse_size(struct di_xml_reader *reader, const char *what, unsigned long limit)
{
    stop(reader, di_refuse(reader->refusal, DI_REASON_TOO_LARGE, reader->part, "line %d: more than %lu %s",
                           line_of(reader), limit, what));
}

static void on_start(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *space, int n_spaces,
                     const xmlChar **spaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
    struct di_xml_reader *reader = user;
    struct di_xml_element element = {&reader->names, 0, n_attributes, attributes};
    bool is_skipped = false;

    (void)prefix, (void)spaces, (void)n_defaulted;
    if (reader->depth == DI_LIMIT_XML_DEPTH) {
        refuse_size(reader, "elements inside one another", DI_LIMIT_XML_DEPTH);
        return;
    }
    if (n_attributes + n_spaces > DI_LIMIT_XML_ATTRIBUTES) {
        refuse_size(reader, "attributes of one element", DI_LIMIT_XML_ATTRIBUTES);
        return;
    }
    if (reader->context->nsNr / 2 > DI_LIMIT_XML_NAMESPACES) { /* two pointers a declaration */
        refuse_size(reader, "namespaces inside one another", DI_LIMIT_XML_NAMESPACES);
        return;
    }
    reader->depth++;
    if (reader->skipped_from != 0 || reader->handler->start == NULL) {
        return;
    }
    element.token = di_names_token(&reader->names, (const char *)local, (const char *)space);
    reader->tokens[reader->depth] = (uint16_t)element.token;
    stop(reader, reader->handler->start(reader->user, &element, &is_skipped));
    if (is_skipped) {
        reader->skipped_from = reader->depth;
    }
}

static void on_end(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *space)
{
    struct di_xml_reader *reader = user;
    unsigned depth = reader->depth--;

    (void)local, (void)prefix, (void)space;
    if (reader->skipped_from == 0 && reader->handler->end != NULL) {
        stop(reader, reader->handler->end(reader->user, reader->tokens[depth]));
    } else if (reader->skipped_from == depth) {
        reader->skipped_from = 0;
    }
}

static void on_text(void *user, const xmlChar *text, int size)
{
    struct di_xml_reader *reader = user;

    if (reader->skipped_from == 0 && reader->handler->text != NULL) {
        stop(reader, reader->handler->text(reader->user, (const char *)text, (size_t)size));
    }
}

/* Called at "<!DOCTYPE name", before anything inside it is read. */
static void on_document_type(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    struct di_xml_reader *reader = user;

    (void)name, (void)external, (void)system;
    stop(reader, di_refuse(reader->refusal, DI_REASON_FORBIDDEN_DTD, reader->part, "line %d", line_of(reader)));
}

static void on_error(void *user, xmlErrorPtr fault)
{
    struct di_xml_reader *reader = user;

    if (reader->status != DI_OK || fault->level < XML_ERR_ERROR) {
        return;
    }
    if (fault->code == XML_ERR_NO_MEMORY || errno == ENOMEM) {
        stop(reader, di_fail_no_memory(reader->error));
        return;
    }
    stop(reader, di_refuse(reader->refusal, DI_REASON_MALFORMED_XML, reader->part, "line %d: %.*s", fault->line,
                           (int)strcspn(fault->message != NULL ? fault->message : "", "\n"),
                           fault->message != NULL ? fault->message : ""));
}

/* Faults come through on_error; what libxml2 says past it, of memory for one, would go to standard error. */
static void __attribute__((format(printf, 2, 3))) keep_quiet(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

struct di_xml_reader *di_xml_reader_new(const char *part, const struct di_xml_vocabulary *vocabulary,
                                        const struct di_xml_handler *handler, void *user, struct di_refusal *refusal,
                                        struct di_error *error)
{
    xmlSAXHandler sax = {
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_document_type,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text, /* the same as characters, so that libxml2 does not tell them apart */
        .cdataBlock = on_text,
        .serror = on_error,
    };
    struct di_xml_reader *reader = calloc(1, sizeof *reader);

    if (reader == NULL) {
        di_fail_no_memory(error);
        return NULL;
    }
    reader->part = part;
    reader->handler = handler;
    reader->user = user;
    reader->refusal = refusal;
    reader->error = error;
    reader->names.vocabulary = vocabulary;
    xmlSetGenericErrorFunc(NULL, keep_quiet);
    reader->context = xmlCreatePushParserCtxt(&sax, reader, NULL, 0, NULL);
    if (reader->context == NULL) {
        free(reader);
        di_fail_no_memory(error);
        return NULL;
    }
    /*
     * HUGE lifts libxml2's limits of depth and text, which honest documents exceed; ours take their place. NOENT is
     * what turns the &amp; of an attribute into "&"; there are no other entities, since a DTD ends the reading. The
     * encoding is told, or libxml2 would guess it, EBCDIC among others, from the first bytes.
     */
    xmlCtxtUseOptions(reader->context, XML_PARSE_HUGE | XML_PARSE_NOENT | XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(reader->context, XML_CHAR_ENCODING_UTF8);
    return reader;
}

void di_xml_reader_free(struct di_xml_reader *reader)
{
    if (reader != NULL) {
        xmlFreeParserCtxt(reader->context);
        free(reader->converted);
        free(reader);
    }
}

/*
 * libxml2 takes some allocations that failed for faults of the document, and passes over others; errno tells them
 * apart. size is zero at the end of the part.
 */
static void parse(struct di_xml_reader *reader, const char *bytes, size_t size)
{
    errno = 0;
    xmlParseChunk(reader->context, bytes, (int)size, size == 0);
    if (errno == ENOMEM) {
        stop(reader, di_fail_no_memory(reader->error));
    }
}

/* Bytes that wait for the end of what they belong to; libxml2 goes through all of them again with every chunk. */
static size_t pending_bytes(const struct di_xml_reader *reader)
{
    const xmlParserInput *input = reader->context->input;

    return input != NULL && input->cur < input->end ? (size_t)(input->end - input->cur) : 0;
}

static void feed_chunk(struct di_xml_reader *reader, const char *bytes, size_t size)
{
    if (!di_tag_bound_pass(&reader->bound, bytes, size)) {
        if (reader->bound.size > DI_LIMIT_XML_START_TAG_BYTES) {
            refuse_size(reader, "bytes in one tag", DI_LIMIT_XML_START_TAG_BYTES);
        } else {
            refuse_size(reader, "attributes of one element", DI_LIMIT_XML_ATTRIBUTES);
        }
        return;
    }
    if (!di_declaration_pass(&reader->declaration, bytes, size)) {
        stop(reader, di_refuse(reader->refusal, DI_REASON_MALFORMED_XML, reader->part,
                               "line %d: it declares the encoding %s, where only UTF-8 and UTF-16 may be",
                               line_of(reader), reader->declaration.encoding));
        return;
    }
    parse(reader, bytes, size);
    if (reader->status == DI_OK && pending_bytes(reader) > DI_LIMIT_XML_PENDING_BYTES) {
        refuse_size(reader, "bytes in one comment, instruction or CDATA section", DI_LIMIT_XML_PENDING_BYTES);
    }
    if (reader->status == DI_OK && xmlDictSize(reader->context->dict) > DI_LIMIT_XML_NAMES) {
        refuse_size(reader, "different names", DI_LIMIT_XML_NAMES);
    }
}

static void feed_chunks(struct di_xml_reader *reader, const char *bytes, size_t size)
{
    while (size > 0 && reader->status == DI_OK) {
        size_t chunk = size < CHUNK_BYTES ? size : CHUNK_BYTES;

        feed_chunk(reader, bytes, chunk);
        bytes += chunk;
        size -= chunk;
    }
}

static void feed_utf16(struct di_xml_reader *reader, const char *bytes, size_t size)
{
    while (size > 0 && reader->status == DI_OK) {
        size_t chunk = size < CHUNK_BYTES ? size : CHUNK_BYTES, converted;

        if (!di_utf16_convert(&reader->utf16, bytes, chunk, reader->converted, &converted)) {
            stop(reader, di_refuse(reader->refusal, DI_REASON_MALFORMED_XML, reader->part, "line %d: a lone surrogate",
                                   line_of(reader)));
            return;
        }
        feed_chunks(reader, reader->converted, converted);
        bytes += chunk;
        size -= chunk;
    }
}

static void feed_decoded(struct di_xml_reader *reader, const char *bytes, size_t size)
{
    if (reader->utf16.order == DI_UTF16_NONE) {
        feed_chunks(reader, bytes, size);
    } else {
        feed_utf16(reader, bytes, size);
    }
}

/* Bytes of the byte order mark, which tells the encoding and is no text. */
static unsigned mark_bytes(const struct di_xml_reader *reader)
{
    const unsigned char *first = reader->first;

    if (reader->utf16.order != DI_UTF16_NONE) {
        return first[0] >= 0xFE ? 2 : 0;
    }
    return reader->n_first == 3 && first[0] == 0xEF && first[1] == 0xBB && first[2] == 0xBF ? 3 : 0;
}

/* The first bytes tell the encoding, and are held back until there are enough of them. */
static void sniff(struct di_xml_reader *reader)
{
    unsigned mark;

    reader->is_sniffed = true;
    if (reader->n_first >= 2) {
        reader->utf16.order = di_utf16_detect(reader->first);
    }
    mark = mark_bytes(reader);
    if (reader->utf16.order != DI_UTF16_NONE) {
        reader->converted = malloc(CHUNK_BYTES * DI_UTF8_BYTES_PER_UTF16_BYTE + 4);
        if (reader->converted == NULL) {
            stop(reader, di_fail_no_memory(reader->error));
            return;
        }
    }
    feed_decoded(reader, (const char *)reader->first + mark, reader->n_first - mark);
}

enum di_status di_xml_reader_feed(struct di_xml_reader *reader, const char *bytes, size_t size)
{
    while (!reader->is_sniffed && size > 0) {
        reader->first[reader->n_first++] = (unsigned char)*bytes++;
        size--;
        if (reader->n_first == sizeof reader->first) {
            sniff(reader);
        }
    }
    if (reader->status == DI_OK) {
        feed_decoded(reader, bytes, size);
    }
    return reader->status;
}

enum di_status di_xml_reader_finish(struct di_xml_reader *reader)
{
    if (!reader->is_sniffed && reader->status == DI_OK) {
        sniff(reader);
    }
    if (reader->status == DI_OK) {
        parse(reader, NULL, 0);
    }
    if (reader->status == DI_OK && (!reader->context->wellFormed || !di_utf16_is_whole(&reader->utf16))) {
        stop(reader, di_refuse(reader->refusal, DI_REASON_MALFORMED_XML, reader->part, "line %d: it ends in the middle",
                               line_of(reader)));
    }
    return reader->status;
}
