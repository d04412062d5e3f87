#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "process/cases.h"
#include "readers.h"

/* Has one document read; what came out, NUL-terminated, in *ret_answer. */
static enum di_reader_end read_next(struct di_reader *reader, const char *content, struct di_buffer *ret_answer)
{
    static uint64_t ticket;
    struct di_error error = DI_ERROR_NONE;
    struct di_reader_outcome outcome;

    di_test_reader_submit(reader, ++ticket, content);
    outcome = di_test_receive(reader);
    ck_assert_uint_eq(outcome.ticket, ticket);
    if (outcome.end == DI_END_ANSWERED) {
        ck_assert_msg(di_reader_answer(&outcome, ret_answer, &error) == DI_OK, "%s", error.text);
        di_fd_close(&outcome.answer_fd);
    }
    return outcome.end;
}

/* Which child reads the next document. */
static pid_t who(struct di_reader *reader)
{
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY;

    ck_assert_int_eq(read_next(reader, "who", &answer), DI_END_ANSWERED);
    return (pid_t)atoi(di_buffer_string(&answer));
}

static void expect(struct di_reader *reader, const char *content, const char *expected)
{
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY;

    ck_assert_int_eq(read_next(reader, content, &answer), DI_END_ANSWERED);
    ck_assert_str_eq(di_buffer_string(&answer), expected);
}

START_TEST(a_child_has_as_many_turns_as_it_may)
{
    const unsigned turns[] = {1, 2, 3};
    struct di_reader *reader = di_test_reader_start_in_turn(5, turns[_i]);
    pid_t pid = di_reader_pid(reader), child = -1;

    for (unsigned i = 0; i < 3 * turns[_i]; i++) {
        pid_t now = who(reader);

        ck_assert_int_ne(now, pid);
        ck_assert_msg((now == child) == (i % turns[_i] != 0), "document %u", i);
        child = now;
    }
    /* One that waits for its next turn ends with the reader. */
    who(reader);
    di_reader_stop(reader);
    ck_assert_int_eq(kill(-pid, 0), -1);
    ck_assert_int_eq(errno, ESRCH);
}
END_TEST

START_TEST(a_bad_document_costs_no_other_a_turn)
{
    static const struct {
        const char *content;
        enum di_reader_end end;
    } bad[] = {
        {"crash", DI_END_CRASHED},  {"fail", DI_END_FAILED},     {"hang", DI_END_TOO_SLOW},
        {"status", DI_END_CRASHED}, {"babble", DI_END_TOO_SLOW}, {"smuggle", DI_END_TOO_SLOW},
    };
    struct di_reader *reader = di_test_reader_start_in_turn(3, 100);
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY;
    pid_t child = who(reader);

    ck_assert_int_eq(who(reader), child);
    ck_assert_int_eq(read_next(reader, bad[_i].content, &answer), bad[_i].end);
    ck_assert_int_ne(who(reader), child);
    child = who(reader);
    ck_assert_int_eq(who(reader), child);
    di_reader_stop(reader);
}
END_TEST

START_TEST(documents_that_wait_are_not_lost_with_the_one_before)
{
    struct di_reader *reader = di_test_reader_start_in_turn(5, 100);
    unsigned answered = 0, crashed = 0;

    for (uint64_t i = 0; i < 12; i++) {
        di_test_reader_submit(reader, i, i % 4 == 1 ? "crash" : "good");
    }
    for (uint64_t i = 0; i < 12; i++) {
        struct di_reader_outcome outcome = di_test_receive(reader);

        ck_assert_int_eq(outcome.end, outcome.ticket % 4 == 1 ? DI_END_CRASHED : DI_END_ANSWERED);
        answered += outcome.end == DI_END_ANSWERED;
        crashed += outcome.end == DI_END_CRASHED;
        di_fd_close(&outcome.answer_fd);
    }
    ck_assert_uint_eq(answered, 9);
    ck_assert_uint_eq(crashed, 3);
    di_reader_stop(reader);
}
END_TEST

START_TEST(every_turn_has_its_own_time)
{
    struct di_reader *reader = di_test_reader_start_in_turn(1, 100);
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY;

    for (int i = 0; i < 3; i++) {
        expect(reader, "slow", "slowly");
    }
    /* What a child waits for its next turn is nobody's time. */
    usleep(1500 * 1000);
    expect(reader, "slow", "slowly");
    ck_assert_int_eq(read_next(reader, "hang", &answer), DI_END_TOO_SLOW);
    di_reader_stop(reader);
}
END_TEST

START_TEST(a_child_that_ended_between_two_turns_is_replaced)
{
    struct di_reader *reader = di_test_reader_start_in_turn(5, 100);

    for (int i = 0; i < 5; i++) {
        pid_t child = who(reader);

        ck_assert_int_eq(kill(child, SIGKILL), 0);
        while (kill(child, 0) == 0) {
            usleep(1000);
        }
        ck_assert_int_ne(who(reader), child);
    }
    di_reader_stop(reader);
}
END_TEST

START_TEST(a_child_that_hangs_up_has_had_its_last_turn)
{
    struct di_reader *reader = di_test_reader_start_in_turn(5, 100);
    pid_t child = who(reader);

    expect(reader, "hang up", "hung up");
    ck_assert_int_ne(who(reader), child);
    di_reader_stop(reader);
}
END_TEST

START_TEST(an_answer_of_nothing_is_none_and_costs_no_turn)
{
    struct di_reader *reader = di_test_reader_start_in_turn(5, 100);
    DI_AUTO_BUFFER answer = DI_BUFFER_EMPTY;
    pid_t child = who(reader);

    ck_assert_int_eq(read_next(reader, "nothing", &answer), DI_END_CRASHED);
    ck_assert_int_eq(who(reader), child);
    di_reader_stop(reader);
}
END_TEST

START_TEST(a_child_keeps_nothing_of_the_turn_before)
{
    struct di_reader *reader = di_test_reader_start_in_turn(5, 100);

    for (int i = 0; i < 3; i++) {
        expect(reader, "descriptors", "0 1 2 3 4 5 6 ");
        expect(reader, "some longer words", "some longer words by task 1");
        expect(reader, "words", "words by task 1");
    }
    di_reader_stop(reader);
}
END_TEST

TCase *turn_cases(void)
{
    TCase *cases = tcase_create("turn");

    tcase_set_timeout(cases, 60);
    tcase_add_loop_test(cases, a_child_has_as_many_turns_as_it_may, 0, 3);
    tcase_add_loop_test(cases, a_bad_document_costs_no_other_a_turn, 0, 6);
    tcase_add_test(cases, documents_that_wait_are_not_lost_with_the_one_before);
    tcase_add_test(cases, every_turn_has_its_own_time);
    tcase_add_test(cases, a_child_that_ended_between_two_turns_is_replaced);
    tcase_add_test(cases, a_child_that_hangs_up_has_had_its_last_turn);
    tcase_add_test(cases, an_answer_of_nothing_is_none_and_costs_no_turn);
    tcase_add_test(cases, a_child_keeps_nothing_of_the_turn_before);
    return cases;
}
