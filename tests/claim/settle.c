#include "docintake/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../../src/claim/beside.h"
#include "claim/cases.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "support/scratch.h"

/* An archive with nothing in it: the shortest complete file. */
#define EMPTY_ZIP "PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define EMPTY_ZIP_BYTES 22

static const struct di_settle_rules usual = {.quiet = 5000, .incomplete = 60000, .open = 300000, .limit = 3600000};

static struct di_scratch scratch;
static struct di_settle_rules rules;
static struct di_settle settle;

/* The same folder, for another file in it. */
static void set_up_again(void)
{
    settle = (struct di_settle){.first_seen = 1000, .changed_at = 1000};
}

static void set_up(void)
{
    di_scratch_make(&scratch);
    rules = usual;
    set_up_again();
}

static void tear_down(void)
{
    di_scratch_remove(&scratch);
}

/* What a look at "file" says at this time; *ret_again may be NULL. */
static enum di_settled look(int64_t now, int64_t *ret_again)
{
    struct di_error error = DI_ERROR_NONE;
    enum di_settled settled = DI_SETTLED_READY;
    int64_t again = -1;

    ck_assert_msg(di_settle_look(&settle, &rules, scratch.fd, "file", now, &settled, &again, &error) == DI_OK, "%s",
                  error.text);
    if (ret_again != NULL) {
        *ret_again = again;
    }
    return settled;
}

/* What di_waiting_note does. */
static void event(int64_t now, bool moved_in)
{
    settle.changed_at = now;
    settle.event = true;
    settle.moved_in = moved_in;
}

static void put_zip(void)
{
    di_scratch_write(&scratch, "file", EMPTY_ZIP, EMPTY_ZIP_BYTES);
}

/* Requirement 9. */
START_TEST(a_file_is_taken_when_it_has_been_left_alone)
{
    int64_t again;

    put_zip();
    ck_assert_int_eq(look(1000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 6000);
    ck_assert_int_eq(look(5999, NULL), DI_SETTLED_WAIT);
    ck_assert_int_eq(look(6000, NULL), DI_SETTLED_READY);
}
END_TEST

START_TEST(a_change_begins_the_wait_anew)
{
    int64_t again;

    di_scratch_put(&scratch, "file", "PK");
    look(1000, NULL);
    di_scratch_put(&scratch, "file", "PKPK");
    ck_assert_int_eq(look(6000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 11000);
    ck_assert_int_eq(look(10999, NULL), DI_SETTLED_WAIT);
    ck_assert_int_eq(look(11000, NULL), DI_SETTLED_READY);
}
END_TEST

START_TEST(a_change_that_keeps_size_and_date_is_seen)
{
    struct timespec dates[2] = {{.tv_sec = 1500000000}, {.tv_sec = 1500000000}};

    di_scratch_put(&scratch, "file", "aaaa");
    ck_assert_int_eq(utimensat(scratch.fd, "file", dates, 0), 0);
    look(1000, NULL);
    usleep(10000); /* the clock of the file system may tick every 4 ms */
    di_scratch_put(&scratch, "file", "bbbb");
    ck_assert_int_eq(utimensat(scratch.fd, "file", dates, 0), 0);
    ck_assert_int_eq(look(6000, NULL), DI_SETTLED_WAIT);
}
END_TEST

START_TEST(an_event_begins_the_wait_anew)
{
    put_zip();
    look(1000, NULL);
    event(4000, false);
    ck_assert_int_eq(look(6000, NULL), DI_SETTLED_WAIT);
    ck_assert_int_eq(look(9000, NULL), DI_SETTLED_READY);
}
END_TEST

START_TEST(a_complete_file_renamed_into_place_is_taken_at_once)
{
    put_zip();
    event(1000, true);
    ck_assert_int_eq(look(1000, NULL), DI_SETTLED_READY);
}
END_TEST

START_TEST(a_file_renamed_into_place_must_be_complete)
{
    int64_t again;

    di_scratch_put(&scratch, "file", "PK\3\4 cut off");
    event(1000, true);
    ck_assert_int_eq(look(1000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 6000);
    ck_assert_int_eq(look(6000, NULL), DI_SETTLED_READY);
}
END_TEST

START_TEST(an_open_writer_is_waited_for)
{
    int64_t again;
    int fd;

    put_zip();
    fd = openat(scratch.fd, "file", O_WRONLY | O_CLOEXEC);
    ck_assert_int_ge(fd, 0);
    event(1000, true);
    ck_assert_int_eq(look(1000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(look(100000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 100000 + 99000 / 4);
    close(fd);
    ck_assert_int_eq(look(again, NULL), DI_SETTLED_READY);
}
END_TEST

START_TEST(asking_for_writers_disturbs_nobody)
{
    int readable, writable;

    put_zip();
    readable = openat(scratch.fd, "file", O_RDONLY | O_CLOEXEC);
    ck_assert_int_eq(di_writer_of(readable), DI_WRITER_NONE);
    writable = openat(scratch.fd, "file", O_WRONLY | O_NONBLOCK | O_CLOEXEC); /* would fail while a lease is held */
    ck_assert_int_ge(writable, 0);
    ck_assert_int_eq(di_writer_of(readable), DI_WRITER_SOME);
    close(writable);
    ck_assert_int_eq(di_writer_of(readable), DI_WRITER_NONE);
    close(readable);
}
END_TEST

/* A descriptor that cannot have a lease stands for a file system that has none. */
START_TEST(where_writers_are_unknown_it_is_said)
{
    int ends[2];

    ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
    ck_assert_int_eq(di_writer_of(ends[0]), DI_WRITER_UNKNOWN);
    close(ends[0]);
    close(ends[1]);
}
END_TEST

/* Run in a child that is nobody: a file of somebody else's cannot be asked about. */
static int look_as_nobody(int64_t now)
{
    pid_t child = fork();
    int status;

    if (child == 0) {
        struct di_error error = DI_ERROR_NONE;
        enum di_settled settled;
        int64_t again;

        if (setgid(65534) != 0 || setuid(65534) != 0 ||
            di_settle_look(&settle, &rules, scratch.fd, "file", now, &settled, &again, &error) != DI_OK) {
            _exit(99);
        }
        _exit((int)settled);
    }
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

START_TEST(an_incomplete_file_with_unknown_writers_waits_longer)
{
    if (geteuid() != 0) {
        return; /* to become somebody else takes root; the rule itself is one line of quiet_needed() */
    }
    di_scratch_put(&scratch, "file", "PK\3\4 cut off");
    ck_assert_int_eq(chmod(scratch.path, 0755), 0);
    look(1000, NULL);
    ck_assert_int_eq(look_as_nobody(60999), DI_SETTLED_WAIT);
    ck_assert_int_eq(look_as_nobody(61000), DI_SETTLED_READY);
    put_zip();
    settle.seen = false;
    ck_assert_int_eq(look_as_nobody(5999), DI_SETTLED_WAIT);
    ck_assert_int_eq(look_as_nobody(6000), DI_SETTLED_READY);
}
END_TEST

/* Requirement 11. */
START_TEST(zeros_are_tried_ever_more_seldom_and_taken_at_the_limit)
{
    int64_t again;

    int fd = openat(scratch.fd, "file", O_WRONLY | O_CREAT | O_CLOEXEC, 0644);

    ck_assert_int_eq(ftruncate(fd, 100000), 0);
    close(fd);
    look(1000, NULL);
    ck_assert_int_eq(look(6000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 11000);
    ck_assert_int_eq(look(401000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 501000);
    ck_assert_int_eq(look(3600999, NULL), DI_SETTLED_WAIT);
    ck_assert_int_eq(look(3601000, NULL), DI_SETTLED_READY);
}
END_TEST

/* A file with a hole in it costs its sender nothing, and everybody else the time to hash it. */
static void put_zip_of(size_t bytes)
{
    DI_AUTO_FD fd = openat(scratch.fd, "file", O_WRONLY | O_CREAT | O_CLOEXEC, 0644);

    ck_assert_int_eq(pwrite(fd, EMPTY_ZIP, EMPTY_ZIP_BYTES, (off_t)bytes - EMPTY_ZIP_BYTES), EMPTY_ZIP_BYTES);
}

START_TEST(what_is_larger_than_any_report_is_not_taken)
{
    int64_t again;

    put_zip_of(DI_LIMIT_TAKEN_BYTES);
    look(1000, NULL);
    ck_assert_int_eq(look(6000, NULL), DI_SETTLED_READY);
    put_zip_of(DI_LIMIT_TAKEN_BYTES + 1);
    look(9000, NULL);
    ck_assert_int_eq(look(401000, &again), DI_SETTLED_OVERSIZE);
    ck_assert_int_eq(again, 501000);
}
END_TEST

START_TEST(a_file_that_grows_for_ever_is_unfinished_at_the_limit)
{
    int64_t again;

    di_scratch_put(&scratch, "file", "1");
    look(1000, NULL);
    di_scratch_put(&scratch, "file", "22");
    ck_assert_int_eq(look(401000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 501000);
    di_scratch_put(&scratch, "file", "333");
    ck_assert_int_eq(look(3600999, NULL), DI_SETTLED_WAIT);
    di_scratch_put(&scratch, "file", "4444");
    ck_assert_int_eq(look(3601000, &again), DI_SETTLED_UNFINISHED);
    ck_assert_int_eq(again, 4501000);
    ck_assert_int_eq(look(4501000, NULL), DI_SETTLED_READY);
}
END_TEST

/* Requirement 11: opened, written and closed again and again. */
START_TEST(a_file_with_events_for_ever_is_unfinished_at_the_limit)
{
    char text[] = "0";

    for (int64_t now = 1000; now < 3601000; now += 400000) {
        di_scratch_put(&scratch, "file", text);
        event(now, false);
        ck_assert_int_eq(look(now, NULL), DI_SETTLED_WAIT);
        (*text)++;
    }
    di_scratch_put(&scratch, "file", "22");
    event(3601000, false);
    ck_assert_int_eq(look(3601000, NULL), DI_SETTLED_UNFINISHED);
    ck_assert_int_eq(look(3606000, NULL), DI_SETTLED_READY);
}
END_TEST

START_TEST(a_new_file_under_the_name_has_time_of_its_own)
{
    int64_t again;

    di_scratch_put(&scratch, "file", "1");
    look(1000, NULL);
    di_scratch_put(&scratch, "aside", "22");
    ck_assert_int_eq(renameat(scratch.fd, "aside", scratch.fd, "file"), 0);
    ck_assert_int_eq(look(5000000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 5005000);
}
END_TEST

/* Requirement 27. */
START_TEST(only_regular_files_with_something_in_them)
{
    ck_assert_int_eq(look(9000, NULL), DI_SETTLED_NOTHING);
    di_scratch_put(&scratch, "file", "");
    ck_assert_int_eq(look(9000, NULL), DI_SETTLED_NOTHING);
    ck_assert_int_eq(unlinkat(scratch.fd, "file", 0), 0);
    di_scratch_put(&scratch, "target", "text");
    ck_assert_int_eq(symlinkat("target", scratch.fd, "file"), 0);
    ck_assert_int_eq(look(9000, NULL), DI_SETTLED_NOTHING);
    ck_assert_int_eq(unlinkat(scratch.fd, "file", 0), 0);
    ck_assert_int_eq(mkfifoat(scratch.fd, "file", 0600), 0);
    ck_assert_int_eq(look(9000, NULL), DI_SETTLED_NOTHING);
    ck_assert_int_eq(unlinkat(scratch.fd, "file", 0), 0);
    di_scratch_folder(&scratch, "file");
    ck_assert_int_eq(look(9000, NULL), DI_SETTLED_NOTHING);
    ck_assert_int_eq(unlinkat(scratch.fd, "file", AT_REMOVEDIR), 0);
    ck_assert_int_eq(mknodat(scratch.fd, "file", S_IFSOCK | 0600, 0), 0);
    ck_assert_int_eq(look(9000, NULL), DI_SETTLED_NOTHING);
}
END_TEST

/* Requirement 13: longer, with an end. */
START_TEST(what_is_open_in_a_word_processor_is_waited_for)
{
    static const struct {
        const char *name, *owner;
    } rows[] = {
        {"report.docx", "~$report.docx"},             /* Word: of short names nothing is left out, */
        {"reports.docx", "~$eports.docx"},            /* then one character, */
        {"annual report.docx", "~$nual report.docx"}, /* then two */
        {"2017年报告.docx", "~$17年报告.docx"},
        {"政府信息公开年报.docx", "~$信息公开年报.docx"},
        {"\xB1\xA8\xB8\xE6\xB1\xA8\xB8\xE6.docx", "~$\xB1\xA8\xB8\xE6.docx"}, /* GBK */
        {"report.docx", ".~report.docx"},                                     /* WPS */
        {"report.docx", ".~lock.report.docx#"},                               /* LibreOffice */
    };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct di_error error = DI_ERROR_NONE;
        enum di_settled settled;
        int64_t again;

        set_up_again();
        di_scratch_write(&scratch, rows[i].name, EMPTY_ZIP, EMPTY_ZIP_BYTES);
        di_scratch_put(&scratch, rows[i].owner, "somebody");
        event(1000, true);
        for (int64_t now = 1000; now < 301000; now = again) {
            ck_assert_int_eq(di_settle_look(&settle, &rules, scratch.fd, rows[i].name, now, &settled, &again, &error),
                             DI_OK);
            ck_assert_msg(settled == DI_SETTLED_WAIT, "%s at %d", rows[i].owner, (int)now);
            ck_assert_int_eq(again, now + 5000);
        }
        ck_assert_int_eq(di_settle_look(&settle, &rules, scratch.fd, rows[i].name, 301000, &settled, &again, &error),
                         DI_OK);
        ck_assert_int_eq(settled, DI_SETTLED_READY); /* a stale one */
        settle.changed_at = 250000;
        ck_assert_int_eq(unlinkat(scratch.fd, rows[i].owner, 0), 0);
        ck_assert_int_eq(di_settle_look(&settle, &rules, scratch.fd, rows[i].name, 255000, &settled, &again, &error),
                         DI_OK);
        ck_assert_int_eq(settled, DI_SETTLED_READY); /* closed */
        ck_assert_int_eq(unlinkat(scratch.fd, rows[i].name, 0), 0);
    }
}
END_TEST

START_TEST(the_owner_file_of_another_is_nothing_to_it)
{
    put_zip();
    di_scratch_put(&scratch, "~$another", "somebody");
    di_scratch_put(&scratch, ".~fil", "somebody");
    event(1000, true);
    ck_assert_int_eq(look(1000, NULL), DI_SETTLED_READY);
}
END_TEST

/* Requirement 14. */
START_TEST(a_marked_file_is_taken_at_once_and_no_other)
{
    int64_t again;

    rules.marked = true;
    di_scratch_put(&scratch, "file", "not even an archive");
    ck_assert_int_eq(look(1000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 6000);
    ck_assert_int_eq(look(3600000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 3605000);
    ck_assert_int_eq(look(3601000, NULL), DI_SETTLED_UNFINISHED);
    di_scratch_put(&scratch, "file.done", "");
    ck_assert_int_eq(look(3601001, NULL), DI_SETTLED_READY);
}
END_TEST

START_TEST(a_marker_older_than_the_file_says_nothing)
{
    rules.marked = true;
    di_scratch_put(&scratch, "file.done", "");
    usleep(10000); /* the clock of the file system may tick every 4 ms */
    put_zip();
    event(1000, true);
    ck_assert_int_eq(look(1000, NULL), DI_SETTLED_WAIT);
    usleep(10000);
    di_scratch_put(&scratch, "file.done", "again");
    ck_assert_int_eq(look(1000, NULL), DI_SETTLED_READY);
}
END_TEST

START_TEST(a_clock_that_was_set_back_does_not_hide_a_marker)
{
    struct stat later, to_come;

    di_scratch_put(&scratch, "file.done", "");
    ck_assert_int_eq(fstatat(scratch.fd, "file.done", &later, 0), 0);
    to_come = later;
    later.st_ctim.tv_nsec++;
    ck_assert(!marker_lies_beside(scratch.fd, "file", &later));
    to_come.st_ctim.tv_sec += 3600;
    ck_assert(marker_lies_beside(scratch.fd, "file", &to_come));
}
END_TEST

START_TEST(a_marked_file_with_a_writer_is_waited_for)
{
    int fd;

    rules.marked = true;
    put_zip();
    di_scratch_put(&scratch, "file.done", "");
    fd = openat(scratch.fd, "file", O_WRONLY | O_CLOEXEC);
    ck_assert_int_eq(look(1000, NULL), DI_SETTLED_WAIT);
    close(fd);
    ck_assert_int_eq(look(6000, NULL), DI_SETTLED_READY);
}
END_TEST

START_TEST(markers_are_known_by_their_names)
{
    static const char *const none[] = {"report.docx", ".done", "tax/.done", "done", "report.DONE", "report.done/x"};
    char *path = di_marked_path("tax/report.docx.done");

    ck_assert_str_eq(path, "tax/report.docx");
    free(path);
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        ck_assert_ptr_null(di_marked_path(none[i]));
    }
    di_scratch_folder(&scratch, "tax");
    di_scratch_put(&scratch, "tax/report.docx.done", "");
    di_marker_remove(scratch.fd, "tax/report.docx");
    ck_assert(!di_scratch_has(&scratch, "tax/report.docx.done"));
    di_marker_remove(scratch.fd, "tax/report.docx");
    di_marker_remove(scratch.fd, "gone/report.docx");
}
END_TEST

/* Requirement 27: several hard links are refused where the settings say so, and taken otherwise. */
START_TEST(other_hard_links_are_refused_if_asked_for)
{
    struct di_error error = DI_ERROR_NONE;
    enum di_settled settled;
    int64_t again;

    put_zip();
    ck_assert_int_eq(linkat(scratch.fd, "file", scratch.fd, "elsewhere", 0), 0);
    event(1000, true);
    ck_assert_int_eq(look(1000, NULL), DI_SETTLED_READY);
    rules.single = true;
    ck_assert_int_eq(di_settle_look(&settle, &rules, scratch.fd, "file", 1000, &settled, &again, &error), DI_FAILED);
    ck_assert_str_eq(error.text, "it has other hard links, which the settings refuse");
    ck_assert_int_eq(unlinkat(scratch.fd, "elsewhere", 0), 0);
    look(2000, NULL); /* the number of links is a change */
    ck_assert_int_eq(look(7000, NULL), DI_SETTLED_READY);
}
END_TEST

/* Requirement 28: mended after hours it is no upload that took hours. */
START_TEST(what_could_not_be_taken_begins_anew)
{
    struct di_error error = DI_ERROR_NONE;
    enum di_settled settled;
    int64_t again;

    rules.single = true;
    put_zip();
    ck_assert_int_eq(linkat(scratch.fd, "file", scratch.fd, "elsewhere", 0), 0);
    look(1000, NULL);
    ck_assert_int_eq(di_settle_look(&settle, &rules, scratch.fd, "file", 9000000, &settled, &again, &error), DI_FAILED);
    ck_assert_int_eq(unlinkat(scratch.fd, "elsewhere", 0), 0);
    ck_assert_int_eq(look(9001000, &again), DI_SETTLED_WAIT);
    ck_assert_int_eq(again, 9006000);
    ck_assert_int_eq(look(9006000, NULL), DI_SETTLED_READY);
}
END_TEST

/* Requirement 28: told, not passed over. */
START_TEST(what_cannot_be_opened_is_an_error)
{
    if (geteuid() != 0) {
        put_zip();
        ck_assert_int_eq(fchmodat(scratch.fd, "file", 0, 0), 0);
        look(1000, NULL);
        struct di_error error = DI_ERROR_NONE;
        enum di_settled settled;
        int64_t again;
        ck_assert_int_eq(di_settle_look(&settle, &rules, scratch.fd, "file", 6000, &settled, &again, &error),
                         DI_FAILED);
        ck_assert_int_eq(error.number, EACCES);
        return;
    }
    put_zip();
    ck_assert_int_eq(chmod(scratch.path, 0755), 0);
    ck_assert_int_eq(fchmodat(scratch.fd, "file", 0600, 0), 0);
    look(1000, NULL);
    ck_assert_int_eq(look_as_nobody(6000), 99);
}
END_TEST

TCase *settle_cases(void)
{
    TCase *cases = tcase_create("settle");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_file_is_taken_when_it_has_been_left_alone);
    tcase_add_test(cases, a_change_begins_the_wait_anew);
    tcase_add_test(cases, a_change_that_keeps_size_and_date_is_seen);
    tcase_add_test(cases, an_event_begins_the_wait_anew);
    tcase_add_test(cases, a_complete_file_renamed_into_place_is_taken_at_once);
    tcase_add_test(cases, a_file_renamed_into_place_must_be_complete);
    tcase_add_test(cases, an_open_writer_is_waited_for);
    tcase_add_test(cases, asking_for_writers_disturbs_nobody);
    tcase_add_test(cases, where_writers_are_unknown_it_is_said);
    tcase_add_test(cases, an_incomplete_file_with_unknown_writers_waits_longer);
    tcase_add_test(cases, zeros_are_tried_ever_more_seldom_and_taken_at_the_limit);
    tcase_add_test(cases, what_is_larger_than_any_report_is_not_taken);
    tcase_add_test(cases, a_file_that_grows_for_ever_is_unfinished_at_the_limit);
    tcase_add_test(cases, a_file_with_events_for_ever_is_unfinished_at_the_limit);
    tcase_add_test(cases, a_new_file_under_the_name_has_time_of_its_own);
    tcase_add_test(cases, only_regular_files_with_something_in_them);
    tcase_add_test(cases, what_is_open_in_a_word_processor_is_waited_for);
    tcase_add_test(cases, the_owner_file_of_another_is_nothing_to_it);
    tcase_add_test(cases, a_marked_file_is_taken_at_once_and_no_other);
    tcase_add_test(cases, a_marker_older_than_the_file_says_nothing);
    tcase_add_test(cases, a_clock_that_was_set_back_does_not_hide_a_marker);
    tcase_add_test(cases, a_marked_file_with_a_writer_is_waited_for);
    tcase_add_test(cases, markers_are_known_by_their_names);
    tcase_add_test(cases, other_hard_links_are_refused_if_asked_for);
    tcase_add_test(cases, what_could_not_be_taken_begins_anew);
    tcase_add_test(cases, what_cannot_be_opened_is_an_error);
    return cases;
}
