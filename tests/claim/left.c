#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "claim/cases.h"
#include "claim/spool.h"

#define NOW 1519896612417

/* What is to be told of the candidate; NULL where that was done. */
static struct di_claim *left(const struct di_candidate *candidate, di_time_ms now)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_claim *claim = NULL;

    ck_assert_msg(di_left_claim(test_spool.spool, test_spool.inbox_fd, candidate, now, &claim, &error) == DI_OK, "%s",
                  error.text);
    return claim;
}

static size_t remembered(void)
{
    return di_scratch_count(&test_spool.scratch, "spool/left");
}

/* Requirement 11. */
START_TEST(an_upload_is_unfinished_once)
{
    struct di_candidate candidate = test_spool_put("tax/endless.docx", "so far");
    struct di_claim *first = left(&candidate, NOW), *second;

    ck_assert(di_scratch_has(&test_spool.scratch, "inbox/tax/endless.docx"));
    ck_assert_str_eq(first->record.name, "endless.docx");
    ck_assert_str_eq(first->record.agency, "tax");
    ck_assert_uint_eq(first->record.bytes, 6);
    test_spool_reopen();
    candidate = test_spool_put("tax/endless.docx", "so far, and more");
    second = left(&candidate, NOW + 900000);
    ck_assert_str_eq(second->id, first->id);
    ck_assert_uint_eq(remembered(), 1);
    di_claim_free(first);
    di_claim_free(second);
}
END_TEST

START_TEST(what_was_told_is_not_told_again)
{
    struct di_candidate candidate = test_spool_put("tax/endless.docx", "so far");
    struct di_claim *claim = left(&candidate, NOW);

    di_left_told(test_spool.spool, claim);
    ck_assert_ptr_null(left(&candidate, NOW));
    test_spool_reopen();
    ck_assert_ptr_null(left(&candidate, NOW));
    di_claim_free(claim);
}
END_TEST

START_TEST(what_has_gone_is_forgotten)
{
    struct di_candidate gone = test_spool_put("tax/gone.docx", "so far"),
                        other = test_spool_put("tax/other.docx", "so far");

    di_claim_free(left(&gone, NOW));
    di_claim_free(left(&other, NOW));
    di_left_forget(test_spool.spool, "tax/other.docx");
    ck_assert_uint_eq(remembered(), 1);
    ck_assert_int_eq(renameat(test_spool.inbox_fd, "tax/gone.docx", test_spool.inbox_fd, "elsewhere"), 0);
    test_spool_reopen();
    di_claim_free(left(&other, NOW));
    ck_assert_uint_eq(remembered(), 1);
}
END_TEST

START_TEST(a_new_upload_under_the_name_is_told_of_again)
{
    struct di_candidate candidate = test_spool_put("tax/a.docx", "so far");
    struct di_claim *first = left(&candidate, NOW), *second;

    di_left_told(test_spool.spool, first);
    test_spool_put("tax/b.docx", "another");
    ck_assert_int_eq(renameat(test_spool.inbox_fd, "tax/b.docx", test_spool.inbox_fd, "tax/a.docx"), 0);
    candidate = test_spool_put("tax/a.docx", "another");
    second = left(&candidate, NOW);
    ck_assert_str_ne(second->id, first->id);
    ck_assert_uint_eq(remembered(), 1);
    di_claim_free(first);
    di_claim_free(second);
}
END_TEST

TCase *left_cases(void)
{
    TCase *cases = tcase_create("left");

    tcase_add_checked_fixture(cases, test_spool_set_up, test_spool_tear_down);
    tcase_add_test(cases, an_upload_is_unfinished_once);
    tcase_add_test(cases, what_was_told_is_not_told_again);
    tcase_add_test(cases, what_has_gone_is_forgotten);
    tcase_add_test(cases, a_new_upload_under_the_name_is_told_of_again);
    return cases;
}
