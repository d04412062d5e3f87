/*
 * The bytes are what a root element holds. They are read at once, where groups that come again are not parsed again,
 * and byte by byte, where nothing can be left out: the events are the same, and so is the refusal.
 */
#include <string.h>

#include "docintake/buffer.h"
#include "docintake/xml.h"
#include "fuzz/parts.h"

#define ROOT "<w:d xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:v='urn:v'>"
#define TEXT_BYTES 4096 /* so that what follows is not in the first chunk */

enum { NAME_RPR = 1, NAME_PPR, NAME_SKIP, NAME_VAL, NAME_COUNT };

static const struct di_xml_name names[NAME_COUNT] = {
    [NAME_RPR] = {DI_XML_W, "rPr"},
    [NAME_PPR] = {DI_XML_W, "pPr"},
    [NAME_SKIP] = {DI_XML_W, "p"},
    [NAME_VAL] = {DI_XML_W, "val"},
};

static enum di_status on_start(void *user, const struct di_xml_element *element, bool *ret_skip)
{
    struct di_xml_value value;

    di_buffer_printf(user, "<%u", di_xml_token(element));
    if (di_xml_attribute(element, NAME_VAL, &value)) {
        di_buffer_char(user, '@');
        di_buffer_append(user, value.bytes, value.size);
    }
    *ret_skip = di_xml_token(element) == NAME_SKIP;
    return DI_OK;
}

static enum di_status on_end(void *user, unsigned token)
{
    di_buffer_printf(user, "%u>", token);
    return DI_OK;
}

static enum di_status on_text(void *user, const char *bytes, size_t size)
{
    di_buffer_append(user, bytes, size);
    return DI_OK;
}

/* The first `lead` bytes at once, the others in pieces. */
static enum di_status read_pieces(const struct di_buffer *text, size_t lead, size_t piece, struct di_buffer *events,
                                  struct di_refusal *refusal)
{
    static const struct di_xml_vocabulary vocabulary = {names, NAME_COUNT};
    static const struct di_xml_handler handler = {on_start, on_end, on_text};
    struct di_error error = DI_ERROR_NONE;
    struct di_xml_reader *reader = di_xml_reader_new("part.xml", &vocabulary, &handler, events, refusal, &error);
    enum di_status status = reader != NULL ? di_xml_reader_feed(reader, text->data, lead) : DI_FAILED;

    for (size_t at = lead; at < text->size && status == DI_OK; at += piece) {
        status = di_xml_reader_feed(reader, text->data + at, text->size - at < piece ? text->size - at : piece);
    }
    if (status == DI_OK) {
        status = di_xml_reader_finish(reader);
    }
    di_xml_reader_free(reader);
    return status;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY, quick = DI_BUFFER_EMPTY, slow = DI_BUFFER_EMPTY;
    struct di_refusal quick_refusal = DI_REFUSAL_NONE, slow_refusal = DI_REFUSAL_NONE;
    enum di_status status;
    size_t lead;

    di_buffer_text(&text, ROOT);
    for (unsigned i = 0; i < TEXT_BYTES; i++) {
        di_buffer_char(&text, 'x');
    }
    lead = text.size;
    di_buffer_append(&text, (const char *)bytes, size);
    di_buffer_text(&text, "</w:d>");
    status = read_pieces(&text, lead, text.size, &quick, &quick_refusal);
    if (read_pieces(&text, lead, 1, &slow, &slow_refusal) != status || quick_refusal.reason != slow_refusal.reason ||
        (status == DI_OK && strcmp(di_buffer_string(&quick), di_buffer_string(&slow)) != 0)) {
        __builtin_trap();
    }
    return 0;
}
