#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <seccomp.h>

#include "../../src/process/calls.h"
#include "../../src/process/instrumented.h"
#include "../../src/process/namespaces.h"
#include "../../src/process/paths.h"
#include "attacks.h"
#include "docintake/fd.h"
#include "process/cases.h"
#include "readers.h"

/* Requirements 31, 33: what reads a document has no path, no connection, no program, no other process. */

/* --- A child --- */

static void expect_answer(struct di_reader *reader, const char *order, const char *expected)
{
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY;
    struct di_reader_outcome outcome;

    di_test_reader_submit(reader, 1, order);
    outcome = di_test_receive(reader);
    ck_assert_msg(outcome.end == DI_END_ANSWERED, "%s: %s", order, outcome.text);
    ck_assert_int_eq(di_reader_answer(&outcome, &answer, NULL), DI_OK);
    ck_assert_msg(strcmp(di_buffer_string(&answer), expected) == 0, "%s: %s", order, di_buffer_string(&answer));
    di_fd_close(&outcome.answer_fd);
}

/* Has the honest reader read what it is told to try, and the next document as if nothing had been. */
static void expect_defence(struct di_reader *reader, const struct di_test_attack *attack)
{
    struct di_reader_outcome outcome;
    char order[64];

    snprintf(order, sizeof order, "try %s", attack->name);
    if (attack->of_child == REFUSED) {
        expect_answer(reader, order, "EPERM");
        return;
    }
    di_test_reader_submit(reader, 1, order);
    outcome = di_test_receive(reader);
    ck_assert_msg(outcome.end == DI_END_CRASHED, "%s: %s", attack->name, outcome.text);
    ck_assert_msg(strstr(outcome.text, "SIGSYS") != NULL, "%s: %s", attack->name, outcome.text);
}

START_TEST(a_child_can_do_nothing_but_read_and_answer)
{
    struct di_reader *reader = _i == 0 ? di_test_reader_start("honest", 5, 0) : di_test_reader_start_in_turn(5, 100);

    for (size_t i = 0; i < di_test_n_attacks; i++) {
        expect_defence(reader, &di_test_attacks[i]);
    }
    expect_answer(reader, "good", "good by task 1");
    di_reader_stop(reader);
}
END_TEST

START_TEST(a_child_does_not_reach_the_terminal_of_its_user)
{
    struct di_reader *reader = di_test_reader_start("honest", 5, 0);

    expect_answer(reader, "messages", DI_IS_SANITIZED ? "to somebody" : "to nobody");
    di_reader_stop(reader);
}
END_TEST

/* --- The reader --- */

/* What becomes of a process of ours that gives up what the reader gives up, and then tries this: "done" where it ends.
 */
static int try_as_reader(const struct di_test_attack *attack)
{
    int status;
    pid_t pid = fork();

    if (pid == 0) {
        DI_AUTO_BUFFER filter = DI_BUFFER_EMPTY;

        if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 ||
            di_calls_make(DI_CALLS_READER, SCMP_ARCH_NATIVE, &filter, NULL) != DI_OK ||
            di_calls_give_up(&filter, NULL) != DI_OK) {
            _exit(9);
        }
        _exit(attack->attempt() < 0 && errno == EPERM ? 0 : 1);
    }
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    return status;
}

START_TEST(the_reader_keeps_what_it_needs_to_fork)
{
    for (size_t i = 0; i < di_test_n_attacks; i++) {
        const struct di_test_attack *attack = &di_test_attacks[i];
        int status;

        if (attack->of_reader == ALLOWED) {
            continue;
        }
        status = try_as_reader(attack);
        if (attack->of_reader == ENDED) {
            ck_assert_msg(WIFSIGNALED(status) && WTERMSIG(status) == SIGSYS, "%s: %x", attack->name, status);
        } else {
            ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%s: %x", attack->name, status);
        }
    }
}
END_TEST

/* --- Each lock by itself --- */

/* Runs a part in a process of its own, in which locks may be taken; it returns its exit status, 0 for good. */
static void expect_in_a_process(int (*part)(void))
{
    int status;
    pid_t pid = fork();

    if (pid == 0) {
        _exit(prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? part() : 9);
    }
    ck_assert_int_eq(waitpid(pid, &status, 0), pid);
    ck_assert_msg(WIFEXITED(status) && WEXITSTATUS(status) == 0, "%x", status);
}

static int without_paths(void)
{
    DI_AUTO_FD before = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

    if (di_paths_give_up(NULL) != DI_OK) {
        return 1;
    }
    if (open("/etc/passwd", O_RDONLY | O_CLOEXEC) >= 0 || errno != EACCES) {
        return 2;
    }
    if (openat(before, "form.rng", O_RDONLY | O_CLOEXEC) >= 0 || errno != EACCES) {
        return 3;
    }
    return mkdir("/tmp/docintake-attack", 0700) == 0 || errno != EACCES ? 4 : 0;
}

static int without_capabilities(void)
{
    if (di_capabilities_drop(NULL) != DI_OK) {
        return 1;
    }
    return chroot("/") == 0 || errno != EPERM ? 2 : 0;
}

START_TEST(each_lock_holds_by_itself)
{
    expect_in_a_process(without_paths);
    expect_in_a_process(without_capabilities);
}
END_TEST

/* --- Whether they hold --- */

START_TEST(the_reader_tells_which_locks_hold)
{
    struct di_reader *reader = di_test_reader_start("honest", 5, 0);

    ck_assert_uint_eq(di_reader_locks(reader) & DI_LOCKS_REQUIRED, DI_LOCKS_REQUIRED);
    ck_assert_str_eq(di_reader_unlocked(reader), "");
    di_reader_stop(reader);
}
END_TEST

START_TEST(a_lock_that_the_kernel_refuses_is_missed)
{
    static const struct {
        const char *reader, *text, *opening; /* opening: what still keeps paths shut */
        unsigned lock;
    } cases[] = {
        {"no-landlock", "refuses to lock the reader (paths): no Landlock: Function not implemented", "EPERM",
         DI_LOCK_PATHS},
        {"no-seccomp", "refuses to lock the reader (system calls): no seccomp: Function not implemented", "EACCES",
         DI_LOCK_CALLS},
    };
    struct di_reader *reader;
    struct di_error error;

    di_test_reader_fail_to_start(cases[_i].reader, &error);
    ck_assert_msg(strstr(error.text, cases[_i].text) != NULL, "%s", error.text);
    ck_assert_msg(strstr(error.text, "\"reader_lock = best-effort\"") != NULL, "%s", error.text);
    reader = di_test_reader_start_at_best(cases[_i].reader);
    ck_assert_uint_eq(di_reader_locks(reader) & DI_LOCKS_REQUIRED, DI_LOCKS_REQUIRED & ~cases[_i].lock);
    ck_assert_msg(strstr(di_reader_unlocked(reader), cases[_i].text) != NULL, "%s", di_reader_unlocked(reader));
    expect_answer(reader, "good", "good by task 1");
    expect_answer(reader, "try open-to-read", cases[_i].opening);
    di_reader_stop(reader);
}
END_TEST

START_TEST(namespaces_are_not_missed)
{
    struct di_reader *reader = di_test_reader_start("no-unshare", 5, 0);

    ck_assert_uint_eq(di_reader_locks(reader), DI_LOCKS_REQUIRED);
    di_reader_stop(reader);
}
END_TEST

START_TEST(locks_have_names)
{
    char text[DI_LOCKS_TEXT_BYTES];

    di_locks_list(DI_LOCKS_ALL, text);
    ck_assert_str_eq(text, "capabilities, paths, system calls, namespaces");
    di_locks_list(DI_LOCK_CALLS, text);
    ck_assert_str_eq(text, "system calls");
    di_locks_list(0, text);
    ck_assert_str_eq(text, "none");
}
END_TEST

TCase *lock_cases(void)
{
    TCase *cases = tcase_create("lock");

    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, a_child_can_do_nothing_but_read_and_answer, 0, 2);
    tcase_add_test(cases, a_child_does_not_reach_the_terminal_of_its_user);
    tcase_add_test(cases, the_reader_keeps_what_it_needs_to_fork);
    tcase_add_test(cases, each_lock_holds_by_itself);
    tcase_add_test(cases, the_reader_tells_which_locks_hold);
    tcase_add_loop_test(cases, a_lock_that_the_kernel_refuses_is_missed, 0, 2);
    tcase_add_test(cases, namespaces_are_not_missed);
    tcase_add_test(cases, locks_have_names);
    return cases;
}
