#include "claim/spool.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct test_spool test_spool;

static bool taken(void *context, const char *agency, const char *id)
{
    (void)context;
    (void)agency;
    return test_spool.delivered != NULL && strcmp(test_spool.delivered, id) == 0;
}

static void open_spool(void)
{
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(di_spool_open(test_spool.scratch.fd, taken, NULL, &test_spool.spool, &error) == DI_OK, "%s",
                  error.text);
}

void test_spool_set_up(void)
{
    test_spool = (struct test_spool){0};
    di_scratch_make(&test_spool.scratch);
    di_scratch_folder(&test_spool.scratch, "inbox");
    di_scratch_folder(&test_spool.scratch, "inbox/tax");
    test_spool.inbox_fd = openat(test_spool.scratch.fd, "inbox", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    open_spool();
}

void test_spool_tear_down(void)
{
    di_spool_close(test_spool.spool);
    close(test_spool.inbox_fd);
    di_scratch_remove(&test_spool.scratch);
}

void test_spool_reopen(void)
{
    di_spool_close(test_spool.spool);
    open_spool();
}

struct di_candidate test_spool_put(const char *path, const char *text)
{
    const char *slash = strrchr(path, '/');
    char full[512];
    struct stat status;

    snprintf(full, sizeof full, "inbox/%s", path);
    di_scratch_put(&test_spool.scratch, full, text);
    ck_assert_int_eq(fstatat(test_spool.inbox_fd, path, &status, AT_SYMLINK_NOFOLLOW), 0);
    return (struct di_candidate){
        .path = path,
        .agency = slash != NULL ? "tax" : "-",
        .name = slash != NULL ? slash + 1 : path,
        .settle = {.seen = true, .signature = di_signature_of(&status)},
    };
}

struct di_claim *test_spool_take(const struct di_candidate *candidate, di_time_ms now)
{
    struct di_candidate copy = *candidate;
    struct di_taking taking = {.candidate = &copy};

    di_claims_take(test_spool.spool, test_spool.inbox_fd, &taking, 1, now);
    ck_assert_msg(!di_error_is_set(&taking.error), "%s", taking.error.text);
    return taking.claim;
}

static bool known(void *context, const char *id)
{
    (void)context;
    (void)id;
    return false;
}

static void complain(void *context, const char *id, const struct di_error *error)
{
    unsigned *complaints = context;

    (void)id;
    ck_assert_uint_gt(strlen(error->text), 0);
    (*complaints)++;
}

struct di_claim **test_spool_recover(size_t expected, unsigned expected_complaints)
{
    unsigned complaints = 0;
    const struct di_recovery recovery = {.known = known, .complain = complain, .context = &complaints};
    struct di_error error = DI_ERROR_NONE;
    struct di_claim **claims = NULL;
    size_t n_claims = 99;

    ck_assert_msg(di_claims_recover(test_spool.spool, test_spool.inbox_fd, &recovery, &claims, &n_claims, &error) ==
                      DI_OK,
                  "%s", error.text);
    ck_assert_uint_eq(n_claims, expected);
    ck_assert_uint_eq(complaints, expected_complaints);
    return claims;
}

const char *test_spool_path(const struct di_claim *claim, const char *name)
{
    static char path[128];

    snprintf(path, sizeof path, "spool/active/%s/%s", claim->id, name);
    return path;
}
