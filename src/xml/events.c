#include <errno.h>
#include <string.h>

#include "reader_state.h"

/* What libxml2 hands over in startElementNs: five pointers an attribute. */
struct di_xml_element {
    struct di_names *names;
    unsigned token, n_attributes;
    const xmlChar **attributes;
};

unsigned di_xml_token(const struct di_xml_element *element)
{
    return element->token;
}

bool di_xml_attribute(const struct di_xml_element *element, unsigned name, struct di_xml_value *ret_value)
{
    for (unsigned i = 0; element->token != 0 && i < element->n_attributes; i++) {
        const xmlChar **attribute = element->attributes + 5 * (size_t)i;

        if (di_names_token(element->names, (const char *)attribute[0], (const char *)attribute[2]) == name) {
            ret_value->bytes = (const char *)attribute[3];
            ret_value->size = (size_t)(attribute[4] - attribute[3]);
            return true;
        }
    }
    return false;
}

void di_xml_stop(struct di_xml_reader *reader, enum di_status status)
{
    if (reader->status == DI_OK && status != DI_OK) {
        reader->status = status;
        xmlStopParser(reader->context);
    }
}

int di_xml_line(const struct di_xml_reader *reader)
{
    return reader->context->input != NULL ? reader->context->input->line : 0;
}

void di_xml_refuse_size(struct di_xml_reader *reader, const char *what, unsigned long limit)
{
    di_xml_stop(reader, di_refuse(reader->refusal, DI_REASON_TOO_LARGE, reader->part, "line %d: more than %lu %s",
                                  di_xml_line(reader), limit, what));
}

static void start_element(struct di_xml_reader *reader, unsigned token, unsigned n_attributes,
                          const xmlChar **attributes)
{
    struct di_xml_element element = {&reader->names, token, n_attributes, attributes};
    bool is_skipped = false;

    if (reader->depth == DI_LIMIT_XML_DEPTH) {
        di_xml_refuse_size(reader, "elements inside one another", DI_LIMIT_XML_DEPTH);
        return;
    }
    reader->depth++;
    if (reader->skipped_from != 0 || reader->handler->start == NULL) {
        return;
    }
    reader->tokens[reader->depth] = (uint16_t)token;
    di_xml_stop(reader, reader->handler->start(reader->user, &element, &is_skipped));
    if (is_skipped) {
        reader->skipped_from = reader->depth;
    }
}

static void end_element(struct di_xml_reader *reader)
{
    unsigned depth = reader->depth--;

    if (reader->skipped_from == 0 && reader->handler->end != NULL) {
        di_xml_stop(reader, reader->handler->end(reader->user, reader->tokens[depth]));
    } else if (reader->skipped_from == depth) {
        reader->skipped_from = 0;
    }
}

static void on_start(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *space, int n_spaces,
                     const xmlChar **spaces, int n_attributes, int n_defaulted, const xmlChar **attributes)
{
    struct di_xml_reader *reader = user;
    unsigned token;

    (void)prefix, (void)spaces, (void)n_defaulted;
    if (n_attributes + n_spaces > DI_LIMIT_XML_ATTRIBUTES) {
        di_xml_refuse_size(reader, "attributes of one element", DI_LIMIT_XML_ATTRIBUTES);
        return;
    }
    if (reader->context->nsNr / 2 > DI_LIMIT_XML_NAMESPACES) { /* two pointers a declaration */
        di_xml_refuse_size(reader, "namespaces inside one another", DI_LIMIT_XML_NAMESPACES);
        return;
    }
    reader->declares_inside |= n_spaces > 0 && reader->depth > 0;
    token = di_names_token(&reader->names, (const char *)local, (const char *)space);
    if (reader->announced != DI_KNOWN_NO_TAG) {
        di_known_tags_told(reader->repeats->known, reader->announced, token, (unsigned)n_attributes, attributes);
        reader->announced = DI_KNOWN_NO_TAG;
    }
    start_element(reader, token, (unsigned)n_attributes, attributes);
}

static void on_end(void *user, const xmlChar *local, const xmlChar *prefix, const xmlChar *space)
{
    struct di_xml_reader *reader = user;

    (void)local, (void)prefix, (void)space;
    end_element(reader);
}

/* An element that is not listed and holds nothing is passed over; it only counts where it is too deep. */
static void tell_tag(struct di_xml_reader *reader, unsigned number)
{
    const struct di_known_tag *tag = &reader->repeats->known->tags[number];
    bool is_empty = tag->tag.kind == DI_TAG_EMPTY;

    if (is_empty && !tag->is_listed && reader->depth < DI_LIMIT_XML_DEPTH) {
        return;
    }
    start_element(reader, tag->token, tag->n_attributes, tag->attributes);
    if (is_empty && reader->status == DI_OK) {
        end_element(reader);
    }
}

/* What stands for known tags is told as these; the document's own instructions say nothing. */
static void on_instruction(void *user, const xmlChar *target, const xmlChar *data)
{
    struct di_xml_reader *reader = user;
    const uint8_t *tags =
        reader->repeats != NULL ? di_repeats_instruction(reader->repeats, target, &reader->announced) : NULL;

    (void)data;
    if (tags != NULL && reader->depth == 0) {
        di_xml_stop(reader, di_refuse(reader->refusal, DI_REASON_MALFORMED_XML, reader->part,
                                      "line %d: Extra content at the end of the document", di_xml_line(reader)));
        return;
    }
    for (; tags != NULL && *tags != DI_KNOWN_NO_TAG && reader->status == DI_OK; tags++) {
        if (*tags == DI_REPEATS_END_TAG) {
            end_element(reader);
        } else {
            tell_tag(reader, *tags);
        }
    }
}

static void on_text(void *user, const xmlChar *text, int size)
{
    struct di_xml_reader *reader = user;

    if (reader->skipped_from == 0 && reader->handler->text != NULL) {
        di_xml_stop(reader, reader->handler->text(reader->user, (const char *)text, (size_t)size));
    }
}

/* Called at "<!DOCTYPE name", before anything inside it is read. */
static void on_document_type(void *user, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
    struct di_xml_reader *reader = user;

    (void)name, (void)external, (void)system;
    di_xml_stop(reader,
                di_refuse(reader->refusal, DI_REASON_FORBIDDEN_DTD, reader->part, "line %d", di_xml_line(reader)));
}

static void on_error(void *user, xmlErrorPtr fault)
{
    struct di_xml_reader *reader = user;

    if (reader->status != DI_OK || fault->level < XML_ERR_ERROR) {
        return;
    }
    if (fault->code == XML_ERR_NO_MEMORY || errno == ENOMEM) {
        di_xml_stop(reader, di_fail_no_memory(reader->error));
        return;
    }
    di_xml_stop(reader, di_refuse(reader->refusal, DI_REASON_MALFORMED_XML, reader->part, "line %d: %.*s", fault->line,
                                  (int)strcspn(fault->message != NULL ? fault->message : "", "\n"),
                                  fault->message != NULL ? fault->message : ""));
}

xmlSAXHandler di_xml_events(void)
{
    return (xmlSAXHandler){
        .initialized = XML_SAX2_MAGIC,
        .internalSubset = on_document_type,
        .startElementNs = on_start,
        .endElementNs = on_end,
        .characters = on_text,
        .ignorableWhitespace = on_text, /* the same as characters, so that libxml2 does not tell them apart */
        .cdataBlock = on_text,
        .processingInstruction = on_instruction,
        .serror = on_error,
    };
}
