#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/process.h"
#include "process/cases.h"
#include "readers.h"

START_TEST(a_reader_that_cannot_start_says_why)
{
    struct di_reader_options options = {
        .program = "/nonexistent/docintake-reader",
        .forms_fd = STDERR_FILENO,
        .deadline_seconds = 5,
        .parallel = 1,
        .documents_per_child = 1,
    };
    struct di_reader *reader = NULL;
    struct di_error error = DI_ERROR_NONE;

    ck_assert_int_eq(di_reader_start(&options, &reader, &error), DI_FAILED);
    ck_assert_int_eq(error.number, ENOENT);
    di_test_reader_fail_to_start("no-forms", &error);
    ck_assert_str_eq(error.text, "zfxxgk.xml:12: there is no row 3.9");
    error = DI_ERROR_NONE;
    di_test_reader_refuse_to_start("no-such-rule", &error);
    ck_assert_str_eq(error.text, "conf:3: there is no such rule");
}
END_TEST

START_TEST(a_reader_has_its_limits)
{
    static const struct {
        unsigned deadline_seconds, parallel, documents_per_child;
        int number; /* ENOENT: accepted, and then there is no such program */
    } cases[] = {
        {1, 1, 1, ENOENT},
        {DI_LIMIT_READER_DEADLINE_SECONDS, DI_LIMIT_READER_PARALLEL, DI_LIMIT_READER_DOCUMENTS_PER_CHILD, ENOENT},
        {0, 1, 1, EINVAL},
        {1, 0, 1, EINVAL},
        {1, 1, 0, EINVAL},
        {DI_LIMIT_READER_DEADLINE_SECONDS + 1, 1, 1, EINVAL},
        {1, DI_LIMIT_READER_PARALLEL + 1, 1, EINVAL},
        {1, 1, DI_LIMIT_READER_DOCUMENTS_PER_CHILD + 1, EINVAL},
    };

    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct di_reader_options options = {
            .program = "/nonexistent/docintake-reader",
            .forms_fd = STDERR_FILENO,
            .deadline_seconds = cases[i].deadline_seconds,
            .parallel = cases[i].parallel,
            .documents_per_child = cases[i].documents_per_child,
        };
        struct di_reader *reader = NULL;
        struct di_error error = DI_ERROR_NONE;

        ck_assert_int_eq(di_reader_start(&options, &reader, &error), DI_FAILED);
        ck_assert_int_eq(error.number, cases[i].number);
        ck_assert_ptr_null(reader);
    }
}
END_TEST

/* Requirement 34: whatever a reader says, what is no answer to what was asked is none. */

START_TEST(a_lying_hello_is_found_out)
{
    static const char *const liars[][2] = {
        {"hello-nothing", "ended with status 5"},
        {"hello-version", "not a message"},
        {"hello-kind", "not a message"},
        {"hello-short", "not a message"},
        {"hello-text", "does not say"},
        {"hello-ready", "does not say"},
        {"hello-locks", "does not say"},
        {"hello-unlocked", "refuses to lock the reader (capabilities, paths, system calls)"},
    };
    struct di_error error;

    di_test_reader_fail_to_start(liars[_i][0], &error);
    ck_assert_msg(strstr(error.text, liars[_i][1]) != NULL, "%s", error.text);
}
END_TEST

START_TEST(a_lying_reader_is_found_out)
{
    static const char *const liars[][2] = {
        {"outcome-closed", "ended with status 5"}, {"outcome-killed", "SIGKILL"},
        {"outcome-silent", "no message"},          {"outcome-garbage", "not a message"},
        {"outcome-short", "not a message"},        {"outcome-large", "not a message"},
        {"outcome-descriptor", "not a message"},   {"outcome-ticket", "nothing that was asked"},
        {"outcome-end", "nothing that was asked"}, {"outcome-text", "nothing that was asked"},
    };
    struct di_reader *reader = di_test_reader_start(liars[_i][0], 1, 0);
    struct di_error error = DI_ERROR_NONE;
    struct di_reader_outcome outcome;
    DI_AUTO_FD document_fd = di_test_document("late");
    const struct di_job job = {.task = DI_TASK_JUDGE, .document_fd = document_fd, .history_fd = -1};

    di_test_reader_submit(reader, 1, "good");
    ck_assert_int_eq(di_reader_receive(reader, &outcome, &error), DI_FAILED);
    ck_assert_msg(strstr(error.text, liars[_i][1]) != NULL, "%s", error.text);
    ck_assert_int_eq(di_reader_submit(reader, 2, &job, NULL), DI_FAILED);
    di_reader_stop(reader);
}
END_TEST

START_TEST(a_lying_answer_costs_only_its_document)
{
    static const char *const liars[][2] = {
        {"outcome-empty", "without an answer"},
        {"outcome-huge", "an answer of 67108865 bytes"},
        {"outcome-sealed", "cannot be sealed"},
    };
    struct di_reader *reader = di_test_reader_start(liars[_i][0], 1, 0);
    struct di_reader_outcome outcome;

    di_test_reader_submit(reader, 1, "good");
    outcome = di_test_receive(reader);
    di_test_expect_no_answer(&outcome, DI_END_CRASHED, liars[_i][1]);
    di_test_reader_submit(reader, 2, "good");
    di_reader_stop(reader);
}
END_TEST

START_TEST(answers_that_are_mixed_up_are_no_answers)
{
    struct di_reader *reader = di_test_reader_start("mixed-up", 5, 0);
    struct di_error error = DI_ERROR_NONE;
    struct di_reader_outcome outcome;

    di_test_reader_submit(reader, 1, "good");
    di_test_reader_submit(reader, 2, "good");
    outcome = di_test_receive(reader);
    ck_assert_uint_eq(outcome.ticket, 1);
    di_test_expect_no_answer(&outcome, DI_END_CRASHED, "without an answer");
    outcome = di_test_receive(reader);
    ck_assert_uint_eq(outcome.ticket, 2);
    ck_assert_int_eq(outcome.end, DI_END_ANSWERED);
    di_fd_close(&outcome.answer_fd);
    /* The first again, which is not pending any more. */
    di_test_reader_submit(reader, 3, "good");
    ck_assert_int_eq(di_reader_receive(reader, &outcome, &error), DI_FAILED);
    ck_assert_msg(strstr(error.text, "nothing that was asked") != NULL, "%s", error.text);
    di_reader_stop(reader);
}
END_TEST

/* The other way round: a reader that is started by a hand that does not know it. */
START_TEST(a_reader_without_a_client_ends)
{
    int status;
    pid_t pid = fork();

    if (pid == 0) {
        int ends[2];

        if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) != 0 || dup2(ends[0], 3) < 0) {
            _exit(9);
        }
        if (ends[1] != 3) {
            send(ends[1], "who is there?", 13, 0);
        }
        close_range(4, ~0U, 0);
        setenv(DI_TEST_READER, "honest", 1);
        _exit(di_test_reader_play());
    }
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert(WIFEXITED(status));
    ck_assert_int_eq(WEXITSTATUS(status), 3);
}
END_TEST

TCase *liar_cases(void)
{
    TCase *cases = tcase_create("liar");

    tcase_set_timeout(cases, 60);
    tcase_add_test(cases, a_reader_that_cannot_start_says_why);
    tcase_add_test(cases, a_reader_has_its_limits);
    tcase_add_loop_test(cases, a_lying_hello_is_found_out, 0, 8);
    tcase_add_loop_test(cases, a_lying_reader_is_found_out, 0, 10);
    tcase_add_loop_test(cases, a_lying_answer_costs_only_its_document, 0, 3);
    tcase_add_test(cases, answers_that_are_mixed_up_are_no_answers);
    tcase_add_test(cases, a_reader_without_a_client_ends);
    return cases;
}
