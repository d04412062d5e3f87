#include "../../src/claim/record.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "claim/cases.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "support/scratch.h"

#define HASH "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static struct di_scratch scratch;

static void set_up(void)
{
    di_scratch_make(&scratch);
}

static void tear_down(void)
{
    di_scratch_remove(&scratch);
}

/* The texts are not freed: they are only written. */
static struct di_record a_record(const char *name)
{
    return (struct di_record){
        .name = (char *)name,
        .agency = (char *)"税务局",
        .owner = 1234,
        .received = 1519896612417,
        .sha256 = HASH,
        .bytes = 21234,
        .attempts = 2,
        .crashes = 1,
        .too_slow = true,
        .orphaned = 3,
        .failures = 5,
    };
}

static void write_record(const struct di_record *record)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(record_write(scratch.fd, record, true, &error) == DI_OK, "%s", error.text);
}

/* Writes and reads back. */
static struct di_record again(const struct di_record *record)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_record read = {0};

    write_record(record);
    ck_assert_msg(record_read(scratch.fd, &read, &error) == DI_OK, "%s", error.text);
    return read;
}

START_TEST(what_is_written_is_read)
{
    struct di_record record = a_record("年度报告.docx"), read = again(&record);

    ck_assert_str_eq(read.name, record.name);
    ck_assert_str_eq(read.agency, record.agency);
    ck_assert_uint_eq(read.owner, 1234); /* requirement 30 */
    ck_assert_int_eq(read.received, record.received);
    ck_assert_str_eq(read.sha256, HASH);
    ck_assert_uint_eq(read.bytes, 21234);
    ck_assert_uint_eq(read.attempts, 2);
    ck_assert_uint_eq(read.crashes, 1);
    ck_assert(read.too_slow);
    ck_assert_uint_eq(read.orphaned, 3);
    ck_assert_uint_eq(read.failures, 5);
    ck_assert_ptr_null(read.source);
    record_clear(&read);
}
END_TEST

/* Requirement 26. */
START_TEST(names_are_bytes)
{
    static const char *const names[] = {"\xB1\xA8\xB8\xE6.docx", "two\nlines", "\"quoted\\\"", "\xFF", "\x01"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct di_record record = a_record(names[i]), read = again(&record);

        ck_assert_str_eq(read.name, names[i]);
        record_clear(&read);
    }
}
END_TEST

START_TEST(the_source_of_a_copy_is_kept)
{
    static const time_t dates[] = {-2, 0,
                                   INT64_C(99999999999999)}; /* before 1970, and past what nanoseconds can count */

    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++) {
        struct di_record record = a_record("a"), read;

        record.source = (char *)"tax/\xB1\xA8";
        record.source_signature = (struct di_signature){.device = 64769,
                                                        .inode = UINT64_MAX - 1,
                                                        .bytes = 4096,
                                                        .modified = {.tv_sec = dates[i], .tv_nsec = 999999999}};
        record.told = i == 1;
        read = again(&record);
        ck_assert_str_eq(read.source, record.source);
        ck_assert(di_signature_same_content(&read.source_signature, &record.source_signature));
        ck_assert_int_eq(read.told, record.told);
        record_clear(&read);
    }
}
END_TEST

START_TEST(a_later_record_replaces_the_earlier_one)
{
    struct di_record record = a_record("a"), read;

    write_record(&record);
    di_scratch_put(&scratch, RECORD_NEW_NAME, "left over");
    record.attempts = 7;
    read = again(&record);
    ck_assert_uint_eq(read.attempts, 7);
    ck_assert(!di_scratch_has(&scratch, RECORD_NEW_NAME));
    record_clear(&read);
}
END_TEST

START_TEST(what_is_no_record_is_an_error)
{
    static const char *const texts[] = {
        "",
        "{}",
        "[1]",
        "{\"name\": \"a\"",
        "{\"name\": \"a\", \"agency\": \"b\", \"received\": \"yesterday\", \"sha256\": \"" HASH
        "\", \"bytes\": 1, \"attempts\": 1, \"crashes\": 0, \"orphaned\": 0}",
        "{\"name\": \"a\", \"agency\": \"b\", \"received\": \"2018-03-01T09:30:12.417Z\", \"sha256\": \"" HASH
        "\", \"bytes\": -1, \"attempts\": 1, \"crashes\": 0, \"orphaned\": 0}",
        "{\"name\": \"a\", \"agency\": \"b\", \"received\": \"2018-03-01T09:30:12.417Z\", \"sha256\": \"xyz\""
        ", \"bytes\": 1, \"attempts\": 1, \"crashes\": 0, \"orphaned\": 0}",
        "{\"name_base64\": \"!\", \"agency\": \"b\", \"received\": \"2018-03-01T09:30:12.417Z\", \"sha256\": \"" HASH
        "\", \"bytes\": 1, \"attempts\": 1, \"crashes\": 0, \"orphaned\": 0}",
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct di_error error = DI_ERROR_NONE;
        struct di_record read = {.bytes = 99};

        di_scratch_put(&scratch, RECORD_NAME, texts[i]);
        ck_assert_msg(record_read(scratch.fd, &read, &error) == DI_FAILED, "%s was read", texts[i]);
        ck_assert(di_error_is_set(&error));
        ck_assert_uint_eq(read.bytes, 99);
    }
}
END_TEST

START_TEST(a_record_has_so_many_bytes_and_no_more)
{
    struct di_record record = a_record("年度报告.docx");
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;

    write_record(&record);
    DI_AUTO_FD fd = openat(scratch.fd, RECORD_NAME, O_RDONLY | O_CLOEXEC);
    ck_assert_int_eq(di_fd_read_all(fd, DI_LIMIT_RECORD_BYTES, &bytes, RECORD_NAME, &error), DI_OK);
    while (bytes.size < DI_LIMIT_RECORD_BYTES) {
        di_buffer_char(&bytes, '\n');
    }
    di_scratch_write(&scratch, RECORD_NAME, bytes.data, bytes.size);
    ck_assert_int_eq(record_read(scratch.fd, &record, &error), DI_OK);
    record_clear(&record);
    di_buffer_char(&bytes, '\n');
    di_scratch_write(&scratch, RECORD_NAME, bytes.data, bytes.size);
    ck_assert_int_eq(record_read(scratch.fd, &record, &error), DI_FAILED);
}
END_TEST

TCase *record_cases(void)
{
    TCase *cases = tcase_create("record");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, what_is_written_is_read);
    tcase_add_test(cases, names_are_bytes);
    tcase_add_test(cases, the_source_of_a_copy_is_kept);
    tcase_add_test(cases, a_later_record_replaces_the_earlier_one);
    tcase_add_test(cases, what_is_no_record_is_an_error);
    tcase_add_test(cases, a_record_has_so_many_bytes_and_no_more);
    return cases;
}
