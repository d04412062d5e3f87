#include "readers.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "playing.h"

int di_test_reader_play(void)
{
    const char *name = getenv(DI_TEST_READER);

    if (name == NULL) {
        return -1;
    }
    /* Should the test hang, the reader does not. */
    alarm(60);
    if (strcmp(name, "honest") == 0) {
        return di_test_play_honest();
    }
    if (strcmp(name, "no-such-rule") == 0) {
        return di_test_play_without_rule();
    }
    if (strcmp(name, "no-landlock") == 0) {
        return di_test_play_on_old_kernel(SYS_landlock_create_ruleset);
    }
    if (strcmp(name, "no-seccomp") == 0) {
        return di_test_play_on_old_kernel(SYS_seccomp);
    }
    if (strcmp(name, "no-unshare") == 0) {
        return di_test_play_on_old_kernel(SYS_unshare);
    }
    return strcmp(name, "no-forms") == 0 ? di_test_play_without_forms() : di_test_play_liar(name);
}

static enum di_status start_with(const char *name, struct di_reader_options options, struct di_reader **ret_reader,
                                 struct di_error *error)
{
    DI_AUTO_FD forms_fd = open(DI_TEST_FORMS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    enum di_status status;

    options.program = "/proc/self/exe";
    options.forms_fd = forms_fd;
    setenv(DI_TEST_READER, name, 1);
    status = di_reader_start(&options, ret_reader, error);
    unsetenv(DI_TEST_READER);
    return status;
}

static enum di_status start(const char *name, unsigned deadline_seconds, size_t memory_bytes,
                            struct di_reader **ret_reader, struct di_error *error)
{
    const struct di_reader_options options = {
        .deadline_seconds = deadline_seconds, .memory_bytes = memory_bytes, .parallel = 2, .documents_per_child = 1};

    return start_with(name, options, ret_reader, error);
}

struct di_reader *di_test_reader_start_in_turn(unsigned deadline_seconds, unsigned documents_per_child)
{
    const struct di_reader_options options = {
        .deadline_seconds = deadline_seconds, .parallel = 1, .documents_per_child = documents_per_child};
    struct di_error error = DI_ERROR_NONE;
    struct di_reader *reader = NULL;

    ck_assert_msg(start_with("honest", options, &reader, &error) == DI_OK, "%s", error.text);
    return reader;
}

struct di_reader *di_test_reader_start_at_best(const char *name)
{
    const struct di_reader_options options = {
        .deadline_seconds = 5, .parallel = 1, .documents_per_child = 1, .may_lack_locks = true};
    struct di_error error = DI_ERROR_NONE;
    struct di_reader *reader = NULL;

    ck_assert_msg(start_with(name, options, &reader, &error) == DI_OK, "%s", error.text);
    return reader;
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

void di_test_reader_refuse_to_start(const char *name, struct di_error *ret_error)
{
    struct di_reader *reader = NULL;

    *ret_error = DI_ERROR_NONE;
    ck_assert_int_eq(start(name, 2, 0, &reader, ret_error), DI_REFUSED);
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

    struct di_job job = {.task = DI_TASK_JUDGE, .document_fd = document_fd, .history_fd = -1};

    ck_assert_msg(di_reader_submit(reader, ticket, &job, &error) == DI_OK, "%s", error.text);
}

struct di_reader_outcome di_test_receive(struct di_reader *reader)
{
    struct di_error error = DI_ERROR_NONE;
    struct di_reader_outcome outcome;

    ck_assert_msg(di_reader_receive(reader, &outcome, &error) == DI_OK, "%s", error.text);
    return outcome;
}

void di_test_expect_no_answer(const struct di_reader_outcome *outcome, enum di_reader_end end, const char *text)
{
    ck_assert_int_eq(outcome->end, end);
    ck_assert_int_eq(outcome->answer_fd, -1);
    ck_assert_msg(strstr(outcome->text, text) != NULL, "\"%s\" is not in \"%s\"", text, outcome->text);
}
