#include "child.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/pidfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "docintake/clock.h"
#include "docintake/fd.h"
#include "ending.h"

static bool is_there(const struct di_child *child)
{
    return child->pidfd >= 0;
}

/* The reader's end of a socket to the child, and the child's; -1 both where the child needs none. */
static enum di_status make_socket(const struct di_message_setup *setup, int ret_ends[2], struct di_error *error)
{
    ret_ends[0] = ret_ends[1] = -1;
    if (setup->documents_per_child > 1 && socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ret_ends) != 0) {
        return di_fail(error, errno, "cannot make a socket");
    }
    return DI_OK;
}

static enum di_status start(struct di_child *child, const struct di_birth *birth, struct di_error *error)
{
    pid_t pid = fork();
    int pidfd;

    if (pid < 0) {
        return di_fail(error, errno, "cannot fork");
    }
    if (pid == 0) {
        di_turns_take(birth);
    }
    pidfd = pidfd_open(pid, 0);
    if (pidfd < 0) {
        di_fail(error, errno, "cannot watch a child");
        kill(pid, SIGKILL);
        waitpid(pid, NULL, 0);
        return DI_FAILED;
    }
    child->pid = pid;
    child->pidfd = pidfd;
    return DI_OK;
}

static enum di_status fork_child(struct di_child *child, const struct di_child_terms *terms,
                                 const struct di_message_request *request, const int fds[DI_REQUEST_FDS],
                                 struct di_error *error)
{
    struct di_birth birth = {
        .reader = getpid(),
        .terms = terms,
        .request = request,
        .fds = fds,
    };
    enum di_status status;
    int ends[2];

    if (make_socket(&terms->setup, ends, error) != DI_OK) {
        return DI_FAILED;
    }
    birth.turn_fd = ends[1];
    status = start(child, &birth, error);
    if (status == DI_OK) {
        child->turn_fd = di_fd_steal(&ends[0]);
    }
    di_fd_close(&ends[0]);
    di_fd_close(&ends[1]);
    return status;
}

/* A child that has ended meanwhile, after its last document or by itself, is not there any more. */
static bool hand_over(struct di_child *child, const struct di_message_request *request, const int fds[DI_REQUEST_FDS])
{
    struct di_message_outcome unheard;

    if (is_there(child) &&
        di_message_send(child->turn_fd, request, sizeof *request, fds, DI_REQUEST_FDS, MSG_DONTWAIT, NULL) != DI_OK) {
        di_child_kill(child);
        di_child_collect(child, &unheard);
    }
    return is_there(child);
}

enum di_status di_child_give(struct di_child *child, const struct di_child_terms *terms,
                             const struct di_message_request *request, int fds[DI_REQUEST_FDS], struct di_error *error)
{
    if (!hand_over(child, request, fds) && fork_child(child, terms, request, fds, error) != DI_OK) {
        return DI_FAILED;
    }
    child->is_busy = true;
    child->answer_fd = di_fd_steal(&fds[DI_REQUEST_ANSWER]);
    child->ticket = request->ticket;
    child->started = di_clock_monotonic();
    child->deadline = child->started + (int64_t)terms->setup.deadline_seconds * 1000;
    return DI_OK;
}

static struct di_message_outcome make_outcome(const struct di_child *child, enum di_reader_end end)
{
    return (struct di_message_outcome){
        .head = di_message_head(DI_MESSAGE_OUTCOME),
        .ticket = child->ticket,
        .duration_ms = (uint64_t)(di_clock_monotonic() - child->started),
        .end = end,
    };
}

bool di_child_hear(struct di_child *child, struct di_message_outcome *ret_outcome)
{
    struct di_message_turn turn;

    if (di_message_receive(child->turn_fd, DI_MESSAGE_TURN, &turn, sizeof turn, NULL, 0, NULL) != DI_OK) {
        di_fd_close(&child->turn_fd);
        return false;
    }
    *ret_outcome = make_outcome(child, DI_END_ANSWERED);
    child->is_busy = false;
    di_fd_close(&child->answer_fd);
    return true;
}

void di_child_kill(struct di_child *child)
{
    if (pidfd_send_signal(child->pidfd, SIGKILL, NULL, 0) == 0) {
        child->is_killed = true;
    }
}

static enum di_reader_end judge_ending(const struct di_child *child, const siginfo_t *ending)
{
    bool exited = ending->si_code == CLD_EXITED;

    if (exited && ending->si_status == DI_CHILD_STATUS_ANSWERED) {
        return DI_END_ANSWERED;
    }
    if (exited && ending->si_status == DI_CHILD_STATUS_FAILED) {
        return DI_END_FAILED;
    }
    if (!exited && ((child->is_killed && ending->si_status == SIGKILL) || ending->si_status == SIGXCPU)) {
        return DI_END_TOO_SLOW;
    }
    return DI_END_CRASHED;
}

/* The error's text from where end_with_error left it. */
static void fetch_error(const struct di_child *child, struct di_message_outcome *outcome)
{
    char text[DI_ERROR_TEXT_BYTES];
    ssize_t size = pread(child->answer_fd, text, sizeof text - 1, 0);

    di_message_set_text(outcome->text, text, size > 0 ? (size_t)size : 0);
}

bool di_child_collect(struct di_child *child, struct di_message_outcome *ret_outcome)
{
    siginfo_t ending = {0};
    bool was_busy = child->is_busy;

    while (waitid(P_PIDFD, (id_t)child->pidfd, &ending, WEXITED) != 0 && errno == EINTR) {
    }
    *ret_outcome = make_outcome(child, judge_ending(child, &ending));
    if (ret_outcome->end == DI_END_FAILED) {
        fetch_error(child, ret_outcome);
    } else if (ret_outcome->end == DI_END_TOO_SLOW) {
        snprintf(ret_outcome->text, sizeof ret_outcome->text, "not done after %.1f s",
                 (double)ret_outcome->duration_ms / 1000);
    } else if (ret_outcome->end == DI_END_CRASHED) {
        di_ending_describe(&ending, ret_outcome->text, sizeof ret_outcome->text);
    }
    di_fd_close(&child->pidfd);
    di_fd_close(&child->turn_fd);
    di_fd_close(&child->answer_fd);
    *child = DI_CHILD_NONE;
    return was_busy;
}
