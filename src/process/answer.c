#include "answer.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/process.h"

int di_answer_file(struct di_error *error)
{
    int fd = di_fd_memory("docintake-answer");

    if (fd < 0) {
        di_fail(error, errno, "cannot make a file for the answer");
    }
    return fd;
}

enum di_status di_answer_take_back(int answer_fd, struct di_error *error)
{
    struct stat state;

    if (fcntl(answer_fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0) {
        return di_fail(error, errno, "the answer cannot be sealed");
    }
    if (fstat(answer_fd, &state) != 0) {
        return di_fail(error, errno, "the answer cannot be measured");
    }
    if (state.st_size == 0) {
        return di_fail(error, 0, "ended without an answer");
    }
    if ((uintmax_t)state.st_size > DI_LIMIT_ANSWER_BYTES) {
        return di_fail(error, 0, "an answer of %" PRIdMAX " bytes", (intmax_t)state.st_size);
    }
    return DI_OK;
}

enum di_status di_reader_answer(const struct di_reader_outcome *outcome, struct di_buffer *ret_answer,
                                struct di_error *error)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;

    if (lseek(outcome->answer_fd, 0, SEEK_SET) < 0) {
        return di_fail(error, errno, "cannot read the answer");
    }
    if (di_fd_read_all(outcome->answer_fd, DI_LIMIT_ANSWER_BYTES, &bytes, "the answer", error) != DI_OK) {
        return DI_FAILED;
    }
    di_buffer_clear(ret_answer);
    *ret_answer = bytes;
    bytes = DI_BUFFER_EMPTY;
    return DI_OK;
}
