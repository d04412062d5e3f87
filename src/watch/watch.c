#include "folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#include "docintake/fd.h"
#include "docintake/limits.h"

/* A scan that events have made necessary waits so long, because such events come in crowds. */
#define URGENT_USEC 200000

/* Folders still to be scanned. */
struct agenda {
    char **paths;
    size_t count, capacity;
};

/* Takes path, which is freed if there is no room. */
static bool plan(struct agenda *agenda, char *path)
{
    if (path != NULL && agenda->count == agenda->capacity) {
        size_t capacity = agenda->capacity > 0 ? 2 * agenda->capacity : 16;
        char **grown = reallocarray(agenda->paths, capacity, sizeof *grown);

        if (grown == NULL) {
            free(path);
            path = NULL;
        } else {
            agenda->paths = grown;
            agenda->capacity = capacity;
        }
    }
    if (path == NULL) {
        return false;
    }
    agenda->paths[agenda->count++] = path;
    return true;
}

/* "folder/name", or name alone in the inbox itself; for the caller to free. */
static char *join(const char *folder, const char *name)
{
    char *path;

    return asprintf(&path, "%s%s%s", folder, *folder != '\0' ? "/" : "", name) >= 0 ? path : NULL;
}

/* How many folders below its agency's folder a folder lies; -1 for the inbox, 0 for an agency's. */
static int depth_of(const char *path)
{
    int depth = *path != '\0' ? 0 : -1;

    for (; *path != '\0'; path++) {
        depth += *path == '/';
    }
    return depth;
}

static unsigned char type_of(int folder_fd, const struct dirent *entry)
{
    struct stat status;

    if (entry->d_type != DT_UNKNOWN) {
        return entry->d_type;
    }
    return fstatat(folder_fd, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? IFTODT(status.st_mode) : DT_UNKNOWN;
}

static void meet(struct di_watch *watch, const struct folder *folder, const char *name, unsigned char type,
                 struct agenda *agenda)
{
    char *path;

    if (di_watch_ignores(watch->options, name) || (type != DT_DIR && type != DT_REG)) {
        return;
    }
    path = join(folder->path, name);
    if (type == DT_REG && path != NULL) {
        watch->listener->noticed(watch->listener->context, path, DI_NOTICE_SCANNED, folder_is_trusted(folder));
        free(path);
    } else if (path != NULL && depth_of(path) > DI_LIMIT_INBOX_DEPTH) {
        watch_trouble(watch, TROUBLE_DEPTH, "folders more than %d below that of an agency are not looked into",
                      DI_LIMIT_INBOX_DEPTH);
        free(path);
    } else if (!plan(agenda, path)) {
        watch_trouble(watch, TROUBLE_MEMORY, "no room to scan the inbox");
    }
}

static int handle_event(sd_event_source *source, const struct inotify_event *event, void *userdata);

/* Watches one folder, then lists it. */
static void scan_folder(struct di_watch *watch, const char *path, struct agenda *agenda)
{
    DI_AUTO_FD fd = -1;
    struct folder *folder;
    struct dirent *entry;
    DIR *listing;

    if (!folder_fits(watch, path)) {
        watch_trouble(watch, TROUBLE_FOLDERS, "inbox/%.*s has more than %d folders; the others are not looked into",
                      (int)strcspn(path, "/"), path, DI_LIMIT_AGENCY_FOLDERS);
        return;
    }
    fd = di_fd_open_folder(watch->fd, path);
    if (fd < 0) {
        if (errno != ENOENT && errno != ENOTDIR && errno != ELOOP) {
            watch_misses(watch, path, strerror(errno));
        }
        return;
    }
    folder = folder_enter(watch, path, fd, handle_event);
    listing = folder != NULL ? fdopendir(fd) : NULL;
    if (listing == NULL) {
        watch_misses(watch, path, strerror(errno));
        return;
    }
    (void)di_fd_steal(&fd); /* it is the listing's */
    while (errno = 0, (entry = readdir(listing)) != NULL) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) {
            meet(watch, folder, entry->d_name, type_of(dirfd(listing), entry), agenda);
        }
    }
    if (errno != 0) {
        watch_misses(watch, path, strerror(errno));
    }
    closedir(listing);
}

/* Scans the folder at path and all below it; takes path. */
static void scan_from(struct di_watch *watch, char *path)
{
    struct agenda agenda = {0};

    if (!plan(&agenda, path)) {
        watch_trouble(watch, TROUBLE_MEMORY, "no room to scan the inbox");
    }
    while (agenda.count > 0) {
        char *next = agenda.paths[--agenda.count];

        scan_folder(watch, next, &agenda);
        free(next);
    }
    free(agenda.paths);
    watch_tell_limit(watch);
}

static void schedule_scan(struct di_watch *watch, uint64_t usec)
{
    sd_event_source_set_time_relative(watch->timer, usec);
    sd_event_source_set_enabled(watch->timer, SD_EVENT_ONESHOT);
}

/* A folder below has come, gone or moved. */
static void handle_folder(const struct folder *folder, const struct inotify_event *event)
{
    struct di_watch *watch = folder->watch;
    char *path = join(folder->path, event->name);

    if (path == NULL) {
        schedule_scan(watch, URGENT_USEC);
    } else if ((event->mask & IN_MOVED_FROM) != 0) {
        folder_leave(watch, path);
        free(path);
    } else if ((event->mask & (IN_CREATE | IN_MOVED_TO)) != 0 && !di_watch_ignores(watch->options, event->name) &&
               depth_of(path) <= DI_LIMIT_INBOX_DEPTH) {
        scan_from(watch, path);
    } else {
        free(path);
    }
}

static void handle_file(const struct folder *folder, const struct inotify_event *event)
{
    const struct di_watch_listener *listener = folder->watch->listener;
    bool moved_in = (event->mask & IN_MOVED_TO) != 0;
    char *path;

    if ((event->mask & (IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO)) == 0 ||
        di_watch_ignores(folder->watch->options, event->name)) {
        return;
    }
    path = join(folder->path, event->name);
    if (path == NULL) {
        schedule_scan(folder->watch, URGENT_USEC);
        return;
    }
    listener->noticed(listener->context, path, moved_in ? DI_NOTICE_MOVED_IN : DI_NOTICE_CHANGED,
                      folder_is_trusted(folder));
    free(path);
}

/* The kernel has ended the watch of a folder, or it is not where it was. */
static void lose(struct folder *folder)
{
    struct di_watch *watch = folder->watch;

    if (*folder->path == '\0') {
        folder_leave_all(watch);
        schedule_scan(watch, URGENT_USEC);
    } else {
        folder_leave(watch, folder->path);
    }
}

static int handle_event(sd_event_source *source, const struct inotify_event *event, void *userdata)
{
    struct folder *folder = userdata;
    struct di_watch *watch = folder->watch;

    (void)source;
    if ((event->mask & IN_Q_OVERFLOW) != 0) {
        schedule_scan(watch, URGENT_USEC);
    } else if ((event->mask & IN_UNMOUNT) != 0 && *folder->path != '\0') {
        folder_unwatch(folder); /* what lies below it now is seen by a scan, and that it was a mount is remembered */
        schedule_scan(watch, URGENT_USEC);
    } else if ((event->mask & (IN_IGNORED | IN_UNMOUNT | IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
        lose(folder);
    } else if ((event->mask & IN_ISDIR) != 0) {
        handle_folder(folder, event);
    } else {
        handle_file(folder, event);
    }
    return 0;
}

/* Sees whether events come at all. */
static void test_itself(struct di_watch *watch)
{
    struct di_error error = DI_ERROR_NONE;

    if (probe_run(watch->options, &watch->probe, &error) != DI_OK) {
        watch_trouble(watch, TROUBLE_DEAF, "self-test of the watch: %s", error.text);
    }
}

/* Opens the inbox anew and sees whether it still is the folder that is watched. */
static enum di_status reopen(struct di_watch *watch, struct di_error *error)
{
    DI_AUTO_FD fd = openat(watch->root_fd, watch->name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct stat now, before;

    if (fd < 0 || fstat(fd, &now) != 0) {
        di_fail(error, errno, "cannot open the folder %s", watch->name);
        folder_leave_all(watch);
        di_fd_close(&watch->fd);
        return DI_FAILED;
    }
    if (watch->fd < 0 || fstat(watch->fd, &before) != 0 || now.st_dev != before.st_dev || now.st_ino != before.st_ino) {
        folder_leave_all(watch);
        di_fd_close(&watch->fd);
        watch->fd = di_fd_steal(&fd);
        test_itself(watch);
    } else if (watch->probe.deaf) {
        test_itself(watch); /* the reason may have gone, such as a limit */
    }
    return DI_OK;
}

enum di_status di_watch_scan(struct di_watch *watch, struct di_error *error)
{
    struct di_error trouble = DI_ERROR_NONE;
    enum di_status status;

    watch->scan++;
    watch->seen = 0;
    watch->missing[0] = '\0';
    status = reopen(watch, &trouble);
    if (status == DI_OK) {
        scan_from(watch, strdup(""));
        folder_leave_unseen(watch);
    } else {
        watch_trouble(watch, TROUBLE_INBOX, "%s", trouble.text);
        di_fail(error, 0, "%s", trouble.text);
    }
    watch_tell_missing(watch);
    watch->told = watch->seen;
    schedule_scan(watch, watch->options->scan_usec);
    return status;
}

static int handle_timer(sd_event_source *source, uint64_t usec, void *userdata)
{
    (void)source;
    (void)usec;
    di_watch_scan(userdata, NULL); /* a trouble is told to the listener */
    return 0;
}

enum di_status di_watch_new(sd_event *event, int root_fd, const char *name, const struct di_watch_options *options,
                            const struct di_watch_listener *listener, struct di_watch **ret_watch,
                            struct di_error *error)
{
    struct di_watch *watch = calloc(1, sizeof *watch);
    int result;

    if (watch == NULL) {
        return di_fail_no_memory(error);
    }
    *watch = (struct di_watch){
        .event = sd_event_ref(event),
        .root_fd = root_fd,
        .fd = -1,
        .name = name,
        .options = options,
        .listener = listener,
    };
    result =
        sd_event_add_time_relative(event, &watch->timer, CLOCK_BOOTTIME, options->scan_usec, 0, handle_timer, watch);
    if (result < 0) {
        di_watch_free(watch);
        return di_fail(error, -result, "cannot set a timer");
    }
    *ret_watch = watch;
    return DI_OK;
}

void di_watch_free(struct di_watch *watch)
{
    if (watch != NULL) {
        folder_leave_all(watch);
        sd_event_source_disable_unref(watch->timer);
        sd_event_unref(watch->event);
        di_fd_close(&watch->fd);
        free(watch);
    }
}

int di_watch_fd(const struct di_watch *watch)
{
    return watch->fd;
}
