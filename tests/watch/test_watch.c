#include "docintake/watch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/limits.h"
#include "support/scratch.h"
#include "support/suite.h"

/* Long enough that no scan comes by itself. */
#define NEVER_USEC (3600 * UINT64_C(1000000))

static struct di_scratch scratch;
static struct di_watch_options options;
static struct di_watch *watch;
static sd_event *event;

/* What the watch has told, since it was last forgotten. */
static struct {
    char paths[64][256];
    enum di_notice notices[64];
    bool trusted;
    size_t count; /* of all notices; the first 64 are kept */
    size_t troubles;
    char trouble[256]; /* the last one */
} told;

static void noticed(void *context, const char *path, enum di_notice notice, bool trusted)
{
    (void)context;
    if (told.count < 64) {
        snprintf(told.paths[told.count], sizeof told.paths[0], "%s", path);
        told.notices[told.count] = notice;
    }
    told.trusted = trusted;
    told.count++;
}

static void trouble(void *context, const char *text)
{
    (void)context;
    told.troubles++;
    snprintf(told.trouble, sizeof told.trouble, "%s", text);
}

static const struct di_watch_listener listener = {.noticed = noticed, .trouble = trouble};

static void forget(void)
{
    memset(&told, 0, sizeof told);
}

static void set_up(void)
{
    struct di_error error = DI_ERROR_NONE;

    forget();
    di_scratch_make(&scratch);
    di_scratch_folder(&scratch, "inbox");
    ck_assert_int_ge(sd_event_new(&event), 0);
    options = (struct di_watch_options){.scan_usec = NEVER_USEC};
    ck_assert_msg(di_watch_new(event, scratch.fd, "inbox", &options, &listener, &watch, &error) == DI_OK, "%s",
                  error.text);
}

static void tear_down(void)
{
    di_watch_free(watch);
    sd_event_unref(event);
    di_scratch_remove(&scratch);
}

static void scan(void)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(di_watch_scan(watch, &error) == DI_OK, "%s", error.text);
}

/* Lets events come until none has come for so many milliseconds. */
static void listen_for(uint64_t milliseconds)
{
    int result;

    do {
        result = sd_event_run(event, milliseconds * 1000);
    } while (result > 0);
    ck_assert_int_eq(result, 0);
}

static bool was_told(const char *path, enum di_notice notice)
{
    for (size_t i = 0; i < told.count && i < 64; i++) {
        if (strcmp(told.paths[i], path) == 0 && told.notices[i] == notice) {
            return true;
        }
    }
    return false;
}

START_TEST(a_scan_finds_what_lies_there)
{
    di_scratch_put(&scratch, "inbox/straight", "1");
    di_scratch_folder(&scratch, "inbox/tax");
    di_scratch_put(&scratch, "inbox/tax/a", "1");
    di_scratch_folder(&scratch, "inbox/tax/sub");
    di_scratch_put(&scratch, "inbox/tax/sub/b", "1");
    scan();
    ck_assert_uint_eq(told.count, 3);
    ck_assert(was_told("straight", DI_NOTICE_SCANNED));
    ck_assert(was_told("tax/a", DI_NOTICE_SCANNED));
    ck_assert(was_told("tax/sub/b", DI_NOTICE_SCANNED));
    ck_assert(told.trusted);
    ck_assert_int_ge(di_watch_fd(watch), 0);
}
END_TEST

/* Requirement 2. */
START_TEST(files_are_told_of_when_they_come)
{
    di_scratch_folder(&scratch, "inbox/tax");
    di_scratch_put(&scratch, "aside", "1");
    scan();
    di_scratch_put(&scratch, "inbox/tax/written", "1");
    ck_assert_int_eq(linkat(scratch.fd, "aside", scratch.fd, "inbox/tax/linked", 0), 0);
    ck_assert_int_eq(renameat(scratch.fd, "aside", scratch.fd, "inbox/tax/moved"), 0);
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
    di_scratch_folder(&scratch, "inbox/a");
    di_scratch_folder(&scratch, "inbox/a/b");
    di_scratch_folder(&scratch, "inbox/a/b/c");
    di_scratch_put(&scratch, "inbox/a/b/c/early", "1");
    listen_for(50);
    ck_assert(was_told("a/b/c/early", DI_NOTICE_SCANNED));
    di_scratch_put(&scratch, "inbox/a/b/c/late", "1");
    listen_for(50);
    ck_assert(was_told("a/b/c/late", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(a_tree_that_is_moved_in_is_scanned_and_watched)
{
    scan();
    di_scratch_folder(&scratch, "tree");
    di_scratch_folder(&scratch, "tree/sub");
    di_scratch_put(&scratch, "tree/sub/a", "1");
    ck_assert_int_eq(renameat(scratch.fd, "tree", scratch.fd, "inbox/tax"), 0);
    listen_for(50);
    ck_assert(was_told("tax/sub/a", DI_NOTICE_SCANNED));
    di_scratch_put(&scratch, "inbox/tax/sub/b", "1");
    listen_for(50);
    ck_assert(was_told("tax/sub/b", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(a_folder_that_is_renamed_is_watched_under_its_new_name)
{
    di_scratch_folder(&scratch, "inbox/old");
    di_scratch_folder(&scratch, "inbox/old/sub");
    scan();
    ck_assert_int_eq(renameat(scratch.fd, "inbox/old", scratch.fd, "inbox/new"), 0);
    listen_for(50);
    forget();
    di_scratch_put(&scratch, "inbox/new/sub/a", "1");
    listen_for(50);
    ck_assert(was_told("new/sub/a", DI_NOTICE_CHANGED));
    ck_assert(!was_told("old/sub/a", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(a_folder_that_leaves_is_not_watched)
{
    di_scratch_folder(&scratch, "inbox/tax");
    scan();
    ck_assert_int_eq(renameat(scratch.fd, "inbox/tax", scratch.fd, "elsewhere"), 0);
    listen_for(50);
    di_scratch_put(&scratch, "elsewhere/a", "1");
    listen_for(50);
    ck_assert_uint_eq(told.count, 0);
}
END_TEST

START_TEST(a_folder_that_is_removed_and_made_again_is_watched)
{
    for (int i = 0; i < 3; i++) {
        di_scratch_folder(&scratch, "inbox/tax");
        scan();
        ck_assert_int_eq(unlinkat(scratch.fd, "inbox/tax", AT_REMOVEDIR), 0);
        listen_for(20);
    }
    di_scratch_folder(&scratch, "inbox/tax");
    listen_for(20);
    di_scratch_put(&scratch, "inbox/tax/a", "1");
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
    di_scratch_folder(&scratch, "inbox/flood");
    di_scratch_put(&scratch, "inbox/flood/file", "1");
    scan();
    for (unsigned i = 0; i <= most / 2 + 1; i++) { /* two events each */
        ck_assert_int_eq(renameat(scratch.fd, i % 2 == 0 ? "inbox/flood/file" : "inbox/flood/FILE", scratch.fd,
                                  i % 2 == 0 ? "inbox/flood/FILE" : "inbox/flood/file"),
                         0);
    }
    di_scratch_folder(&scratch, "inbox/late"); /* no event tells of these */
    di_scratch_put(&scratch, "inbox/late/a", "1");
    forget();
    listen_for(400);
    ck_assert_uint_gt(told.count, 64);
    forget();
    di_scratch_put(&scratch, "inbox/late/b", "1");
    listen_for(50);
    ck_assert(was_told("late/b", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(the_inbox_is_scanned_every_so_often)
{
    options.scan_usec = 50000;
    di_scratch_put(&scratch, "inbox/a", "1");
    scan();
    for (uint64_t rounds = 0; told.count < 3 && rounds < 100; rounds++) {
        ck_assert_int_ge(sd_event_run(event, 50000), 0);
    }
    ck_assert_uint_ge(told.count, 3);
}
END_TEST

/* Requirement 7. */
START_TEST(an_inbox_that_is_replaced_is_found_again)
{
    scan();
    ck_assert_int_eq(renameat(scratch.fd, "inbox", scratch.fd, "inbox.old"), 0);
    listen_for(300);
    ck_assert_int_eq(di_watch_fd(watch), -1);
    ck_assert_uint_eq(told.troubles, 1);
    ck_assert_str_eq(told.trouble, "cannot open the folder inbox: No such file or directory");
    ck_assert_int_eq(di_watch_scan(watch, NULL), DI_FAILED);
    ck_assert_uint_eq(told.troubles, 1); /* told once */
    di_scratch_folder(&scratch, "inbox");
    di_scratch_put(&scratch, "inbox/a", "1");
    scan();
    ck_assert(was_told("a", DI_NOTICE_SCANNED));
    di_scratch_put(&scratch, "inbox/b", "1");
    di_scratch_put(&scratch, "inbox.old/c", "1");
    listen_for(50);
    ck_assert(was_told("b", DI_NOTICE_CHANGED));
    ck_assert(!was_told("c", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(an_inbox_that_is_exchanged_unnoticed_is_found_by_a_scan)
{
    di_scratch_folder(&scratch, "inbox/tax");
    scan();
    ck_assert_int_eq(renameat(scratch.fd, "inbox", scratch.fd, "inbox.old"), 0);
    di_scratch_folder(&scratch, "inbox");
    di_scratch_folder(&scratch, "inbox/tax");
    scan();
    listen_for(300);
    forget();
    di_scratch_put(&scratch, "inbox/tax/a", "1");
    di_scratch_put(&scratch, "inbox.old/tax/b", "1");
    listen_for(50);
    ck_assert(was_told("tax/a", DI_NOTICE_CHANGED));
    ck_assert(!was_told("tax/b", DI_NOTICE_CHANGED));
}
END_TEST

START_TEST(folders_are_looked_into_to_a_depth)
{
    char path[256] = "inbox/tax";

    for (int depth = 0; depth <= DI_LIMIT_INBOX_DEPTH + 1; depth++) {
        char file[300];

        di_scratch_folder(&scratch, path);
        snprintf(file, sizeof file, "%s/file%d", path, depth);
        di_scratch_put(&scratch, file, "1");
        strcat(path, "/d");
    }
    scan();
    ck_assert_uint_eq(told.count, DI_LIMIT_INBOX_DEPTH + 1);
    ck_assert_uint_eq(told.troubles, 1);
    scan();
    ck_assert_uint_eq(told.troubles, 1);
}
END_TEST

START_TEST(links_and_other_things_are_not_followed)
{
    di_scratch_folder(&scratch, "elsewhere");
    di_scratch_put(&scratch, "elsewhere/secret", "1");
    ck_assert_int_eq(symlinkat("../elsewhere", scratch.fd, "inbox/link"), 0);
    ck_assert_int_eq(symlinkat("../elsewhere/secret", scratch.fd, "inbox/file"), 0);
    ck_assert_int_eq(mkfifoat(scratch.fd, "inbox/fifo", 0600), 0);
    scan();
    ck_assert_uint_eq(told.count, 0);
}
END_TEST

START_TEST(names_are_bytes)
{
    scan();
    di_scratch_put(&scratch, "inbox/\xB1\xA8\xB8\xE6.docx", "1");
    di_scratch_put(&scratch, "inbox/two\nlines", "1");
    listen_for(50);
    ck_assert(was_told("\xB1\xA8\xB8\xE6.docx", DI_NOTICE_CHANGED));
    ck_assert(was_told("two\nlines", DI_NOTICE_CHANGED));
}
END_TEST

/* Root can list everything: for the length of a test, the inbox is nobody's, and so are we. */
static bool become_nobody(void)
{
    static const uid_t nobody = 65534;

    return geteuid() != 0 || (fchmod(scratch.fd, 0711) == 0 &&
                              fchownat(scratch.fd, "inbox", nobody, (gid_t)-1, 0) == 0 && seteuid(nobody) == 0);
}

/* Requirement 28. */
START_TEST(a_folder_that_cannot_be_listed_is_told_once_until_it_can)
{
    ck_assert(become_nobody());
    ck_assert_int_eq(mkdirat(scratch.fd, "inbox/closed", 0700), 0);
    ck_assert_int_eq(fchmodat(scratch.fd, "inbox/closed", 0, 0), 0);
    scan();
    scan();
    ck_assert_uint_eq(told.troubles, 1);
    ck_assert_int_eq(fchmodat(scratch.fd, "inbox/closed", 0700, 0), 0);
    scan();
    ck_assert_int_eq(fchmodat(scratch.fd, "inbox/closed", 0, 0), 0);
    scan();
    ck_assert_uint_eq(told.troubles, 2);
    ck_assert_int_eq(fchmodat(scratch.fd, "inbox/closed", 0700, 0), 0);
    ck_assert_int_eq(seteuid(getuid()), 0);
}
END_TEST

/* Requirement 12. */
START_TEST(what_is_never_a_report_is_ignored)
{
    static const char *const ignored[] = {
        "~$report.docx",
        "~$\xB1\xA8.docx",
        ".~report.docx",
        ".~lock.report.docx#",
        "~WRD0001.tmp",
        "~wrl0003.TMP",
        "report.docx.tmp",
        "report.docx.part",
        "REPORT.DOCX.PART",
        "report.docx.filepart",
        "report.docx.partial",
        "report.crdownload",
        ".hidden",
        "._report.docx",
        ".DS_Store",
        "Thumbs.db",
        "thumbs.db",
        "desktop.ini",
        "@eaDir",
        ".stfolder",
    };
    static const char *const reports[] = {
        "report.docx",  "REPORT.DOCX",    "report", "report.doc",      "~report.docx",  "$report.docx",
        "report.docx~", "part",           "tmp",    "report.tmp.docx", "\xB1\xA8.docx", "-rf",
        "a.b",          "Thumbs.db.docx",
    };

    for (size_t i = 0; i < sizeof ignored / sizeof *ignored; i++) {
        ck_assert_msg(di_watch_ignores(&options, ignored[i]), "%s is taken", ignored[i]);
    }
    for (size_t i = 0; i < sizeof reports / sizeof *reports; i++) {
        ck_assert_msg(!di_watch_ignores(&options, reports[i]), "%s is ignored", reports[i]);
    }
}
END_TEST

START_TEST(the_administrators_patterns_add_to_the_built_in_ones)
{
    static const char *const patterns[] = {"*.bak", "Draft*", "\xE8\x8D\x89*"};

    options.ignore = patterns;
    options.n_ignore = sizeof patterns / sizeof *patterns;
    ck_assert(di_watch_ignores(&options, "report.BAK"));
    ck_assert(di_watch_ignores(&options, "draft 2.docx"));
    ck_assert(di_watch_ignores(&options, "\xE8\x8D\x89\xE7\xA8\xBF.docx"));
    ck_assert(di_watch_ignores(&options, "~$report.docx"));
    ck_assert(!di_watch_ignores(&options, "report.docx"));
    di_scratch_put(&scratch, "inbox/a.bak", "1");
    di_scratch_folder(&scratch, "inbox/drafts");
    di_scratch_put(&scratch, "inbox/drafts/a", "1");
    scan();
    di_scratch_put(&scratch, "inbox/b.bak", "1");
    di_scratch_put(&scratch, "inbox/drafts/b", "1");
    listen_for(50);
    ck_assert_uint_eq(told.count, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("watch");
    TCase *cases = tcase_create("watch");

    tcase_add_checked_fixture(cases, set_up, tear_down);
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
    tcase_add_test(cases, an_inbox_that_is_replaced_is_found_again);
    tcase_add_test(cases, an_inbox_that_is_exchanged_unnoticed_is_found_by_a_scan);
    tcase_add_test(cases, folders_are_looked_into_to_a_depth);
    tcase_add_test(cases, links_and_other_things_are_not_followed);
    tcase_add_test(cases, names_are_bytes);
    tcase_add_test(cases, a_folder_that_cannot_be_listed_is_told_once_until_it_can);
    tcase_add_test(cases, what_is_never_a_report_is_ignored);
    tcase_add_test(cases, the_administrators_patterns_add_to_the_built_in_ones);
    suite_add_tcase(suite, cases);
    return di_suite_run(suite);
}
