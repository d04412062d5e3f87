#include "outbox.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/hash.h"

/* A delivery in the making. */
struct building {
    const struct di_outbox *outbox;
    struct di_delivery *delivery;
    int agency_fd; /* outbox/<shelf>/<agency> */
    int parent_fd; /* where it is built: the outbox's or agency_fd; not owned */
    int fd;        /* the folder that is built */
    char name[sizeof BUILDING_PREFIX + NAME_MAX];
};

static void close_building(struct building *building)
{
    di_fd_close(&building->agency_fd);
    di_fd_close(&building->fd);
}

/* Where it will go. */
static enum di_status open_target(struct building *building, struct di_error *error)
{
    const struct di_outbox *outbox = building->outbox;
    const char *shelf = building->delivery->shelf;
    char agency[NAME_MAX + 1];
    bool made;
    DI_AUTO_FD shelf_fd = outbox_folder(outbox->fd, shelf, outbox->options.folder_mode, &made);

    if (shelf_fd < 0) {
        return di_fail(error, errno, "cannot open outbox/%s", shelf);
    }
    di_safe_name(building->delivery->agency, NULL, 0, agency);
    building->agency_fd = outbox_folder(shelf_fd, agency, outbox->options.folder_mode, &made);
    if (building->agency_fd < 0) {
        return di_fail(error, errno, "cannot open the folder of an agency in outbox/%s", shelf);
    }
    return DI_OK;
}

/* Aside, unless the agency's folder hands down another group. */
static enum di_status choose_parent(struct building *building, struct di_error *error)
{
    struct stat outbox, agency;

    if (fstat(building->outbox->fd, &outbox) != 0 || fstat(building->agency_fd, &agency) != 0) {
        return di_fail(error, errno, "cannot examine a folder of the outbox");
    }
    building->parent_fd =
        (agency.st_mode & S_ISGID) != 0 && agency.st_gid != outbox.st_gid ? building->agency_fd : building->outbox->fd;
    return DI_OK;
}

static enum di_status open_building(struct building *building, struct di_error *error)
{
    if (choose_parent(building, error) != DI_OK || outbox_clear(building->parent_fd, building->name, error) != DI_OK) {
        return DI_FAILED;
    }
    if (mkdirat(building->parent_fd, building->name, building->outbox->options.folder_mode) != 0) {
        return di_fail(error, errno, "cannot make %s in the outbox", building->name);
    }
    building->fd = openat(building->parent_fd, building->name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return building->fd >= 0 ? DI_OK : di_fail(error, errno, "cannot open %s in the outbox", building->name);
}

static int make_file(const struct building *building, const char *name)
{
    return openat(building->fd, name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                  building->outbox->options.file_mode);
}

static enum di_status put_blob(const struct building *building, const struct di_blob *blob, struct di_error *error)
{
    DI_AUTO_FD fd = make_file(building, blob->name);

    if (fd < 0) {
        return di_fail(error, errno, "cannot make %s", blob->name);
    }
    return di_fd_write_all(fd, blob->bytes, blob->size, blob->name, error);
}

/* The document can be shared with the spool if it is ours in every respect and has no other name. */
static bool may_link(const struct building *building)
{
    const struct di_outbox *outbox = building->outbox;
    int fd = building->delivery->document_fd;
    struct stat document, folder;

    return building->delivery->document_alone && fstat(fd, &document) == 0 && fstat(building->fd, &folder) == 0 &&
           document.st_uid == geteuid() && document.st_gid == folder.st_gid && document.st_nlink == 1 &&
           fchmod(fd, outbox->options.file_mode & ~outbox->umask) == 0;
}

static bool link_document(const struct building *building, const char *name)
{
    char path[64];

    if (!may_link(building)) {
        return false;
    }
    snprintf(path, sizeof path, "/proc/self/fd/%d", building->delivery->document_fd);
    return linkat(AT_FDCWD, path, building->fd, name, AT_SYMLINK_FOLLOW) == 0;
}

static enum di_status copy_document(const struct building *building, const char *name, struct di_error *error)
{
    DI_AUTO_FD fd = make_file(building, name);
    char sha256[DI_SHA256_TEXT_BYTES];
    uint64_t bytes;

    if (fd < 0) {
        return di_fail(error, errno, "cannot make the copy of a document");
    }
    if (di_fd_copy_file(building->delivery->document_fd, fd, "the copy of a document", error) != DI_OK ||
        di_hash_file(fd, &bytes, sha256, error) != DI_OK) {
        return DI_FAILED;
    }
    return strcmp(sha256, building->delivery->document_sha256) == 0
               ? DI_OK
               : di_fail(error, EAGAIN, "the document was altered while it was delivered");
}

/* Names that the document must not have: those of the blobs and the reserved ones. For the caller to free. */
static const char **taken_names(const struct building *building, size_t *ret_count)
{
    const struct di_outbox_options *options = &building->outbox->options;
    size_t count = 0;
    const char **names = calloc(building->delivery->n_blobs + options->n_reserved + 1, sizeof *names);

    if (names == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < building->delivery->n_blobs; i++) {
        names[count++] = building->delivery->blobs[i].name;
    }
    for (size_t i = 0; i < options->n_reserved; i++) {
        names[count++] = options->reserved[i];
    }
    *ret_count = count;
    return names;
}

static enum di_status put_document(const struct building *building, struct di_error *error)
{
    char name[NAME_MAX + 1];
    size_t n_taken;
    const char **taken = taken_names(building, &n_taken);

    if (taken == NULL) {
        return di_fail_no_memory(error);
    }
    di_safe_name(building->delivery->document_name, taken, n_taken, name);
    free(taken);
    return link_document(building, name) ? DI_OK : copy_document(building, name, error);
}

/* Puts everything into the folder; what was put is synced with all else that is built. */
static enum di_status fill(const struct building *building, struct di_error *error)
{
    for (size_t i = 0; i < building->delivery->n_blobs; i++) {
        if (put_blob(building, &building->delivery->blobs[i], error) != DI_OK) {
            return DI_FAILED;
        }
    }
    return building->delivery->document_fd >= 0 ? put_document(building, error) : DI_OK;
}

static enum di_status show(const struct building *building, struct di_error *error)
{
    const char *id = building->delivery->id;

    if (renameat2(building->parent_fd, building->name, building->agency_fd, id, RENAME_NOREPLACE) != 0 &&
        /* Some file systems do not know the flag; a folder never replaces one that is not empty, flag or not. */
        (errno != EINVAL || renameat(building->parent_fd, building->name, building->agency_fd, id) != 0)) {
        return di_fail(error, errno, "cannot move a result to outbox/%s", building->delivery->shelf);
    }
    return DI_OK;
}

static enum di_status build(struct building *building, struct di_error *error)
{
    snprintf(building->name, sizeof building->name, "%s%s", BUILDING_PREFIX, building->delivery->id);
    if (open_target(building, error) != DI_OK || open_building(building, error) != DI_OK) {
        return DI_FAILED;
    }
    return fill(building, error);
}

/* Ends the work; what was not shown is removed, because where the disk is full it is in the way. */
static void finish(struct building *building)
{
    if (building->parent_fd >= 0) {
        outbox_clear(building->parent_fd, building->name, NULL);
    }
    close_building(building);
}

/* One sync for all that are built or shown. If it fails, none of them is delivered. */
static void sync_all(struct di_outbox *outbox, struct di_delivery *deliveries, size_t n_deliveries)
{
    struct di_error error = DI_ERROR_NONE;
    size_t n_good = 0;

    for (size_t i = 0; i < n_deliveries; i++) {
        n_good += deliveries[i].status == DI_OK;
    }
    if (n_good == 0 || di_fd_sync_file_system(outbox->fd, "the outbox", &error) == DI_OK) {
        return;
    }
    for (size_t i = 0; i < n_deliveries; i++) {
        if (deliveries[i].status == DI_OK) {
            deliveries[i].status = DI_FAILED;
            deliveries[i].error = error;
        }
    }
}

void di_deliver(struct di_outbox *outbox, struct di_delivery *deliveries, size_t n_deliveries)
{
    struct building buildings[DI_DELIVERIES_MAX];

    for (size_t i = 0; i < n_deliveries; i++) {
        buildings[i] =
            (struct building){.outbox = outbox, .delivery = &deliveries[i], .agency_fd = -1, .parent_fd = -1, .fd = -1};
        deliveries[i].error = DI_ERROR_NONE;
        deliveries[i].status = build(&buildings[i], &deliveries[i].error);
    }
    /* Before the renames: what they show, and the folders that they show it in. */
    sync_all(outbox, deliveries, n_deliveries);
    for (size_t i = 0; i < n_deliveries; i++) {
        if (deliveries[i].status == DI_OK) {
            deliveries[i].status = show(&buildings[i], &deliveries[i].error);
        }
    }
    /* After them: the claims are removed next, and then nothing else knows of the results. */
    sync_all(outbox, deliveries, n_deliveries);
    for (size_t i = 0; i < n_deliveries; i++) {
        finish(&buildings[i]);
    }
}
