#include "readers.h"

#include <check.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../../src/process/message.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/serve.h"

/* What the honest reader can be told to do by a document. */

static void list_descriptors(struct di_buffer *answer)
{
    DIR *folder = opendir("/proc/self/fd");
    const struct dirent *entry;

    if (folder == NULL) {
        return;
    }
    for (int fd = 0; fd < 64; fd++) {
        if (fd != dirfd(folder) && fcntl(fd, F_GETFD) >= 0) {
            di_buffer_printf(answer, "%d ", fd);
        }
    }
    while ((entry = readdir(folder)) != NULL) {
        if (atoi(entry->d_name) >= 64) {
            di_buffer_printf(answer, "%s ", entry->d_name);
        }
    }
    closedir(folder);
}

static void list_limits(struct di_buffer *answer)
{
    static const int resources[] = {RLIMIT_AS, RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_NOFILE, RLIMIT_CPU};

    for (size_t i = 0; i < sizeof resources / sizeof *resources; i++) {
        struct rlimit limit;

        getrlimit((__rlimit_resource_t)resources[i], &limit);
        di_buffer_printf(answer, "%lld/%lld ", (long long)limit.rlim_cur, (long long)limit.rlim_max);
    }
    di_buffer_printf(answer, "%d %d", prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), prctl(PR_GET_DUMPABLE, 0, 0, 0, 0));
}

static void fill(struct di_buffer *answer, size_t size)
{
    char chunk[1024] = {0};

    for (size_t left = size; left > 0;) {
        size_t now = left < sizeof chunk ? left : sizeof chunk;

        di_buffer_append(answer, chunk, now);
        left -= now;
    }
}

/* Leaves a process behind that could go on writing into the answer. */
static void leave_a_writer(struct di_buffer *answer)
{
    if (ftruncate(DI_CHILD_ANSWER_FD, 4096) != 0 ||
        mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, DI_CHILD_ANSWER_FD, 0) == MAP_FAILED) {
        return;
    }
    if (fork() == 0) {
        sleep(3);
        _exit(0);
    }
    di_buffer_text(answer, "mapped");
}

static enum di_status obey(const char *order, enum di_task task, struct di_buffer *answer, struct di_error *error)
{
    if (strcmp(order, "crash") == 0) {
        signal(SIGSEGV, SIG_DFL);
        raise(SIGSEGV);
    } else if (strcmp(order, "hang") == 0) {
        pause();
    } else if (strcmp(order, "status") == 0) {
        _exit(3);
    } else if (strcmp(order, "nothing") == 0) {
        return DI_OK;
    } else if (strcmp(order, "fail") == 0) {
        return di_fail(error, 0, "a failure\nof two \xFF lines");
    } else if (strcmp(order, "memory") == 0) {
        fill(answer, 64 * DI_MIB);
    } else if (strcmp(order, "largest answer") == 0) {
        fill(answer, DI_LIMIT_ANSWER_BYTES);
    } else if (strcmp(order, "larger answer") == 0) {
        fill(answer, DI_LIMIT_ANSWER_BYTES + 1);
    } else if (strcmp(order, "sparse answer") == 0) {
        _exit(ftruncate(DI_CHILD_ANSWER_FD, (off_t)DI_LIMIT_ANSWER_BYTES + 1) == 0 ? 0 : 4);
    } else if (strcmp(order, "mapped answer") == 0) {
        leave_a_writer(answer);
    } else if (strcmp(order, "descriptors") == 0) {
        list_descriptors(answer);
    } else if (strcmp(order, "limits") == 0) {
        list_limits(answer);
    } else {
        di_buffer_printf(answer, "%s by task %d", order, (int)task);
    }
    return DI_OK;
}

static enum di_status perform(void *context, enum di_task task, int document_fd, struct di_buffer *answer,
                              struct di_error *error)
{
    DI_AUTO_BUFFER order = DI_BUFFER_EMPTY;

    (void)context;
    if (di_fd_read_all(document_fd, 4096, &order, "the document", error) != DI_OK) {
        return DI_FAILED;
    }
    return obey(di_buffer_string(&order), task, answer, error);
}

static enum di_status load(void *context, int forms_fd, unsigned *ret_forms, struct di_error *error)
{
    (void)context;
    if (faccessat(forms_fd, "form.rng", R_OK, 0) != 0) {
        return di_fail(error, errno, "no grammar");
    }
    *ret_forms = 7;
    return DI_OK;
}

static enum di_status refuse_to_load(void *context, int forms_fd, unsigned *ret_forms, struct di_error *error)
{
    (void)context;
    (void)forms_fd;
    (void)ret_forms;
    return di_fail(error, 0, "zfxxgk.xml:12: there is no row 3.9");
}

static int serve_honestly(void)
{
    struct di_service service = {NULL, load, perform};
    struct di_error error = DI_ERROR_NONE;

    return di_serve(&service, &error) == DI_OK ? 0 : 3;
}

static int serve_without_forms(void)
{
    struct di_service service = {NULL, refuse_to_load, perform};
    struct di_error error = DI_ERROR_NONE;

    return di_serve(&service, &error) == DI_OK ? 0 : 3;
}

/* The liars. Each says hello as it should, unless that is its lie, and receives one request. */

static struct di_message_hello a_hello(void)
{
    return (struct di_message_hello){.head = di_message_head(DI_MESSAGE_HELLO), .ready = 1, .forms = 1};
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

    di_message_receive(DI_READER_SOCKET_FD, DI_MESSAGE_SETUP, &setup, sizeof setup, NULL, 0, NULL);
    say(&hello, sizeof hello);
}

/* The outcome that an honest reader would tell of the request that comes next. ret_answer_fd as in the request. */
static struct di_message_outcome next_outcome(int *ret_answer_fd)
{
    struct di_message_request request = {0};
    int fds[DI_REQUEST_FDS] = {-1, -1};

    di_message_receive(DI_READER_SOCKET_FD, DI_MESSAGE_REQUEST, &request, sizeof request, fds, DI_REQUEST_FDS, NULL);
    *ret_answer_fd = fds[1];
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
        hello.ready = 2;
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

int di_test_reader_play(void)
{
    const char *name = getenv(DI_TEST_READER);

    if (name == NULL) {
        return -1;
    }
    /* A liar whose client has gone ends with it. */
    alarm(30);
    if (strcmp(name, "honest") == 0) {
        return serve_honestly();
    }
    if (strcmp(name, "no-forms") == 0) {
        return serve_without_forms();
    }
    if (strcmp(name, "outcome-large") == 0) {
        return shout();
    }
    return strncmp(name, "hello-", 6) == 0 ? lie_in_hello(name) : lie_in_outcome(name);
}

static enum di_status start(const char *name, unsigned deadline_seconds, size_t memory_bytes,
                            struct di_reader **ret_reader, struct di_error *error)
{
    DI_AUTO_FD forms_fd = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct di_reader_options options = {"/proc/self/exe", forms_fd, deadline_seconds, memory_bytes, 2};
    enum di_status status;

    setenv(DI_TEST_READER, name, 1);
    status = di_reader_start(&options, ret_reader, error);
    unsetenv(DI_TEST_READER);
    return status;
}

struct di_reader *di_test_reader_start(const char *name, unsigned deadline_seconds, size_t memory_bytes)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_reader *reader = NULL;

    ck_assert_msg(start(name, deadline_seconds, memory_bytes, &reader, &error) == DI_OK, "%s", error.text);
    return reader;
}

void di_test_reader_fail_to_start(const char *name, struct di_error *ret_error)
{
    struct di_reader *reader = NULL;

    *ret_error = DI_ERROR_NONE;
    ck_assert_int_eq(start(name, 2, 0, &reader, ret_error), DI_FAILED);
    ck_assert_ptr_null(reader);
}

int di_test_document(const char *content)
{
    char path[64];
    DI_AUTO_FD fd = di_fd_memory("document");

    ck_assert_int_ge(fd, 0);
    ck_assert_int_eq(di_fd_write_all(fd, content, strlen(content), "document", NULL), DI_OK);
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    return open(path, O_RDONLY | O_CLOEXEC);
}

void di_test_reader_submit(struct di_reader *reader, uint64_t ticket, const char *content)
{
    DI_AUTO_FD document_fd = di_test_document(content);
    struct di_error error = DI_ERROR_NONE;

    ck_assert_msg(di_reader_submit(reader, ticket, DI_TASK_JUDGE, document_fd, &error) == DI_OK, "%s", error.text);
}
