#include "xml_events.h"

#include <string.h>

enum { NAME_P = 1, NAME_SKIP, NAME_VAL, NAME_COUNT };

static const struct di_xml_name names[NAME_COUNT] = {
    [NAME_P] = DI_XML_NAME(DI_XML_W, "p"),
    [NAME_SKIP] = DI_XML_NAME(DI_XML_W, "skip"),
    [NAME_VAL] = DI_XML_NAME(DI_XML_W, "val"),
};

static enum di_status on_start(void *user, const struct di_xml_element *element, bool *ret_skip)
{
    struct di_buffer *events = user;
    struct di_xml_value value;

    di_buffer_printf(events, "<%u", di_xml_token(element));
    if (di_xml_attribute(element, NAME_VAL, &value)) {
        di_buffer_char(events, '@');
        di_buffer_append(events, value.bytes, value.size);
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

enum di_status di_test_xml_read(const char *bytes, size_t size, size_t lead, size_t piece, struct di_buffer *events,
                                struct di_refusal *refusal, struct di_error *error)
{
    static const struct di_xml_vocabulary vocabulary = {names, NAME_COUNT};
    static const struct di_xml_handler handler = {on_start, on_end, on_text};
    struct di_xml_reader *reader = di_xml_reader_new("part.xml", &vocabulary, &handler, events, refusal, error);
    enum di_status status = reader != NULL ? di_xml_reader_feed(reader, bytes, lead) : DI_FAILED;

    for (size_t at = lead; at < size && status == DI_OK; at += piece) {
        status = di_xml_reader_feed(reader, bytes + at, size - at < piece ? size - at : piece);
    }
    if (status == DI_OK) {
        status = di_xml_reader_finish(reader);
    }
    di_xml_reader_free(reader);
    return status;
}

void di_test_xml_leave_out(struct di_buffer *events)
{
    static const char nothing[] = "<00>";
    const size_t length = sizeof nothing - 1;
    size_t kept = 0;

    for (size_t at = 0; at < events->size; at++) {
        events->data[kept++] = events->data[at];
        if (kept >= length && memcmp(events->data + kept - length, nothing, length) == 0) {
            kept -= length;
        }
    }
    events->size = kept;
    di_buffer_text(events, "."); /* so that it ends with a NUL where it ends now */
}
