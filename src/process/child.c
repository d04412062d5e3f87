#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdnoreturn.h>
#include <string.h>
#include <sys/pidfd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "docintake/clock.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "ending.h"
#include "rights.h"

/* How a child says that it met an error of ours, whose text then is its answer. Sanitizers end with 1. */
#define STATUS_ANSWERED 0
#define STATUS_FAILED 70

/* Leaves the child with its two descriptors, 0, 1 and 2, whatever numbers they had. */
static enum di_status arrange_descriptors(int document_fd, int answer_fd, struct di_error *error)
{
    int document = fcntl(document_fd, F_DUPFD, DI_CHILD_ANSWER_FD + 1);
    int answer = fcntl(answer_fd, F_DUPFD, DI_CHILD_ANSWER_FD + 1);

    if (document < 0 || answer < 0 || dup2(document, DI_CHILD_DOCUMENT_FD) < 0 ||
        dup2(answer, DI_CHILD_ANSWER_FD) < 0 || close_range(DI_CHILD_ANSWER_FD + 1, ~0U, 0) != 0) {
        return di_fail(error, errno, "cannot arrange descriptors");
    }
    return DI_OK;
}

/* From here on there is no way back to what the reader may do. */
static enum di_status become_child(pid_t reader, const struct di_message_setup *setup, int document_fd, int answer_fd,
                                   struct di_error *error)
{
    if (prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) != 0) {
        return di_fail(error, errno, "cannot be tied to the reader");
    }
    if (getppid() != reader) {
        return di_fail(error, 0, "the reader has ended");
    }
    if (arrange_descriptors(document_fd, answer_fd, error) != DI_OK) {
        return DI_FAILED;
    }
    return di_rights_restrict_child((size_t)setup->memory_bytes, setup->deadline_seconds, error);
}

static enum di_status answer(const struct di_service *service, enum di_task task, struct di_error *error)
{
    DI_AUTO_BUFFER bytes = DI_BUFFER_EMPTY;

    /* The position is shared with whoever opened the document. */
    if (lseek(DI_CHILD_DOCUMENT_FD, 0, SEEK_SET) < 0) {
        return di_fail(error, errno, "cannot read the document from its beginning");
    }
    if (service->perform(service->context, task, DI_CHILD_DOCUMENT_FD, &bytes, error) != DI_OK) {
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

    _exit(told ? STATUS_FAILED : STATUS_FAILED + 1);
}

static noreturn void run_child(pid_t reader, const struct di_service *service, const struct di_message_setup *setup,
                               enum di_task task, int document_fd, int answer_fd)
{
    struct di_error error = DI_ERROR_NONE;

    if (become_child(reader, setup, document_fd, answer_fd, &error) != DI_OK) {
        end_with_error(answer_fd, &error);
    }
    if (answer(service, task, &error) != DI_OK) {
        end_with_error(DI_CHILD_ANSWER_FD, &error);
    }
    _exit(STATUS_ANSWERED);
}

enum di_status di_child_start(const struct di_service *service, const struct di_message_setup *setup,
                              const struct di_message_request *request, int document_fd, int *answer_fd,
                              struct di_child *ret_child, struct di_error *error)
{
    struct di_child child = {.ticket = request->ticket, .started = di_clock_monotonic()};
    pid_t reader = getpid();

    child.deadline = child.started + (int64_t)setup->deadline_seconds * 1000;
    child.pid = fork();
    if (child.pid < 0) {
        return di_fail(error, errno, "cannot fork");
    }
    if (child.pid == 0) {
        run_child(reader, service, setup, (enum di_task)request->task, document_fd, *answer_fd);
    }
    child.pidfd = pidfd_open(child.pid, 0);
    if (child.pidfd < 0) {
        di_fail(error, errno, "cannot watch a child");
        kill(child.pid, SIGKILL);
        waitpid(child.pid, NULL, 0);
        return DI_FAILED;
    }
    child.answer_fd = di_fd_steal(answer_fd);
    *ret_child = child;
    return DI_OK;
}

void di_child_kill(struct di_child *child)
{
    if (pidfd_send_signal(child->pidfd, SIGKILL, NULL, 0) == 0) {
        child->killed = true;
    }
}

/* The error's text from where end_with_error left it. */
static void fetch_error(const struct di_child *child, struct di_message_outcome *outcome)
{
    char text[DI_ERROR_TEXT_BYTES];
    ssize_t size = pread(child->answer_fd, text, sizeof text - 1, 0);

    di_message_set_text(outcome->text, text, size > 0 ? (size_t)size : 0);
}

static enum di_reader_end judge_ending(const struct di_child *child, const siginfo_t *ending)
{
    bool exited = ending->si_code == CLD_EXITED;

    if (exited && ending->si_status == STATUS_ANSWERED) {
        return DI_END_ANSWERED;
    }
    if (exited && ending->si_status == STATUS_FAILED) {
        return DI_END_FAILED;
    }
    if (!exited && ((child->killed && ending->si_status == SIGKILL) || ending->si_status == SIGXCPU)) {
        return DI_END_TOO_SLOW;
    }
    return DI_END_CRASHED;
}

void di_child_collect(struct di_child *child, struct di_message_outcome *ret_outcome)
{
    siginfo_t ending = {0};

    while (waitid(P_PIDFD, (id_t)child->pidfd, &ending, WEXITED) != 0 && errno == EINTR) {
    }
    *ret_outcome = (struct di_message_outcome){
        .head = di_message_head(DI_MESSAGE_OUTCOME),
        .ticket = child->ticket,
        .duration_ms = (uint64_t)(di_clock_monotonic() - child->started),
        .end = judge_ending(child, &ending),
    };
    if (ret_outcome->end == DI_END_FAILED) {
        fetch_error(child, ret_outcome);
    } else if (ret_outcome->end == DI_END_TOO_SLOW) {
        snprintf(ret_outcome->text, sizeof ret_outcome->text, "not done after %.1f s",
                 (double)ret_outcome->duration_ms / 1000);
    } else if (ret_outcome->end == DI_END_CRASHED) {
        di_ending_describe(&ending, ret_outcome->text, sizeof ret_outcome->text);
    }
    di_fd_close(&child->pidfd);
    di_fd_close(&child->answer_fd);
    *child = DI_CHILD_NONE;
}
