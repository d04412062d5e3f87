#include <string.h>

#include "cases.h"

enum { NAME_P = 1, NAME_SKIP, NAME_VAL, NAME_COUNT };

static const struct di_xml_name names[NAME_COUNT] = {
    [NAME_P] = {DI_XML_W, "p"},
    [NAME_SKIP] = {DI_XML_W, "skip"},
    [NAME_VAL] = {DI_XML_W, "val"},
};
static const struct di_xml_vocabulary vocabulary = {names, NAME_COUNT};

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

void read_pieces(struct seen *seen, const char *bytes, size_t size, size_t piece)
{
    static const struct di_xml_handler handler = {on_start, on_end, on_text};
    struct di_xml_reader *reader;

    *seen = (struct seen){.refusal = DI_REFUSAL_NONE};
    reader = di_xml_reader_new("part.xml", &vocabulary, &handler, &seen->events, &seen->refusal, &seen->error);
    ck_assert_ptr_nonnull(reader);
    for (size_t at = 0; at < size && seen->status == DI_OK; at += piece) {
        seen->status = di_xml_reader_feed(reader, bytes + at, size - at < piece ? size - at : piece);
    }
    if (seen->status == DI_OK) {
        seen->status = di_xml_reader_finish(reader);
    }
    di_xml_reader_free(reader);
    ck_assert_msg(seen->status != DI_FAILED, "%s", seen->error.text);
}

const char *read_string(struct seen *seen, const char *text)
{
    struct seen slowly;

    read_pieces(seen, text, strlen(text), strlen(text));
    read_pieces(&slowly, text, strlen(text), 1);
    ck_assert_int_eq(seen->status, slowly.status);
    ck_assert_msg(seen->status == DI_OK, "%s", seen->refusal.detail);
    ck_assert_str_eq(di_buffer_string(&seen->events), di_buffer_string(&slowly.events));
    di_buffer_clear(&slowly.events);
    return di_buffer_string(&seen->events);
}

enum di_reason refusal_of(const char *bytes, size_t size)
{
    struct seen seen;

    read_pieces(&seen, bytes, size, size);
    di_buffer_clear(&seen.events);
    ck_assert_int_eq(seen.status, DI_REFUSED);
    ck_assert_str_eq(seen.refusal.part, "part.xml");
    return seen.refusal.reason;
}

int main(void)
{
    Suite *suite = suite_create("xml");

    suite_add_tcase(suite, reader_cases());
    suite_add_tcase(suite, bound_cases());
    suite_add_tcase(suite, encoding_cases());
    suite_add_tcase(suite, prolog_cases());
    suite_add_tcase(suite, repeats_cases());
    return di_suite_run(suite);
}
