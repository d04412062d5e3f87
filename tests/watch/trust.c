#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <sched.h>
#include <stdio.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/buffer.h"
#include "watch/listening.h"

/* Requirement 4: by file system, told once for each inbox. */
START_TEST(network_file_systems_are_only_scanned)
{
    static const struct {
        long magic;
        const char *reason;
    } rows[] = {
        {NFS_SUPER_MAGIC, "it lies on NFS"},   {CIFS_SUPER_MAGIC, "it lies on CIFS"},
        {SMB2_SUPER_MAGIC, "it lies on SMB"},  {SMB_SUPER_MAGIC, "it lies on SMB"},
        {FUSE_SUPER_MAGIC, "it lies on FUSE"}, {V9FS_MAGIC, "it lies on 9P"},
        {CEPH_SUPER_MAGIC, "it lies on Ceph"}, {AFS_SUPER_MAGIC, "it lies on AFS"},
        {0x0BD00BD0, "it lies on Lustre"},     {0x01161970, "it lies on GFS2"},
    };

    di_scratch_put(&listening.scratch, "inbox/a", "1");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char expected[64];

        listening.kernel.file_system = rows[i].magic;
        scan();
        snprintf(expected, sizeof expected, "inbox: %s", rows[i].reason);
        ck_assert_str_eq(listening.told.mode, expected);
        ck_assert(!listening.told.trusted);
    }
}
END_TEST

START_TEST(local_file_systems_are_watched)
{
    static const long magics[] = {EXT4_SUPER_MAGIC, XFS_SUPER_MAGIC,       BTRFS_SUPER_MAGIC,
                                  TMPFS_MAGIC,      OVERLAYFS_SUPER_MAGIC, 0x2FC12FC1 /* ZFS */};

    di_scratch_put(&listening.scratch, "inbox/a", "1");
    for (size_t i = 0; i < sizeof magics / sizeof *magics; i++) {
        listening.kernel.file_system = magics[i];
        scan();
        ck_assert_str_eq(listening.told.mode, "inbox: watched");
        ck_assert(listening.told.trusted);
    }
    ck_assert_uint_eq(listening.told.modes, 1); /* once, until it changes */
}
END_TEST

/* Requirement 4: an override for each inbox. */
START_TEST(the_settings_have_the_last_word)
{
    const char *polled[] = {"slow*"}, *watched[] = {"SURE", "slow-and-sure"};

    listening.options.polled = (struct di_patterns){polled, 1};
    di_scratch_folder(&listening.scratch, "inbox/slow");
    di_scratch_folder(&listening.scratch, "inbox/other");
    di_scratch_put(&listening.scratch, "inbox/slow/a", "1");
    scan();
    ck_assert_uint_eq(listening.told.modes, 2); /* the inbox, and who differs from it */
    ck_assert_str_eq(listening.told.mode, "inbox/slow: the settings say so");
    ck_assert(!listening.told.trusted);

    forget();
    listening.kernel.file_system = NFS_SUPER_MAGIC;
    listening.options.watched = (struct di_patterns){watched, 2};
    di_scratch_folder(&listening.scratch, "inbox/sure");
    scan();
    ck_assert_uint_eq(listening.told.modes, 2);
    ck_assert_str_eq(listening.told.mode, "inbox/sure: watched");
    forget();
    di_scratch_put(&listening.scratch, "inbox/sure/b", "1");
    listen_for(50);
    ck_assert(was_told("sure/b", DI_NOTICE_CHANGED));
    ck_assert(listening.told.trusted);
}
END_TEST

static void add_mode(void *context, const char *path, const char *reason)
{
    di_buffer_printf(context, "[%s] %s\n", path, reason != NULL ? reason : "watched");
}

static void expect_modes(const char *expected)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_watch_modes(listening.watch, add_mode, &text);
    ck_assert_str_eq(di_buffer_string(&text), expected);
}

/* Requirement 4: who differs from the inbox can be asked for, and is not told of any more when it does not. */
START_TEST(the_modes_are_those_of_now)
{
    const char *polled[] = {"slow", "-"};

    listening.options.polled = (struct di_patterns){polled, 1};
    di_scratch_folder(&listening.scratch, "inbox/slow");
    di_scratch_folder(&listening.scratch, "inbox/slow/deep");
    di_scratch_folder(&listening.scratch, "inbox/other");
    scan();
    expect_modes("[] watched\n[slow] the settings say so\n");
    listening.options.polled.count = 2;
    scan();
    expect_modes("[] the settings say so\n[other] watched\n");
    listening.options.polled.count = 0;
    scan();
    expect_modes("[] watched\n");
}
END_TEST

START_TEST(the_setting_for_the_inbox_itself)
{
    const char *polled[] = {"-"};

    listening.options.polled = (struct di_patterns){polled, 1};
    di_scratch_folder(&listening.scratch, "inbox/tax");
    scan();
    ck_assert_uint_eq(listening.told.modes, 2);
    ck_assert_str_eq(listening.told.mode, "inbox/tax: watched");
}
END_TEST

/* Requirement 5. */
START_TEST(the_watch_tests_itself_in_a_folder_of_ours)
{
    listening.kernel.deaf = true;
    di_scratch_put(&listening.scratch, "inbox/a", "1");
    scan();
    ck_assert_str_eq(listening.told.trouble, "self-test of the watch: the kernel has not told of a file that was made, "
                                             "closed and renamed as a test");
    ck_assert_str_eq(listening.told.mode, "inbox: the self-test of the watch has failed");
    ck_assert(!listening.told.trusted);
    ck_assert_uint_eq(di_scratch_count(&listening.scratch, "."), 1); /* nothing is left behind */
    ck_assert_uint_eq(di_scratch_count(&listening.scratch, "inbox"), 1);
    forget();
    listening.kernel.deaf = false;
    scan();
    ck_assert_str_eq(listening.told.mode, "inbox: watched");
    ck_assert(listening.told.trusted);
    ck_assert_uint_eq(listening.told.troubles, 0);
}
END_TEST

START_TEST(no_setting_makes_a_deaf_watch_trusted)
{
    const char *watched[] = {"*"};

    listening.options.watched = (struct di_patterns){watched, 1};
    listening.kernel.deaf = true;
    di_scratch_put(&listening.scratch, "inbox/a", "1");
    scan();
    ck_assert(!listening.told.trusted);
}
END_TEST

START_TEST(without_a_folder_to_test_in_the_file_system_decides)
{
    listening.options.probe_fd = -1;
    listening.kernel.deaf = true;
    di_scratch_put(&listening.scratch, "inbox/a", "1");
    scan();
    ck_assert(listening.told.trusted);
    ck_assert_uint_eq(listening.told.troubles, 0);
}
END_TEST

/* Requirement 6: in words, with the setting and the number; what is not watched is scanned. */
START_TEST(the_limit_of_watches_is_told_with_what_to_set)
{
    FILE *file = fopen("/proc/sys/fs/inotify/max_user_watches", "re");
    unsigned long limit = 0;
    char expected[300];

    for (int i = 0; i < 10; i++) {
        char path[32];

        snprintf(path, sizeof path, "inbox/agency%d", i);
        di_scratch_folder(&listening.scratch, path);
        strcat(path, "/a");
        di_scratch_put(&listening.scratch, path, "1");
    }
    listening.kernel.refusal = ENOSPC;
    listening.kernel.watches = 5; /* the self-test's is the first: there are 3 for the 11 folders */
    scan();
    ck_assert_uint_eq(listening.told.count, 10);
    ck_assert_uint_eq(listening.told.troubles, 1);
    if (file != NULL && fscanf(file, "%lu", &limit) == 1) {
        snprintf(expected, sizeof expected,
                 "the kernel gives no more inotify watches: of 11 folders, 8 are only scanned; raise "
                 "fs.inotify.max_user_watches with sysctl from %lu to at least %lu",
                 limit, limit + 8);
        ck_assert_str_eq(listening.told.trouble, expected);
    }
    if (file != NULL) {
        fclose(file);
    }
    scan();
    ck_assert_uint_eq(listening.told.troubles, 1);
    forget();
    listening.kernel.refusal = 0;
    scan();
    di_scratch_put(&listening.scratch, "inbox/agency9/b", "1");
    di_scratch_put(&listening.scratch, "inbox/agency0/b", "1");
    listen_for(50);
    ck_assert(was_told("agency9/b", DI_NOTICE_CHANGED));
    ck_assert(was_told("agency0/b", DI_NOTICE_CHANGED));
    ck_assert(listening.told.trusted);
}
END_TEST

START_TEST(without_any_watch_all_is_scanned)
{
    di_scratch_put(&listening.scratch, "inbox/a", "1");
    listening.kernel.refusal = EMFILE;
    scan();
    ck_assert_uint_eq(listening.told.troubles, 2); /* the self-test, too */
    ck_assert(strstr(listening.told.trouble, "raise fs.inotify.max_user_instances with sysctl by at least 1") != NULL);
    ck_assert(was_told("a", DI_NOTICE_SCANNED));
    ck_assert(!listening.told.trusted);
}
END_TEST

static bool mount_on(const char *path)
{
    char full[300];

    snprintf(full, sizeof full, "%s/%s", listening.scratch.path, path);
    return mount("tmpfs", full, "tmpfs", 0, "size=64k") == 0;
}

static void unmount(const char *path)
{
    char full[300];

    snprintf(full, sizeof full, "%s/%s", listening.scratch.path, path);
    ck_assert_int_eq(umount2(full, MNT_DETACH), 0);
}

/* Whether it is allowed to mount; from now on in a name space of our own. */
static bool may_mount(void)
{
    bool may = unshare(CLONE_NEWNS) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
    int fd = open(listening.scratch.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    /* What was open before still shows the mounts of the name space that we came from. */
    ck_assert_int_eq(dup3(fd, listening.scratch.fd, O_CLOEXEC), listening.scratch.fd);
    close(fd);
    if (!may) {
        fputs("SKIP: to mount is not allowed here\n", stderr);
    }
    return may;
}

/* Requirement 7: an inbox that is unmounted is told of, and found again. */
START_TEST(an_inbox_that_is_unmounted_is_told_until_it_is_back)
{
    if (!may_mount() || !mount_on("inbox")) {
        return;
    }
    di_scratch_put(&listening.scratch, "inbox/a", "1");
    scan();
    ck_assert(was_told("a", DI_NOTICE_SCANNED));
    unmount("inbox");
    scan();
    ck_assert_str_eq(listening.told.trouble, "out of reach: inbox (no longer mounted)");
    scan();
    ck_assert_uint_eq(listening.told.troubles, 1);
    ck_assert(mount_on("inbox"));
    forget();
    di_scratch_put(&listening.scratch, "inbox/b", "1");
    scan();
    ck_assert(was_told("b", DI_NOTICE_SCANNED));
    ck_assert_uint_eq(listening.told.troubles, 0);
    di_scratch_put(&listening.scratch, "inbox/c", "1");
    listen_for(50);
    ck_assert(was_told("c", DI_NOTICE_CHANGED));
    unmount("inbox");
}
END_TEST

START_TEST(an_agency_that_is_unmounted_is_told_and_the_others_go_on)
{
    di_scratch_folder(&listening.scratch, "inbox/tax");
    di_scratch_folder(&listening.scratch, "inbox/other");
    if (!may_mount() || !mount_on("inbox/tax")) {
        return;
    }
    scan();
    unmount("inbox/tax"); /* nobody holds it: the kernel tells, and a scan follows */
    listen_for(400);
    ck_assert_uint_eq(listening.told.troubles, 1);
    ck_assert_str_eq(listening.told.trouble, "out of reach: inbox/tax (no longer mounted)");
    di_scratch_put(&listening.scratch, "inbox/other/a", "1");
    di_scratch_put(&listening.scratch, "inbox/tax/b", "1");
    listen_for(50);
    ck_assert(was_told("other/a", DI_NOTICE_CHANGED));
    ck_assert(was_told("tax/b", DI_NOTICE_CHANGED));
    ck_assert(mount_on("inbox/tax"));
    scan();
    ck_assert_uint_eq(listening.told.troubles, 1);
    di_scratch_put(&listening.scratch, "inbox/tax/c", "1");
    listen_for(50);
    ck_assert(was_told("tax/c", DI_NOTICE_CHANGED));
    unmount("inbox/tax");
}
END_TEST

/* Requirement 7: a stale folder, as of a file server that was started anew. */
START_TEST(a_stale_folder_is_told_by_name_and_found_again)
{
    di_scratch_folder(&listening.scratch, "inbox/tax");
    di_scratch_folder(&listening.scratch, "inbox/other");
    di_scratch_put(&listening.scratch, "inbox/tax/a", "1");
    scan();
    forget();
    listening.kernel.stale = "tax";
    scan();
    ck_assert_str_eq(listening.told.trouble, "out of reach: inbox/tax (Stale file handle)");
    scan();
    ck_assert_uint_eq(listening.told.troubles, 1);
    di_scratch_put(&listening.scratch, "inbox/other/b", "1");
    listen_for(50);
    ck_assert(was_told("other/b", DI_NOTICE_CHANGED));
    listening.kernel.stale = NULL;
    forget();
    scan();
    ck_assert(was_told("tax/a", DI_NOTICE_SCANNED));
    di_scratch_put(&listening.scratch, "inbox/tax/c", "1");
    listen_for(50);
    ck_assert(was_told("tax/c", DI_NOTICE_CHANGED));
    ck_assert_uint_eq(listening.told.troubles, 0);
}
END_TEST

START_TEST(a_stale_inbox_is_told_and_found_again)
{
    scan();
    listening.kernel.stale = "inbox";
    ck_assert_int_eq(di_watch_scan(listening.watch, NULL), DI_FAILED);
    ck_assert_str_eq(listening.told.trouble, "cannot open the folder inbox: Stale file handle");
    listening.kernel.stale = NULL;
    di_scratch_put(&listening.scratch, "inbox/a", "1");
    scan();
    ck_assert(was_told("a", DI_NOTICE_SCANNED));
}
END_TEST

TCase *trust_cases(void)
{
    TCase *cases = tcase_create("trust");

    tcase_add_checked_fixture(cases, listening_set_up, listening_tear_down);
    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, network_file_systems_are_only_scanned);
    tcase_add_test(cases, local_file_systems_are_watched);
    tcase_add_test(cases, the_settings_have_the_last_word);
    tcase_add_test(cases, the_modes_are_those_of_now);
    tcase_add_test(cases, the_setting_for_the_inbox_itself);
    tcase_add_test(cases, the_watch_tests_itself_in_a_folder_of_ours);
    tcase_add_test(cases, no_setting_makes_a_deaf_watch_trusted);
    tcase_add_test(cases, without_a_folder_to_test_in_the_file_system_decides);
    tcase_add_test(cases, the_limit_of_watches_is_told_with_what_to_set);
    tcase_add_test(cases, without_any_watch_all_is_scanned);
    tcase_add_test(cases, an_inbox_that_is_unmounted_is_told_until_it_is_back);
    tcase_add_test(cases, an_agency_that_is_unmounted_is_told_and_the_others_go_on);
    tcase_add_test(cases, a_stale_folder_is_told_by_name_and_found_again);
    tcase_add_test(cases, a_stale_inbox_is_told_and_found_again);
    return cases;
}
