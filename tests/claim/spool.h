/* spool.h - a root with an inbox and a spool, shared by the tests of claims. */
#ifndef DOCINTAKE_TEST_CLAIM_SPOOL_H
#define DOCINTAKE_TEST_CLAIM_SPOOL_H

#include "docintake/claim.h"
#include "support/scratch.h"

struct test_spool {
    struct di_scratch scratch;
    struct di_spool *spool;
    int inbox_fd;
    const char *delivered; /* the id that is taken to lie in the outbox; NULL: none */
};

extern struct test_spool test_spool;

/* For tcase_add_checked_fixture: inbox/tax/ and an empty spool. */
void test_spool_set_up(void);
void test_spool_tear_down(void);

/* Another process's view of the same spool: as after a restart. */
void test_spool_reopen(void);

/* Puts a file into the inbox and gives the candidate for it, as it is when it is ready. */
struct di_candidate test_spool_put(const char *path, const char *text);

/* Claims it. Fails the test where that fails; NULL where the file escaped. */
struct di_claim *test_spool_take(const struct di_candidate *candidate, di_time_ms now);

/* Recovers all claims, of which there must be so many. The array is for the caller to free. */
struct di_claim **test_spool_recover(size_t expected, unsigned expected_complaints);

/* "spool/active/<id>/<name>"; overwritten by the next call. */
const char *test_spool_path(const struct di_claim *claim, const char *name);

#endif
