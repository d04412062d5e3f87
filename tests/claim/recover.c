#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../../src/claim/record.h"
#include "claim/cases.h"
#include "claim/spool.h"

#define NOW 1519896612417

static struct di_claim *take(const char *path, const char *text)
{
    struct di_candidate candidate = test_spool_put(path, text);

    return test_spool_take(&candidate, NOW);
}

static void free_claims(struct di_claim **claims, size_t n_claims)
{
    for (size_t i = 0; i < n_claims; i++) {
        di_claim_free(claims[i]);
    }
    free(claims);
}

/* Requirement 18. */
START_TEST(claims_are_found_again_oldest_first)
{
    struct di_claim *first = take("tax/a", "one"), *second = take("b", "two"), **claims;

    test_spool_reopen();
    claims = test_spool_recover(2, 0);
    ck_assert_str_eq(claims[0]->id, first->id);
    ck_assert_str_eq(claims[1]->id, second->id);
    ck_assert_str_eq(claims[0]->record.name, "a");
    ck_assert_str_eq(claims[0]->record.agency, "tax");
    ck_assert_str_eq(claims[1]->record.agency, "-");
    ck_assert_str_eq(claims[1]->record.sha256, second->record.sha256);
    di_claim_free(first);
    di_claim_free(second);
    free_claims(claims, 2);
}
END_TEST

/* Requirement 19. */
START_TEST(what_was_counted_is_found_again)
{
    struct di_claim *claim = take("tax/a", "one"), **claims;
    struct di_error error = DI_ERROR_NONE;

    claim->record.attempts = 2;
    claim->record.crashes = 1;
    ck_assert_int_eq(di_claim_save(claim, &error), DI_OK);
    claims = test_spool_recover(1, 0);
    ck_assert_uint_eq(claims[0]->record.attempts, 2);
    ck_assert_uint_eq(claims[0]->record.crashes, 1);
    di_claim_free(claim);
    free_claims(claims, 1);
}
END_TEST

START_TEST(a_folder_without_a_document_is_removed)
{
    struct di_claim *claim = take("tax/a", "one");

    ck_assert_int_eq(unlinkat(claim->folder_fd, "document", 0), 0);
    di_scratch_put(&test_spool.scratch, test_spool_path(claim, "document.new"), "half a copy");
    di_scratch_put(&test_spool.scratch, test_spool_path(claim, "record.new"), "half a record");
    free_claims(test_spool_recover(0, 0), 0);
    ck_assert_uint_eq(di_scratch_count(&test_spool.scratch, "spool/active"), 0);
    di_claim_free(claim);
}
END_TEST

START_TEST(what_is_delivered_is_only_to_be_removed)
{
    struct di_claim *claim = take("tax/a", "one"), **claims;
    struct di_error error = DI_ERROR_NONE;

    test_spool.delivered = claim->id;
    claims = test_spool_recover(1, 0);
    ck_assert_str_eq(claims[0]->id, claim->id);
    ck_assert_int_eq(di_claim_remove(test_spool.spool, claims[0], &error), DI_OK);
    ck_assert_uint_eq(di_scratch_count(&test_spool.scratch, "spool/active"), 0);
    ck_assert_int_eq(di_claim_remove(test_spool.spool, claims[0], &error), DI_OK); /* half done before a crash */
    di_claim_free(claim);
    free_claims(claims, 1);
}
END_TEST

START_TEST(an_altered_document_has_another_id)
{
    struct di_claim *claim = take("tax/a", "one"), **claims;

    di_scratch_put(&test_spool.scratch, test_spool_path(claim, "document"), "another");
    claims = test_spool_recover(1, 0);
    ck_assert_str_ne(claims[0]->id, claim->id);
    ck_assert_uint_eq(claims[0]->record.bytes, 7);
    ck_assert_mem_eq(claims[0]->id + 21, claims[0]->record.sha256, 8);
    ck_assert_uint_eq(di_scratch_count(&test_spool.scratch, "spool/active"), 1);
    di_claim_free(claim);
    free_claims(claims, 1);
}
END_TEST

START_TEST(a_renewal_that_was_cut_short_is_finished)
{
    struct di_claim *claim = take("tax/a", "one"), **claims;
    struct di_error error = DI_ERROR_NONE;

    /* The record was written, the folder not renamed. */
    di_scratch_put(&test_spool.scratch, test_spool_path(claim, "document"), "another");
    memcpy(claim->record.sha256, "ae448ac86c4e8e4dec645729708ef41873ae79c6dff84eff73360989487f08e5", 64);
    claim->record.bytes = 7;
    ck_assert_int_eq(di_claim_save(claim, &error), DI_OK);
    claims = test_spool_recover(1, 0);
    ck_assert_mem_eq(claims[0]->id + 21, claims[0]->record.sha256, 8);
    di_claim_free(claim);
    free_claims(claims, 1);
}
END_TEST

START_TEST(the_source_of_a_copy_is_removed)
{
    struct di_claim *claim = take("tax/a", "one"), **claims;
    struct di_candidate source = test_spool_put("tax/a", "one"); /* as if it had been copied, and not yet removed */
    struct di_error error = DI_ERROR_NONE;

    claim->record.source = strdup("tax/a");
    claim->record.source_signature = source.settle.signature;
    ck_assert_int_eq(di_claim_save(claim, &error), DI_OK);
    claims = test_spool_recover(1, 0);
    ck_assert(!di_scratch_has(&test_spool.scratch, "inbox/tax/a"));
    free_claims(claims, 1);

    test_spool_put("tax/a", "a new one under the same name");
    claims = test_spool_recover(1, 0);
    ck_assert(di_scratch_has(&test_spool.scratch, "inbox/tax/a"));
    free_claims(claims, 1);
    di_claim_free(claim);
}
END_TEST

START_TEST(what_cannot_be_understood_is_left_and_told)
{
    struct di_claim *claim = take("tax/a", "one");

    di_scratch_put(&test_spool.scratch, test_spool_path(claim, "record.json"), "{");
    free_claims(test_spool_recover(0, 1), 0);
    ck_assert(di_scratch_has(&test_spool.scratch, test_spool_path(claim, "document")));
    di_scratch_folder(&test_spool.scratch, "spool/active/something else");
    free_claims(test_spool_recover(0, 1), 0);
    ck_assert_int_eq(unlinkat(claim->folder_fd, "document", 0), 0);
    ck_assert_int_eq(symlinkat("record.json", claim->folder_fd, "document"), 0);
    free_claims(test_spool_recover(0, 1), 0);
    di_claim_free(claim);
}
END_TEST

TCase *recover_cases(void)
{
    TCase *cases = tcase_create("recover");

    tcase_add_checked_fixture(cases, test_spool_set_up, test_spool_tear_down);
    tcase_add_test(cases, claims_are_found_again_oldest_first);
    tcase_add_test(cases, what_was_counted_is_found_again);
    tcase_add_test(cases, a_folder_without_a_document_is_removed);
    tcase_add_test(cases, what_is_delivered_is_only_to_be_removed);
    tcase_add_test(cases, an_altered_document_has_another_id);
    tcase_add_test(cases, a_renewal_that_was_cut_short_is_finished);
    tcase_add_test(cases, the_source_of_a_copy_is_removed);
    tcase_add_test(cases, what_cannot_be_understood_is_left_and_told);
    return cases;
}
