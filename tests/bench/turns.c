/*
 * turns DOCUMENTS_PER_CHILD COUNT READER FORMS FILE: has a file judged so many times by one reader, one at a time, and
 * throws the answers away. What a fresh child for every document costs shows between 1 and many for each child.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>

#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/process.h"

/* Whether the file was judged as often as it should be. */
static enum di_status judge(struct di_reader *reader, int document_fd, unsigned long count, struct di_error *error)
{
    const struct di_job job = {.task = DI_TASK_JUDGE, .document_fd = document_fd, .history_fd = -1};

    for (unsigned long i = 0; i < count; i++) {
        struct di_reader_outcome outcome;

        if (di_reader_submit(reader, i, &job, error) != DI_OK || di_reader_receive(reader, &outcome, error) != DI_OK) {
            return DI_FAILED;
        }
        if (outcome.end != DI_END_ANSWERED) {
            return di_fail(error, 0, "%s", outcome.text);
        }
        di_fd_close(&outcome.answer_fd);
    }
    return DI_OK;
}

static enum di_status run(char **argv, struct di_error *error)
{
    DI_AUTO_FD forms_fd = open(argv[4], O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DI_AUTO_FD document_fd = open(argv[5], O_RDONLY | O_CLOEXEC);
    struct di_reader_options options = {
        .program = argv[3],
        .forms_fd = forms_fd,
        .deadline_seconds = DI_LIMIT_READER_SECONDS,
        .memory_bytes = DI_LIMIT_READER_MEMORY_BYTES,
        .parallel = 1,
        .documents_per_child = (unsigned)strtoul(argv[1], NULL, 10),
    };
    struct di_reader *reader = NULL;
    enum di_status status;

    if (forms_fd < 0 || document_fd < 0) {
        return di_fail(error, 0, "cannot open the forms or the file");
    }
    status = di_reader_start(&options, &reader, error);
    if (status == DI_OK) {
        status = judge(reader, document_fd, strtoul(argv[2], NULL, 10), error);
    }
    di_reader_stop(reader);
    return status;
}

int main(int argc, char **argv)
{
    struct di_error error = DI_ERROR_NONE;

    if (argc != 6) {
        fputs("usage: turns DOCUMENTS_PER_CHILD COUNT READER FORMS FILE\n", stderr);
        return 2;
    }
    if (run(argv, &error) != DI_OK) {
        fprintf(stderr, "turns: %s\n", error.text);
        return 1;
    }
    return 0;
}
