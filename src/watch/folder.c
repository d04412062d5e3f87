#include "folder.h"

#include <errno.h>
#include <linux/magic.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <sys/vfs.h>

/*
 * CREATE: links, and folders. CLOSE_WRITE: a writer is done. MOVED_TO, MOVED_FROM: renames. DELETE_SELF and MOVE_SELF:
 * the folder itself is no longer what its path says; the latter only for the inbox, because for any other folder the
 * MOVED_FROM of the folder above comes first, and by then the same inode may be watched under its new path.
 */
#define EVENTS (IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK)

/*
 * File systems on which others than this machine can change files, or that do not tell. overlayfs is not one: what
 * is changed through the mount is told.
 */
static bool is_told_of_changes(int fd)
{
    static const unsigned long untold[] = {
        NFS_SUPER_MAGIC,         SMB_SUPER_MAGIC,       CIFS_SUPER_MAGIC,
        SMB2_SUPER_MAGIC,        FUSE_SUPER_MAGIC,      V9FS_MAGIC,
        AFS_SUPER_MAGIC,         AFS_FS_MAGIC,          CODA_SUPER_MAGIC,
        CEPH_SUPER_MAGIC,        OCFS2_SUPER_MAGIC,     0x01161970 /* GFS2 */,
        0x0BD00BD0 /* Lustre */, 0x47504653 /* GPFS */, 0x786F4256 /* vboxsf */,
    };
    struct statfs status;

    if (fstatfs(fd, &status) != 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof untold / sizeof *untold; i++) {
        if ((unsigned long)status.f_type == untold[i]) {
            return false;
        }
    }
    return true;
}

static int compare_folders(const void *a, const void *b)
{
    return strcmp(((const struct folder *)a)->path, ((const struct folder *)b)->path);
}

static void free_folder(struct folder *folder)
{
    if (folder->source != NULL) {
        folder->watch->n_watched--;
        sd_event_source_disable_unref(folder->source);
    }
    free(folder);
}

static struct folder *find(struct di_watch *watch, const char *path)
{
    struct folder key = {.path = path}, **found = tfind(&key, &watch->folders, compare_folders);

    return found != NULL ? *found : NULL;
}

static struct folder *add(struct di_watch *watch, const char *path, const struct stat *status, int fd)
{
    size_t size = strlen(path) + 1;
    struct folder *folder = calloc(1, sizeof *folder + size);

    if (folder == NULL) {
        return NULL;
    }
    folder->watch = watch;
    folder->device = status->st_dev;
    folder->inode = status->st_ino;
    folder->trusted = is_told_of_changes(fd);
    folder->path = memcpy(folder->room, path, size);
    if (tsearch(folder, &watch->folders, compare_folders) == NULL) {
        free(folder);
        return NULL;
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
    } else if (result == -ENOSPC) {
        watch_trouble(watch, TROUBLE_LIMIT,
                      "the kernel gives no more inotify watches: %zu folders are watched, the others only scanned; "
                      "raise fs.inotify.max_user_watches with sysctl",
                      watch->n_watched);
    } else if (result == -EMFILE) {
        watch_trouble(watch, TROUBLE_LIMIT,
                      "no inotify instance or descriptor left: folders are only scanned; raise "
                      "fs.inotify.max_user_instances with sysctl, or LimitNOFILE=");
    } else {
        watch_trouble(watch, TROUBLE_LIMIT, "cannot watch a folder, it is only scanned: %s", strerror(-result));
    }
}

struct folder *folder_enter(struct di_watch *watch, const char *path, int fd, sd_event_inotify_handler_t handler)
{
    struct folder *folder = find(watch, path);
    struct stat status;

    if (fstat(fd, &status) != 0) {
        return NULL;
    }
    if (folder != NULL && (folder->device != status.st_dev || folder->inode != status.st_ino)) {
        folder_leave(watch, path); /* another folder has taken its place, unnoticed */
        folder = NULL;
    }
    if (folder == NULL) {
        folder = add(watch, path, &status, fd);
    }
    if (folder != NULL && folder->source == NULL) {
        start_watching(folder, fd, handler);
    }
    if (folder != NULL) {
        folder->scan = watch->scan;
    }
    return folder;
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
