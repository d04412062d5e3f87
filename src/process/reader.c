#include "docintake/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "answer.h"
#include "docintake/clock.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/office_json.h"
#include "docintake/text.h"
#include "ending.h"
#include "message.h"
#include "spawn.h"

/* Loading the forms takes some milliseconds; a machine under load may take its time. */
#define START_MS INT64_C(60000)

/* What the reader may take beyond a document's deadline: to end the child and to say so. */
#define GRACE_MS INT64_C(5000)

/* What it may take to end by itself when it is stopped. */
#define STOP_MS INT64_C(2000)

struct pending {
    uint64_t ticket;
    int answer_fd;
};

struct di_reader {
    pid_t pid;
    int socket_fd;
    int nothing_fd; /* an empty file: no earlier reports */
    unsigned deadline_seconds;
    unsigned forms, locks;
    char unlocked[DI_ERROR_TEXT_BYTES];
    int64_t heard; /* monotonic milliseconds: the last sign of life, or when it last became busy */
    bool broken;
    struct pending pending[DI_LIMIT_READER_PENDING];
    unsigned n_pending;
};

/* Waits until the descriptor is readable; 0 where it is not within this time. A signal does not prolong the wait. */
static int wait_readable(int fd, int64_t milliseconds)
{
    int64_t until = di_clock_monotonic() + milliseconds;
    struct pollfd polled = {.fd = fd, .events = POLLIN};

    for (;;) {
        int64_t left = until - di_clock_monotonic();
        int count = poll(&polled, 1, left > 0 ? (int)left : 0);

        if (count >= 0 || errno != EINTR) {
            return count;
        }
    }
}

/* How the reader ended: its socket closes a moment before. It stays to be waited for. */
static enum di_status fail_for_end(const struct di_reader *reader, struct di_error *error)
{
    DI_AUTO_FD pidfd = pidfd_open(reader->pid, 0);
    siginfo_t ending = {0};
    char text[DI_ERROR_TEXT_BYTES];

    if (pidfd < 0 || wait_readable(pidfd, STOP_MS) <= 0 ||
        waitid(P_PIDFD, (id_t)pidfd, &ending, WEXITED | WNOWAIT | WNOHANG) != 0) {
        return di_fail(error, ECONNRESET, "the reader has closed its end");
    }
    di_ending_describe(&ending, text, sizeof text);
    return di_fail(error, 0, "the reader has %s", text);
}

/* Why a message could not be had, in the words of the caller. */
static enum di_status fail_to_hear(struct di_reader *reader, const struct di_error *reason, struct di_error *error)
{
    reader->broken = true;
    if (reason->number == ECONNRESET || reason->number == EPIPE) {
        return fail_for_end(reader, error);
    }
    return di_fail(error, 0, "the reader: %s", reason->text);
}

/* Receives a message of the reader within this time. */
static enum di_status hear(struct di_reader *reader, enum di_message_kind kind, void *ret_message, size_t size,
                           int64_t milliseconds, struct di_error *error)
{
    struct di_error reason = DI_ERROR_NONE;
    int readable = wait_readable(reader->socket_fd, milliseconds);

    if (readable <= 0) {
        di_fail(&reason, readable < 0 ? errno : ETIMEDOUT, "no message");
        return fail_to_hear(reader, &reason, error);
    }
    if (di_message_receive(reader->socket_fd, kind, ret_message, size, NULL, 0, &reason) != DI_OK) {
        return fail_to_hear(reader, &reason, error);
    }
    reader->heard = di_clock_monotonic();
    return DI_OK;
}

/* A reader that lacks a lock is not used, unless that was asked for. */
static enum di_status check_locks(struct di_reader *reader, const struct di_message_hello *hello, bool may_lack,
                                  struct di_error *error)
{
    unsigned missing = DI_LOCKS_REQUIRED & ~hello->locks;
    char names[DI_LOCKS_TEXT_BYTES];
    struct di_error text = DI_ERROR_NONE;

    reader->locks = hello->locks;
    if (missing == 0) {
        return DI_OK;
    }
    di_locks_list(missing, names);
    di_fail(&text, 0, "the kernel refuses to lock the reader (%s): %s", names, hello->text);
    memcpy(reader->unlocked, text.text, sizeof reader->unlocked);
    return may_lack ? DI_OK
                    : di_fail(error, 0, "%s; \"reader_lock = best-effort\" in docintake.conf does without",
                              reader->unlocked);
}

/* Agrees with a reader that has been started on how to work, and hears whether it can. */
static enum di_status shake_hands(struct di_reader *reader, const struct di_reader_options *options, int office_fd,
                                  struct di_error *error)
{
    struct di_message_setup setup = {
        .head = di_message_head(DI_MESSAGE_SETUP),
        .deadline_seconds = options->deadline_seconds,
        .parallel = options->parallel,
        .memory_bytes = options->memory_bytes,
        .documents_per_child = options->documents_per_child,
    };
    struct di_message_hello hello;
    struct di_error reason = DI_ERROR_NONE;

    if (di_message_send(reader->socket_fd, &setup, sizeof setup, &office_fd, 1, 0, &reason) != DI_OK) {
        return fail_to_hear(reader, &reason, error);
    }
    if (hear(reader, DI_MESSAGE_HELLO, &hello, sizeof hello, START_MS, error) != DI_OK) {
        return DI_FAILED;
    }
    if (hello.ready >= DI_READINESS || (hello.locks & ~(uint32_t)DI_LOCKS_ALL) != 0 ||
        !di_message_text_is_sound(hello.text)) {
        return di_fail(error, EPROTO, "the reader does not say hello");
    }
    if (hello.ready != DI_READY) {
        di_fail(error, 0, "%s", hello.text);
        return hello.ready == DI_NOT_READY_SETTINGS ? DI_REFUSED : DI_FAILED;
    }
    reader->forms = hello.forms;
    return check_locks(reader, &hello, options->may_lack_locks, error);
}

static enum di_status launch(struct di_reader *reader, const struct di_reader_options *options, struct di_error *error)
{
    int ends[2];
    enum di_status status;

    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0) {
        return di_fail(error, errno, "cannot make a socket");
    }
    reader->socket_fd = ends[0];
    status = di_spawn_reader(options->program, ends[1], options->forms_fd, &reader->pid, error);
    di_fd_close(&ends[1]);
    return status;
}

/* An anonymous file of these bytes, which nobody can change any more. */
static int make_sealed(const struct di_buffer *bytes, struct di_error *error)
{
    DI_AUTO_FD fd = di_fd_memory("docintake-sealed");

    if (fd < 0) {
        di_fail(error, errno, "cannot make a file for the reader");
        return -1;
    }
    if (bytes->size > 0 && di_fd_write_all(fd, bytes->data, bytes->size, "a file for the reader", error) != DI_OK) {
        return -1;
    }
    if (fcntl(fd, F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_GROW | F_SEAL_SHRINK | F_SEAL_SEAL) != 0) {
        di_fail(error, errno, "cannot seal a file for the reader");
        return -1;
    }
    return di_fd_steal(&fd);
}

static int make_office(const struct di_office *office, struct di_error *error)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;

    return office == NULL || di_office_write(office, &bytes, error) == DI_OK ? make_sealed(&bytes, error) : -1;
}

enum di_status di_reader_start(const struct di_reader_options *options, struct di_reader **ret_reader,
                               struct di_error *error)
{
    const struct di_buffer nothing = DI_BUFFER_EMPTY;
    DI_AUTO_FD office_fd = -1;
    enum di_status status = DI_FAILED;
    struct di_reader *reader;

    if (options->parallel == 0 || options->parallel > DI_LIMIT_READER_PARALLEL || options->deadline_seconds == 0 ||
        options->deadline_seconds > DI_LIMIT_READER_DEADLINE_SECONDS || options->documents_per_child == 0 ||
        options->documents_per_child > DI_LIMIT_READER_DOCUMENTS_PER_CHILD) {
        return di_fail(error, EINVAL, "a reader of %u documents at once, %u s each, %u by one child", options->parallel,
                       options->deadline_seconds, options->documents_per_child);
    }
    reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        return di_fail_no_memory(error);
    }
    reader->pid = -1;
    reader->socket_fd = -1;
    reader->nothing_fd = make_sealed(&nothing, error);
    office_fd = reader->nothing_fd >= 0 ? make_office(options->office, error) : -1;
    reader->deadline_seconds = options->deadline_seconds;
    if (office_fd >= 0 && launch(reader, options, error) == DI_OK) {
        status = shake_hands(reader, options, office_fd, error);
    }
    if (status != DI_OK) {
        di_reader_stop(reader);
        return status;
    }
    *ret_reader = reader;
    return DI_OK;
}

/* Waits for the process to end by itself now that its socket is closed, and ends it if it does not. */
static void end_process(pid_t pid)
{
    DI_AUTO_FD pidfd = pidfd_open(pid, 0);

    if (pidfd < 0 || wait_readable(pidfd, STOP_MS) <= 0) {
        kill(pid, SIGKILL);
    }
    while (waitpid(pid, NULL, 0) < 0 && errno == EINTR) {
    }
}

void di_reader_stop(struct di_reader *reader)
{
    if (reader == NULL) {
        return;
    }
    di_fd_close(&reader->socket_fd);
    di_fd_close(&reader->nothing_fd);
    if (reader->pid > 0) {
        end_process(reader->pid);
    }
    for (unsigned i = 0; i < reader->n_pending; i++) {
        di_fd_close(&reader->pending[i].answer_fd);
    }
    free(reader);
}

int di_reader_fd(const struct di_reader *reader)
{
    return reader->socket_fd;
}

pid_t di_reader_pid(const struct di_reader *reader)
{
    return reader->pid;
}

unsigned di_reader_forms(const struct di_reader *reader)
{
    return reader->forms;
}

unsigned di_reader_locks(const struct di_reader *reader)
{
    return reader->locks;
}

const char *di_reader_unlocked(const struct di_reader *reader)
{
    return reader->unlocked;
}

unsigned di_reader_pending(const struct di_reader *reader)
{
    return reader->n_pending;
}

int64_t di_reader_patience_ms(const struct di_reader *reader)
{
    int64_t left = reader->heard + (int64_t)reader->deadline_seconds * 1000 + GRACE_MS - di_clock_monotonic();

    if (reader->n_pending == 0) {
        return -1;
    }
    return left > 0 ? left : 0;
}

static struct pending *find_pending(struct di_reader *reader, uint64_t ticket)
{
    for (unsigned i = 0; i < reader->n_pending; i++) {
        if (reader->pending[i].ticket == ticket) {
            return &reader->pending[i];
        }
    }
    return NULL;
}

/* One document must not be able to change what is given with another. */
static bool is_safe_to_share(int fd)
{
    int flags = fcntl(fd, F_GETFL), seals = fcntl(fd, F_GET_SEALS);

    return flags >= 0 && ((flags & O_ACCMODE) == O_RDONLY || (seals >= 0 && (seals & F_SEAL_WRITE) != 0));
}

static enum di_status check_submission(struct di_reader *reader, uint64_t ticket, const struct di_job *job,
                                       struct di_error *error)
{
    int flags = fcntl(job->document_fd, F_GETFL);

    if (reader->broken) {
        return di_fail(error, 0, "the reader has failed before");
    }
    if (reader->n_pending == DI_LIMIT_READER_PENDING) {
        return di_fail(error, EAGAIN, "the reader has enough to do");
    }
    if (flags < 0 || (flags & O_ACCMODE) != O_RDONLY) {
        return di_fail(error, flags < 0 ? errno : EINVAL, "a document must be open for reading only");
    }
    if (job->history_fd >= 0 && !is_safe_to_share(job->history_fd)) {
        return di_fail(error, EINVAL, "earlier reports must be sealed or open for reading only");
    }
    return find_pending(reader, ticket) == NULL ? DI_OK : di_fail(error, EEXIST, "the ticket is pending");
}

static struct di_message_request make_request(uint64_t ticket, const struct di_job *job)
{
    struct di_message_request request = {
        .head = di_message_head(DI_MESSAGE_REQUEST),
        .ticket = ticket,
        .task = (uint32_t)job->task,
        .received = job->received,
    };
    const char *folder = job->folder != NULL ? job->folder : "";
    size_t size = strlen(folder);

    if (size < sizeof request.folder && di_text_is_utf8(folder, size)) {
        memcpy(request.folder, folder, size);
    }
    return request;
}

enum di_status di_reader_submit(struct di_reader *reader, uint64_t ticket, const struct di_job *job,
                                struct di_error *error)
{
    struct di_message_request request = make_request(ticket, job);
    int fds[DI_REQUEST_FDS] = {
        [DI_REQUEST_DOCUMENT] = job->document_fd,
        [DI_REQUEST_HISTORY] = job->history_fd >= 0 ? job->history_fd : reader->nothing_fd,
    };
    DI_AUTO_FD answer_fd = -1;

    if (check_submission(reader, ticket, job, error) != DI_OK) {
        return DI_FAILED;
    }
    answer_fd = fds[DI_REQUEST_ANSWER] = di_answer_file(error);
    if (answer_fd < 0 || di_message_send(reader->socket_fd, &request, sizeof request, fds, DI_REQUEST_FDS, MSG_DONTWAIT,
                                         error) != DI_OK) {
        return DI_FAILED;
    }
    if (reader->n_pending == 0) {
        reader->heard = di_clock_monotonic();
    }
    reader->pending[reader->n_pending++] = (struct pending){ticket, di_fd_steal(&answer_fd)};
    return DI_OK;
}

/* Makes an outcome of a message that has been checked. An answer that is none makes it a crash. */
static void settle(struct di_reader *reader, struct pending *pending, const struct di_message_outcome *message,
                   struct di_reader_outcome *ret_outcome)
{
    DI_AUTO_FD answer_fd = di_fd_steal(&pending->answer_fd);
    struct di_error error = DI_ERROR_NONE;

    *pending = reader->pending[--reader->n_pending];
    *ret_outcome = (struct di_reader_outcome){.ticket = message->ticket,
                                              .end = (enum di_reader_end)message->end,
                                              .answer_fd = -1,
                                              .duration_ms = message->duration_ms};
    memcpy(ret_outcome->text, message->text, sizeof ret_outcome->text);
    if (ret_outcome->end != DI_END_ANSWERED) {
        return;
    }
    if (di_answer_take_back(answer_fd, &error) == DI_OK) {
        ret_outcome->answer_fd = di_fd_steal(&answer_fd);
    } else {
        ret_outcome->end = DI_END_CRASHED;
        memcpy(ret_outcome->text, error.text, sizeof error.text);
    }
}

static bool is_proper(const struct di_message_outcome *message)
{
    return message->end < DI_READER_ENDS && di_message_text_is_sound(message->text);
}

enum di_status di_reader_receive(struct di_reader *reader, struct di_reader_outcome *ret_outcome,
                                 struct di_error *error)
{
    struct di_message_outcome message;
    struct pending *pending;

    if (reader->broken) {
        return di_fail(error, 0, "the reader has failed before");
    }
    if (reader->n_pending == 0 && wait_readable(reader->socket_fd, 0) == 0) {
        return di_fail(error, EINVAL, "no document is pending");
    }
    if (hear(reader, DI_MESSAGE_OUTCOME, &message, sizeof message, di_reader_patience_ms(reader), error) != DI_OK) {
        return DI_FAILED;
    }
    pending = find_pending(reader, message.ticket);
    if (pending == NULL || !is_proper(&message)) {
        reader->broken = true;
        return di_fail(error, EPROTO, "the reader tells an outcome of nothing that was asked");
    }
    settle(reader, pending, &message, ret_outcome);
    return DI_OK;
}
