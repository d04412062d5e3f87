#include "batch.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "command.h"
#include "docintake/fd.h"
#include "docintake/limits.h"

#define ATTEMPTS 2

/* Files in hand: being read, or read and waiting for those before them. Each holds two descriptors. */
#define WINDOW DI_LIMIT_READER_PENDING

enum state { STATE_EMPTY, STATE_PENDING, STATE_DONE };

struct slot {
    enum state state;
    size_t index; /* of the path; the reader's ticket */
    int document_fd;
    unsigned attempts;
    struct di_reader_outcome outcome;
    struct di_error error;
    uint64_t bytes;
    char sha256[DI_SHA256_TEXT_BYTES];
};

struct batch {
    const struct di_batch_options *options;
    struct di_reader *reader;
    size_t next_in, next_out; /* paths not yet begun; not yet taken */
    struct slot slots[WINDOW];
};

static struct slot *slot_of(struct batch *batch, size_t index)
{
    return &batch->slots[index % WINDOW];
}

/* A FIFO must not make us wait, nor a terminal become ours. */
static int open_regular(const char *path, struct di_error *error)
{
    DI_AUTO_FD fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    struct stat state;

    if (fd < 0 || fstat(fd, &state) != 0) {
        di_fail(error, errno, "cannot open");
        return -1;
    }
    if (!S_ISREG(state.st_mode)) {
        di_fail(error, 0, "not a regular file");
        return -1;
    }
    return di_fd_steal(&fd);
}

static void finish(struct batch *batch, struct slot *slot)
{
    slot->state = STATE_DONE;
    di_fd_close(&slot->document_fd);
    di_progress_step(batch->options->progress);
}

/* Where the reader has gone (EPIPE), the file stays pending: the next receive finds that out and replaces the reader.
 */
static void submit(struct batch *batch, struct slot *slot)
{
    struct di_job job = batch->options->job;
    struct di_error error = DI_ERROR_NONE;

    job.document_fd = slot->document_fd;
    slot->state = STATE_PENDING;
    slot->attempts++;
    if (di_reader_submit(batch->reader, slot->index, &job, &error) != DI_OK && error.number != EPIPE) {
        slot->error = error;
        finish(batch, slot);
    }
}

static void begin(struct batch *batch, size_t index)
{
    struct slot *slot = slot_of(batch, index);

    *slot = (struct slot){.index = index, .document_fd = -1, .outcome = {.answer_fd = -1}};
    slot->document_fd = open_regular(batch->options->paths[index], &slot->error);
    if (slot->document_fd < 0 || di_hash_file(slot->document_fd, &slot->bytes, slot->sha256, &slot->error) != DI_OK) {
        finish(batch, slot);
        return;
    }
    submit(batch, slot);
}

/* Hands the result over and makes room for another. */
static void take(struct batch *batch, struct slot *slot)
{
    struct di_batch_result result = {
        .path = batch->options->paths[slot->index],
        .error = di_error_is_set(&slot->error) ? &slot->error : NULL,
        .outcome = &slot->outcome,
        .bytes = slot->bytes,
    };

    memcpy(result.sha256, slot->sha256, sizeof result.sha256);
    batch->options->take(batch->options->context, &result);
    di_fd_close(&slot->outcome.answer_fd);
    slot->state = STATE_EMPTY;
}

/* An outcome that is no answer: once more where another attempt may help, an error otherwise. */
static void settle(struct batch *batch, const struct di_reader_outcome *outcome)
{
    struct slot *slot = slot_of(batch, (size_t)outcome->ticket);

    if (outcome->end == DI_END_ANSWERED) {
        slot->outcome = *outcome;
        finish(batch, slot);
    } else if (outcome->end != DI_END_FAILED && slot->attempts < ATTEMPTS) {
        submit(batch, slot);
    } else {
        di_fail(&slot->error, 0, "cannot be read: %s", outcome->text);
        finish(batch, slot);
    }
}

/* The reader has failed as a whole: what was pending is tried again with another one. */
static enum di_status replace_reader(struct batch *batch, const struct di_error *reason, struct di_error *error)
{
    di_reader_stop(batch->reader);
    batch->reader = NULL;
    if (di_reader_start(&batch->options->reader, &batch->reader, error) != DI_OK) {
        return DI_FAILED;
    }
    for (size_t index = batch->next_out; index < batch->next_in; index++) {
        struct slot *slot = slot_of(batch, index);

        if (slot->state == STATE_PENDING && slot->attempts < ATTEMPTS) {
            submit(batch, slot);
        } else if (slot->state == STATE_PENDING) {
            di_fail(&slot->error, 0, "cannot be read: %s", reason->text);
            finish(batch, slot);
        }
    }
    return DI_OK;
}

static enum di_status receive(struct batch *batch, struct di_error *error)
{
    struct di_reader_outcome outcome;
    struct di_error reason = DI_ERROR_NONE;

    if (di_reader_receive(batch->reader, &outcome, &reason) != DI_OK) {
        return replace_reader(batch, &reason, error);
    }
    settle(batch, &outcome);
    return DI_OK;
}

static enum di_status run(struct batch *batch, struct di_error *error)
{
    size_t n_paths = batch->options->n_paths;

    while (batch->next_out < n_paths) {
        while (batch->next_in < n_paths && batch->next_in - batch->next_out < WINDOW) {
            begin(batch, batch->next_in++);
        }
        if (slot_of(batch, batch->next_out)->state == STATE_DONE) {
            take(batch, slot_of(batch, batch->next_out++));
        } else if (receive(batch, error) != DI_OK) {
            return DI_FAILED;
        }
    }
    return DI_OK;
}

/* Descriptors of what is in hand when there is no going on. */
static void abandon(struct batch *batch)
{
    for (size_t index = batch->next_out; index < batch->next_in; index++) {
        di_fd_close(&slot_of(batch, index)->document_fd);
        di_fd_close(&slot_of(batch, index)->outcome.answer_fd);
    }
}

enum di_status di_batch_run(const struct di_batch_options *options, struct di_error *error)
{
    struct batch batch = {.options = options};
    enum di_status status = di_reader_start(&options->reader, &batch.reader, error);

    if (status == DI_OK) {
        if (di_reader_unlocked(batch.reader)[0] != '\0') {
            di_command_complain(options->command, "%s", di_reader_unlocked(batch.reader));
        }
        di_progress_begin(options->progress, options->n_paths);
        status = run(&batch, error);
        di_progress_hide(options->progress);
    }
    abandon(&batch);
    di_reader_stop(batch.reader);
    return status;
}
