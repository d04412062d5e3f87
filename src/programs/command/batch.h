/*
 * batch.h - many files through one reader: spread over the processors, taken in the order in which they were given.
 *
 * A file on which the reader crashes or runs out of time is tried a second time; then it is an error, and the others go
 * on. A reader that dies itself is started anew.
 */
#ifndef DOCINTAKE_COMMAND_BATCH_H
#define DOCINTAKE_COMMAND_BATCH_H

#include <stddef.h>
#include <stdint.h>

#include "docintake/error.h"
#include "docintake/hash.h"
#include "docintake/process.h"
#include "progress.h"

/* A file whose turn it is. */
struct di_batch_result {
    const char *path;
    const struct di_error *error;            /* an error of ours, and nothing else is set; NULL where it was answered */
    const struct di_reader_outcome *outcome; /* DI_END_ANSWERED; its descriptor is closed afterwards */
    uint64_t bytes;
    char sha256[DI_SHA256_TEXT_BYTES];
};

typedef void di_batch_take(void *context, const struct di_batch_result *result);

struct di_batch_options {
    const char *command; /* that a warning comes from */
    struct di_reader_options reader;
    struct di_job job; /* for every file; its document_fd is not used */
    char *const *paths;
    size_t n_paths;
    struct di_progress *progress; /* shown meanwhile; take may hide it to print something */
    di_batch_take *take;          /* is called once for each path, in their order */
    void *context;
};

/* Warns once where the reader lacks locks, as it may. DI_FAILED where there is no going on, because no reader can be
 * started. */
enum di_status di_batch_run(const struct di_batch_options *options, struct di_error *error);

#endif
