#include "message.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/text.h"

#define MAGIC 0x64696E74u /* "dint" */
#define MOST_FDS DI_REQUEST_FDS

static_assert(sizeof(struct di_message_setup) == 8 + 4 + 4 + 8 + 8, "a message has no padding");
static_assert(sizeof(struct di_message_hello) == 8 + 4 + 4 + 4 + DI_ERROR_TEXT_BYTES, "a message has no padding");
static_assert(sizeof(struct di_message_request) == 8 + 8 + 4 + 4 + DI_JOB_FOLDER_BYTES, "a message has no padding");
static_assert(sizeof(struct di_message_outcome) == 8 + 8 + 8 + 8 + DI_ERROR_TEXT_BYTES, "a message has no padding");

/* Room for one SCM_RIGHTS, aligned as its header wants it. */
union control {
    struct cmsghdr head;
    char bytes[CMSG_SPACE(MOST_FDS * sizeof(int))];
};

struct di_message_head di_message_head(enum di_message_kind kind)
{
    return (struct di_message_head){MAGIC, DI_MESSAGE_VERSION, (uint16_t)kind};
}

/* Puts the descriptors beside the message. */
static void attach(struct msghdr *header, union control *control, const int *fds, size_t n_fds)
{
    memset(control, 0, sizeof *control);
    header->msg_control = control->bytes;
    header->msg_controllen = CMSG_SPACE(n_fds * sizeof *fds);
    control->head.cmsg_level = SOL_SOCKET;
    control->head.cmsg_type = SCM_RIGHTS;
    control->head.cmsg_len = CMSG_LEN(n_fds * sizeof *fds);
    memcpy(CMSG_DATA(&control->head), fds, n_fds * sizeof *fds);
}

enum di_status di_message_send(int socket, const void *message, size_t size, const int *fds, size_t n_fds, int flags,
                               struct di_error *error)
{
    struct iovec part = {.iov_base = (void *)message, .iov_len = size};
    struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1};
    union control control;
    ssize_t sent;

    if (n_fds > MOST_FDS) {
        return di_fail(error, EINVAL, "cannot send %zu descriptors", n_fds);
    }
    if (n_fds > 0) {
        attach(&header, &control, fds, n_fds);
    }
    do {
        sent = sendmsg(socket, &header, flags | MSG_NOSIGNAL);
    } while (sent < 0 && errno == EINTR);
    if (sent < 0) {
        return di_fail(error, errno, "cannot send a message");
    }
    return (size_t)sent == size ? DI_OK : di_fail(error, EPROTO, "a message was cut");
}

/* Takes the descriptors that came; returns how many there were, of which at most MOST_FDS can be. */
static size_t detach(struct msghdr *header, int ret_fds[MOST_FDS])
{
    size_t count = 0;

    for (struct cmsghdr *item = CMSG_FIRSTHDR(header); item != NULL; item = CMSG_NXTHDR(header, item)) {
        if (item->cmsg_level == SOL_SOCKET && item->cmsg_type == SCM_RIGHTS && count == 0) {
            count = (item->cmsg_len - CMSG_LEN(0)) / sizeof(int);
            count = count <= MOST_FDS ? count : MOST_FDS;
            memcpy(ret_fds, CMSG_DATA(item), count * sizeof(int));
        }
    }
    return count;
}

/* What came is exactly what was expected. */
static bool is_expected(const struct msghdr *header, const struct di_message_head *head, enum di_message_kind kind)
{
    return (header->msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0 && head->magic == MAGIC &&
           head->version == DI_MESSAGE_VERSION && head->kind == kind;
}

enum di_status di_message_receive(int socket, enum di_message_kind kind, void *ret_message, size_t size, int *ret_fds,
                                  size_t n_fds, struct di_error *error)
{
    char bytes[sizeof(struct di_message_outcome)] = {0};
    struct di_message_head head;
    union control control;
    struct iovec part = {.iov_base = bytes, .iov_len = size};
    struct msghdr header = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = &control};
    int fds[MOST_FDS];
    size_t came;
    ssize_t count;

    if (size > sizeof bytes || n_fds > MOST_FDS) {
        return di_fail(error, EINVAL, "cannot receive a message of %zu bytes", size);
    }
    header.msg_controllen = sizeof control;
    do {
        count = recvmsg(socket, &header, MSG_CMSG_CLOEXEC);
    } while (count < 0 && errno == EINTR);
    if (count < 0) {
        return di_fail(error, errno, "cannot receive a message");
    }
    came = detach(&header, fds);
    if (count == 0 && came == 0) {
        return di_fail(error, ECONNRESET, "the other end has closed");
    }
    memcpy(&head, bytes, sizeof head);
    if ((size_t)count != size || came != n_fds || !is_expected(&header, &head, kind)) {
        for (size_t i = 0; i < came; i++) {
            close(fds[i]);
        }
        return di_fail(error, EPROTO, "not a message of kind %d, version %d", kind, DI_MESSAGE_VERSION);
    }
    memcpy(ret_message, bytes, size);
    if (n_fds > 0) {
        memcpy(ret_fds, fds, n_fds * sizeof *fds);
    }
    return DI_OK;
}

void di_message_set_text(char ret_text[DI_ERROR_TEXT_BYTES], const char *bytes, size_t size)
{
    size_t length = size < DI_ERROR_TEXT_BYTES ? size : DI_ERROR_TEXT_BYTES - 1;

    memset(ret_text, 0, DI_ERROR_TEXT_BYTES);
    memcpy(ret_text, bytes, length);
    if (di_message_text_is_sound(ret_text)) {
        return;
    }
    for (size_t i = 0; i < length; i++) {
        if (ret_text[i] < ' ' || ret_text[i] > '~') {
            ret_text[i] = '?';
        }
    }
}

bool di_message_text_is_sound(const char text[DI_ERROR_TEXT_BYTES])
{
    const char *end = memchr(text, '\0', DI_ERROR_TEXT_BYTES);
    size_t size;

    if (end == NULL || !di_text_is_utf8(text, (size_t)(end - text))) {
        return false;
    }
    for (const char *at = text; at < end; at += size) {
        int32_t code = di_text_next(at, &size);

        if (code < ' ' || (code >= 0x7F && code <= 0x9F)) {
            return false;
        }
    }
    return true;
}
