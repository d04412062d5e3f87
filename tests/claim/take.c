#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "claim/cases.h"
#include "claim/spool.h"

#define NOW 1519896612417 /* 2018-03-01T09:30:12.417Z */

/* SHA-256 of "report" begins so. */
#define HASH8 "845e9183"

/* Requirement 15. */
START_TEST(a_claim_is_one_rename)
{
    struct di_candidate candidate = test_spool_put("tax/report.docx", "report");
    struct di_claim *claim = test_spool_take(&candidate, NOW);
    struct stat status;

    ck_assert_ptr_nonnull(claim);
    ck_assert(!di_scratch_has(&test_spool.scratch, "inbox/tax/report.docx"));
    ck_assert(di_scratch_holds(&test_spool.scratch, test_spool_path(claim, "document"), "report"));
    ck_assert(di_scratch_has(&test_spool.scratch, test_spool_path(claim, "record.json")));
    ck_assert_int_eq(fstatat(test_spool.scratch.fd, test_spool_path(claim, "document"), &status, 0), 0);
    ck_assert_uint_eq(status.st_ino, candidate.settle.signature.inode);
    ck_assert_str_eq(claim->id, "20180301T093012.417Z-" HASH8);
    ck_assert(di_claim_id_valid(claim->id));
    ck_assert_str_eq(claim->record.name, "report.docx");
    ck_assert_str_eq(claim->record.agency, "tax");
    ck_assert_uint_eq(claim->record.bytes, 6);
    ck_assert_uint_eq(claim->record.attempts, 1);
    ck_assert_int_eq(claim->record.received, NOW);
    di_claim_free(claim);
}
END_TEST

START_TEST(who_looks_on_learns_the_agency)
{
    struct di_candidate candidate = test_spool_put("tax/report.docx", "report");
    struct di_claim *claim = test_spool_take(&candidate, NOW);
    char *agency = di_claim_agency(claim->folder_fd);

    ck_assert_str_eq(agency, "tax");
    free(agency);
    ck_assert_int_eq(unlinkat(claim->folder_fd, "record.json", 0), 0);
    ck_assert_ptr_null(di_claim_agency(claim->folder_fd));
    di_claim_free(claim);
}
END_TEST

START_TEST(the_spool_is_the_daemons_own)
{
    struct stat status;

    ck_assert_int_eq(fstatat(test_spool.scratch.fd, "spool", &status, 0), 0);
    ck_assert_uint_eq(status.st_mode & 0777, 0700);
}
END_TEST

START_TEST(identical_files_in_one_millisecond_have_their_own_ids)
{
    struct di_candidate candidates[] = {test_spool_put("tax/a", "report"), test_spool_put("tax/b", "report"),
                                        test_spool_put("c", "report")};
    static const char *const ids[] = {"20180301T093012.417Z-" HASH8, "20180301T093012.418Z-" HASH8,
                                      "20180301T093012.419Z-" HASH8};

    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct di_claim *claim = test_spool_take(&candidates[i], NOW);

        ck_assert_str_eq(claim->id, ids[i]);
        ck_assert_int_eq(claim->record.received, NOW + (di_time_ms)i);
        di_claim_free(claim);
    }
}
END_TEST

START_TEST(a_clock_that_jumps_back_takes_no_id_twice)
{
    struct di_candidate candidates[] = {test_spool_put("tax/a", "report"), test_spool_put("tax/b", "report"),
                                        test_spool_put("tax/c", "report")};
    struct di_claim *claim = test_spool_take(&candidates[0], NOW);

    di_claim_free(claim);
    claim = test_spool_take(&candidates[1], NOW - 1000); /* a little: the ids go on */
    ck_assert_str_eq(claim->id, "20180301T093012.418Z-" HASH8);
    di_claim_free(claim);
    test_spool_reopen(); /* and what was before a restart is found on the disk */
    claim = test_spool_take(&candidates[2], NOW);
    ck_assert_str_eq(claim->id, "20180301T093012.419Z-" HASH8);
    di_claim_free(claim);
}
END_TEST

START_TEST(an_id_of_the_outbox_is_not_given_out_again)
{
    struct di_candidate candidate = test_spool_put("tax/a", "report");
    struct di_claim *claim;

    test_spool.delivered = "20180301T093012.417Z-" HASH8;
    claim = test_spool_take(&candidate, NOW);
    ck_assert_str_eq(claim->id, "20180301T093012.418Z-" HASH8);
    di_claim_free(claim);
}
END_TEST

START_TEST(what_has_changed_since_it_was_looked_at_stays)
{
    struct di_candidate candidate = test_spool_put("tax/report.docx", "report");

    test_spool_put("tax/report.docx", "report, longer");
    ck_assert_ptr_null(test_spool_take(&candidate, NOW));
    ck_assert(di_scratch_holds(&test_spool.scratch, "inbox/tax/report.docx", "report, longer"));
    ck_assert_uint_eq(di_scratch_count(&test_spool.scratch, "spool/active"), 0);
}
END_TEST

START_TEST(what_is_gone_is_no_error)
{
    struct di_candidate candidate = test_spool_put("tax/report.docx", "report");

    ck_assert_int_eq(unlinkat(test_spool.inbox_fd, "tax/report.docx", 0), 0);
    ck_assert_ptr_null(test_spool_take(&candidate, NOW));
    ck_assert_uint_eq(di_scratch_count(&test_spool.scratch, "spool/active"), 0);
}
END_TEST

START_TEST(a_link_that_took_the_name_is_not_followed)
{
    struct di_candidate candidate = test_spool_put("tax/report.docx", "report");

    ck_assert_int_eq(renameat(test_spool.inbox_fd, "tax/report.docx", test_spool.inbox_fd, "elsewhere"), 0);
    ck_assert_int_eq(symlinkat("../elsewhere", test_spool.inbox_fd, "tax/report.docx"), 0);
    ck_assert_ptr_null(test_spool_take(&candidate, NOW));
    ck_assert(di_scratch_has(&test_spool.scratch, "inbox/tax/report.docx"));
}
END_TEST

/* Requirement 16: a writer that had the file open goes on in the spool. */
START_TEST(a_late_writer_is_seen_and_the_claim_renewed)
{
    struct di_candidate candidate = test_spool_put("tax/report.docx", "report");
    int writer = openat(test_spool.inbox_fd, "tax/report.docx", O_WRONLY | O_CLOEXEC);
    struct di_claim *claim = test_spool_take(&candidate, NOW);
    struct di_error error = DI_ERROR_NONE;
    int fd = di_claim_open(claim);
    bool unchanged = false;

    ck_assert_int_eq(di_claim_unchanged(claim, fd, &unchanged, &error), DI_OK);
    ck_assert(unchanged);
    ck_assert_int_eq(write(writer, "REPORT", 6), 6);
    ck_assert_int_eq(di_claim_unchanged(claim, fd, &unchanged, &error), DI_OK);
    ck_assert(!unchanged);
    ck_assert_int_eq(di_claim_renew(test_spool.spool, claim, &error), DI_OK);
    ck_assert_str_eq(claim->id, "20180301T093012.418Z-25563331");
    ck_assert(di_scratch_holds(&test_spool.scratch, test_spool_path(claim, "document"), "REPORT"));
    ck_assert_uint_eq(di_scratch_count(&test_spool.scratch, "spool/active"), 1);
    ck_assert_int_eq(di_claim_unchanged(claim, fd, &unchanged, &error), DI_OK);
    ck_assert(unchanged);
    close(fd);
    close(writer);
    di_claim_free(claim);
}
END_TEST

START_TEST(a_change_that_keeps_size_and_date_is_seen_by_its_hash)
{
    struct di_candidate candidate = test_spool_put("tax/report.docx", "report");
    struct di_claim *claim = test_spool_take(&candidate, NOW);
    const struct timespec dates[2] = {claim->signature.modified, claim->signature.modified};
    struct di_error error = DI_ERROR_NONE;
    int fd = di_claim_open(claim);
    bool unchanged = true;

    di_scratch_put(&test_spool.scratch, test_spool_path(claim, "document"), "REPORT");
    ck_assert_int_eq(utimensat(test_spool.scratch.fd, test_spool_path(claim, "document"), dates, 0), 0);
    ck_assert_int_eq(di_claim_unchanged(claim, fd, &unchanged, &error), DI_OK);
    ck_assert(!unchanged);
    close(fd);
    di_claim_free(claim);
}
END_TEST

/* Requirement 17: an inbox on another file system is claimed from by copy. */
START_TEST(across_file_systems_it_is_copied)
{
    char other[] = "/dev/shm/docintake-test.XXXXXX", link[64];
    struct di_candidate candidate;
    struct di_claim *claim;
    struct stat here, there;

    if (mkdtemp(other) == NULL || stat(other, &there) != 0 || fstat(test_spool.scratch.fd, &here) != 0) {
        return; /* no second file system to be had */
    }
    snprintf(link, sizeof link, "%s/tax", other);
    ck_assert_int_eq(mkdir(link, 0755), 0);
    close(test_spool.inbox_fd);
    test_spool.inbox_fd = open(other, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ck_assert_int_eq(unlinkat(test_spool.scratch.fd, "inbox/tax", AT_REMOVEDIR), 0);
    ck_assert_int_eq(unlinkat(test_spool.scratch.fd, "inbox", AT_REMOVEDIR), 0);
    ck_assert_int_eq(symlinkat(other, test_spool.scratch.fd, "inbox"), 0);
    candidate = test_spool_put("tax/report.docx", "report");
    claim = test_spool_take(&candidate, NOW);
    ck_assert_ptr_nonnull(claim);
    ck_assert(di_scratch_holds(&test_spool.scratch, test_spool_path(claim, "document"), "report"));
    ck_assert(!di_scratch_has(&test_spool.scratch, "inbox/tax/report.docx"));
    ck_assert(here.st_dev == there.st_dev || strcmp(claim->record.source, "tax/report.docx") == 0);
    di_claim_free(claim);
    ck_assert_int_eq(unlinkat(test_spool.inbox_fd, "tax", AT_REMOVEDIR), 0);
    ck_assert_int_eq(rmdir(other), 0);
}
END_TEST

START_TEST(ids_have_one_shape)
{
    static const char *const no_ids[] = {"",
                                         "20180301T093012.417Z-5ad1220",
                                         "20180301T093012.417Z-5ad1220ef",
                                         "20180301T093012.417Z-5AD1220E",
                                         "20180301T093012,417Z-5ad1220e",
                                         "x0180301T093012.417Z-5ad1220e",
                                         "..",
                                         "20180301T093012.417Z_5ad1220e"};

    ck_assert(di_claim_id_valid("20180301T093012.417Z-5ad1220e"));
    for (size_t i = 0; i < sizeof no_ids / sizeof *no_ids; i++) {
        ck_assert_msg(!di_claim_id_valid(no_ids[i]), "%s", no_ids[i]);
    }
}
END_TEST

TCase *take_cases(void)
{
    TCase *cases = tcase_create("take");

    tcase_add_checked_fixture(cases, test_spool_set_up, test_spool_tear_down);
    tcase_add_test(cases, a_claim_is_one_rename);
    tcase_add_test(cases, who_looks_on_learns_the_agency);
    tcase_add_test(cases, the_spool_is_the_daemons_own);
    tcase_add_test(cases, identical_files_in_one_millisecond_have_their_own_ids);
    tcase_add_test(cases, a_clock_that_jumps_back_takes_no_id_twice);
    tcase_add_test(cases, an_id_of_the_outbox_is_not_given_out_again);
    tcase_add_test(cases, what_has_changed_since_it_was_looked_at_stays);
    tcase_add_test(cases, what_is_gone_is_no_error);
    tcase_add_test(cases, a_link_that_took_the_name_is_not_followed);
    tcase_add_test(cases, a_late_writer_is_seen_and_the_claim_renewed);
    tcase_add_test(cases, a_change_that_keeps_size_and_date_is_seen_by_its_hash);
    tcase_add_test(cases, across_file_systems_it_is_copied);
    tcase_add_test(cases, ids_have_one_shape);
    return cases;
}
