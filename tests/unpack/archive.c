#include "../../src/unpack/archive.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cases.h"

static void check(const struct di_craft *entries, size_t count, enum di_reason reason)
{
    struct outcome outcome = open_entries(entries, count);

    ck_assert_msg(outcome.refusal.reason == reason, "%s [%s] %s", di_reason_row(outcome.refusal.reason)->code,
                  outcome.refusal.part, outcome.refusal.detail);
    ck_assert_int_eq(outcome.status, reason == DI_REASON_NONE ? DI_OK : DI_REFUSED);
}

/* An ordinary document whose main part is this entry. */
static void check_main(struct di_craft main_part, enum di_reason reason)
{
    const struct di_craft entries[] = {ORDINARY, main_part};

    check(entries, COUNT(entries), reason);
}

START_TEST(honest_entries_are_read)
{
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "<a/>"}, DI_REASON_NONE);
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "<a/>", .has_descriptor = true}, DI_REASON_NONE);
    check_main((struct di_craft){.name = "word\\document.xml", .bytes = "<a/>"}, DI_REASON_NONE);
    check_main((struct di_craft){.name = "/word/document.xml", .bytes = "<a/>"}, DI_REASON_NONE);
    check_main((struct di_craft){.name = "Word/Document.XML", .bytes = "<a/>"}, DI_REASON_NONE);
    check_main((struct di_craft){.name = "word/doc%75ment.xml", .bytes = "<a/>"}, DI_REASON_NONE);
    check_main((struct di_craft){.name = "./word//document.xml", .bytes = "<a/>"}, DI_REASON_NONE);
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "<a/>", .local_name = "WORD/other"},
               DI_REASON_NONE);
}
END_TEST

START_TEST(entries_that_lie_are_damaged)
{
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "<a/>", .checksum = 1}, DI_REASON_DAMAGED);
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "<a/>", .declared_size = 2}, DI_REASON_DAMAGED);
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "<a/>", .declared_packed = 1 << 30},
               DI_REASON_DAMAGED);
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "<a/>", .declared_size = 5}, DI_REASON_DAMAGED);
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "<a>", .checksum = 1}, DI_REASON_DAMAGED);
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "<a/>", .method = 14}, DI_REASON_DAMAGED);
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "no deflate", .method = 8}, DI_REASON_DAMAGED);
}
END_TEST

START_TEST(encrypted_entries_are_told_as_such)
{
    check_main((struct di_craft){.name = "word/document.xml", .bytes = "<a/>", .flags = 1}, DI_REASON_ENCRYPTED);
    check_main((struct di_craft){.name = "word/document.xml",
                                 .bytes = "<a/>",
                                 .flags = 1,
                                 .method = 99,
                                 .extra = "\x01\x99\7\0\2\0AE\3\10",
                                 .extra_size = 11},
               DI_REASON_ENCRYPTED);
}
END_TEST

START_TEST(a_part_twice_is_damaged)
{
    static const char *const names[] = {"word/document.xml",     "WORD/document.xml",   "\\word\\document.xml",
                                        "word/%64ocument.xml",   "./word/document.xml", "word//document.xml",
                                        "word/x/../document.xml"};

    for (size_t i = 0; i < COUNT(names); i++) {
        const struct di_craft entries[] = {
            ORDINARY, {.name = "word/document.xml", .bytes = "<a/>"}, {.name = names[i], .bytes = "<a/>"}};

        check(entries, COUNT(entries), DI_REASON_DAMAGED);
    }
}
END_TEST

START_TEST(folders_are_no_parts)
{
    const struct di_craft entries[] = {{.name = "word/", .bytes = ""},
                                       ORDINARY,
                                       {.name = "word/document.xml", .bytes = "<a/>"},
                                       {.name = "word/", .bytes = ""}};

    check(entries, COUNT(entries), DI_REASON_NONE);
}
END_TEST

START_TEST(comments_are_passed_over)
{
    const struct di_craft entries[] = {ORDINARY, {.name = "word/document.xml", .bytes = "<a/>"}};
    char *comment = calloc(1, 65536);

    memset(comment, 'x', 65535);
    ck_assert_int_eq(open_file(di_craft_zip(entries, COUNT(entries), comment)).status, DI_OK);
    free(comment);
}
END_TEST

START_TEST(every_truncation_is_refused)
{
    const struct di_craft entries[] = {ORDINARY, {.name = "word/document.xml", .bytes = "<a/>"}};
    DI_AUTO_FD fd = di_craft_zip(entries, COUNT(entries), NULL);

    for (off_t size = lseek(fd, 0, SEEK_END) - 1; size > 0; size--) {
        ck_assert_int_eq(ftruncate(fd, size), 0);
        ck_assert_int_eq(open_file(dup(fd)).status, DI_REFUSED);
    }
}
END_TEST

/* Each byte in turn: whatever comes of it, it ends in an outcome. */
START_TEST(every_changed_byte_is_survived)
{
    const struct di_craft entries[] = {ORDINARY, {.name = "word/document.xml", .bytes = "<a/>"}};
    DI_AUTO_FD fd = di_craft_zip(entries, COUNT(entries), NULL);

    for (off_t at = lseek(fd, 0, SEEK_END) - 1; at >= 0; at--) {
        unsigned char old, changed;

        ck_assert_int_eq(pread(fd, &old, 1, at), 1);
        changed = (unsigned char)~old;
        ck_assert_int_eq(pwrite(fd, &changed, 1, at), 1);
        open_file(dup(fd));
        ck_assert_int_eq(pwrite(fd, &old, 1, at), 1);
    }
}
END_TEST

static void check_count(size_t count, enum di_reason reason)
{
    struct di_craft *entries = calloc(count, sizeof *entries);
    char(*names)[32] = calloc(count, sizeof *names);
    const struct di_craft ordinary[] = {ORDINARY, {.name = "word/document.xml", .bytes = "<a/>"}};

    memcpy(entries, ordinary, sizeof ordinary);
    for (size_t i = COUNT(ordinary); i < count; i++) {
        snprintf(names[i], sizeof names[i], "%zu.bin", i);
        entries[i] = (struct di_craft){.name = names[i], .bytes = ""};
    }
    check(entries, count, reason);
    free(entries);
    free(names);
}

/* Requirement 32: limits, each with a refusal of its own. */

START_TEST(entries_have_a_limit)
{
    check_count(DI_LIMIT_PACKAGE_ENTRIES, DI_REASON_NONE);
    check_count(DI_LIMIT_PACKAGE_ENTRIES + 1, DI_REASON_TOO_LARGE);
    check_count(65534, DI_REASON_TOO_LARGE);
}
END_TEST

START_TEST(names_have_a_limit)
{
    char name[DI_LIMIT_PART_NAME_BYTES + 2] = "";
    const struct di_craft entries[] = {
        ORDINARY, {.name = "word/document.xml", .bytes = "<a/>"}, {.name = name, .bytes = ""}};

    memset(name, 'x', DI_LIMIT_PART_NAME_BYTES);
    check(entries, COUNT(entries), DI_REASON_NONE);
    name[DI_LIMIT_PART_NAME_BYTES] = 'x';
    check(entries, COUNT(entries), DI_REASON_TOO_LARGE);
}
END_TEST

START_TEST(a_part_has_a_limit)
{
    const size_t packed = DI_LIMIT_PART_INFLATED_BYTES / DI_LIMIT_INFLATE_RATIO + 1;
    char *zeros = calloc(1, packed);
    struct di_craft main_part = {.name = "word/document.xml", .bytes = zeros, .size = packed};

    main_part.declared_size = DI_LIMIT_PART_INFLATED_BYTES + 1;
    check_main(main_part, DI_REASON_TOO_LARGE);
    main_part = (struct di_craft){.name = "word/document.xml", .bytes = "<a/>"};
    main_part.declared_size = DI_LIMIT_PART_INFLATED_BYTES + 1;
    check_main(main_part, DI_REASON_ZIP_BOMB);
    main_part.declared_size = DI_LIMIT_PART_INFLATED_BYTES; /* which it is not */
    check_main(main_part, DI_REASON_DAMAGED);
    free(zeros);
}
END_TEST

/* An archive with one deflated part of so many equal bytes; libzip packs about 1000:1. */
static int pack_equal_bytes(size_t size)
{
    char *bytes = malloc(size);
    zip_error_t fault;
    zip_source_t *target = zip_source_buffer_create(NULL, 0, 0, &fault);
    zip_t *archive = zip_open_from_source(target, ZIP_TRUNCATE, &fault);
    zip_stat_t info;
    int fd;

    memset(bytes, ' ', size);
    ck_assert_int_ge(zip_file_add(archive, "part", zip_source_buffer(archive, bytes, size, 0), 0), 0);
    zip_source_keep(target);
    ck_assert_int_eq(zip_close(archive), 0);
    ck_assert_int_eq(zip_source_open(target), 0);
    ck_assert_int_eq(zip_source_stat(target, &info), 0);
    ck_assert_int_eq(zip_source_read(target, bytes, info.size), (zip_int64_t)info.size);
    fd = di_craft_file(bytes, info.size);
    zip_source_close(target);
    zip_source_free(target);
    free(bytes);
    return fd;
}

/* Unpacks the one part of an archive when so much was unpacked before. */
static enum di_reason unpack_all(int fd, size_t before)
{
    struct di_archive archive = {0};
    struct di_unpacking unpacking;
    struct di_refusal refusal = DI_REFUSAL_NONE;
    struct di_error error = DI_ERROR_NONE;
    char piece[65536];
    size_t size = 1;

    ck_assert_int_eq(di_archive_open(&archive, fd, (uint64_t)lseek(fd, 0, SEEK_END), arena, &refusal, &error), DI_OK);
    archive.inflated = before;
    ck_assert_int_eq(di_unpacking_open(&unpacking, &archive, di_archive_find(&archive, "part"), &refusal, &error),
                     DI_OK);
    while (size > 0 && di_unpacking_read(&unpacking, piece, sizeof piece, &size, &refusal, &error) == DI_OK) {
    }
    di_unpacking_close(&unpacking);
    di_archive_close(&archive);
    di_fd_close(&fd);
    return refusal.reason;
}

START_TEST(bombs_are_told_by_their_ratio)
{
    ck_assert_uint_eq(unpack_all(pack_equal_bytes(DI_LIMIT_INFLATE_RATIO_FROM_BYTES), 0), DI_REASON_NONE);
    ck_assert_uint_eq(unpack_all(pack_equal_bytes(DI_LIMIT_INFLATE_RATIO_FROM_BYTES + 1), 0), DI_REASON_ZIP_BOMB);
}
END_TEST

START_TEST(all_parts_together_have_a_limit)
{
    const size_t room = DI_LIMIT_PACKAGE_INFLATED_BYTES;

    ck_assert_uint_eq(unpack_all(pack_equal_bytes(1000), room - 1000), DI_REASON_NONE);
    ck_assert_uint_eq(unpack_all(pack_equal_bytes(1000), room - 999), DI_REASON_TOO_LARGE);
}
END_TEST

TCase *archive_cases(void)
{
    TCase *cases = unpack_cases("archive");

    tcase_add_test(cases, honest_entries_are_read);
    tcase_add_test(cases, entries_that_lie_are_damaged);
    tcase_add_test(cases, encrypted_entries_are_told_as_such);
    tcase_add_test(cases, a_part_twice_is_damaged);
    tcase_add_test(cases, folders_are_no_parts);
    tcase_add_test(cases, comments_are_passed_over);
    tcase_add_test(cases, every_truncation_is_refused);
    tcase_add_test(cases, every_changed_byte_is_survived);
    tcase_add_test(cases, entries_have_a_limit);
    tcase_add_test(cases, names_have_a_limit);
    tcase_add_test(cases, a_part_has_a_limit);
    tcase_add_test(cases, bombs_are_told_by_their_ratio);
    tcase_add_test(cases, all_parts_together_have_a_limit);
    return cases;
}
