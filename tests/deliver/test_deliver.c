#include "docintake/deliver.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/hash.h"
#include "support/scratch.h"
#include "support/suite.h"

#define ID "20180301T093012.417Z-5ad1220e"
#define PLACE "outbox/returned/tax/" ID

static const char *const shelves[] = {"accepted", "returned"};
static const char *const reserved[] = {"annotated.docx"};
static const struct di_blob blobs[] = {{"report.json", "{}", 2}, {"note.txt", "退回", 6}};

static struct di_scratch scratch;
static struct di_outbox *outbox;
static int document_fd;
static char sha256[DI_SHA256_TEXT_BYTES];

static void open_outbox(void)
{
    const struct di_outbox_options options = {
        .file_mode = 0640,
        .folder_mode = 0750,
        .shelves = shelves,
        .n_shelves = sizeof shelves / sizeof *shelves,
        .reserved = reserved,
        .n_reserved = sizeof reserved / sizeof *reserved,
    };
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(di_outbox_open(scratch.fd, &options, &outbox, &error) == DI_OK, "%s", error.text);
}

static void set_up(void)
{
    struct di_error error = DI_ERROR_NONE;
    uint64_t bytes;

    umask(0);
    di_scratch_make(&scratch);
    open_outbox();
    di_scratch_put(&scratch, "document", "the report");
    document_fd = openat(scratch.fd, "document", O_RDONLY | O_CLOEXEC);
    ck_assert_int_eq(di_hash_file(document_fd, &bytes, sha256, &error), DI_OK);
}

static void tear_down(void)
{
    di_outbox_close(outbox);
    close(document_fd);
    di_scratch_remove(&scratch);
}

static struct di_delivery a_delivery(const char *document_name)
{
    return (struct di_delivery){
        .shelf = "returned",
        .agency = "tax",
        .id = ID,
        .blobs = blobs,
        .n_blobs = sizeof blobs / sizeof *blobs,
        .document_fd = document_fd,
        .document_name = document_name,
        .document_sha256 = sha256,
        .document_alone = true,
    };
}

static void deliver(struct di_delivery *delivery)
{
    di_deliver(outbox, delivery, 1);
    ck_assert_msg(delivery->status == DI_OK, "%s", delivery->error.text);
}

static void fail_to_deliver(struct di_delivery *delivery, int number)
{
    di_deliver(outbox, delivery, 1);
    ck_assert_int_eq(delivery->status, DI_FAILED);
    ck_assert_int_eq(delivery->error.number, number);
}

static struct stat status_of(const char *path)
{
    struct stat status = {0};

    ck_assert_msg(fstatat(scratch.fd, path, &status, AT_SYMLINK_NOFOLLOW) == 0, "%s is missing", path);
    return status;
}

/* Requirement 24. */
START_TEST(a_result_appears_whole)
{
    struct di_delivery delivery = a_delivery("年报.docx");

    deliver(&delivery);
    ck_assert_uint_eq(di_scratch_count(&scratch, PLACE), 3);
    ck_assert(di_scratch_holds(&scratch, PLACE "/report.json", "{}"));
    ck_assert(di_scratch_holds(&scratch, PLACE "/note.txt", "退回"));
    ck_assert(di_scratch_holds(&scratch, PLACE "/年报.docx", "the report"));
    ck_assert_uint_eq(di_scratch_count(&scratch, "outbox"), 2); /* nothing is left aside */
    ck_assert(di_outbox_holds(outbox, "tax", ID));
    ck_assert(!di_outbox_holds(outbox, "health", ID));
}
END_TEST

START_TEST(results_are_delivered_together_and_fail_alone)
{
    static const struct di_blob twice[] = {{"a", "1", 1}, {"a", "2", 1}};
    struct di_delivery deliveries[DI_DELIVERIES_MAX];
    char ids[DI_DELIVERIES_MAX][64];

    for (int i = 0; i < DI_DELIVERIES_MAX; i++) {
        deliveries[i] = a_delivery("a.docx");
        snprintf(ids[i], sizeof ids[i], "20180301T0930%02d.417Z-5ad1220e", i);
        deliveries[i].id = ids[i];
    }
    deliveries[1].blobs = twice;
    di_deliver(outbox, deliveries, DI_DELIVERIES_MAX);
    for (int i = 0; i < DI_DELIVERIES_MAX; i++) {
        ck_assert_int_eq(deliveries[i].status, i == 1 ? DI_FAILED : DI_OK);
    }
    ck_assert_uint_eq(di_scratch_count(&scratch, "outbox/returned/tax"), DI_DELIVERIES_MAX - 1);
    ck_assert_uint_eq(di_scratch_count(&scratch, "outbox"), 2);
}
END_TEST

START_TEST(a_result_may_have_no_document)
{
    struct di_delivery delivery = a_delivery("年报.docx");

    delivery.document_fd = -1;
    deliver(&delivery);
    ck_assert_uint_eq(di_scratch_count(&scratch, PLACE), 2);
}
END_TEST

START_TEST(nothing_on_a_shelf_is_replaced)
{
    struct di_delivery delivery = a_delivery("a.docx");

    deliver(&delivery);
    delivery.document_name = "b.docx";
    fail_to_deliver(&delivery, EEXIST);
    ck_assert(di_scratch_has(&scratch, PLACE "/a.docx"));
    ck_assert(!di_scratch_has(&scratch, PLACE "/b.docx"));
    ck_assert_uint_eq(di_scratch_count(&scratch, "outbox"), 2);
}
END_TEST

START_TEST(what_was_being_built_is_removed)
{
    struct di_delivery delivery = a_delivery("a.docx");

    di_scratch_folder(&scratch, "outbox/.building-x");
    di_scratch_put(&scratch, "outbox/.building-x/report.json", "half");
    di_scratch_folder(&scratch, "outbox/returned/tax");
    di_scratch_folder(&scratch, "outbox/returned/tax/.building-y");
    di_scratch_put(&scratch, "outbox/returned/tax/.building-y/report.json", "half");
    ck_assert_int_eq(di_outbox_clear(outbox, NULL), DI_OK);
    ck_assert_uint_eq(di_scratch_count(&scratch, "outbox"), 2);
    ck_assert_uint_eq(di_scratch_count(&scratch, "outbox/returned/tax"), 0);
    di_scratch_folder(&scratch, "outbox/.building-" ID);
    di_scratch_put(&scratch, "outbox/.building-" ID "/report.json", "half");
    deliver(&delivery);
    ck_assert_uint_eq(di_scratch_count(&scratch, PLACE), 3);
}
END_TEST

/* An agency that may clear away its answers may put anything in their place. */
START_TEST(what_cannot_be_removed_keeps_nothing_else)
{
    struct di_delivery delivery = a_delivery("a.docx");
    struct di_error error = DI_ERROR_NONE;

    di_scratch_folder(&scratch, "outbox/accepted/tax");
    di_scratch_put(&scratch, "outbox/accepted/tax/.building-a", "no folder");
    di_scratch_folder(&scratch, "outbox/returned/tax");
    di_scratch_folder(&scratch, "outbox/returned/tax/.building-b");
    di_scratch_folder(&scratch, "outbox/returned/tax/.building-b/folder");
    di_scratch_folder(&scratch, "outbox/.building-c");
    ck_assert_int_eq(di_outbox_clear(outbox, &error), DI_FAILED);
    ck_assert_ptr_nonnull(strstr(error.text, ".building-a"));
    ck_assert(di_scratch_has(&scratch, "outbox/accepted/tax/.building-a"));
    ck_assert(di_scratch_has(&scratch, "outbox/returned/tax/.building-b/folder"));
    ck_assert(!di_scratch_has(&scratch, "outbox/.building-c"));
    deliver(&delivery);
}
END_TEST

START_TEST(a_delivery_that_fails_leaves_nothing)
{
    static const struct di_blob twice[] = {{"a", "1", 1}, {"a", "2", 1}};
    struct di_delivery delivery = a_delivery("a.docx");

    delivery.blobs = twice;
    fail_to_deliver(&delivery, EEXIST);
    ck_assert_uint_eq(di_scratch_count(&scratch, "outbox"), 2);
    ck_assert(!di_scratch_has(&scratch, PLACE));
}
END_TEST

/* Requirement 29. */
START_TEST(modes_are_the_configured_ones_less_the_umask)
{
    struct di_delivery delivery = a_delivery("a.docx");

    deliver(&delivery);
    ck_assert_uint_eq(status_of("outbox/returned/tax").st_mode & 0777, 0750);
    ck_assert_uint_eq(status_of(PLACE).st_mode & 0777, 0750);
    ck_assert_uint_eq(status_of(PLACE "/report.json").st_mode & 0777, 0640);
    ck_assert_uint_eq(status_of(PLACE "/a.docx").st_mode & 0777, 0640);

    umask(0027);
    di_outbox_close(outbox);
    open_outbox();
    di_outbox_set_modes(outbox, 0664, 0777);
    delivery.agency = "health";
    deliver(&delivery);
    ck_assert_uint_eq(status_of("outbox/returned/health/" ID).st_mode & 0777, 0750);
    ck_assert_uint_eq(status_of("outbox/returned/health/" ID "/note.txt").st_mode & 0777, 0640);
    ck_assert_uint_eq(status_of("outbox/returned/health/" ID "/a.docx").st_mode & 0777, 0640);
}
END_TEST

START_TEST(an_agencys_group_is_handed_down)
{
    struct di_delivery delivery = a_delivery("a.docx");

    if (geteuid() != 0) {
        return; /* to give a folder to another group takes root */
    }
    di_scratch_folder(&scratch, "outbox/returned/tax");
    ck_assert_int_eq(fchownat(scratch.fd, "outbox/returned/tax", (uid_t)-1, 12345, 0), 0);
    ck_assert_int_eq(fchmodat(scratch.fd, "outbox/returned/tax", 02750, 0), 0);
    deliver(&delivery);
    ck_assert_uint_eq(status_of(PLACE).st_gid, 12345);
    ck_assert_uint_eq(status_of(PLACE).st_mode & 07777, 02750);
    ck_assert_uint_eq(status_of(PLACE "/report.json").st_gid, 12345);
    ck_assert_uint_eq(status_of(PLACE "/a.docx").st_gid, 12345);
    ck_assert_uint_eq(di_scratch_count(&scratch, "outbox/returned/tax"), 1);
}
END_TEST

START_TEST(a_document_that_is_ours_alone_is_linked)
{
    struct di_delivery delivery = a_delivery("a.docx");

    deliver(&delivery);
    ck_assert_uint_eq(status_of(PLACE "/a.docx").st_ino, status_of("document").st_ino);
}
END_TEST

START_TEST(a_document_that_others_may_alter_is_copied)
{
    struct di_delivery delivery = a_delivery("a.docx");

    delivery.document_alone = false;
    deliver(&delivery);
    ck_assert_uint_ne(status_of(PLACE "/a.docx").st_ino, status_of("document").st_ino);
    ck_assert(di_scratch_holds(&scratch, PLACE "/a.docx", "the report"));

    delivery.agency = "health";
    delivery.document_alone = true;
    ck_assert_int_eq(linkat(scratch.fd, "document", scratch.fd, "another name", 0), 0);
    deliver(&delivery);
    ck_assert_uint_ne(status_of("outbox/returned/health/" ID "/a.docx").st_ino, status_of("document").st_ino);
}
END_TEST

START_TEST(a_copy_is_what_was_judged)
{
    struct di_delivery delivery = a_delivery("a.docx");

    delivery.document_alone = false;
    di_scratch_put(&scratch, "document", "something else");
    fail_to_deliver(&delivery, EAGAIN);
    ck_assert(!di_scratch_has(&scratch, PLACE));
}
END_TEST

START_TEST(hostile_agencies_keep_to_their_shelf)
{
    struct di_delivery delivery = a_delivery("a.docx");

    delivery.agency = ".hidden\nagency";
    deliver(&delivery);
    ck_assert(di_scratch_has(&scratch, "outbox/returned/_.hidden_agency/" ID));
    ck_assert(di_outbox_holds(outbox, ".hidden\nagency", ID));
    delivery.agency = "-";
    deliver(&delivery);
    ck_assert(di_scratch_has(&scratch, "outbox/returned/-/" ID));
}
END_TEST

START_TEST(a_document_does_not_take_our_names)
{
    struct di_delivery delivery = a_delivery("REPORT.json");

    deliver(&delivery);
    ck_assert(di_scratch_holds(&scratch, PLACE "/_REPORT.json", "the report"));
    delivery = a_delivery("annotated.docx");
    delivery.agency = "health";
    deliver(&delivery);
    ck_assert(di_scratch_has(&scratch, "outbox/returned/health/" ID "/_annotated.docx"));
}
END_TEST

static void check_name(const char *name, const char *expected)
{
    char safe[NAME_MAX + 1];

    di_safe_name(name, reserved, 1, safe);
    ck_assert_str_eq(safe, expected);
}

static const char right_to_left[] = {'\xE2', '\x80', '\xAE', 'x', 'c', 'o', 'd', '.', 'e', 'x', 'e', '\0'};
static const char separator_and_isolate[] = {'a', '\xE2', '\x80', '\xA8', 'b', '\xE2', '\x81', '\xA6', 'c', '\0'};

/* Requirement 26. */
START_TEST(names_are_kept_unless_they_are_hostile)
{
    check_name("2017年度报告.docx", "2017年度报告.docx");
    check_name("\xB1\xA8\xB8\xE6.docx", "\xB1\xA8\xB8\xE6.docx"); /* GBK */
    check_name("a b'\"$(x)%s\\.docx", "a b'\"$(x)%s\\.docx");
    check_name("two\nlines\r\t.docx", "two_lines__.docx");
    check_name("\x01\x1F\x7F", "___");
    check_name("\xC2\x85\xC2\x9F.docx", "__.docx"); /* C1 controls */
    check_name(right_to_left, "_xcod.exe");
    check_name(separator_and_isolate, "a_b_c");
    check_name("\xB1\x85\x0A", "\xB1\x85_"); /* not UTF-8: only ASCII controls are known */
    check_name("-rf", "_-rf");
    check_name("-", "-");
    check_name(".bashrc", "_.bashrc");
    check_name("..", "_..");
    check_name("", "_");
    check_name("Annotated.DOCX", "_Annotated.DOCX");
}
END_TEST

START_TEST(long_names_are_cut_before_their_ending)
{
    char name[NAME_MAX + 1], expected[NAME_MAX + 1], safe[NAME_MAX + 1];

    memset(name, 'n', NAME_MAX);
    memcpy(name + NAME_MAX - 5, ".docx", 6);
    di_safe_name(name, NULL, 0, safe);
    ck_assert_str_eq(safe, name); /* 255 bytes are allowed */

    *name = '-'; /* needs one byte more */
    di_safe_name(name, NULL, 0, safe);
    snprintf(expected, sizeof expected, "_-%.*s.docx", NAME_MAX - 7, name + 1);
    ck_assert_str_eq(safe, expected);
    ck_assert_uint_eq(strlen(safe), NAME_MAX);

    *name = '-'; /* 1 + 83 * 3 + 5 bytes; cutting one would leave half a character */
    for (size_t i = 0; i < 83; i++) {
        name[1 + 3 * i] = '\xE5';
        name[2 + 3 * i] = '\xB9';
        name[3 + 3 * i] = '\xB4';
    }
    memcpy(name + 1 + 3 * (size_t)83, ".docx", 6);
    di_safe_name(name, NULL, 0, safe);
    ck_assert_uint_eq(strlen(safe), NAME_MAX - 2);
    ck_assert_str_eq(safe + NAME_MAX - 2 - 8, "\xE5\xB9\xB4.docx");
}
END_TEST

START_TEST(an_ending_too_long_to_be_one_is_cut)
{
    char name[NAME_MAX + 1], safe[NAME_MAX + 1];

    memset(name, 'n', NAME_MAX);
    name[0] = '-';
    name[10] = '.';
    name[NAME_MAX] = '\0';
    di_safe_name(name, NULL, 0, safe);
    ck_assert_uint_eq(strlen(safe), NAME_MAX);
    ck_assert_mem_eq(safe, "_-nnnnnnnnn.nnn", 15);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("deliver");
    TCase *cases = tcase_create("deliver");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_result_appears_whole);
    tcase_add_test(cases, results_are_delivered_together_and_fail_alone);
    tcase_add_test(cases, a_result_may_have_no_document);
    tcase_add_test(cases, nothing_on_a_shelf_is_replaced);
    tcase_add_test(cases, what_was_being_built_is_removed);
    tcase_add_test(cases, what_cannot_be_removed_keeps_nothing_else);
    tcase_add_test(cases, a_delivery_that_fails_leaves_nothing);
    tcase_add_test(cases, modes_are_the_configured_ones_less_the_umask);
    tcase_add_test(cases, an_agencys_group_is_handed_down);
    tcase_add_test(cases, a_document_that_is_ours_alone_is_linked);
    tcase_add_test(cases, a_document_that_others_may_alter_is_copied);
    tcase_add_test(cases, a_copy_is_what_was_judged);
    tcase_add_test(cases, hostile_agencies_keep_to_their_shelf);
    tcase_add_test(cases, a_document_does_not_take_our_names);
    tcase_add_test(cases, names_are_kept_unless_they_are_hostile);
    tcase_add_test(cases, long_names_are_cut_before_their_ending);
    tcase_add_test(cases, an_ending_too_long_to_be_one_is_cut);
    suite_add_tcase(suite, cases);
    return di_suite_run(suite);
}
