#include "daemon.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/stat.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "journal.h"

#define INBOX "inbox"
#define LOCK_NAME "lock"

static enum di_status open_root(struct daemon *daemon, struct di_error *error)
{
    const char *root = daemon->config->root;

    daemon->root_fd = open(root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    return daemon->root_fd >= 0 ? DI_OK : di_fail(error, errno, "cannot open the root folder %s", root);
}

static enum di_status make_inbox(struct daemon *daemon, struct di_error *error)
{
    if (mkdirat(daemon->root_fd, INBOX, (mode_t)daemon->config->folder_mode) != 0 && errno != EEXIST) {
        return di_fail(error, errno, "cannot make the folder %s/" INBOX, daemon->config->root);
    }
    return DI_OK;
}

/* One daemon for one spool. The lock goes with the process, however it ends. */
static enum di_status lock(struct daemon *daemon, struct di_error *error)
{
    daemon->lock_fd = openat(di_spool_fd(daemon->spool), LOCK_NAME, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (daemon->lock_fd < 0) {
        return di_fail(error, errno, "cannot open %s/spool/" LOCK_NAME, daemon->config->root);
    }
    if (flock(daemon->lock_fd, LOCK_EX | LOCK_NB) != 0) {
        return errno == EWOULDBLOCK ? di_fail(error, 0, "another docintaked works on %s", daemon->config->root)
                                    : di_fail(error, errno, "cannot lock %s/spool", daemon->config->root);
    }
    return DI_OK;
}

/* A mount: renames do not cross from one to another, even where both show the same file system. */
struct mount {
    dev_t device;
    uint64_t id;
};

static bool mount_of(int folder_fd, const char *name, struct mount *ret_mount)
{
    struct statx status;

    if (statx(folder_fd, name, AT_EMPTY_PATH, STATX_MNT_ID, &status) != 0) {
        return false;
    }
    ret_mount->device = makedev(status.stx_dev_major, status.stx_dev_minor);
    ret_mount->id = (status.stx_mask & STATX_MNT_ID) != 0 ? status.stx_mnt_id : 0;
    return true;
}

static bool same_mount(const struct mount *a, const struct mount *b)
{
    return a->device == b->device && a->id == b->id;
}

/*
 * A result is delivered by a rename and must be: half a result is worse than none. A file can also be claimed by a
 * copy, for an inbox that is on a file server.
 */
static enum di_status compare_mounts(const struct daemon *daemon, struct di_error *error)
{
    const char *root = daemon->config->root;
    struct mount inbox, spool, outbox;

    if (!mount_of(daemon->root_fd, INBOX, &inbox) || !mount_of(di_spool_fd(daemon->spool), "", &spool) ||
        !mount_of(di_outbox_fd(daemon->outbox), "", &outbox)) {
        return di_fail(error, errno, "cannot examine the folders in %s", root);
    }
    if (!same_mount(&spool, &outbox)) {
        return di_fail(error, 0,
                       "%s/spool and %s/outbox must lie on one mount: a folder cannot be renamed from one to the other",
                       root, root);
    }
    if (!same_mount(&inbox, &spool)) {
        journal_write(EVENT_TROUBLE, JOURNAL_NO_FIELDS,
                      "%s/inbox and %s/spool lie on different mounts: every file is copied, not renamed", root, root);
    }
    return DI_OK;
}

/* What is left is in nobody's way but its agency's. */
static void clear_outbox(struct daemon *daemon)
{
    struct di_error trouble = DI_ERROR_NONE;

    if (di_outbox_clear(daemon->outbox, &trouble) != DI_OK) {
        state_trouble(daemon, "outbox", trouble.text);
    }
}

enum di_status folders_open(struct daemon *daemon, struct di_error *error)
{
    struct di_outbox_options options;

    filing_outbox_options(daemon->config, &options);
    if (open_root(daemon, error) != DI_OK || make_inbox(daemon, error) != DI_OK ||
        di_spool_open(daemon->root_fd, filing_has_delivered, daemon, &daemon->spool, error) != DI_OK ||
        lock(daemon, error) != DI_OK || di_outbox_open(daemon->root_fd, &options, &daemon->outbox, error) != DI_OK) {
        return DI_FAILED;
    }
    clear_outbox(daemon);
    return compare_mounts(daemon, error);
}

static enum folders_place place_of(const struct daemon *daemon, const char *name, int fd, struct di_error *error)
{
    const char *root = daemon->config->root;
    char path[PATH_MAX];
    struct stat now, opened;

    snprintf(path, sizeof path, "%s/%s", root, name);
    if (stat(path, &now) != 0) {
        di_fail(error, errno, "cannot find %s/%s any more", root, name);
        return FOLDERS_AWAY;
    }
    if (fstat(fd, &opened) == 0 && opened.st_dev == now.st_dev && opened.st_ino == now.st_ino) {
        return FOLDERS_IN_PLACE;
    }
    di_fail(error, 0, "%s/%s is not the folder that it was", root, name);
    return FOLDERS_REPLACED;
}

enum folders_place folders_place(const struct daemon *daemon, struct di_error *error)
{
    enum folders_place place = place_of(daemon, "outbox", di_outbox_fd(daemon->outbox), error);

    return place == FOLDERS_IN_PLACE ? place_of(daemon, "spool", di_spool_fd(daemon->spool), error) : place;
}

void folders_close(struct daemon *daemon)
{
    di_outbox_close(daemon->outbox);
    di_spool_close(daemon->spool);
    di_fd_close(&daemon->lock_fd);
    di_fd_close(&daemon->root_fd);
}
