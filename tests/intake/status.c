#include "docintake/status.h"

#include <errno.h>
#include <string.h>

#include "intake/cases.h"
#include "support/scratch.h"

static struct di_scratch scratch;

static void set_up(void)
{
    di_scratch_make(&scratch);
}

static void tear_down(void)
{
    di_scratch_remove(&scratch);
}

static struct di_status_record again(const struct di_status_record *record)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_status_record read = {0};

    ck_assert_msg(di_status_write(scratch.fd, record, &error) == DI_OK, "%s", error.text);
    ck_assert_msg(di_status_read(scratch.fd, &read, &error) == DI_OK, "%s", error.text);
    return read;
}

START_TEST(what_is_written_is_read)
{
    const struct di_status_record record = {
        .pid = 4711,
        .state = DI_DAEMON_RUNNING,
        .since = 1519896612417,
        .written = 1519896712000,
        .waiting = 3,
        .active = 2,
        .deferred = 1,
        .answered = 128,
        .oldest = 1519896700000,
        .corrupt = 5,
        .held_since = 1519896500000,
        .held = "no room",
        .noticing = "inbox watched; 林业局 only scanned (it lies on NFS)",
        .last_error_at = 1519896600000,
        .last_error = "disk \"full\"",
    };
    struct di_status_record read = again(&record);

    ck_assert_int_eq(read.pid, record.pid);
    ck_assert_int_eq(read.state, record.state);
    ck_assert_int_eq(read.since, record.since);
    ck_assert_int_eq(read.written, record.written);
    ck_assert_uint_eq(read.waiting, 3);
    ck_assert_uint_eq(read.active, 2);
    ck_assert_uint_eq(read.deferred, 1);
    ck_assert_uint_eq(read.answered, 128);
    ck_assert_int_eq(read.oldest, record.oldest);
    ck_assert_uint_eq(read.corrupt, 5);
    ck_assert_int_eq(read.held_since, record.held_since);
    ck_assert_str_eq(read.held, record.held);
    ck_assert_str_eq(read.noticing, record.noticing);
    ck_assert_int_eq(read.last_error_at, record.last_error_at);
    ck_assert_str_eq(read.last_error, record.last_error);
    ck_assert_uint_eq(di_scratch_count(&scratch, "."), 1);
}
END_TEST

/* What is written over what was there, so that it takes no room. */
START_TEST(a_shorter_status_follows_a_longer_one)
{
    struct di_status_record record = {.pid = 1, .state = DI_DAEMON_RUNNING, .since = 1, .written = 2};

    for (int i = 0; i < 6; i++) {
        const char *text = i % 3 == 0 ? "a long error, longer than any other" : i % 3 == 1 ? "short" : "";

        strcpy(record.last_error, text);
        record.last_error_at = 3;
        ck_assert_str_eq(again(&record).last_error, text);
    }
    ck_assert_uint_eq(di_scratch_count(&scratch, "."), 2);
}
END_TEST

START_TEST(nothing_waiting_and_no_error_are_told_as_such)
{
    const struct di_status_record record = {.pid = 1, .state = DI_DAEMON_STOPPED, .since = 1, .written = 2};
    struct di_status_record read = again(&record);

    ck_assert_int_eq(read.oldest, 0);
    ck_assert_str_eq(read.last_error, "");
    ck_assert_str_eq(di_daemon_state_name(read.state), "stopped");
}
END_TEST

START_TEST(what_is_no_status_is_an_error)
{
    static const char *const texts[] = {
        "",
        "{}",
        "[]",
        "{\"schema\": \"docintake-status/2\"}",
        "{\"schema\": \"docintake-status/1\", \"pid\": 1, \"state\": \"asleep\"}",
    };
    struct di_error error = DI_ERROR_NONE;
    struct di_status_record read;

    ck_assert_int_eq(di_status_read(scratch.fd, &read, &error), DI_FAILED);
    ck_assert_int_eq(error.number, ENOENT);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        di_scratch_put(&scratch, DI_STATUS_FILE, texts[i]);
        ck_assert_msg(di_status_read(scratch.fd, &read, NULL) == DI_FAILED, "%s", texts[i]);
    }
}
END_TEST

TCase *status_cases(void)
{
    TCase *cases = tcase_create("status");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, what_is_written_is_read);
    tcase_add_test(cases, a_shorter_status_follows_a_longer_one);
    tcase_add_test(cases, nothing_waiting_and_no_error_are_told_as_such);
    tcase_add_test(cases, what_is_no_status_is_an_error);
    return cases;
}
