#include "docintake/claim.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "claim/cases.h"
#include "docintake/limits.h"

/* What a file with these bytes looks like. */
static enum di_content content_of(const void *bytes, size_t size)
{
    struct di_error error = DI_ERROR_NONE;
    enum di_content content = DI_CONTENT_OTHER;
    int fd = memfd_create("test", MFD_CLOEXEC);

    ck_assert_int_eq(write(fd, bytes, size), (ssize_t)size);
    ck_assert_msg(di_content_of(fd, size, &content, &error) == DI_OK, "%s", error.text);
    close(fd);
    return content;
}

/* An end record as APPNOTE 4.3.16 has it. */
struct end {
    unsigned char bytes[22];
};

static struct end end_record(uint32_t directory_bytes, uint32_t directory_offset, uint16_t comment_bytes)
{
    struct end end = {.bytes = "PK\5\6"};

    for (int i = 0; i < 4; i++) {
        end.bytes[12 + i] = (unsigned char)(directory_bytes >> (8 * i));
        end.bytes[16 + i] = (unsigned char)(directory_offset >> (8 * i));
    }
    end.bytes[20] = (unsigned char)comment_bytes;
    end.bytes[21] = (unsigned char)(comment_bytes >> 8);
    return end;
}

/* before bytes, an end record, after bytes. */
static enum di_content content_around(size_t before, struct end end, size_t after)
{
    size_t size = before + sizeof end.bytes + after;
    unsigned char *bytes = malloc(size);
    enum di_content content;

    ck_assert_ptr_nonnull(bytes);
    memset(bytes, 'x', size);
    memcpy(bytes + before, end.bytes, sizeof end.bytes);
    content = content_of(bytes, size);
    free(bytes);
    return content;
}

START_TEST(an_archive_ends_with_its_end_record)
{
    ck_assert_int_eq(content_around(100, end_record(40, 60, 0), 0), DI_CONTENT_COMPLETE);
    ck_assert_int_eq(content_around(200000, end_record(40, 60, 0), 0), DI_CONTENT_COMPLETE);
    ck_assert_int_eq(content_around(0, end_record(0, 0, 0), 0), DI_CONTENT_COMPLETE);
}
END_TEST

START_TEST(the_directory_lies_inside_the_file)
{
    ck_assert_int_eq(content_around(99, end_record(40, 60, 0), 0), DI_CONTENT_OTHER);
    ck_assert_int_eq(content_around(100, end_record(40, 0xFFFFFFF0, 0), 0), DI_CONTENT_OTHER);
}
END_TEST

START_TEST(the_comment_is_there_whole)
{
    ck_assert_int_eq(content_around(100, end_record(40, 60, 10), 10), DI_CONTENT_COMPLETE);
    ck_assert_int_eq(content_around(100, end_record(40, 60, 10), 9), DI_CONTENT_OTHER);
    ck_assert_int_eq(content_around(100, end_record(40, 60, 65535), 65535), DI_CONTENT_COMPLETE);
}
END_TEST

START_TEST(junk_around_the_archive_is_let_pass)
{
    ck_assert_int_eq(content_around(5000, end_record(40, 60, 0), 300), DI_CONTENT_COMPLETE);
}
END_TEST

START_TEST(zip64_keeps_its_figures_elsewhere)
{
    ck_assert_int_eq(content_around(100, end_record(UINT32_MAX, UINT32_MAX, 0), 0), DI_CONTENT_COMPLETE);
}
END_TEST

START_TEST(only_the_tail_is_looked_at)
{
    const size_t most = DI_LIMIT_TAIL_BYTES - sizeof end_record(0, 0, 0).bytes;

    ck_assert_int_eq(content_around(100, end_record(0, 0, 0), most), DI_CONTENT_COMPLETE);
    ck_assert_int_eq(content_around(100, end_record(0, 0, 0), most + 1), DI_CONTENT_OTHER);
}
END_TEST

START_TEST(other_files_are_other)
{
    ck_assert_int_eq(content_of("PK\3\4 and then nothing", 21), DI_CONTENT_OTHER);
    ck_assert_int_eq(content_of("%PDF-1.7", 8), DI_CONTENT_OTHER);
    ck_assert_int_eq(content_of("x", 1), DI_CONTENT_OTHER);
}
END_TEST

START_TEST(zeros_are_a_file_that_is_still_to_be_written)
{
    static unsigned char bytes[300000];

    memset(bytes, 0, sizeof bytes);
    ck_assert_int_eq(content_of(bytes, 1), DI_CONTENT_ZEROS);
    ck_assert_int_eq(content_of(bytes, sizeof bytes), DI_CONTENT_ZEROS);
    bytes[0] = 'P';
    ck_assert_int_eq(content_of(bytes, sizeof bytes), DI_CONTENT_OTHER);
    bytes[0] = 0;
    bytes[sizeof bytes - 1] = 1;
    ck_assert_int_eq(content_of(bytes, sizeof bytes), DI_CONTENT_OTHER);
}
END_TEST

TCase *content_cases(void)
{
    TCase *cases = tcase_create("content");

    tcase_add_test(cases, an_archive_ends_with_its_end_record);
    tcase_add_test(cases, the_directory_lies_inside_the_file);
    tcase_add_test(cases, the_comment_is_there_whole);
    tcase_add_test(cases, junk_around_the_archive_is_let_pass);
    tcase_add_test(cases, zip64_keeps_its_figures_elsewhere);
    tcase_add_test(cases, only_the_tail_is_looked_at);
    tcase_add_test(cases, other_files_are_other);
    tcase_add_test(cases, zeros_are_a_file_that_is_still_to_be_written);
    return cases;
}
