#include "docintake/serve.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "child.h"
#include "docintake/clock.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "lock.h"
#include "message.h"
#include "rights.h"

struct server {
    struct di_child_terms terms;
    struct di_child children[DI_LIMIT_READER_PARALLEL]; /* the first terms.setup.parallel are used */
};

static bool is_there(const struct di_child *child)
{
    return child->pidfd >= 0;
}

/* Where the next document can go: rather to a child that waits for one than to a fresh one; NULL where all are busy. */
static struct di_child *free_child(struct server *server)
{
    struct di_child *none = NULL;

    for (size_t i = 0; i < server->terms.setup.parallel; i++) {
        struct di_child *child = &server->children[i];

        if (is_there(child) && !child->is_busy) {
            return child;
        }
        if (!is_there(child) && none == NULL) {
            none = child;
        }
    }
    return none;
}

static enum di_status send_outcome(const struct di_message_outcome *outcome, struct di_error *error)
{
    return di_message_send(DI_READER_SOCKET_FD, outcome, sizeof *outcome, NULL, 0, 0, error);
}

/* Takes a request and gives it to this child. An error of ours that concerns this document alone is its outcome. */
static enum di_status accept_request(struct server *server, struct di_child *child, struct di_error *error)
{
    struct di_message_request request;
    struct di_message_outcome outcome;
    struct di_error own = DI_ERROR_NONE;
    int fds[DI_REQUEST_FDS];
    enum di_status status;

    if (di_message_receive(DI_READER_SOCKET_FD, DI_MESSAGE_REQUEST, &request, sizeof request, fds, DI_REQUEST_FDS,
                           error) != DI_OK) {
        return DI_FAILED;
    }
    request.folder[sizeof request.folder - 1] = '\0';
    status = di_child_give(child, &server->terms, &request, fds, &own);
    for (size_t i = 0; i < DI_REQUEST_FDS; i++) {
        di_fd_close(&fds[i]);
    }
    if (status == DI_OK) {
        return DI_OK;
    }
    outcome = (struct di_message_outcome){
        .head = di_message_head(DI_MESSAGE_OUTCOME), .ticket = request.ticket, .end = DI_END_FAILED};
    di_message_set_text(outcome.text, own.text, strlen(own.text));
    return send_outcome(&outcome, error);
}

/* Milliseconds until the next deadline; -1 where there is none. */
static int time_to_deadline(const struct server *server)
{
    int64_t now = di_clock_monotonic(), nearest = -1;

    for (size_t i = 0; i < server->terms.setup.parallel; i++) {
        const struct di_child *child = &server->children[i];
        int64_t left = child->deadline > now ? child->deadline - now : 0;

        if (child->is_busy && !child->is_killed && (nearest < 0 || left < nearest)) {
            nearest = left;
        }
    }
    return (int)nearest;
}

static void enforce_deadlines(struct server *server)
{
    int64_t now = di_clock_monotonic();

    for (size_t i = 0; i < server->terms.setup.parallel; i++) {
        struct di_child *child = &server->children[i];

        if (child->is_busy && !child->is_killed && child->deadline <= now) {
            di_child_kill(child);
        }
    }
}

/* Tells the client of every child that has answered and waits for another document. */
static enum di_status hear_children(struct server *server, const struct pollfd *turns, struct di_error *error)
{
    for (size_t i = 0; i < server->terms.setup.parallel; i++) {
        struct di_message_outcome outcome;

        if (turns[i].revents != 0 && di_child_hear(&server->children[i], &outcome) &&
            send_outcome(&outcome, error) != DI_OK) {
            return DI_FAILED;
        }
    }
    return DI_OK;
}

/* Tells the client of every child that has ended over a document. */
static enum di_status collect_children(struct server *server, const struct pollfd *ends, struct di_error *error)
{
    for (size_t i = 0; i < server->terms.setup.parallel; i++) {
        struct di_message_outcome outcome;

        if (ends[i].revents != 0 && di_child_collect(&server->children[i], &outcome) &&
            send_outcome(&outcome, error) != DI_OK) {
            return DI_FAILED;
        }
    }
    return DI_OK;
}

/* What a round waits for. */
struct awaited {
    struct pollfd *control, *ends, *turns; /* into all: ends of children, and turns of those that are busy */
    nfds_t count;
    struct pollfd all[1 + 2 * DI_LIMIT_READER_PARALLEL];
};

/* Requests wait in the socket while all children are busy. */
static void await(struct server *server, struct awaited *awaited)
{
    size_t parallel = server->terms.setup.parallel;

    awaited->control = awaited->all;
    awaited->ends = awaited->all + 1;
    awaited->turns = awaited->ends + parallel;
    awaited->count = 1 + 2 * parallel;
    *awaited->control = (struct pollfd){DI_READER_SOCKET_FD, free_child(server) != NULL ? POLLIN : 0, 0};
    for (size_t i = 0; i < parallel; i++) {
        const struct di_child *child = &server->children[i];
        bool listens = child->is_busy && !child->is_killed;

        awaited->ends[i] = (struct pollfd){child->pidfd, POLLIN, 0};
        awaited->turns[i] = (struct pollfd){listens ? child->turn_fd : -1, POLLIN, 0};
    }
}

/* One round: waits for a request, a turn, an end or a deadline. What is answered in time is heard before it is late. */
static enum di_status serve_once(struct server *server, struct di_error *error)
{
    struct awaited awaited;

    await(server, &awaited);
    if (poll(awaited.all, awaited.count, time_to_deadline(server)) < 0) {
        return errno == EINTR ? DI_OK : di_fail(error, errno, "cannot wait");
    }
    if (hear_children(server, awaited.turns, error) != DI_OK) {
        return DI_FAILED;
    }
    enforce_deadlines(server);
    if (collect_children(server, awaited.ends, error) != DI_OK) {
        return DI_FAILED;
    }
    if ((awaited.control->revents & ~POLLIN) != 0) {
        return di_fail(error, ECONNRESET, "the other end has closed");
    }
    return awaited.control->revents != 0 ? accept_request(server, free_child(server), error) : DI_OK;
}

static void end_children(struct server *server)
{
    for (size_t i = 0; i < server->terms.setup.parallel; i++) {
        struct di_message_outcome unheard;

        if (is_there(&server->children[i])) {
            di_child_kill(&server->children[i]);
            di_child_collect(&server->children[i], &unheard);
        }
    }
}

static enum di_status receive_setup(struct di_message_setup *ret_setup, int *ret_office_fd, struct di_error *error)
{
    struct di_message_setup setup;

    if (di_message_receive(DI_READER_SOCKET_FD, DI_MESSAGE_SETUP, &setup, sizeof setup, ret_office_fd, 1, error) !=
        DI_OK) {
        return DI_FAILED;
    }
    if (setup.parallel == 0 || setup.parallel > DI_LIMIT_READER_PARALLEL || setup.deadline_seconds == 0 ||
        setup.deadline_seconds > DI_LIMIT_READER_DEADLINE_SECONDS || setup.documents_per_child == 0 ||
        setup.documents_per_child > DI_LIMIT_READER_DOCUMENTS_PER_CHILD) {
        return di_fail(error, EPROTO, "cannot read %u documents at once, %u s each", setup.parallel,
                       setup.deadline_seconds);
    }
    *ret_setup = setup;
    return DI_OK;
}

/* Loads the forms with what the office has set, and locks itself, while no document is there yet. */
static enum di_status prepare(struct server *server, int *office_fd, unsigned *ret_forms, struct di_error *reason,
                              struct di_error *error)
{
    int forms_fd = DI_READER_FORMS_FD;
    enum di_status status = di_rights_restrict_reader(error);

    if (status == DI_OK) {
        status = server->terms.service->load(server->terms.service->context, forms_fd, *office_fd, ret_forms, error);
    }
    di_fd_close(&forms_fd);
    di_fd_close(office_fd);
    if (status == DI_OK) {
        di_lock_reader(&server->terms.locking, reason);
    }
    return status;
}

/* Makes itself ready and tells the client how that went. */
static enum di_status say_hello(struct server *server, int *office_fd, struct di_error *error)
{
    struct di_message_hello hello = {.head = di_message_head(DI_MESSAGE_HELLO)};
    struct di_error reason = DI_ERROR_NONE;
    enum di_status status = prepare(server, office_fd, &hello.forms, &reason, error);
    const char *text = status == DI_OK ? reason.text : error->text;

    hello.ready = status == DI_OK ? DI_READY : status == DI_REFUSED ? DI_NOT_READY_SETTINGS : DI_NOT_READY;
    hello.locks = server->terms.locking.held;
    di_message_set_text(hello.text, text, strlen(text));
    if (di_message_send(DI_READER_SOCKET_FD, &hello, sizeof hello, NULL, 0, 0, error) != DI_OK) {
        return DI_FAILED;
    }
    return status;
}

static void serve(struct server *server, struct di_error *ret_ending)
{
    for (size_t i = 0; i < DI_LIMIT_READER_PARALLEL; i++) {
        server->children[i] = DI_CHILD_NONE;
    }
    while (serve_once(server, ret_ending) == DI_OK) {
    }
    end_children(server);
}

enum di_status di_serve(const struct di_service *service, struct di_error *error)
{
    struct server server = {.terms = {.service = service, .locking = DI_LOCKING_NONE}};
    struct di_error ending = DI_ERROR_NONE;
    enum di_status status;
    DI_AUTO_FD office_fd = -1;

    signal(SIGPIPE, SIG_IGN);
    status = receive_setup(&server.terms.setup, &office_fd, error);
    if (status == DI_OK) {
        status = say_hello(&server, &office_fd, error);
    }
    if (status == DI_OK) {
        serve(&server, &ending);
        if (ending.number != ECONNRESET && ending.number != EPIPE) {
            *error = ending;
            status = DI_FAILED;
        }
    }
    di_locking_clear(&server.terms.locking);
    return status;
}
