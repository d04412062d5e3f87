#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/process/instrumented.h"
#include "docintake/clock.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/process.h"
#include "process/cases.h"
#include "readers.h"

/* Gives the honest reader one document and says how it ended. */
static struct di_reader_outcome read_one(const char *content, unsigned deadline_seconds, size_t memory_bytes)
{
    struct di_reader *reader = di_test_reader_start("honest", deadline_seconds, memory_bytes);
    struct di_reader_outcome outcome;

    di_test_reader_submit(reader, 1, content);
    outcome = di_test_receive(reader);
    ck_assert_uint_eq(outcome.ticket, 1);
    ck_assert_uint_eq(di_reader_pending(reader), 0);
    di_reader_stop(reader);
    return outcome;
}

static void expect_answer(struct di_reader_outcome *outcome, const char *expected)
{
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY;
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(outcome->end == DI_END_ANSWERED, "%s", outcome->text);
    ck_assert_msg(di_reader_answer(outcome, &answer, &error) == DI_OK, "%s", error.text);
    ck_assert_str_eq(di_buffer_string(&answer), expected);
    di_fd_close(&outcome->answer_fd);
}

START_TEST(a_document_is_answered)
{
    struct di_reader_outcome outcome = read_one("hello", 5, 0);

    ck_assert_str_eq(outcome.text, "");
    ck_assert_uint_lt(outcome.duration_ms, 5000);
    expect_answer(&outcome, "hello by task 1");
}
END_TEST

START_TEST(an_answer_cannot_be_changed_any_more)
{
    struct di_reader_outcome outcome = read_one("hello", 5, 0);

    ck_assert_int_eq(write(outcome.answer_fd, "x", 1), -1);
    ck_assert_int_eq(errno, EPERM);
    expect_answer(&outcome, "hello by task 1");
}
END_TEST

START_TEST(a_document_is_read_from_its_beginning)
{
    struct di_reader *reader = di_test_reader_start("honest", 5, 0);
    DI_AUTO_FD document_fd = di_test_document("again");

    const struct di_job job = {.task = DI_TASK_EXTRACT, .document_fd = document_fd, .history_fd = -1};

    for (uint64_t ticket = 1; ticket <= 2; ticket++) {
        struct di_reader_outcome outcome;

        ck_assert_int_eq(di_reader_submit(reader, ticket, &job, NULL), DI_OK);
        outcome = di_test_receive(reader);
        expect_answer(&outcome, "again by task 2");
    }
    di_reader_stop(reader);
}
END_TEST

START_TEST(what_is_known_comes_along)
{
    struct di_reader *reader = di_test_reader_start_in_turn(5, 2);
    DI_AUTO_FD document_fd = di_test_document("tell");
    DI_AUTO_FD history_fd = di_test_document("{last year}");
    struct di_job job = {DI_TASK_JUDGE, document_fd, history_fd, 20250120, "青禾市林业局"};
    char too_long[DI_JOB_FOLDER_BYTES + 1];

    for (uint64_t ticket = 1; ticket <= 2; ticket++) { /* in the first turn of a child, and in another */
        struct di_reader_outcome outcome;

        ck_assert_int_eq(di_reader_submit(reader, ticket, &job, NULL), DI_OK);
        outcome = di_test_receive(reader);
        expect_answer(&outcome, "20250120 青禾市林业局 {last year}");
    }
    memset(too_long, 'a', sizeof too_long);
    too_long[sizeof too_long - 1] = '\0';
    for (int i = 0; i < 3; i++) {
        struct di_reader_outcome outcome;

        job = (struct di_job){DI_TASK_JUDGE, document_fd, -1, DI_DATE_NONE, i == 0 ? NULL : i == 1 ? "\xFF" : too_long};
        ck_assert_int_eq(di_reader_submit(reader, 3, &job, NULL), DI_OK);
        outcome = di_test_receive(reader);
        expect_answer(&outcome, "0 - ");
    }
    di_reader_stop(reader);
}
END_TEST

START_TEST(the_number_of_forms_is_told)
{
    struct di_reader *reader = di_test_reader_start("honest", 5, 0);

    ck_assert_uint_eq(di_reader_forms(reader), 7);
    ck_assert_int_gt(di_reader_pid(reader), 0);
    di_reader_stop(reader);
}
END_TEST

START_TEST(bad_documents_cost_only_themselves)
{
    static const struct {
        const char *content;
        enum di_reader_end end;
        const char *text;
    } cases[] = {
        {"good 1", DI_END_ANSWERED, ""},
        {"crash", DI_END_CRASHED, "SIGSEGV"},
        {"good 2", DI_END_ANSWERED, ""},
        {"fail", DI_END_FAILED, "a failure?of two ? lines"},
        {"hang", DI_END_TOO_SLOW, "not done after 1."},
        {"status", DI_END_CRASHED, "status 3"},
        {"nothing", DI_END_CRASHED, "without an answer"},
        {"good 3", DI_END_ANSWERED, ""},
    };
    enum { COUNT = sizeof cases / sizeof *cases };
    struct di_reader *reader = di_test_reader_start("honest", 1, 0);
    bool seen[COUNT] = {false};

    for (uint64_t i = 0; i < COUNT; i++) {
        di_test_reader_submit(reader, i, cases[i].content);
    }
    ck_assert_uint_eq(di_reader_pending(reader), COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        struct di_reader_outcome outcome = di_test_receive(reader);

        ck_assert_uint_lt(outcome.ticket, COUNT);
        ck_assert(!seen[outcome.ticket]);
        seen[outcome.ticket] = true;
        ck_assert_int_eq(outcome.end, cases[outcome.ticket].end);
        ck_assert_msg(strstr(outcome.text, cases[outcome.ticket].text) != NULL, "%s", outcome.text);
        di_fd_close(&outcome.answer_fd);
    }
    di_reader_stop(reader);
}
END_TEST

START_TEST(an_answer_may_be_as_large_as_the_limit)
{
    struct di_reader_outcome outcome = read_one("largest answer", 30, 0);

    ck_assert_msg(outcome.end == DI_END_ANSWERED, "%s", outcome.text);
    ck_assert_int_eq(lseek(outcome.answer_fd, 0, SEEK_END), (off_t)DI_LIMIT_ANSWER_BYTES);
    di_fd_close(&outcome.answer_fd);
}
END_TEST

START_TEST(an_answer_over_the_limit_is_none)
{
    struct di_reader_outcome outcome = read_one("larger answer", 30, 0);

    di_test_expect_no_answer(&outcome, DI_END_FAILED, "an answer of 67108865 bytes");
    outcome = read_one("sparse answer", 30, 0);
    di_test_expect_no_answer(&outcome, DI_END_CRASHED, "status 4");
}
END_TEST

START_TEST(an_answer_that_somebody_still_holds_is_none)
{
    struct di_reader *reader = di_test_reader_start_in_turn(5, 2);
    struct di_reader_outcome outcome;

    di_test_reader_submit(reader, 1, "mapped answer");
    outcome = di_test_receive(reader);
    di_test_expect_no_answer(&outcome, DI_END_CRASHED, "cannot be sealed");
    di_reader_stop(reader);
}
END_TEST

START_TEST(memory_is_bounded)
{
    struct di_reader_outcome outcome;

    if (DI_IS_SANITIZED) {
        return;
    }
    outcome = read_one("memory", 5, 32 * DI_MIB);
    di_test_expect_no_answer(&outcome, DI_END_FAILED, "no room");
}
END_TEST

START_TEST(a_child_has_only_its_descriptors)
{
    /* One of ours that is not closed on exec must not get through. */
    DI_AUTO_FD leaked = fcntl(STDERR_FILENO, F_DUPFD, 40);
    struct di_reader_outcome outcome = read_one("descriptors", 5, 0);

    ck_assert_int_ge(leaked, 40);
    expect_answer(&outcome, "0 1 2 3 4 5 ");
}
END_TEST

/* A line of a file about a process, as the kernel shows it, from its title on. */
static void expect_of_process(pid_t pid, const char *file_name, const char *title, const char *expected)
{
    char path[64], line[256] = "";
    FILE *file;

    snprintf(path, sizeof path, "/proc/%d/%s", (int)pid, file_name);
    file = fopen(path, "re");
    ck_assert_ptr_nonnull(file);
    while (strncmp(line, title, strlen(title)) != 0) {
        ck_assert_msg(fgets(line, sizeof line, file) != NULL, "there is no %s in %s", title, path);
    }
    fclose(file);
    ck_assert_msg(strncmp(line + strlen(title), expected, strlen(expected)) == 0, "%s", line);
}

START_TEST(a_child_has_limits)
{
    struct di_reader *reader = di_test_reader_start_in_turn(5, 2);
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY;
    struct di_reader_outcome outcome;
    pid_t child;

    di_test_reader_submit(reader, 1, "who");
    outcome = di_test_receive(reader);
    ck_assert_int_eq(di_reader_answer(&outcome, &answer, NULL), DI_OK);
    child = (pid_t)atoi(di_buffer_string(&answer));
    expect_of_process(child, "limits", "Max cpu time", "              11                   12 ");
    expect_of_process(child, "limits", "Max file size", "             67108864             67108864 ");
    expect_of_process(child, "limits", "Max core file size", "        0                    0 ");
    expect_of_process(child, "limits", "Max open files", "            16                   16 ");
    expect_of_process(child, "status", "NoNewPrivs:", "\t1");
    expect_of_process(child, "status", "Seccomp:", "\t2");
    expect_of_process(child, "status", "CapPrm:", "\t0000000000000000");
    expect_of_process(child, "status", "CapEff:", "\t0000000000000000");
    di_fd_close(&outcome.answer_fd);
    di_reader_stop(reader);
}
END_TEST

/* How many descriptors a reader has open, of which none may be above the greatest; -1 where we may not look. */
static int count_descriptors(const char *name, int greatest)
{
    struct di_reader *reader = di_test_reader_start(name, 5, 0);
    char path[64];
    DIR *folder;
    const struct dirent *entry;
    int count = 0;

    snprintf(path, sizeof path, "/proc/%d/fd", (int)di_reader_pid(reader));
    folder = opendir(path);
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        if (entry->d_name[0] != '.') {
            ck_assert_int_le(atoi(entry->d_name), greatest);
            count++;
        }
    }
    if (folder == NULL) {
        ck_assert_int_eq(errno, EACCES);
        count = -1;
    } else {
        closedir(folder);
    }
    di_reader_stop(reader);
    return count;
}

START_TEST(a_reader_has_only_its_descriptors)
{
    DI_AUTO_FD leaked = fcntl(STDERR_FILENO, F_DUPFD, 40);
    int honest = count_descriptors("honest", 3);

    ck_assert_int_ge(leaked, 40);
    /* As it is started, with the folder of the forms; and as it works, closed to the eyes of all but root. */
    ck_assert_int_eq(count_descriptors("outcome-silent", 4), 5);
    ck_assert_msg(honest == 4 || honest == -1, "%d", honest);
}
END_TEST

START_TEST(documents_wait_for_their_turn)
{
    struct di_reader *reader = di_test_reader_start("honest", 2, 0);
    int64_t began = di_clock_monotonic(), took;

    for (uint64_t i = 0; i < 4; i++) {
        di_test_reader_submit(reader, i, "hang");
    }
    for (uint64_t i = 0; i < 4; i++) {
        struct di_reader_outcome outcome = di_test_receive(reader);

        di_test_expect_no_answer(&outcome, DI_END_TOO_SLOW, "not done after 2.");
        ck_assert_uint_ge(outcome.duration_ms, 2000);
        ck_assert_uint_lt(outcome.duration_ms, 3900);
    }
    took = di_clock_monotonic() - began;
    ck_assert_int_ge(took, 4000);
    ck_assert_int_lt(took, 7900);
    di_reader_stop(reader);
}
END_TEST

START_TEST(a_full_reader_says_so)
{
    struct di_reader *reader = di_test_reader_start("honest", 5, 0);
    DI_AUTO_FD document_fd = di_test_document("one more");
    const struct di_job job = {.task = DI_TASK_JUDGE, .document_fd = document_fd, .history_fd = -1};
    struct di_error error = DI_ERROR_NONE;

    for (uint64_t i = 0; i < DI_LIMIT_READER_PENDING; i++) {
        di_test_reader_submit(reader, i, "good");
    }
    ck_assert_int_eq(di_reader_submit(reader, 1000, &job, &error), DI_FAILED);
    ck_assert_int_eq(error.number, EAGAIN);
    for (uint64_t i = 0; i < DI_LIMIT_READER_PENDING; i++) {
        struct di_reader_outcome outcome = di_test_receive(reader);

        expect_answer(&outcome, "good by task 1");
    }
    ck_assert_int_eq(di_reader_patience_ms(reader), -1);
    di_reader_stop(reader);
}
END_TEST

START_TEST(a_submission_must_be_proper)
{
    struct di_reader *reader = di_test_reader_start("honest", 5, 0);
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_FD writable = di_fd_memory("writable");
    DI_AUTO_FD document_fd = di_test_document("good");
    struct di_job job = {.task = DI_TASK_JUDGE, .document_fd = writable, .history_fd = -1};
    struct di_reader_outcome outcome;

    ck_assert_int_eq(di_reader_submit(reader, 1, &job, &error), DI_FAILED);
    ck_assert_int_eq(error.number, EINVAL);
    job = (struct di_job){.task = DI_TASK_JUDGE, .document_fd = document_fd, .history_fd = writable};
    error = DI_ERROR_NONE;
    ck_assert_int_eq(di_reader_submit(reader, 1, &job, &error), DI_FAILED);
    ck_assert_int_eq(error.number, EINVAL);
    job.history_fd = -1;
    ck_assert_int_eq(di_reader_receive(reader, &outcome, NULL), DI_FAILED);
    di_test_reader_submit(reader, 1, "good");
    error = DI_ERROR_NONE;
    ck_assert_int_eq(di_reader_submit(reader, 1, &job, &error), DI_FAILED);
    ck_assert_int_eq(error.number, EEXIST);
    outcome = di_test_receive(reader);
    expect_answer(&outcome, "good by task 1");
    di_reader_stop(reader);
}
END_TEST

START_TEST(stopping_ends_reader_and_children)
{
    struct di_reader *reader = di_test_reader_start("honest", 30, 0);
    pid_t pid = di_reader_pid(reader);
    struct di_error error = DI_ERROR_NONE;

    for (uint64_t i = 0; i < 8; i++) {
        di_test_reader_submit(reader, i, "hang");
    }
    usleep(200 * 1000);
    di_reader_stop(reader);
    /* The session of the reader is empty: it was its leader. */
    ck_assert_int_eq(kill(-pid, 0), -1);
    ck_assert_int_eq(errno, ESRCH);
    ck_assert(!di_error_is_set(&error));
    di_reader_stop(NULL);
}
END_TEST

START_TEST(the_death_of_the_reader_ends_its_children)
{
    struct di_reader *reader = di_test_reader_start("honest", 30, 0);
    pid_t pid = di_reader_pid(reader);
    struct di_error error = DI_ERROR_NONE;
    struct pollfd polled = {.fd = di_reader_fd(reader), .events = POLLIN};
    struct di_reader_outcome outcome;

    di_test_reader_submit(reader, 1, "hang");
    usleep(200 * 1000);
    kill(pid, SIGKILL);
    ck_assert_int_eq(poll(&polled, 1, 5000), 1);
    ck_assert_int_eq(di_reader_receive(reader, &outcome, &error), DI_FAILED);
    ck_assert_msg(strstr(error.text, "SIGKILL") != NULL, "%s", error.text);
    ck_assert_int_eq(di_reader_receive(reader, &outcome, NULL), DI_FAILED);
    di_reader_stop(reader);
    for (int i = 0; i < 100 && kill(-pid, 0) == 0; i++) {
        usleep(50 * 1000);
    }
    ck_assert_int_eq(kill(-pid, 0), -1);
}
END_TEST

TCase *reader_cases(void)
{
    TCase *cases = tcase_create("reader");

    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, a_document_is_answered);
    tcase_add_test(cases, an_answer_cannot_be_changed_any_more);
    tcase_add_test(cases, a_document_is_read_from_its_beginning);
    tcase_add_test(cases, what_is_known_comes_along);
    tcase_add_test(cases, the_number_of_forms_is_told);
    tcase_add_test(cases, bad_documents_cost_only_themselves);
    tcase_add_test(cases, an_answer_may_be_as_large_as_the_limit);
    tcase_add_test(cases, an_answer_over_the_limit_is_none);
    tcase_add_test(cases, an_answer_that_somebody_still_holds_is_none);
    tcase_add_test(cases, memory_is_bounded);
    tcase_add_test(cases, a_child_has_only_its_descriptors);
    tcase_add_test(cases, a_child_has_limits);
    tcase_add_test(cases, a_reader_has_only_its_descriptors);
    tcase_add_test(cases, documents_wait_for_their_turn);
    tcase_add_test(cases, a_full_reader_says_so);
    tcase_add_test(cases, a_submission_must_be_proper);
    tcase_add_test(cases, stopping_ends_reader_and_children);
    tcase_add_test(cases, the_death_of_the_reader_ends_its_children);
    return cases;
}
