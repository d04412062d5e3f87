#include "history.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/limits.h"

/* A FIFO must not make us wait, nor a terminal become ours. */
static enum di_status copy(const char *path, int into, struct di_error *error)
{
    DI_AUTO_FD fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat state;

    if (fd < 0 || fstat(fd, &state) != 0) {
        di_fail(error, errno, "cannot open %s", path);
        return DI_REFUSED;
    }
    if (!S_ISREG(state.st_mode) || state.st_size == 0) {
        di_fail(error, 0, "%s is no report.json", path);
        return DI_REFUSED;
    }
    if ((size_t)state.st_size > DI_LIMIT_HISTORY_BYTES) {
        di_fail(error, EFBIG, "cannot use %s", path);
        return DI_REFUSED;
    }
    return di_fd_copy_file(fd, into, path, error) == DI_OK ? di_fd_write_all(into, "\n", 1, path, error) : DI_FAILED;
}

enum di_status di_command_history(const struct di_options *options, int *ret_fd, struct di_error *error)
{
    DI_AUTO_FD fd = -1;
    off_t size;

    *ret_fd = -1;
    if (options->n_previous == 0) {
        return DI_OK;
    }
    fd = di_fd_memory("docintake-history");
    if (fd < 0) {
        return di_fail(error, errno, "cannot make a file for the earlier reports");
    }
    for (size_t i = 0; i < options->n_previous; i++) {
        enum di_status status = copy(options->previous[i], fd, error);

        if (status != DI_OK) {
            return status;
        }
    }
    size = lseek(fd, 0, SEEK_CUR);
    if (size < 0 || (size_t)size > DI_LIMIT_HISTORY_BYTES) {
        di_fail(error, EFBIG, "cannot use all of the earlier reports");
        return DI_REFUSED;
    }
    if (fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0) {
        return di_fail(error, errno, "cannot seal the earlier reports");
    }
    *ret_fd = di_fd_steal(&fd);
    return DI_OK;
}
