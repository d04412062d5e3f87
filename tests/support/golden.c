#include "support/golden.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/limits.h"
#include "support/suite.h"

static bool is_to_be_written(void)
{
    const char *mode = getenv("DOCINTAKE_GOLDEN");

    return mode != NULL && strcmp(mode, "write") == 0;
}

static void write_golden(const char *path, const struct di_buffer *bytes)
{
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_FD fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

    ck_assert_msg(fd >= 0, "%s cannot be written", path);
    ck_assert_msg(di_fd_write_all(fd, bytes->data, bytes->size, path, &error) == DI_OK, "%s", error.text);
}

/* The line, from 1, in which the first difference stands. */
static unsigned first_difference(const struct di_buffer *a, const struct di_buffer *b)
{
    unsigned line = 1;

    for (size_t i = 0; i < a->size && i < b->size && a->data[i] == b->data[i]; i++) {
        line += a->data[i] == '\n';
    }
    return line;
}

void di_golden_compare(const char *name, const struct di_buffer *bytes)
{
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_BUFFER golden = DI_BUFFER_EMPTY;
    char path[PATH_MAX];

    snprintf(path, sizeof path, "%s/%s", DI_TEST_FIXTURES, name);
    if (is_to_be_written()) {
        write_golden(path, bytes);
        return;
    }
    DI_AUTO_FD fd = open(path, O_RDONLY | O_CLOEXEC);
    ck_assert_msg(fd >= 0, "%s is missing", path);
    ck_assert_msg(di_fd_read_all(fd, 16 * DI_MIB, &golden, path, &error) == DI_OK, "%s", error.text);
    ck_assert_msg(golden.size == bytes->size && memcmp(golden.data, bytes->data, bytes->size) == 0,
                  "%s differs from line %u on; the result is now\n%s", path, first_difference(&golden, bytes),
                  di_buffer_string(bytes));
}
