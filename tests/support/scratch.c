#include "support/scratch.h"

#include <check.h>
#include <dirent.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
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

void di_scratch_write(const struct di_scratch *scratch, const char *path, const void *bytes, size_t size)
{
    int fd = openat(scratch->fd, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

    ck_assert_msg(fd >= 0, "cannot make %s", path);
    ck_assert_int_eq(write(fd, bytes, size), (ssize_t)size);
    close(fd);
}

void di_scratch_put(const struct di_scratch *scratch, const char *path, const char *text)
{
    di_scratch_write(scratch, path, text, strlen(text));
}

void di_scratch_folder(const struct di_scratch *scratch, const char *path)
{
    ck_assert_msg(mkdirat(scratch->fd, path, 0755) == 0, "cannot make %s", path);
}

bool di_scratch_has(const struct di_scratch *scratch, const char *path)
{
    return faccessat(scratch->fd, path, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
}

size_t di_scratch_count(const struct di_scratch *scratch, const char *path)
{
    DIR *listing = fdopendir(openat(scratch->fd, path, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    size_t count = 0;

    ck_assert_msg(listing != NULL, "cannot list %s", path);
    while (readdir(listing) != NULL) {
        count++;
    }
    closedir(listing);
    return count - 2; /* "." and ".." */
}

bool di_scratch_holds(const struct di_scratch *scratch, const char *path, const char *text)
{
    size_t size = strlen(text);
    char *bytes = malloc(size + 1);
    int fd = openat(scratch->fd, path, O_RDONLY | O_CLOEXEC);
    bool same =
        fd >= 0 && bytes != NULL && read(fd, bytes, size + 1) == (ssize_t)size && memcmp(bytes, text, size) == 0;

    if (fd >= 0) {
        close(fd);
    }
    free(bytes);
    return same;
}
