#include "docintake/base64.h"

#include <stdlib.h>
#include <string.h>

#include "base/cases.h"

/* RFC 4648, section 10, and a name in GBK. */
static const struct {
    const char *bytes, *text;
} pairs[] = {
    {"", ""},
    {"f", "Zg=="},
    {"fo", "Zm8="},
    {"foo", "Zm9v"},
    {"foob", "Zm9vYg=="},
    {"fooba", "Zm9vYmE="},
    {"foobar", "Zm9vYmFy"},
    {"\xB1\xA8\xB8\xE6.docx", "sai45i5kb2N4"},
};

START_TEST(bytes_become_text_and_bytes_again)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *text = di_base64_encode(pairs[i].bytes, strlen(pairs[i].bytes)), *bytes;
        size_t size = 99;

        ck_assert_str_eq(text, pairs[i].text);
        bytes = di_base64_decode(text, &size);
        ck_assert_ptr_nonnull(bytes);
        ck_assert_str_eq(bytes, pairs[i].bytes);
        ck_assert_uint_eq(size, strlen(pairs[i].bytes));
        free(text);
        free(bytes);
    }
}
END_TEST

START_TEST(every_byte_survives)
{
    unsigned char all[256];
    char *text, *again;
    size_t size = 0;

    for (size_t i = 0; i < sizeof all; i++) {
        all[i] = (unsigned char)i;
    }
    text = di_base64_encode(all, sizeof all);
    again = di_base64_decode(text, &size);
    ck_assert_uint_eq(size, sizeof all);
    ck_assert_mem_eq(again, all, sizeof all);
    free(text);
    free(again);
}
END_TEST

START_TEST(what_is_no_base64_is_refused)
{
    static const char *const texts[] = {
        "Z", "Zg", "Zg=", "Zg===", "====", "Zh==", "Zm9=", "Z g=", "Zm9v\n", "Zg==Zg==", "Zm-v", "=m9v"};

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        size_t size = 99;

        ck_assert_msg(di_base64_decode(texts[i], &size) == NULL, "%s was decoded", texts[i]);
        ck_assert_uint_eq(size, 99);
    }
}
END_TEST

TCase *base64_cases(void)
{
    TCase *cases = tcase_create("base64");

    tcase_add_test(cases, bytes_become_text_and_bytes_again);
    tcase_add_test(cases, every_byte_survives);
    tcase_add_test(cases, what_is_no_base64_is_refused);
    return cases;
}
