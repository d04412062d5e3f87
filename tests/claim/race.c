/* What somebody else does to a name between two calls of ours. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "claim/cases.h"
#include "claim/spool.h"

#define NOW 1519896612417
#define NAME "tax/report.docx"

/* Before the file is renamed, and before it is put back; each once. */
static void (*before_rename)(void), (*before_return)(void);

static void run(void (**hook)(void))
{
    void (*once)(void) = *hook;

    *hook = NULL;
    if (once != NULL) {
        once();
    }
}

/* These two take the place of the C library's. */

int syncfs(int fd)
{
    run(&before_rename);
    return (int)syscall(SYS_syncfs, fd);
}

int renameat2(int from_fd, const char *from, int to_fd, const char *to, unsigned flags)
{
    run(&before_return);
    return (int)syscall(SYS_renameat2, from_fd, from, to_fd, to, flags);
}

static void set_up(void)
{
    before_rename = before_return = NULL;
    test_spool_set_up();
}

static void put_another(void)
{
    test_spool_put("tax/another", "another one");
    ck_assert_int_eq(renameat(test_spool.inbox_fd, "tax/another", test_spool.inbox_fd, NAME), 0);
}

static void put_folder(void)
{
    ck_assert_int_eq(unlinkat(test_spool.inbox_fd, NAME, 0), 0);
    di_scratch_folder(&test_spool.scratch, "inbox/" NAME);
    di_scratch_put(&test_spool.scratch, "inbox/" NAME "/inside", "precious");
}

static void put_link(void)
{
    ck_assert_int_eq(unlinkat(test_spool.inbox_fd, NAME, 0), 0);
    ck_assert_int_eq(symlinkat("/etc/passwd", test_spool.inbox_fd, NAME), 0);
}

static void put_third(void)
{
    test_spool_put(NAME, "a third one");
}

static struct di_claim *take(void (*first)(void), void (*second)(void))
{
    struct di_candidate candidate = test_spool_put(NAME, "report");

    before_rename = first;
    before_return = second;
    return test_spool_take(&candidate, NOW);
}

START_TEST(what_took_the_name_is_put_back)
{
    ck_assert_ptr_null(take(put_another, NULL));
    ck_assert(di_scratch_holds(&test_spool.scratch, "inbox/" NAME, "another one"));
    ck_assert_ptr_null(take(put_folder, NULL));
    ck_assert(di_scratch_holds(&test_spool.scratch, "inbox/" NAME "/inside", "precious"));
    ck_assert_uint_eq(di_scratch_count(&test_spool.scratch, "spool/active"), 0);
}
END_TEST

START_TEST(a_file_whose_name_is_taken_again_stays)
{
    struct di_claim *claim = take(put_another, put_third);

    ck_assert_ptr_nonnull(claim);
    ck_assert(di_scratch_holds(&test_spool.scratch, test_spool_path(claim, "document"), "another one"));
    ck_assert_uint_eq(claim->record.bytes, 11);
    ck_assert(di_scratch_holds(&test_spool.scratch, "inbox/" NAME, "a third one"));
    di_claim_free(claim);
}
END_TEST

START_TEST(what_is_no_file_goes_back_under_another_name)
{
    ck_assert_ptr_null(take(put_folder, put_third));
    ck_assert(di_scratch_holds(&test_spool.scratch, "inbox/" NAME, "a third one"));
    ck_assert_uint_eq(di_scratch_count(&test_spool.scratch, "inbox/tax"), 2);
    ck_assert_ptr_null(take(put_link, put_third));
    ck_assert_uint_eq(di_scratch_count(&test_spool.scratch, "inbox/tax"), 3);
    ck_assert_uint_eq(di_scratch_count(&test_spool.scratch, "spool/active"), 0);
}
END_TEST

TCase *race_cases(void)
{
    TCase *cases = tcase_create("race");

    tcase_add_checked_fixture(cases, set_up, test_spool_tear_down);
    tcase_add_test(cases, what_took_the_name_is_put_back);
    tcase_add_test(cases, a_file_whose_name_is_taken_again_stays);
    tcase_add_test(cases, what_is_no_file_goes_back_under_another_name);
    return cases;
}
