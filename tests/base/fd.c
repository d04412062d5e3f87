#include "docintake/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/cases.h"
#include "support/scratch.h"

static struct di_scratch scratch;

static void set_up(void)
{
    di_scratch_make(&scratch);
}

static void tear_down(void)
{
    di_scratch_remove(&scratch);
}

START_TEST(closing_forgets_the_descriptor_and_keeps_errno)
{
    int fd = dup(0), unset = -1;
    int number = fd;

    ck_assert_int_ge(fd, 0);
    errno = EDOM;
    di_fd_close(&fd);
    ck_assert_int_eq(fd, -1);
    di_fd_close(&unset);
    ck_assert_int_eq(errno, EDOM);
    ck_assert_int_eq(fcntl(number, F_GETFD), -1);
}
END_TEST

START_TEST(stealing_leaves_nothing_to_close)
{
    DI_AUTO_FD fd = dup(0);
    DI_AUTO_FD taken = di_fd_steal(&fd);

    ck_assert_int_eq(fd, -1);
    ck_assert_int_ge(fcntl(taken, F_GETFD), 0);
}
END_TEST

START_TEST(reading_stops_at_the_limit)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_FD fd = di_fd_memory("test");

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(fcntl(fd, F_GETFD) & FD_CLOEXEC, FD_CLOEXEC);
    ck_assert_int_eq(di_fd_write_all(fd, "abcdef", 6, "memory", &error), DI_OK);
    ck_assert_int_eq(lseek(fd, 2, SEEK_SET), 2);
    ck_assert_int_eq(di_fd_read_all(fd, 4, &bytes, "memory", &error), DI_OK);
    ck_assert_str_eq(di_buffer_string(&bytes), "cdef");
    ck_assert_int_eq(lseek(fd, 1, SEEK_SET), 1);
    ck_assert_int_eq(di_fd_read_all(fd, 4, &bytes, "memory", &error), DI_FAILED);
    ck_assert_int_eq(error.number, EFBIG);
}
END_TEST

START_TEST(whole_is_read_from_anywhere)
{
    struct di_error error = DI_ERROR_NONE;
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    DI_AUTO_FD fd = di_fd_memory("test");

    ck_assert_int_eq(di_fd_write_all(fd, "abcdef", 6, "memory", &error), DI_OK);
    ck_assert_int_eq(di_fd_read_whole(fd, 6, &bytes, "memory", &error), DI_OK);
    ck_assert_str_eq(di_buffer_string(&bytes), "abcdef");
    ck_assert_int_eq(lseek(fd, 0, SEEK_CUR), 6);
    ck_assert_int_eq(di_fd_read_whole(fd, 5, &bytes, "memory", &error), DI_FAILED);
    ck_assert_int_eq(error.number, EFBIG);
}
END_TEST

/* Counts what comes out of the pipe, in small pieces, and ends with whether it was this many bytes. */
static pid_t start_counter(int pipe_ends[2], size_t expected)
{
    pid_t child = fork();
    char piece[1000];
    size_t total = 0;
    ssize_t count;

    if (child != 0) {
        close(pipe_ends[0]);
        return child;
    }
    close(pipe_ends[1]);
    while ((count = read(pipe_ends[0], piece, sizeof piece)) > 0) {
        total += (size_t)count;
    }
    _exit(total == expected ? 0 : 1);
}

START_TEST(short_writes_are_continued)
{
    static char bytes[1000000];
    struct di_error error = DI_ERROR_NONE;
    int ends[2], status;

    ck_assert_int_eq(pipe2(ends, O_CLOEXEC), 0);
    pid_t child = start_counter(ends, sizeof bytes);
    ck_assert_int_gt(child, 0);
    ck_assert_int_eq(di_fd_write_all(ends[1], bytes, sizeof bytes, "pipe", &error), DI_OK);
    close(ends[1]);
    ck_assert_int_eq(waitpid(child, &status, 0), child);
    ck_assert_int_eq(status, 0);
}
END_TEST

START_TEST(faults_are_told_with_the_name)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;
    struct di_error error = DI_ERROR_NONE;

    ck_assert_int_eq(di_fd_write_all(-1, "x", 1, "report.json", &error), DI_FAILED);
    ck_assert_str_eq(error.text, "cannot write report.json: Bad file descriptor");
    error = DI_ERROR_NONE;
    ck_assert_int_eq(di_fd_read_all(scratch.fd, 10, &bytes, "folder", &error), DI_FAILED);
    ck_assert_int_eq(error.number, EISDIR);
    error = DI_ERROR_NONE;
    ck_assert_int_eq(di_fd_sync(scratch.fd, "folder", &error), DI_OK);
    ck_assert_int_eq(di_fd_sync(-1, "folder", &error), DI_FAILED);
    ck_assert_int_eq(error.number, EBADF);
    error = DI_ERROR_NONE;
    ck_assert_int_eq(di_fd_sync_file_system(scratch.fd, "disk", &error), DI_OK);
    ck_assert_int_eq(di_fd_sync_file_system(-1, "disk", &error), DI_FAILED);
    ck_assert_str_eq(error.text, "cannot sync disk: Bad file descriptor");
}
END_TEST

START_TEST(folders_are_opened_step_by_step)
{
    static const char *const refused[] = {"..", "a/..", "a/../a", ".", "a/./b", "a//b", "/a", "/"};
    int fd;

    di_scratch_folder(&scratch, "a");
    di_scratch_folder(&scratch, "a/b");
    fd = di_fd_open_folder(scratch.fd, "a/b");
    ck_assert_int_ge(fd, 0);
    close(fd);
    fd = di_fd_open_folder(scratch.fd, "");
    ck_assert_int_ge(fd, 0);
    close(fd);
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        ck_assert_msg(di_fd_open_folder(scratch.fd, refused[i]) == -1, "%s was opened", refused[i]);
        ck_assert_int_eq(errno, EINVAL);
    }
    ck_assert_int_eq(di_fd_open_folder(scratch.fd, "a/c"), -1);
    ck_assert_int_eq(errno, ENOENT);
}
END_TEST

START_TEST(folders_are_not_opened_through_links)
{
    di_scratch_folder(&scratch, "a");
    di_scratch_folder(&scratch, "a/b");
    ck_assert_int_eq(symlinkat("a", scratch.fd, "link"), 0);
    ck_assert_int_eq(symlinkat("b", scratch.fd, "a/link"), 0);
    ck_assert_int_eq(di_fd_open_folder(scratch.fd, "link"), -1);
    ck_assert_int_eq(di_fd_open_folder(scratch.fd, "link/b"), -1);
    ck_assert_int_eq(di_fd_open_folder(scratch.fd, "a/link"), -1);
}
END_TEST

START_TEST(names_of_folders_have_a_limit)
{
    char name[NAME_MAX + 2];
    int fd;

    memset(name, 'x', sizeof name);
    name[NAME_MAX] = '\0';
    di_scratch_folder(&scratch, name);
    fd = di_fd_open_folder(scratch.fd, name);
    ck_assert_int_ge(fd, 0);
    close(fd);
    name[NAME_MAX] = 'x';
    name[NAME_MAX + 1] = '\0';
    ck_assert_int_eq(di_fd_open_folder(scratch.fd, name), -1);
    ck_assert_int_eq(errno, ENAMETOOLONG);
}
END_TEST

START_TEST(files_are_copied_whole)
{
    static unsigned char bytes[200000], again[sizeof bytes + 1];
    struct di_error error = DI_ERROR_NONE;
    int from, to;

    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = (unsigned char)(i * 7);
    }
    di_scratch_write(&scratch, "from", bytes, sizeof bytes);
    from = openat(scratch.fd, "from", O_RDONLY | O_CLOEXEC);
    to = openat(scratch.fd, "to", O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    ck_assert_int_eq(lseek(from, 100, SEEK_SET), 100); /* its position does not matter, and stays */
    ck_assert_int_eq(di_fd_copy_file(from, to, "copy", &error), DI_OK);
    ck_assert_int_eq(lseek(from, 0, SEEK_CUR), 100);
    ck_assert_int_eq(pread(to, again, sizeof again, 0), sizeof bytes);
    ck_assert_mem_eq(again, bytes, sizeof bytes);
    ck_assert_int_eq(di_fd_copy_file(-1, to, "copy", &error), DI_FAILED);
    ck_assert_str_eq(error.text, "cannot read copy: Bad file descriptor");
    close(from);
    close(to);
}
END_TEST

TCase *fd_cases(void)
{
    TCase *cases = tcase_create("fd");

    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, whole_is_read_from_anywhere);
    tcase_add_test(cases, closing_forgets_the_descriptor_and_keeps_errno);
    tcase_add_test(cases, stealing_leaves_nothing_to_close);
    tcase_add_test(cases, reading_stops_at_the_limit);
    tcase_add_test(cases, short_writes_are_continued);
    tcase_add_test(cases, faults_are_told_with_the_name);
    tcase_add_test(cases, folders_are_opened_step_by_step);
    tcase_add_test(cases, folders_are_not_opened_through_links);
    tcase_add_test(cases, names_of_folders_have_a_limit);
    tcase_add_test(cases, files_are_copied_whole);
    return cases;
}
