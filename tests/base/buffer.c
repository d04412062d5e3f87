#include "docintake/buffer.h"

#include <stdint.h>
#include <string.h>

#include "base/cases.h"

START_TEST(empty_is_an_empty_string)
{
    DI_AUTO_BUFFER buffer = DI_BUFFER_EMPTY;

    ck_assert_str_eq(di_buffer_string(&buffer), "");
    di_buffer_append(&buffer, NULL, 0);
    ck_assert_str_eq(di_buffer_string(&buffer), "");
    ck_assert_uint_eq(buffer.size, 0);
    ck_assert(!buffer.failed);
}
END_TEST

START_TEST(appends_in_every_way)
{
    DI_AUTO_BUFFER buffer = DI_BUFFER_EMPTY;

    di_buffer_text(&buffer, "收到");
    di_buffer_char(&buffer, ' ');
    di_buffer_printf(&buffer, "%d %s", 20, "件");
    di_buffer_append(&buffer, "\0x", 2);
    ck_assert_str_eq(di_buffer_string(&buffer), "收到 20 件");
    ck_assert_uint_eq(buffer.size, strlen("收到 20 件") + 2);
    ck_assert_int_eq(buffer.data[buffer.size], '\0');
}
END_TEST

START_TEST(grows_byte_by_byte)
{
    DI_AUTO_BUFFER buffer = DI_BUFFER_EMPTY;

    bool kept = true;

    for (size_t i = 0; i < 100000; i++) {
        di_buffer_char(&buffer, (char)('a' + i % 26));
    }
    ck_assert_uint_eq(buffer.size, 100000);
    for (size_t i = 0; i < buffer.size; i++) {
        kept = kept && buffer.data[i] == (char)('a' + i % 26);
    }
    ck_assert(kept);
}
END_TEST

START_TEST(truncating_only_shortens)
{
    DI_AUTO_BUFFER buffer = DI_BUFFER_EMPTY;

    di_buffer_truncate(&buffer, 0);
    di_buffer_text(&buffer, "abcdef");
    di_buffer_truncate(&buffer, 9);
    ck_assert_str_eq(di_buffer_string(&buffer), "abcdef");
    di_buffer_truncate(&buffer, 2);
    ck_assert_str_eq(di_buffer_string(&buffer), "ab");
    di_buffer_truncate(&buffer, 0);
    di_buffer_text(&buffer, "new");
    ck_assert_str_eq(di_buffer_string(&buffer), "new");
}
END_TEST

START_TEST(failure_stays_until_cleared)
{
    DI_AUTO_BUFFER buffer = DI_BUFFER_EMPTY;

    di_buffer_text(&buffer, "before");
    ck_assert(!di_buffer_reserve(&buffer, SIZE_MAX / 2));
    ck_assert(buffer.failed);
    di_buffer_text(&buffer, "after");
    di_buffer_printf(&buffer, "%d", 1);
    ck_assert_str_eq(di_buffer_string(&buffer), "");
    di_buffer_clear(&buffer);
    di_buffer_text(&buffer, "again");
    ck_assert(!buffer.failed);
    ck_assert_str_eq(di_buffer_string(&buffer), "again");
}
END_TEST

TCase *buffer_cases(void)
{
    TCase *cases = tcase_create("buffer");

    tcase_add_test(cases, empty_is_an_empty_string);
    tcase_add_test(cases, appends_in_every_way);
    tcase_add_test(cases, grows_byte_by_byte);
    tcase_add_test(cases, truncating_only_shortens);
    tcase_add_test(cases, failure_stays_until_cleared);
    return cases;
}
