#include "turns.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/limits.h"
#include "instrumented.h"
#include "lock.h"
#include "rights.h"

/*
 * Leaves the child with its descriptors, 0, 1 and 2, whatever numbers they had. Messages have an end here: 2 may be
 * somebody's terminal, to write at and to read from.
 */
static enum di_status arrange_descriptors(const struct di_birth *birth, struct di_error *error)
{
    const int given[] = {birth->fds[DI_REQUEST_DOCUMENT], birth->fds[DI_REQUEST_ANSWER], birth->fds[DI_REQUEST_HISTORY],
                         birth->turn_fd};
    const size_t n_given = birth->turn_fd < 0 ? 3 : 4;
    int away[4];

    for (size_t i = 0; i < n_given; i++) { /* where no number that is to be used is in the way */
        away[i] = fcntl(given[i], F_DUPFD, DI_CHILD_TURN_FD + 1);
        if (away[i] < 0) {
            return di_fail(error, errno, "cannot arrange descriptors");
        }
    }
    for (size_t i = 0; i < n_given; i++) {
        if (dup2(away[i], DI_CHILD_DOCUMENT_FD + (int)i) < 0) {
            return di_fail(error, errno, "cannot arrange descriptors");
        }
    }
    if (!DI_IS_SANITIZED && dup2(STDOUT_FILENO, STDERR_FILENO) < 0) {
        return di_fail(error, errno, "cannot arrange descriptors");
    }
    return close_range(DI_CHILD_DOCUMENT_FD + (unsigned)n_given, ~0U, 0) == 0
               ? DI_OK
               : di_fail(error, errno, "cannot close descriptors");
}

/* From here on there is no way back to what the reader may do. */
static enum di_status become_child(const struct di_birth *birth, struct di_error *error)
{
    const struct di_message_setup *setup = &birth->terms->setup;

    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) {
        return di_fail(error, errno, "cannot be tied to the reader");
    }
    if (getppid() != birth->reader) {
        return di_fail(error, 0, "the reader has ended");
    }
    if (arrange_descriptors(birth, error) != DI_OK) {
        return DI_FAILED;
    }
    if (di_rights_restrict_child((size_t)setup->memory_bytes,
                                 (uint64_t)setup->deadline_seconds * setup->documents_per_child, error) != DI_OK) {
        return DI_FAILED;
    }
    return di_lock_child(&birth->terms->locking, error);
}

static enum di_status answer(const struct di_service *service, const struct di_message_request *request,
                             struct di_error *error)
{
    const struct di_job job = {
        .task = (enum di_task)request->task,
        .document_fd = DI_CHILD_DOCUMENT_FD,
        .history_fd = DI_CHILD_HISTORY_FD,
        .received = request->received,
        .folder = *request->folder != '\0' ? request->folder : NULL,
    };
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;

    /* The position is shared with whoever opened the document. */
    if (lseek(DI_CHILD_DOCUMENT_FD, 0, SEEK_SET) < 0) {
        return di_fail(error, errno, "cannot read the document from its beginning");
    }
    if (service->perform(service->context, &job, &bytes, error) != DI_OK) {
        return DI_FAILED;
    }
    if (bytes.failed) {
        return di_fail_no_memory(error);
    }
    if (bytes.size > DI_LIMIT_ANSWER_BYTES) {
        return di_fail(error, EFBIG, "an answer of %zu bytes", bytes.size);
    }
    return di_fd_write_all(DI_CHILD_ANSWER_FD, bytes.data, bytes.size, "the answer", error);
}

/* The text of an error takes the place of what there is of an answer. */
static noreturn void end_with_error(int answer_fd, const struct di_error *error)
{
    bool told = ftruncate(answer_fd, 0) == 0 && lseek(answer_fd, 0, SEEK_SET) == 0 &&
                di_fd_write_all(answer_fd, error->text, strlen(error->text), "the error", NULL) == DI_OK;

    _exit(told ? DI_CHILD_STATUS_FAILED : DI_CHILD_STATUS_FAILED + 1);
}

/* Says that the document is answered and waits for the next. Without one, there is nothing left to live for. */
static void next_turn(struct di_message_request *ret_request)
{
    struct di_message_turn turn = {.head = di_message_head(DI_MESSAGE_TURN)};
    int fds[DI_REQUEST_FDS];

    /* Nobody may hold the answer any more when it is taken back. */
    close(DI_CHILD_DOCUMENT_FD);
    close(DI_CHILD_ANSWER_FD);
    close(DI_CHILD_HISTORY_FD);
    if (di_message_send(DI_CHILD_TURN_FD, &turn, sizeof turn, NULL, 0, 0, NULL) != DI_OK ||
        di_message_receive(DI_CHILD_TURN_FD, DI_MESSAGE_REQUEST, ret_request, sizeof *ret_request, fds, DI_REQUEST_FDS,
                           NULL) != DI_OK) {
        _exit(DI_CHILD_STATUS_ANSWERED);
    }
    /* The lowest free numbers, in the order in which they were sent: those that have just become free. */
    if (fds[DI_REQUEST_DOCUMENT] != DI_CHILD_DOCUMENT_FD || fds[DI_REQUEST_ANSWER] != DI_CHILD_ANSWER_FD ||
        fds[DI_REQUEST_HISTORY] != DI_CHILD_HISTORY_FD) {
        _exit(DI_CHILD_STATUS_FAILED + 1);
    }
}

noreturn void di_turns_take(const struct di_birth *birth)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_message_request request = *birth->request;

    if (become_child(birth, &error) != DI_OK) {
        end_with_error(birth->fds[DI_REQUEST_ANSWER], &error);
    }
    for (uint64_t left = birth->terms->setup.documents_per_child;; next_turn(&request)) {
        if (answer(birth->terms->service, &request, &error) != DI_OK) {
            end_with_error(DI_CHILD_ANSWER_FD, &error);
        }
        if (--left == 0 || birth->turn_fd < 0) {
            _exit(DI_CHILD_STATUS_ANSWERED);
        }
    }
}
