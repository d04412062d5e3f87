#include "support/scratch.h"

#include <check.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

void di_scratch_make(struct di_scratch *ret_scratch)
{
    const char *folder = getenv("TMPDIR");
    int length;

    length = snprintf(ret_scratch->path, sizeof ret_scratch->path, "%s/docintake-test.XXXXXX",
                      folder != NULL ? folder : "/tmp");
    ck_assert_int_lt(length, (int)sizeof ret_scratch->path);
    ck_assert_ptr_nonnull(mkdtemp(ret_scratch->path));
    ret_scratch->fd = open(ret_scratch->path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ck_assert_int_ge(ret_scratch->fd, 0);
}

static int remove_entry(const char *path, const struct stat *status, int kind, struct FTW *position)
{
    (void)status;
    (void)kind;
    (void)position;
    return remove(path);
}

void di_scratch_remove(struct di_scratch *scratch)
{
    close(scratch->fd);
    ck_assert_int_eq(nftw(scratch->path, remove_entry, 16, FTW_DEPTH | FTW_PHYS), 0);
}
