#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/parserInternals.h>

#include "reader_state.h"

/* Not larger than a start tag may be (tag_bound.h); libxml2 is at its best with pieces of this size. */
#define CHUNK_BYTES DI_REPEATS_CHUNK_BYTES
#define FIRST_CHUNK_BYTES 1024UL /* the start tag of the root, often; what repeats is looked for behind it */

_Static_assert(CHUNK_BYTES <= DI_TAG_SHORT_BYTES, "a start tag inside one chunk must be within its limit");
_Static_assert(DI_LIMIT_XML_DEPTH <= UINT16_MAX, "the stack of tokens counts in 16 bits");

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
    xmlSAXHandler sax = di_xml_events();
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
        di_repeats_free(reader->repeats);
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
        di_xml_stop(reader, di_fail_no_memory(reader->error));
    }
}

/* Bytes that wait for the end of what they belong to; libxml2 goes through all of them again with every chunk. */
static size_t pending_bytes(const struct di_xml_reader *reader)
{
    const xmlParserInput *input = reader->context->input;

    return input != NULL && input->cur < input->end ? (size_t)(input->end - input->cur) : 0;
}

/* Whether libxml2 is between or inside tags, so that what repeats can be looked for from here on. */
static bool is_in_content(const struct di_xml_reader *reader)
{
    xmlParserInputState state = reader->context->instate;

    return reader->depth > 0 && !reader->declares_inside &&
           (state == XML_PARSER_CONTENT || state == XML_PARSER_START_TAG || state == XML_PARSER_END_TAG);
}

/* The bytes without what they repeat of those before; without memory for that, all of them. */
static void parse_new(struct di_xml_reader *reader, const char *bytes, size_t size)
{
    if (reader->repeats != NULL) {
        di_repeats_cut(reader->repeats, &bytes, &size);
    }
    parse(reader, bytes, size);
    if (reader->status == DI_OK && reader->repeats == NULL && is_in_content(reader)) {
        reader->repeats =
            di_repeats_new(reader->names.vocabulary, (const char *)reader->context->input->cur, pending_bytes(reader));
    }
}

static void feed_chunk(struct di_xml_reader *reader, const char *bytes, size_t size)
{
    if (!di_tag_bound_pass(&reader->bound, bytes, size)) {
        if (reader->bound.size > DI_LIMIT_XML_START_TAG_BYTES) {
            di_xml_refuse_size(reader, "bytes in one tag", DI_LIMIT_XML_START_TAG_BYTES);
        } else {
            di_xml_refuse_size(reader, "attributes of one element", DI_LIMIT_XML_ATTRIBUTES);
        }
        return;
    }
    if (!di_declaration_pass(&reader->declaration, bytes, size)) {
        di_xml_stop(reader, di_refuse(reader->refusal, DI_REASON_MALFORMED_XML, reader->part,
                                      "line %d: it declares the encoding %s, where only UTF-8 and UTF-16 may be",
                                      di_xml_line(reader), reader->declaration.encoding));
        return;
    }
    parse_new(reader, bytes, size);
    if (reader->status == DI_OK && pending_bytes(reader) > DI_LIMIT_XML_PENDING_BYTES) {
        di_xml_refuse_size(reader, "bytes in one comment, instruction or CDATA section", DI_LIMIT_XML_PENDING_BYTES);
    }
    if (reader->status == DI_OK && xmlDictSize(reader->context->dict) > DI_LIMIT_XML_NAMES) {
        di_xml_refuse_size(reader, "different names", DI_LIMIT_XML_NAMES);
    }
}

static void feed_chunks(struct di_xml_reader *reader, const char *bytes, size_t size)
{
    while (size > 0 && reader->status == DI_OK) {
        size_t most = reader->passed < FIRST_CHUNK_BYTES ? FIRST_CHUNK_BYTES : CHUNK_BYTES;
        size_t chunk = size < most ? size : most;

        reader->passed += chunk;
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
            di_xml_stop(reader, di_refuse(reader->refusal, DI_REASON_MALFORMED_XML, reader->part,
                                          "line %d: a lone surrogate", di_xml_line(reader)));
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
            di_xml_stop(reader, di_fail_no_memory(reader->error));
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
        di_xml_stop(reader, di_refuse(reader->refusal, DI_REASON_MALFORMED_XML, reader->part,
                                      "line %d: it ends in the middle", di_xml_line(reader)));
    }
    return reader->status;
}
