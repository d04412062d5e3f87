#include "docintake/claim.h"

#include <stdio.h>

#include "claim/cases.h"

static struct di_waiting *waiting;

static void set_up(void)
{
    waiting = di_waiting_new();
    ck_assert_ptr_nonnull(waiting);
}

static void tear_down(void)
{
    di_waiting_free(waiting);
}

static void note(const char *path, enum di_sign sign, int64_t now)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert_int_eq(di_waiting_note(waiting, path, sign, true, now, &error), DI_OK);
}

static struct di_candidate *take(int64_t now, const char *path)
{
    struct di_candidate *candidate = di_waiting_take(waiting, now);

    ck_assert_msg(candidate != NULL, "nothing is due, expected %s", path);
    ck_assert_str_eq(candidate->path, path);
    return candidate;
}

START_TEST(a_path_says_agency_and_name)
{
    struct di_candidate *candidate;

    note("straight.docx", DI_SIGN_SCANNED, 1);
    candidate = take(1, "straight.docx");
    ck_assert_str_eq(candidate->agency, "-");
    ck_assert_str_eq(candidate->name, "straight.docx");
    di_waiting_drop(waiting, candidate);
    note("tax/2017/final/report.docx", DI_SIGN_SCANNED, 1);
    candidate = take(1, "tax/2017/final/report.docx");
    ck_assert_str_eq(candidate->agency, "tax");
    ck_assert_str_eq(candidate->name, "report.docx");
    di_waiting_drop(waiting, candidate);
}
END_TEST

START_TEST(what_is_new_is_due_at_once_and_then_when_it_is_said)
{
    struct di_candidate *candidate;

    ck_assert_int_eq(di_waiting_due(waiting), INT64_MAX);
    note("a", DI_SIGN_SCANNED, 100);
    ck_assert_int_le(di_waiting_due(waiting), 100);
    candidate = take(100, "a");
    di_waiting_return(waiting, candidate, 500);
    ck_assert_int_eq(di_waiting_due(waiting), 500);
    ck_assert_ptr_null(di_waiting_take(waiting, 499));
    di_waiting_drop(waiting, take(500, "a"));
    ck_assert_uint_eq(di_waiting_count(waiting), 0);
    ck_assert_int_eq(di_waiting_due(waiting), INT64_MAX);
}
END_TEST

/* Requirement 10: what a scan finds again is not put off, and what it finds anew is tested like all. */
START_TEST(a_scan_changes_nothing_for_what_is_known)
{
    note("a", DI_SIGN_CHANGED, 100);
    di_waiting_return(waiting, take(100, "a"), 500);
    note("a", DI_SIGN_SCANNED, 400);
    ck_assert_ptr_null(di_waiting_take(waiting, 400));
    ck_assert_int_eq(take(500, "a")->settle.changed_at, 100);
}
END_TEST

START_TEST(an_event_makes_it_due_and_changed)
{
    struct di_candidate *candidate;

    note("a", DI_SIGN_SCANNED, 100);
    di_waiting_return(waiting, take(100, "a"), 500);
    note("a", DI_SIGN_MOVED_IN, 200);
    candidate = take(200, "a");
    ck_assert_int_eq(candidate->settle.first_seen, 100);
    ck_assert_int_eq(candidate->settle.changed_at, 200);
    ck_assert(candidate->settle.moved_in);
    di_waiting_return(waiting, candidate, 500);
    note("a", DI_SIGN_CHANGED, 300);
    ck_assert(!take(300, "a")->settle.moved_in);
}
END_TEST

START_TEST(noted_while_it_is_in_hand)
{
    struct di_candidate *candidate;

    note("a", DI_SIGN_SCANNED, 100);
    candidate = take(100, "a");
    note("a", DI_SIGN_CHANGED, 150);
    ck_assert_ptr_null(di_waiting_take(waiting, 150));
    di_waiting_return(waiting, candidate, 300);
    ck_assert_int_eq(take(300, "a")->settle.changed_at, 150);
}
END_TEST

/* Requirement 25. */
START_TEST(agencies_take_turns)
{
    static const char *const expected[] = {"flood/1", "a/1", "b/1", "flood/2", "a/2", "flood/3", "flood/4"};

    note("flood/1", DI_SIGN_SCANNED, 1);
    note("flood/2", DI_SIGN_SCANNED, 1);
    note("flood/3", DI_SIGN_SCANNED, 1);
    note("flood/4", DI_SIGN_SCANNED, 1);
    note("a/1", DI_SIGN_SCANNED, 1);
    note("a/2", DI_SIGN_SCANNED, 1);
    note("b/1", DI_SIGN_SCANNED, 1);
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        di_waiting_drop(waiting, take(1, expected[i]));
    }
    ck_assert_ptr_null(di_waiting_take(waiting, 1));
}
END_TEST

START_TEST(thousands_in_the_order_of_their_times)
{
    enum { COUNT = 5000 };
    int64_t last = 0;

    for (int i = 0; i < COUNT; i++) {
        char path[32];

        snprintf(path, sizeof path, "agency/%d", i);
        note(path, DI_SIGN_SCANNED, 0);
        di_waiting_return(waiting, di_waiting_take(waiting, 0), 1 + (int64_t)i * 7919 % COUNT);
    }
    ck_assert_uint_eq(di_waiting_count(waiting), COUNT);
    for (int i = 0; i < COUNT; i++) {
        int64_t due = di_waiting_due(waiting);
        struct di_candidate *candidate = di_waiting_take(waiting, due);

        ck_assert_ptr_nonnull(candidate);
        ck_assert_int_gt(due, last);
        last = due;
        di_waiting_drop(waiting, candidate);
    }
}
END_TEST

START_TEST(the_oldest_is_known)
{
    ck_assert_int_eq(di_waiting_oldest(waiting), INT64_MAX);
    note("b", DI_SIGN_SCANNED, 200);
    note("a", DI_SIGN_SCANNED, 300);
    note("c", DI_SIGN_SCANNED, 250);
    ck_assert_int_eq(di_waiting_oldest(waiting), 200);
}
END_TEST

TCase *waiting_cases(void)
{
    TCase *cases = tcase_create("waiting");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, a_path_says_agency_and_name);
    tcase_add_test(cases, what_is_new_is_due_at_once_and_then_when_it_is_said);
    tcase_add_test(cases, a_scan_changes_nothing_for_what_is_known);
    tcase_add_test(cases, an_event_makes_it_due_and_changed);
    tcase_add_test(cases, noted_while_it_is_in_hand);
    tcase_add_test(cases, agencies_take_turns);
    tcase_add_test(cases, thousands_in_the_order_of_their_times);
    tcase_add_test(cases, the_oldest_is_known);
    return cases;
}
