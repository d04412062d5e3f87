#include "playing.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../../src/process/instrumented.h"
#include "../../src/process/message.h"
#include "attacks.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "docintake/serve.h"
#include "support/locked.h"
#include "support/refuse.h"

/* What a document can order. */

static enum di_status crash(struct di_buffer *answer, struct di_error *error)
{
    (void)answer;
    (void)error;
    di_test_locked_crash();
}

/* Leaves word for the second attempt in the position of the earlier reports, which all children share. */
static enum di_status crash_once(struct di_buffer *answer, struct di_error *error)
{
    if (lseek(DI_CHILD_HISTORY_FD, 0, SEEK_CUR) == 0) {
        lseek(DI_CHILD_HISTORY_FD, 1, SEEK_SET);
        return crash(answer, error);
    }
    di_buffer_text(answer, "{\"blocks\":[],\"headers\":[],\"footers\":[],\"notes\":[],\"remarks\":[]}");
    return DI_OK;
}

/* Says something over the socket that is no turn. */
static enum di_status babble(struct di_buffer *answer, struct di_error *error)
{
    (void)answer;
    if (write(DI_CHILD_TURN_FD, "hello?", 6) != 6) {
        return di_fail(error, errno, "cannot babble");
    }
    di_test_locked_sleep(-1);
    return DI_OK;
}

/* Says that it is done, and hands a descriptor over with that. */
static enum di_status smuggle(struct di_buffer *answer, struct di_error *error)
{
    const struct di_message_turn turn = {.head = di_message_head(DI_MESSAGE_TURN)};
    const int fd = DI_CHILD_DOCUMENT_FD;

    (void)answer;
    /* Refused while the user has many descriptors on their way, from other processes too (ETOOMANYREFS). */
    for (unsigned tries = 0; di_message_send(DI_CHILD_TURN_FD, &turn, sizeof turn, &fd, 1, 0, error) != DI_OK;
         tries++) {
        if (tries == 100) {
            return DI_FAILED;
        }
        di_test_locked_sleep(10);
    }
    di_test_locked_sleep(-1);
    return DI_OK;
}

static enum di_status hang_up(struct di_buffer *answer, struct di_error *error)
{
    (void)error;
    close(DI_CHILD_TURN_FD);
    di_buffer_text(answer, "hung up");
    return DI_OK;
}

static enum di_status be_slow(struct di_buffer *answer, struct di_error *error)
{
    (void)error;
    di_test_locked_sleep(600);
    di_buffer_text(answer, "slowly");
    return DI_OK;
}

static enum di_status say_who(struct di_buffer *answer, struct di_error *error)
{
    (void)error;
    di_buffer_printf(answer, "%d", (int)getpid());
    return DI_OK;
}

static enum di_status hang(struct di_buffer *answer, struct di_error *error)
{
    (void)answer;
    (void)error;
    di_test_locked_sleep(-1);
    return DI_OK;
}

static enum di_status kill_reader(struct di_buffer *answer, struct di_error *error)
{
    (void)answer;
    (void)error;
    di_test_locked_kill_reader();
    return DI_OK;
}

static enum di_status end_with_status(struct di_buffer *answer, struct di_error *error)
{
    (void)answer;
    (void)error;
    _exit(3);
}

static enum di_status answer_nothing(struct di_buffer *answer, struct di_error *error)
{
    (void)answer;
    (void)error;
    return DI_OK;
}

static enum di_status fail_by_us(struct di_buffer *answer, struct di_error *error)
{
    (void)answer;
    return di_fail(error, 0, "a failure\nof two \xFF lines");
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

static enum di_status use_memory(struct di_buffer *answer, struct di_error *error)
{
    (void)error;
    fill(answer, 64 * DI_MIB);
    return DI_OK;
}

static enum di_status answer_the_most(struct di_buffer *answer, struct di_error *error)
{
    (void)error;
    fill(answer, DI_LIMIT_ANSWER_BYTES);
    return DI_OK;
}

static enum di_status answer_too_much(struct di_buffer *answer, struct di_error *error)
{
    (void)error;
    fill(answer, DI_LIMIT_ANSWER_BYTES + 1);
    return DI_OK;
}

static enum di_status stretch_the_answer(struct di_buffer *answer, struct di_error *error)
{
    (void)answer;
    (void)error;
    _exit(ftruncate(DI_CHILD_ANSWER_FD, (off_t)DI_LIMIT_ANSWER_BYTES + 1) == 0 ? 0 : 4);
}

/* Keeps hold of the answer beyond its turn, and could go on writing into it. */
static enum di_status leave_a_writer(struct di_buffer *answer, struct di_error *error)
{
    if (ftruncate(DI_CHILD_ANSWER_FD, 4096) != 0 ||
        mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, DI_CHILD_ANSWER_FD, 0) == MAP_FAILED) {
        return di_fail(error, errno, "cannot map the answer");
    }
    di_buffer_text(answer, "mapped");
    return DI_OK;
}

static enum di_status list_descriptors(struct di_buffer *answer, struct di_error *error)
{
    struct stat state;

    (void)error;
    for (int fd = 0; fd < 65536; fd++) {
        if (di_fd_state(fd, &state) == 0) {
            di_buffer_printf(answer, "%d ", fd);
        }
    }
    return DI_OK;
}

/* Where messages go: to nobody, but for the reports of sanitizers. */
static enum di_status say_where_messages_go(struct di_buffer *answer, struct di_error *error)
{
    struct stat nothing, messages;

    if (di_fd_state(STDOUT_FILENO, &nothing) != 0 || di_fd_state(STDERR_FILENO, &messages) != 0) {
        return di_fail(error, errno, "cannot look at descriptors");
    }
    di_buffer_text(answer, messages.st_rdev == nothing.st_rdev ? "to nobody" : "to somebody");
    return DI_OK;
}

static const struct order {
    const char *text;
    enum di_status (*obey)(struct di_buffer *answer, struct di_error *error);
} orders[] = {
    {"crash", crash},
    {"crash once", crash_once},
    {"hang", hang},
    {"hang up", hang_up},
    {"babble", babble},
    {"smuggle", smuggle},
    {"slow", be_slow},
    {"who", say_who},
    {"status", end_with_status},
    {"nothing", answer_nothing},
    {"fail", fail_by_us},
    {"kill reader", kill_reader},
    {"memory", use_memory},
    {"largest answer", answer_the_most},
    {"larger answer", answer_too_much},
    {"sparse answer", stretch_the_answer},
    {"mapped answer", leave_a_writer},
    {"descriptors", list_descriptors},
    {"messages", say_where_messages_go},
};

/* JSON is answered as it is; a document that says something else comes back with its task. */
static enum di_status obey(const char *text, const struct di_job *job, struct di_buffer *answer, struct di_error *error)
{
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (strcmp(orders[i].text, text) == 0) {
            return orders[i].obey(answer, error);
        }
    }
    if (strncmp(text, "try ", 4) == 0) {
        return di_test_attack_try(text + 4, answer, error);
    }
    if (text[0] == '{') {
        di_buffer_text(answer, text);
    } else {
        di_buffer_printf(answer, "%s by task %d", text, (int)job->task);
    }
    return DI_OK;
}

static enum di_status tell(const struct di_job *job, struct di_buffer *answer, struct di_error *error)
{
    di_buffer_printf(answer, "%d %s ", (int)job->received, job->folder != NULL ? job->folder : "-");
    return lseek(job->history_fd, 0, SEEK_SET) == 0 ? di_fd_read_all(job->history_fd, 4096, answer, "reports", error)
                                                    : di_fail(error, errno, "cannot rewind");
}

static enum di_status perform(void *context, const struct di_job *job, struct di_buffer *answer, struct di_error *error)
{
    DI_AUTO_BUFFER order = DI_BUFFER_EMPTY;

    (void)context;
    if (di_fd_read_all(job->document_fd, 4096, &order, "the document", error) != DI_OK) {
        return DI_FAILED;
    }
    if (strcmp(di_buffer_string(&order), "tell") == 0) {
        return tell(job, answer, error);
    }
    return obey(di_buffer_string(&order), job, answer, error);
}

static enum di_status load(void *context, int forms_fd, int office_fd, unsigned *ret_forms, struct di_error *error)
{
    (void)context;
    (void)office_fd;
    if (faccessat(forms_fd, "form.rng", R_OK, 0) != 0) {
        return di_fail(error, errno, "no grammar");
    }
    if (!DI_IS_SANITIZED && prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0) {
        return di_fail(error, 0, "others may look into the reader");
    }
    di_test_locked_prepare();
    *ret_forms = 7;
    return DI_OK;
}

static enum di_status refuse_to_load(void *context, int forms_fd, int office_fd, unsigned *ret_forms,
                                     struct di_error *error)
{
    (void)context;
    (void)forms_fd;
    (void)office_fd;
    (void)ret_forms;
    return di_fail(error, 0, "zfxxgk.xml:12: there is no row 3.9");
}

int di_test_play_honest(void)
{
    struct di_service service = {NULL, load, perform};
    struct di_error error = DI_ERROR_NONE;

    return di_serve(&service, &error) == DI_OK ? 0 : 3;
}

int di_test_play_without_forms(void)
{
    struct di_service service = {NULL, refuse_to_load, perform};
    struct di_error error = DI_ERROR_NONE;

    return di_serve(&service, &error) == DI_OK ? 0 : 3;
}

static enum di_status refuse_the_settings(void *context, int forms_fd, int office_fd, unsigned *ret_forms,
                                          struct di_error *error)
{
    (void)context;
    (void)forms_fd;
    (void)office_fd;
    (void)ret_forms;
    di_fail(error, 0, "conf:3: there is no such rule");
    return DI_REFUSED;
}

int di_test_play_without_rule(void)
{
    struct di_service service = {NULL, refuse_the_settings, perform};
    struct di_error error = DI_ERROR_NONE;

    return di_serve(&service, &error) == DI_OK ? 0 : 3;
}

int di_test_play_on_old_kernel(long call)
{
    di_test_refuse(call);
    return di_test_play_honest();
}
