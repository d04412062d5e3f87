#include "../../src/intake/blame.h"

#include <stdlib.h>
#include <time.h>

#include "../../src/intake/repeats.h"
#include "docintake/limits.h"
#include "intake/cases.h"

/* Requirement 19. */
START_TEST(three_strikes)
{
    struct di_record record = {.attempts = 100};

    ck_assert(!blame_is_due(&record)); /* the daemon may have been killed a hundred times */
    record.crashes = DI_LIMIT_SUBMISSION_ATTEMPTS - 1;
    record.orphaned = DI_LIMIT_SUBMISSION_ATTEMPTS - 1;
    ck_assert(!blame_is_due(&record));
    record.crashes++;
    ck_assert(blame_is_due(&record));
    record.crashes = 0;
    record.orphaned++;
    ck_assert(blame_is_due(&record));
    record.orphaned = 0;
    record.failures = DI_LIMIT_SUBMISSION_FAILURES - 1;
    ck_assert(!blame_is_due(&record));
    record.failures++;
    ck_assert(blame_is_due(&record));
}
END_TEST

static void check_report(const struct di_report *report, enum di_reason reason, const char *name, const char *value)
{
    ck_assert_int_eq(di_report_verdict(report), DI_RETURNED);
    ck_assert_uint_eq(report->n_findings, 1);
    ck_assert_int_eq(report->findings->reason, reason);
    ck_assert_str_eq(di_finding_argument(report->findings, name), value);
}

START_TEST(the_report_says_why)
{
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_claim claim = {.record = {.crashes = 3, .bytes = 512}};
    struct di_report *report;

    ck_assert_int_eq(blame_report(&claim, 30, arena, &report), DI_OK);
    check_report(report, DI_REASON_UNREADABLE, "attempts", "3");
    claim.record.too_slow = true;
    ck_assert_int_eq(blame_report(&claim, 30, arena, &report), DI_OK);
    check_report(report, DI_REASON_TOO_SLOW, "seconds", "30");
    claim.record.failures = 8;
    ck_assert_int_eq(blame_report(&claim, 30, arena, &report), DI_OK);
    check_report(report, DI_REASON_UNREADABLE, "attempts", "8");
    ck_assert_int_eq(left_report(&claim, DI_SETTLED_UNFINISHED, 3600, arena, &report), DI_OK);
    check_report(report, DI_REASON_UNFINISHED, "minutes", "60");
    check_report(report, DI_REASON_UNFINISHED, "bytes", "512");
    ck_assert_int_eq(left_report(&claim, DI_SETTLED_UNFINISHED, 20, arena, &report), DI_OK);
    check_report(report, DI_REASON_UNFINISHED, "minutes", "1");
    ck_assert_int_eq(left_report(&claim, DI_SETTLED_OVERSIZE, 3600, arena, &report), DI_OK);
    check_report(report, DI_REASON_NOT_TAKEN, "bytes", "512");
    di_arena_free(arena);
}
END_TEST

/* Requirement 21. */
START_TEST(a_repetition_names_the_first_answer)
{
    static const struct di_answered accepted = {"accepted", "20180301T093012.417Z-5ad1220e"},
                                    returned = {"returned", "20180301T093012.417Z-5ad1220e"};
    struct di_arena *arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    struct di_report *report;

    setenv("TZ", "CST-8", 1);
    tzset();
    ck_assert_int_eq(repeat_report(&returned, arena, &report), DI_OK);
    check_report(report, DI_REASON_ALREADY_RETURNED, "id", returned.id);
    check_report(report, DI_REASON_ALREADY_RETURNED, "time", "2018-03-01 17:30");
    ck_assert_int_eq(repeat_report(&accepted, arena, &report), DI_OK);
    ck_assert_int_eq(di_report_verdict(report), DI_ACCEPTED);
    ck_assert_int_eq(report->findings->reason, DI_REASON_ALREADY_ACCEPTED);
    di_arena_free(arena);
}
END_TEST

TCase *blame_cases(void)
{
    TCase *cases = tcase_create("blame");

    tcase_add_test(cases, three_strikes);
    tcase_add_test(cases, the_report_says_why);
    tcase_add_test(cases, a_repetition_names_the_first_answer);
    return cases;
}
