#include "playing.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "../../src/process/message.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/serve.h"

/* Each liar says hello as it should, unless that is its lie, and receives one request. */

static struct di_message_hello a_hello(void)
{
    return (struct di_message_hello){
        .head = di_message_head(DI_MESSAGE_HELLO), .ready = 1, .forms = 1, .locks = DI_LOCKS_ALL};
}

static void say(const void *message, size_t size)
{
    di_message_send(DI_READER_SOCKET_FD, message, size, NULL, 0, 0, NULL);
}

static void wait_for_the_end(void)
{
    struct pollfd polled = {.fd = DI_READER_SOCKET_FD};

    while (poll(&polled, 1, -1) < 0) {
    }
}

static void say_hello(void)
{
    struct di_message_setup setup;
    struct di_message_hello hello = a_hello();
    int office_fd = -1;

    di_message_receive(DI_READER_SOCKET_FD, DI_MESSAGE_SETUP, &setup, sizeof setup, &office_fd, 1, NULL);
    di_fd_close(&office_fd);
    say(&hello, sizeof hello);
}

/* The outcome that an honest reader would tell of the request that comes next. ret_answer_fd as in the request. */
static struct di_message_outcome next_outcome(int *ret_answer_fd)
{
    struct di_message_request request = {0};
    int fds[DI_REQUEST_FDS] = {-1, -1, -1};

    di_message_receive(DI_READER_SOCKET_FD, DI_MESSAGE_REQUEST, &request, sizeof request, fds, DI_REQUEST_FDS, NULL);
    *ret_answer_fd = fds[DI_REQUEST_ANSWER];
    return (struct di_message_outcome){
        .head = di_message_head(DI_MESSAGE_OUTCOME), .ticket = request.ticket, .end = DI_END_ANSWERED};
}

static int lie_in_hello(const char *name)
{
    struct di_message_hello hello = a_hello();

    if (strcmp(name, "hello-nothing") == 0) {
        return 5;
    }
    if (strcmp(name, "hello-version") == 0) {
        hello.head.version++;
    } else if (strcmp(name, "hello-kind") == 0) {
        hello.head.kind = DI_MESSAGE_OUTCOME;
    } else if (strcmp(name, "hello-text") == 0) {
        memset(hello.text, 'x', sizeof hello.text);
    } else if (strcmp(name, "hello-ready") == 0) {
        hello.ready = DI_READINESS;
    } else if (strcmp(name, "hello-locks") == 0) {
        hello.locks = DI_LOCKS_ALL + 1;
    } else if (strcmp(name, "hello-unlocked") == 0) {
        hello.locks = 0;
    }
    say(&hello, strcmp(name, "hello-short") == 0 ? sizeof hello - 1 : sizeof hello);
    wait_for_the_end();
    return 0;
}

static int lie_in_outcome(const char *name)
{
    struct di_message_outcome outcome;
    int answer_fd;
    size_t size = sizeof outcome;

    say_hello();
    outcome = next_outcome(&answer_fd);
    if (strcmp(name, "outcome-closed") == 0) {
        return 5;
    }
    if (strcmp(name, "outcome-killed") == 0) {
        raise(SIGKILL);
    } else if (strcmp(name, "outcome-silent") == 0) {
        wait_for_the_end();
    } else if (strcmp(name, "outcome-garbage") == 0) {
        memset(&outcome, 0xA5, sizeof outcome);
    } else if (strcmp(name, "outcome-short") == 0) {
        size = sizeof outcome.head;
    } else if (strcmp(name, "outcome-ticket") == 0) {
        outcome.ticket++;
    } else if (strcmp(name, "outcome-end") == 0) {
        outcome.end = DI_READER_ENDS;
    } else if (strcmp(name, "outcome-text") == 0) {
        memcpy(outcome.text, "\x1B[2J", 5);
    } else if (strcmp(name, "outcome-empty") == 0) {
        outcome.text[0] = '\0';
    } else if (strcmp(name, "outcome-huge") == 0) {
        if (ftruncate(answer_fd, (off_t)DI_LIMIT_ANSWER_BYTES + 1) != 0) {
            return 6;
        }
    } else if (strcmp(name, "outcome-sealed") == 0) {
        fcntl(answer_fd, F_ADD_SEALS, F_SEAL_SEAL);
    } else if (strcmp(name, "outcome-descriptor") == 0) {
        di_message_send(DI_READER_SOCKET_FD, &outcome, size, &answer_fd, 1, 0, NULL);
        size = 0;
    }
    if (size > 0) {
        say(&outcome, size);
    }
    wait_for_the_end();
    return 0;
}

/* A message that is larger than any. */
static int shout(void)
{
    char bytes[64 * 1024] = {0};
    int answer_fd;

    say_hello();
    next_outcome(&answer_fd);
    say(bytes, sizeof bytes);
    wait_for_the_end();
    return 0;
}

/* Writes what it has to say of the first document into the answer to the second, and says of the first only that it is
 * answered; twice. */
static int mix_up(void)
{
    struct di_message_outcome first, second;
    int fds[2];

    say_hello();
    first = next_outcome(&fds[0]);
    second = next_outcome(&fds[1]);
    if (write(fds[1], "first", 5) != 5) {
        return 6;
    }
    say(&first, sizeof first);
    say(&second, sizeof second);
    say(&first, sizeof first);
    wait_for_the_end();
    return 0;
}

int di_test_play_liar(const char *name)
{
    if (strcmp(name, "mixed-up") == 0) {
        return mix_up();
    }
    if (strcmp(name, "outcome-large") == 0) {
        return shout();
    }
    return strncmp(name, "hello-", strlen("hello-")) == 0 ? lie_in_hello(name) : lie_in_outcome(name);
}
