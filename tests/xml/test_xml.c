#include <string.h>

#include "cases.h"
#include "support/xml_events.h"

void read_pieces(struct seen *seen, const char *bytes, size_t size, size_t piece)
{
    *seen = (struct seen){.refusal = DI_REFUSAL_NONE};
    seen->status = di_test_xml_read(bytes, size, 0, piece, &seen->events, &seen->refusal, &seen->error);
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
    suite_add_tcase(suite, retold_cases());
    return di_suite_run(suite);
}
