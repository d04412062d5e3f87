#include "docintake/fd.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

void di_fd_close(int *fd)
{
    int saved = errno;

    if (*fd >= 0) {
        close(*fd);
        *fd = -1;
    }
    errno = saved;
}

enum di_status di_fd_write_all(int fd, const void *bytes, size_t size, const char *name, struct di_error *error)
{
    const char *next = bytes;

    while (size > 0) {
        ssize_t written = write(fd, next, size);

        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return di_fail(error, written < 0 ? errno : EIO, "cannot write %s", name);
        }
        next += written;
        size -= (size_t)written;
    }
    return DI_OK;
}

/* Reads to the end: from where the descriptor stands or, whole, from the beginning without moving it. */
static enum di_status read_to_end(int fd, bool whole, size_t limit, struct di_buffer *buffer, const char *name,
                                  struct di_error *error)
{
    char chunk[64 * 1024];
    size_t total = 0;

    for (;;) {
        ssize_t count = whole ? pread(fd, chunk, sizeof chunk, (off_t)total) : read(fd, chunk, sizeof chunk);

        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return di_fail(error, errno, "cannot read %s", name);
        }
        if (count == 0) {
            return buffer->failed ? di_fail_no_memory(error) : DI_OK;
        }
        total += (size_t)count;
        if (total > limit) {
            return di_fail(error, EFBIG, "cannot read %s", name);
        }
        di_buffer_append(buffer, chunk, (size_t)count);
    }
}

enum di_status di_fd_read_all(int fd, size_t limit, struct di_buffer *buffer, const char *name, struct di_error *error)
{
    return read_to_end(fd, false, limit, buffer, name, error);
}

enum di_status di_fd_read_whole(int fd, size_t limit, struct di_buffer *buffer, const char *name,
                                struct di_error *error)
{
    return read_to_end(fd, true, limit, buffer, name, error);
}

enum di_status di_fd_copy_file(int from, int to, const char *name, struct di_error *error)
{
    char chunk[64 * 1024];
    struct stat status;
    off_t offset = 0;

    if (fstat(from, &status) != 0) {
        return di_fail(error, errno, "cannot read %s", name);
    }
    while (offset < status.st_size) { /* and no further, or a writer that is faster would never let it end */
        off_t left = status.st_size - offset;
        ssize_t count = pread(from, chunk, left < (off_t)sizeof chunk ? (size_t)left : sizeof chunk, offset);

        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return di_fail(error, errno, "cannot read %s", name);
        }
        if (count == 0) {
            break;
        }
        if (di_fd_write_all(to, chunk, (size_t)count, name, error) != DI_OK) {
            return DI_FAILED;
        }
        offset += count;
    }
    return DI_OK;
}

static int open_step(int folder_fd, const char *name)
{
    return openat(folder_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

int di_fd_open_folder(int root_fd, const char *path)
{
    DI_AUTO_FD fd = open_step(root_fd, ".");

    while (fd >= 0 && *path != '\0') {
        size_t length = strcspn(path, "/");
        char name[NAME_MAX + 1];
        int next;

        if (length > NAME_MAX) {
            errno = ENAMETOOLONG;
            return -1;
        }
        memcpy(name, path, length);
        name[length] = '\0';
        if (length == 0 || strcmp(name, ".") == 0 || strcmp(name, "..") == 0) {
            errno = EINVAL;
            return -1;
        }
        next = open_step(fd, name);
        di_fd_close(&fd);
        fd = next;
        path += length + (path[length] == '/');
    }
    return di_fd_steal(&fd);
}

enum di_status di_fd_sync(int fd, const char *name, struct di_error *error)
{
    while (fsync(fd) != 0) {
        if (errno != EINTR) {
            return di_fail(error, errno, "cannot sync %s", name);
        }
    }
    return DI_OK;
}

enum di_status di_fd_sync_file_system(int fd, const char *name, struct di_error *error)
{
    return syncfs(fd) == 0 ? DI_OK : di_fail(error, errno, "cannot sync %s", name);
}

int di_fd_state(int fd, struct stat *ret_state)
{
#if defined(__LP64__) && defined(SYS_fstat) /* where the kernel's structure is that of the C library */
    return (int)syscall(SYS_fstat, fd, ret_state);
#else
    return fstat(fd, ret_state);
#endif
}

int di_fd_memory(const char *name)
{
    return memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING);
}
