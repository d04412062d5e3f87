#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "trust.h"

#define NAME "watch-test"
#define NEW_NAME "watch-test.new"
#define EXPECTED (IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO)

/* A local file system tells at once; there is no reason to hold up the start for one that does not. */
#define PATIENCE_MS 1000

/* What a sender does: makes a file, closes it, renames it into place. */
static enum di_status stir(int folder_fd, struct di_error *error)
{
    DI_AUTO_FD fd = openat(folder_fd, NEW_NAME, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (fd < 0) {
        return di_fail(error, errno, "cannot make a file to test the watch with");
    }
    di_fd_close(&fd);
    if (renameat(folder_fd, NEW_NAME, folder_fd, NAME) != 0) {
        return di_fail(error, errno, "cannot rename the file to test the watch with");
    }
    return DI_OK;
}

/* The kinds of events that have come. */
static uint32_t read_events(int inotify_fd)
{
    _Alignas(struct inotify_event) char room[4096];
    ssize_t count = read(inotify_fd, room, sizeof room);
    uint32_t heard = 0;

    for (ssize_t at = 0; at < count;) {
        const struct inotify_event *event = (const struct inotify_event *)(room + at);

        heard |= event->mask;
        at += (ssize_t)sizeof *event + event->len;
    }
    return heard;
}

static enum di_status hear(int inotify_fd, struct di_error *error)
{
    struct pollfd waiting = {.fd = inotify_fd, .events = POLLIN};
    uint32_t heard = 0;

    while ((heard & EXPECTED) != EXPECTED && poll(&waiting, 1, PATIENCE_MS) > 0) {
        heard |= read_events(inotify_fd);
    }
    return (heard & EXPECTED) == EXPECTED
               ? DI_OK
               : di_fail(error, 0, "the kernel has not told of a file that was made, closed and renamed as a test");
}

static enum di_status run(int folder_fd, struct di_error *error)
{
    DI_AUTO_FD inotify_fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    char path[64];
    enum di_status status;

    snprintf(path, sizeof path, "/proc/self/fd/%d", folder_fd);
    if (inotify_fd < 0 || inotify_add_watch(inotify_fd, path, EXPECTED | IN_ONLYDIR) < 0) {
        return di_fail(error, errno, "cannot watch a folder as a test");
    }
    status = stir(folder_fd, error) == DI_OK ? hear(inotify_fd, error) : DI_FAILED;
    unlinkat(folder_fd, NEW_NAME, 0);
    unlinkat(folder_fd, NAME, 0);
    return status;
}

enum di_status probe_run(const struct di_watch_options *options, struct probe *ret_probe, struct di_error *error)
{
    struct stat folder;

    *ret_probe = (struct probe){.deaf = false};
    if (options->probe_fd < 0) {
        return DI_OK;
    }
    if (fstat(options->probe_fd, &folder) != 0) {
        return di_fail(error, errno, "cannot examine the folder to test the watch in");
    }
    ret_probe->device = folder.st_dev;
    ret_probe->deaf = run(options->probe_fd, error) != DI_OK;
    return ret_probe->deaf ? DI_FAILED : DI_OK;
}
