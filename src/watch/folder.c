#include "folder.h"

#include <errno.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#include "docintake/limits.h"

/*
 * CREATE: links, and folders. CLOSE_WRITE: a writer is done. MOVED_TO, MOVED_FROM: renames. DELETE_SELF and MOVE_SELF:
 * the folder itself is no longer what its path says; the latter only for the inbox, because for any other folder the
 * MOVED_FROM of the folder above comes first, and by then the same inode may be watched under its new path.
 */
#define EVENTS (IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK)

static int compare_folders(const void *a, const void *b)
{
    return strcmp(((const struct folder *)a)->path, ((const struct folder *)b)->path);
}

static struct folder *find(const struct di_watch *watch, const char *path)
{
    struct folder key = {.path = path}, **found = tfind(&key, &watch->folders, compare_folders);

    return found != NULL ? *found : NULL;
}

/* The folder of the agency that the folder at path, which is deeper, belongs to; NULL for others. */
static struct folder *agency_above(const struct di_watch *watch, const char *path)
{
    const char *slash = strchr(path, '/');
    char *name = slash != NULL ? strndup(path, (size_t)(slash - path)) : NULL;
    struct folder *agency = name != NULL ? find(watch, name) : NULL;

    free(name);
    return agency;
}

bool folder_fits(const struct di_watch *watch, const char *path)
{
    const struct folder *agency = agency_above(watch, path);

    return agency == NULL || agency->below < DI_LIMIT_AGENCY_FOLDERS || find(watch, path) != NULL;
}

static void free_folder(struct folder *folder)
{
    struct folder *agency = agency_above(folder->watch, folder->path);

    if (agency != NULL) {
        agency->below--;
    }
    folder_unwatch(folder);
    folder->watch->n_folders--;
    free(folder);
}

static struct folder *add(struct di_watch *watch, const char *path, const struct stat *status)
{
    size_t size = strlen(path) + 1;
    struct folder *folder = calloc(1, sizeof *folder + size), *agency = agency_above(watch, path);

    if (folder == NULL) {
        return NULL;
    }
    folder->watch = watch;
    folder->device = status->st_dev;
    folder->inode = status->st_ino;
    folder->path = memcpy(folder->room, path, size);
    if (tsearch(folder, &watch->folders, compare_folders) == NULL) {
        free(folder);
        return NULL;
    }
    watch->n_folders++;
    if (agency != NULL) {
        agency->below++;
    }
    return folder;
}

static void start_watching(struct folder *folder, int fd, sd_event_inotify_handler_t handler)
{
    struct di_watch *watch = folder->watch;
    uint32_t events = EVENTS | (*folder->path == '\0' ? IN_MOVE_SELF : 0);
    int result = sd_event_add_inotify_fd(watch->event, &folder->source, fd, events, handler, folder);

    if (result >= 0) {
        watch->n_watched++;
    } else {
        watch->refusal = -result; /* to be told when it is known how many are missing */
    }
}

/* The device of the folder above. */
static dev_t device_above(const struct di_watch *watch, const char *path)
{
    const char *slash = strrchr(path, '/');
    char *above = strndup(path, slash != NULL ? (size_t)(slash - path) : 0);
    const struct folder *folder = above != NULL && *path != '\0' ? find(watch, above) : NULL;
    struct stat status;

    free(above);
    if (folder != NULL) {
        return folder->device;
    }
    return fstat(watch->root_fd, &status) == 0 ? status.st_dev : 0;
}

/*
 * What was a mount stays one in our eyes: files that come into the empty folder below it are taken, but it is said that
 * something is missing.
 */
static void see_mount(struct folder *folder, bool before)
{
    struct di_watch *watch = folder->watch;
    bool now = folder->device != device_above(watch, folder->path);

    folder->mounts = before || now;
    if (*folder->path == '\0') {
        folder->mounts = watch->mounts = watch->mounts || now;
    }
    if (folder->mounts && !now) {
        watch_misses(watch, folder->path, "no longer mounted");
    }
}

/* Tells of the inbox, of agencies that differ from it, and of changes. */
static void tell_mode(struct folder *folder)
{
    const struct di_watch_listener *listener = folder->watch->listener;
    const struct folder *inbox = find(folder->watch, "");
    const char *usual = inbox != NULL ? inbox->denied : NULL;

    if (strchr(folder->path, '/') != NULL ||
        (folder->is_told ? folder->told == folder->denied : *folder->path != '\0' && usual == folder->denied)) {
        return;
    }
    folder->is_told = true;
    folder->told = folder->denied;
    listener->mode(listener->context, folder->path, folder->denied);
}

struct folder *folder_enter(struct di_watch *watch, const char *path, int fd, sd_event_inotify_handler_t handler)
{
    struct folder *folder = find(watch, path);
    bool mounted = folder != NULL && folder->mounts;
    struct stat status;

    if (fstat(fd, &status) != 0) {
        return NULL;
    }
    if (folder != NULL && (folder->device != status.st_dev || folder->inode != status.st_ino)) {
        folder_leave(watch, path); /* another folder has taken its place, unnoticed */
        folder = NULL;
    }
    if (folder == NULL) {
        folder = add(watch, path, &status);
    }
    if (folder == NULL) {
        errno = ENOMEM;
        return NULL;
    }
    see_mount(folder, mounted);
    folder->denied = trust_denied(watch->options, &watch->probe, path, fd, status.st_dev);
    tell_mode(folder);
    if (folder->source == NULL) {
        start_watching(folder, fd, handler);
    }
    folder->scan = watch->scan;
    return folder;
}

void folder_unwatch(struct folder *folder)
{
    if (folder->source != NULL) {
        folder->watch->n_watched--;
        folder->source = sd_event_source_disable_unref(folder->source);
    }
}

/* A walk over the folders, in the order of their paths: the inbox is the first. */
struct telling {
    di_watch_seen *seen;
    void *context;
    const char *usual; /* of the inbox */
};

static const char *reason_of(const struct folder *folder)
{
    return folder->denied != NULL || folder->source != NULL ? folder->denied : "the kernel has no watch left";
}

static void tell(const void *node, VISIT visit, void *closure)
{
    const struct folder *folder = *(struct folder *const *)node;
    const char *reason = reason_of(folder);
    struct telling *telling = closure;

    if ((visit != postorder && visit != leaf) || strchr(folder->path, '/') != NULL) {
        return;
    }
    if (*folder->path == '\0') {
        telling->usual = reason;
    } else if (reason == telling->usual) { /* all are constants */
        return;
    }
    telling->seen(telling->context, folder->path, reason);
}

void di_watch_modes(const struct di_watch *watch, di_watch_seen *seen, void *context)
{
    twalk_r(watch->folders, tell, &(struct telling){.seen = seen, .context = context});
}

/* Folders that are to be left, gathered by a walk over the tree, which must not change under it. */
struct leaving {
    const char *path; /* these and those below; NULL: those that the scan has not seen */
    unsigned scan;
    struct folder **folders;
    size_t count, capacity;
};

static bool is_leaving(const struct leaving *leaving, const struct folder *folder)
{
    size_t length;

    if (leaving->path == NULL) {
        return folder->scan != leaving->scan;
    }
    length = strlen(leaving->path);
    return strncmp(folder->path, leaving->path, length) == 0 &&
           (folder->path[length] == '\0' || folder->path[length] == '/');
}

static void gather(const void *node, VISIT visit, void *closure)
{
    struct folder *folder = *(struct folder *const *)node;
    struct leaving *leaving = closure;

    if ((visit != preorder && visit != leaf) || !is_leaving(leaving, folder)) {
        return;
    }
    if (leaving->count == leaving->capacity) {
        size_t capacity = leaving->capacity > 0 ? 2 * leaving->capacity : 16;
        struct folder **grown = reallocarray(leaving->folders, capacity, sizeof(struct folder *));

        if (grown == NULL) {
            return; /* left by a later scan */
        }
        leaving->folders = grown;
        leaving->capacity = capacity;
    }
    leaving->folders[leaving->count++] = folder;
}

static void leave(struct di_watch *watch, struct leaving *leaving)
{
    twalk_r(watch->folders, gather, leaving);
    for (size_t i = 0; i < leaving->count; i++) {
        tdelete(leaving->folders[i], &watch->folders, compare_folders);
        free_folder(leaving->folders[i]);
    }
    free(leaving->folders);
}

void folder_leave(struct di_watch *watch, const char *path)
{
    leave(watch, &(struct leaving){.path = path});
}

void folder_leave_all(struct di_watch *watch)
{
    while (watch->folders != NULL) {
        struct folder *root = *(struct folder **)watch->folders; /* a tree begins with the pointer to its first item */

        tdelete(root, &watch->folders, compare_folders);
        free_folder(root);
    }
}

void folder_leave_unseen(struct di_watch *watch)
{
    leave(watch, &(struct leaving){.scan = watch->scan});
}
