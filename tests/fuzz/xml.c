/*
 * The bytes are what a root element holds. They are read at once, where groups that come again are not parsed again,
 * and byte by byte, where nothing can be left out: the events are the same, and so is the refusal.
 */
#include <string.h>

#include "fuzz/parts.h"
#include "support/xml_events.h"

#define ROOT "<w:d xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' xmlns:v='urn:v'>"
#define TEXT_BYTES 4096 /* so that what follows is not in the first chunk */

static enum di_status read_in(const struct di_buffer *text, size_t lead, size_t piece, struct di_buffer *events,
                              struct di_refusal *refusal)
{
    struct di_error error = DI_ERROR_NONE;

    return di_test_xml_read(text->data, text->size, lead, piece, events, refusal, &error);
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
    status = read_in(&text, lead, text.size, &quick, &quick_refusal);
    if (read_in(&text, lead, 1, &slow, &slow_refusal) != status || quick_refusal.reason != slow_refusal.reason) {
        __builtin_trap();
    }
    di_test_xml_leave_out(&quick);
    di_test_xml_leave_out(&slow);
    if (status == DI_OK && strcmp(di_buffer_string(&quick), di_buffer_string(&slow)) != 0) {
        __builtin_trap();
    }
    return 0;
}
