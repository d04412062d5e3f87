#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/limits.h"
#include "watch/listening.h"

START_TEST(a_scan_finds_what_lies_there)
{
    di_scratch_put(&listening.scratch, "inbox/straight", "1");
    di_scratch_folder(&listening.scratch, "inbox/tax");
    di_scratch_put(&listening.scratch, "inbox/tax/a", "1");
    di_scratch_folder(&listening.scratch, "inbox/tax/sub");
    di_scratch_put(&listening.scratch, "inbox/tax/sub/b", "1");
    scan();
    ck_assert_uint_eq(listening.told.count, 3);
    ck_assert(was_told("straight", DI_NOTICE_SCANNED));
    ck_assert(was_told("tax/a", DI_NOTICE_SCANNED));
    ck_assert(was_told("tax/sub/b", DI_NOTICE_SCANNED));
    ck_assert(listening.told.trusted);
    ck_assert_int_ge(di_watch_fd(listening.watch), 0);
}
END_TEST

/* Requirement 2. */
START_TEST(files_are_told_of_when_they_come)
{
    di_scratch_folder(&listening.scratch, "inbox/tax");
    di_scratch_put(&listening.scratch, "aside", "1");
    scan();
    di_scratch_put(&listening.scratch, "inbox/tax/written", "1");
    ck_assert_int_eq(linkat(listening.scratch.fd, "aside", listening.scratch.fd, "inbox/tax/linked", 0), 0);
    ck_assert_int_eq(renameat(listening.scratch.fd, "aside", listening.scratch.fd, "inbox/tax/moved"), 0);
    listen_for(50);
    ck_assert(was_told("tax/written", DI_NOTICE_CHANGED));
    ck_assert(was_told("tax/linked", DI_NOTICE_CHANGED));
    ck_assert(was_told("tax/moved", DI_NOTICE_MOVED_IN));
}
END_TEST

/* Requirement 3. */
START_TEST(folders_are_watched_before_they_are_scanned)
{
    scan();
    di_scratch_folder(&listening.scratch, "inbox/a");
    di_scratch_folder(&listening.scratch, "inbox/a/b");
    di_scratch_folder(&listening.scratch, "inbox/a/b/c");
    di_scratch_put(&listening.scratch, "inbox/a/b/c/early", "1");
    listen_for(50);
    ck_assert(was_told("a/b/c/early", DI_NOTICE_SCANNED));
    di_scratch_put(&listening.scratch, "inbox/a/b/c/late", "1");
    listen_for(50);
    ck_assert(was_told("a/b/c/late", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(a_tree_that_is_moved_in_is_scanned_and_watched)
{
    scan();
    di_scratch_folder(&listening.scratch, "tree");
    di_scratch_folder(&listening.scratch, "tree/sub");
    di_scratch_put(&listening.scratch, "tree/sub/a", "1");
    ck_assert_int_eq(renameat(listening.scratch.fd, "tree", listening.scratch.fd, "inbox/tax"), 0);
    listen_for(50);
    ck_assert(was_told("tax/sub/a", DI_NOTICE_SCANNED));
    di_scratch_put(&listening.scratch, "inbox/tax/sub/b", "1");
    listen_for(50);
    ck_assert(was_told("tax/sub/b", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(a_folder_that_is_renamed_is_watched_under_its_new_name)
{
    di_scratch_folder(&listening.scratch, "inbox/old");
    di_scratch_folder(&listening.scratch, "inbox/old/sub");
    scan();
    ck_assert_int_eq(renameat(listening.scratch.fd, "inbox/old", listening.scratch.fd, "inbox/new"), 0);
    listen_for(50);
    forget();
    di_scratch_put(&listening.scratch, "inbox/new/sub/a", "1");
    listen_for(50);
    ck_assert(was_told("new/sub/a", DI_NOTICE_CHANGED));
    ck_assert(!was_told("old/sub/a", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(a_folder_that_leaves_is_not_watched)
{
    di_scratch_folder(&listening.scratch, "inbox/tax");
    scan();
    ck_assert_int_eq(renameat(listening.scratch.fd, "inbox/tax", listening.scratch.fd, "elsewhere"), 0);
    listen_for(50);
    di_scratch_put(&listening.scratch, "elsewhere/a", "1");
    listen_for(50);
    ck_assert_uint_eq(listening.told.count, 0);
}
END_TEST

START_TEST(a_folder_that_is_removed_and_made_again_is_watched)
{
    for (int i = 0; i < 3; i++) {
        di_scratch_folder(&listening.scratch, "inbox/tax");
        scan();
        ck_assert_int_eq(unlinkat(listening.scratch.fd, "inbox/tax", AT_REMOVEDIR), 0);
        listen_for(20);
    }
    di_scratch_folder(&listening.scratch, "inbox/tax");
    listen_for(20);
    di_scratch_put(&listening.scratch, "inbox/tax/a", "1");
    listen_for(50);
    ck_assert(was_told("tax/a", DI_NOTICE_CHANGED));
}
END_TEST

/* Requirement 1. */
START_TEST(after_an_overflow_everything_is_scanned)
{
    FILE *file = fopen("/proc/sys/fs/inotify/max_queued_events", "re");
    unsigned most = 0;

    if (file == NULL || fscanf(file, "%u", &most) != 1 || most > 100000) {
        most = 16384;
    }
    if (file != NULL) {
        fclose(file);
    }
    di_scratch_folder(&listening.scratch, "inbox/flood");
    di_scratch_put(&listening.scratch, "inbox/flood/file", "1");
    scan();
    for (unsigned i = 0; i <= most / 2 + 1; i++) { /* two events each */
        ck_assert_int_eq(renameat(listening.scratch.fd, i % 2 == 0 ? "inbox/flood/file" : "inbox/flood/FILE",
                                  listening.scratch.fd, i % 2 == 0 ? "inbox/flood/FILE" : "inbox/flood/file"),
                         0);
    }
    di_scratch_folder(&listening.scratch, "inbox/late"); /* no event tells of these */
    di_scratch_put(&listening.scratch, "inbox/late/a", "1");
    forget();
    listen_for(400);
    ck_assert_uint_gt(listening.told.count, 64);
    forget();
    di_scratch_put(&listening.scratch, "inbox/late/b", "1");
    listen_for(50);
    ck_assert(was_told("late/b", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(the_inbox_is_scanned_every_so_often)
{
    listening.options.scan_usec = 50000;
    di_scratch_put(&listening.scratch, "inbox/a", "1");
    scan();
    for (uint64_t rounds = 0; listening.told.count < 3 && rounds < 100; rounds++) {
        ck_assert_int_ge(sd_event_run(listening.event, 50000), 0);
    }
    ck_assert_uint_ge(listening.told.count, 3);
}
END_TEST

/* Requirement 8: a file that was moved in keeps its old dates, and is as new as any. */
START_TEST(old_dates_do_not_hide_a_file)
{
    const struct timespec dates[2] = {{.tv_sec = 1000000000}, {.tv_sec = 1000000000}};

    di_scratch_put(&listening.scratch, "inbox/new", "1");
    scan();
    di_scratch_put(&listening.scratch, "inbox/old", "1");
    ck_assert_int_eq(utimensat(listening.scratch.fd, "inbox/old", dates, 0), 0);
    forget();
    scan();
    ck_assert(was_told("old", DI_NOTICE_SCANNED));
    scan();
    ck_assert_uint_eq(listening.told.count, 4); /* as long as it lies there */
}
END_TEST

/* Requirement 7. */
START_TEST(an_inbox_that_is_replaced_is_found_again)
{
    scan();
    ck_assert_int_eq(renameat(listening.scratch.fd, "inbox", listening.scratch.fd, "inbox.old"), 0);
    listen_for(300);
    ck_assert_int_eq(di_watch_fd(listening.watch), -1);
    ck_assert_uint_eq(listening.told.troubles, 1);
    ck_assert_str_eq(listening.told.trouble, "cannot open the folder inbox: No such file or directory");
    ck_assert_int_eq(di_watch_scan(listening.watch, NULL), DI_FAILED);
    ck_assert_uint_eq(listening.told.troubles, 1); /* told once */
    di_scratch_folder(&listening.scratch, "inbox");
    di_scratch_put(&listening.scratch, "inbox/a", "1");
    scan();
    ck_assert(was_told("a", DI_NOTICE_SCANNED));
    di_scratch_put(&listening.scratch, "inbox/b", "1");
    di_scratch_put(&listening.scratch, "inbox.old/c", "1");
    listen_for(50);
    ck_assert(was_told("b", DI_NOTICE_CHANGED));
    ck_assert(!was_told("c", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(an_inbox_that_is_exchanged_unnoticed_is_found_by_a_scan)
{
    di_scratch_folder(&listening.scratch, "inbox/tax");
    scan();
    ck_assert_int_eq(renameat(listening.scratch.fd, "inbox", listening.scratch.fd, "inbox.old"), 0);
    di_scratch_folder(&listening.scratch, "inbox");
    di_scratch_folder(&listening.scratch, "inbox/tax");
    scan();
    listen_for(300);
    forget();
    di_scratch_put(&listening.scratch, "inbox/tax/a", "1");
    di_scratch_put(&listening.scratch, "inbox.old/tax/b", "1");
    listen_for(50);
    ck_assert(was_told("tax/a", DI_NOTICE_CHANGED));
    ck_assert(!was_told("tax/b", DI_NOTICE_CHANGED));
}
END_TEST

static void make_folder_below_tax(unsigned number)
{
    char path[64];

    snprintf(path, sizeof path, "inbox/tax/%u", number);
    di_scratch_folder(&listening.scratch, path);
}

/* Requirement 25: an agency that makes folders without an end keeps only its own files waiting. */
START_TEST(an_agency_has_so_many_folders)
{
    di_scratch_folder(&listening.scratch, "inbox/tax");
    for (unsigned number = 0; number < DI_LIMIT_AGENCY_FOLDERS; number++) {
        make_folder_below_tax(number);
    }
    scan();
    ck_assert_uint_eq(listening.told.troubles, 0);
    make_folder_below_tax(DI_LIMIT_AGENCY_FOLDERS);
    di_scratch_put(&listening.scratch, "inbox/tax/4096/a", "1");
    scan();
    ck_assert_str_eq(listening.told.trouble, "inbox/tax has more than 4096 folders; the others are not looked into");
    ck_assert_uint_eq(listening.told.count, 0);

    ck_assert_int_eq(unlinkat(listening.scratch.fd, "inbox/tax/7", AT_REMOVEDIR), 0);
    scan(); /* which sees that there is room */
    forget();
    scan();
    ck_assert(was_told("tax/4096/a", DI_NOTICE_SCANNED));
    ck_assert_uint_eq(listening.told.troubles, 0);
}
END_TEST

START_TEST(folders_are_looked_into_to_a_depth)
{
    char path[256] = "inbox/tax";

    for (int depth = 0; depth <= DI_LIMIT_INBOX_DEPTH + 1; depth++) {
        char file[300];

        di_scratch_folder(&listening.scratch, path);
        snprintf(file, sizeof file, "%s/file%d", path, depth);
        di_scratch_put(&listening.scratch, file, "1");
        strcat(path, "/d");
    }
    scan();
    ck_assert_uint_eq(listening.told.count, DI_LIMIT_INBOX_DEPTH + 1);
    ck_assert_uint_eq(listening.told.troubles, 1);
    scan();
    ck_assert_uint_eq(listening.told.troubles, 1);
}
END_TEST

START_TEST(links_and_other_things_are_not_followed)
{
    di_scratch_folder(&listening.scratch, "elsewhere");
    di_scratch_put(&listening.scratch, "elsewhere/secret", "1");
    ck_assert_int_eq(symlinkat("../elsewhere", listening.scratch.fd, "inbox/link"), 0);
    ck_assert_int_eq(symlinkat("../elsewhere/secret", listening.scratch.fd, "inbox/file"), 0);
    ck_assert_int_eq(mkfifoat(listening.scratch.fd, "inbox/fifo", 0600), 0);
    scan();
    ck_assert_uint_eq(listening.told.count, 0);
}
END_TEST

START_TEST(names_are_bytes)
{
    scan();
    di_scratch_put(&listening.scratch, "inbox/\xB1\xA8\xB8\xE6.docx", "1");
    di_scratch_put(&listening.scratch, "inbox/two\nlines", "1");
    listen_for(50);
    ck_assert(was_told("\xB1\xA8\xB8\xE6.docx", DI_NOTICE_CHANGED));
    ck_assert(was_told("two\nlines", DI_NOTICE_CHANGED));
}
END_TEST

/* Root can list everything: for the length of a test, the inbox is nobody's, and so are we. */
static bool become_nobody(void)
{
    static const uid_t nobody = 65534;

    return geteuid() != 0 ||
           (fchmod(listening.scratch.fd, 0711) == 0 &&
            fchownat(listening.scratch.fd, "inbox", nobody, (gid_t)-1, 0) == 0 && seteuid(nobody) == 0);
}

/* Requirement 28. */
START_TEST(a_folder_that_cannot_be_listed_is_told_once_until_it_can)
{
    listening.options.probe_fd = -1; /* it is not nobody's */
    ck_assert(become_nobody());
    ck_assert_int_eq(mkdirat(listening.scratch.fd, "inbox/closed", 0700), 0);
    ck_assert_int_eq(fchmodat(listening.scratch.fd, "inbox/closed", 0, 0), 0);
    scan();
    scan();
    ck_assert_uint_eq(listening.told.troubles, 1);
    ck_assert_int_eq(fchmodat(listening.scratch.fd, "inbox/closed", 0700, 0), 0);
    scan();
    ck_assert_int_eq(fchmodat(listening.scratch.fd, "inbox/closed", 0, 0), 0);
    scan();
    ck_assert_uint_eq(listening.told.troubles, 2);
    ck_assert_int_eq(fchmodat(listening.scratch.fd, "inbox/closed", 0700, 0), 0);
    ck_assert_int_eq(seteuid(getuid()), 0);
}
END_TEST

TCase *noticing_cases(void)
{
    TCase *cases = tcase_create("noticing");

    tcase_add_checked_fixture(cases, listening_set_up, listening_tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, a_scan_finds_what_lies_there);
    tcase_add_test(cases, files_are_told_of_when_they_come);
    tcase_add_test(cases, folders_are_watched_before_they_are_scanned);
    tcase_add_test(cases, a_tree_that_is_moved_in_is_scanned_and_watched);
    tcase_add_test(cases, a_folder_that_is_renamed_is_watched_under_its_new_name);
    tcase_add_test(cases, a_folder_that_leaves_is_not_watched);
    tcase_add_test(cases, a_folder_that_is_removed_and_made_again_is_watched);
    tcase_add_test(cases, after_an_overflow_everything_is_scanned);
    tcase_add_test(cases, the_inbox_is_scanned_every_so_often);
    tcase_add_test(cases, old_dates_do_not_hide_a_file);
    tcase_add_test(cases, an_inbox_that_is_replaced_is_found_again);
    tcase_add_test(cases, an_inbox_that_is_exchanged_unnoticed_is_found_by_a_scan);
    tcase_add_test(cases, an_agency_has_so_many_folders);
    tcase_add_test(cases, folders_are_looked_into_to_a_depth);
    tcase_add_test(cases, links_and_other_things_are_not_followed);
    tcase_add_test(cases, names_are_bytes);
    tcase_add_test(cases, a_folder_that_cannot_be_listed_is_told_once_until_it_can);
    return cases;
}
