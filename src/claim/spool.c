#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "id.h"
#include "record.h"

/* A clock that lags behind the last id by less than this has stood still or been slewed; ids go on counting. */
#define CLOCK_LAG_MS INT64_C(60000)

static int make_and_open(int folder_fd, const char *name)
{
    if (mkdirat(folder_fd, name, 0700) != 0 && errno != EEXIST) {
        return -1;
    }
    return openat(folder_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

enum di_status di_spool_open(int root_fd, di_id_taken *taken, void *context, struct di_spool **ret_spool,
                             struct di_error *error)
{
    struct di_spool *spool = malloc(sizeof *spool);

    if (spool == NULL) {
        return di_fail_no_memory(error);
    }
    *spool =
        (struct di_spool){.fd = make_and_open(root_fd, "spool"), .active_fd = -1, .left_fd = -1, .answered_fd = -1};
    spool->taken = taken;
    spool->context = context;
    if (spool->fd >= 0) {
        spool->active_fd = make_and_open(spool->fd, "active");
    }
    if (spool->active_fd >= 0) {
        spool->left_fd = make_and_open(spool->fd, "left");
    }
    if (spool->left_fd >= 0) {
        spool->answered_fd = make_and_open(spool->fd, "answered");
    }
    if (spool->answered_fd < 0) {
        enum di_status status = di_fail(error, errno, "cannot open the folders of the spool");

        di_spool_close(spool);
        return status;
    }
    *ret_spool = spool;
    return DI_OK;
}

void di_spool_close(struct di_spool *spool)
{
    if (spool != NULL) {
        left_clear(spool);
        di_fd_close(&spool->fd);
        di_fd_close(&spool->active_fd);
        di_fd_close(&spool->left_fd);
        di_fd_close(&spool->answered_fd);
        free(spool);
    }
}

int di_spool_fd(const struct di_spool *spool)
{
    return spool->fd;
}

static int reserve_one(int folder_fd, const char *rename_from, const char *id)
{
    if (rename_from == NULL) {
        return mkdirat(folder_fd, id, 0700);
    }
    return renameat2(folder_fd, rename_from, folder_fd, id, RENAME_NOREPLACE);
}

enum di_status spool_reserve(struct di_spool *spool, int folder_fd, const struct di_record *record, di_time_ms time,
                             const char *rename_from, char ret_id[DI_CLAIM_ID_BYTES], di_time_ms *ret_time,
                             struct di_error *error)
{
    char id[DI_CLAIM_ID_BYTES];

    if (time <= spool->last && spool->last - time < CLOCK_LAG_MS) {
        time = spool->last + 1;
    }
    for (;; time++) {
        id_make(time, record->sha256, id);
        if (spool->taken(spool->context, record->agency, id)) {
            continue;
        }
        if (reserve_one(folder_fd, rename_from, id) == 0) {
            break;
        }
        if (errno != EEXIST) {
            return di_fail(error, errno, "cannot make a folder in the spool");
        }
    }
    spool->last = time;
    memcpy(ret_id, id, sizeof id);
    *ret_time = time;
    return DI_OK;
}

enum di_status spool_remove(int folder_fd, const char *id, struct di_error *error)
{
    static const char *const names[] = {DOCUMENT_NAME, COPY_NAME, RECORD_NAME, RECORD_NEW_NAME};
    DI_AUTO_FD fd = openat(folder_fd, id, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

    if (fd < 0) {
        return errno == ENOENT ? DI_OK : di_fail(error, errno, "cannot open %s in the spool", id);
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (unlinkat(fd, names[i], 0) != 0 && errno != ENOENT) {
            return di_fail(error, errno, "cannot remove %s/%s from the spool", id, names[i]);
        }
    }
    if (unlinkat(folder_fd, id, AT_REMOVEDIR) != 0) {
        return di_fail(error, errno, "cannot remove %s from the spool", id);
    }
    return DI_OK;
}

static int is_claim(const struct dirent *entry)
{
    return di_claim_id_valid(entry->d_name);
}

enum di_status spool_list(int folder_fd, struct dirent ***ret_entries, size_t *ret_n_entries, struct di_error *error)
{
    int count = scandirat(folder_fd, ".", ret_entries, is_claim, alphasort);

    if (count < 0) {
        return di_fail(error, errno, "cannot list a folder of the spool");
    }
    *ret_n_entries = (size_t)count;
    return DI_OK;
}

void spool_free_list(struct dirent **entries, size_t n_entries)
{
    for (size_t i = 0; i < n_entries; i++) {
        free(entries[i]);
    }
    free(entries);
}

struct di_claim *claim_new(const struct di_candidate *candidate)
{
    struct di_claim *claim = calloc(1, sizeof *claim);

    if (claim == NULL) {
        return NULL;
    }
    claim->folder_fd = -1;
    claim->record.name = strdup(candidate->name);
    claim->record.agency = strdup(candidate->agency);
    claim->record.owner = DI_OWNER_UNKNOWN;
    claim->record.attempts = 1;
    if (claim->record.name == NULL || claim->record.agency == NULL) {
        di_claim_free(claim);
        return NULL;
    }
    return claim;
}

enum di_status claim_prepare(struct di_spool *spool, int folder_fd, struct di_claim *claim, di_time_ms now,
                             struct di_error *error)
{
    if (spool_reserve(spool, folder_fd, &claim->record, now, NULL, claim->id, &claim->record.received, error) !=
        DI_OK) {
        return DI_FAILED;
    }
    claim->folder_fd = openat(folder_fd, claim->id, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (claim->folder_fd < 0) {
        return di_fail(error, errno, "cannot open %s in the spool", claim->id);
    }
    return record_write(claim->folder_fd, &claim->record, false, error);
}

enum di_status claim_measure(struct di_claim *claim, int fd, uint64_t most, struct di_error *error)
{
    struct stat status;
    uint64_t hashed;

    if (di_hash_start(fd, most, &hashed, claim->record.sha256, error) != DI_OK) {
        return DI_FAILED;
    }
    if (fstat(fd, &status) != 0) {
        return di_fail(error, errno, "cannot examine the document");
    }
    claim->signature = di_signature_of(&status);
    claim->record.bytes = (uint64_t)status.st_size;
    if (claim->record.owner == DI_OWNER_UNKNOWN) {
        claim->record.owner = status.st_uid; /* of the file as it came: what is measured later may be a copy */
    }
    return DI_OK;
}

int open_parent(int inbox_fd, const char *path, const char **ret_name)
{
    const char *slash = strrchr(path, '/');
    size_t length = slash != NULL ? (size_t)(slash - path) : 0;
    char *folder = strndup(path, length);
    int fd = folder != NULL ? di_fd_open_folder(inbox_fd, folder) : -1;

    free(folder);
    *ret_name = slash != NULL ? slash + 1 : path;
    return fd;
}

enum presence { PRESENT, ABSENT, UNKNOWN };

/* Whether the file that was copied lies under its name still; errno where that is not known. */
static enum presence look_for_source(const struct di_claim *claim, int folder_fd, const char *name)
{
    struct di_signature signature;
    struct stat status;

    if (folder_fd < 0 || fstatat(folder_fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return errno == ENOENT ? ABSENT : UNKNOWN;
    }
    signature = di_signature_of(&status);
    return di_signature_same_content(&signature, &claim->record.source_signature) ? PRESENT : ABSENT;
}

enum di_status claim_remove_source(const struct di_claim *claim, int inbox_fd, bool *ret_present,
                                   struct di_error *error)
{
    const char *name;
    DI_AUTO_FD folder_fd = open_parent(inbox_fd, claim->record.source, &name);
    enum presence presence = look_for_source(claim, folder_fd, name);

    *ret_present = false;
    if (presence == ABSENT) {
        return DI_OK;
    }
    if (presence == UNKNOWN) {
        return di_fail(error, errno, "cannot examine a file in the inbox that was copied");
    }
    if (unlinkat(folder_fd, name, 0) != 0 && errno != ENOENT) {
        int number = errno;

        /* A file server may have removed it, and have lost its answer. */
        *ret_present = look_for_source(claim, folder_fd, name) == PRESENT;
        return di_fail(error, number, "cannot remove a file from the inbox that was copied");
    }
    /* Without this the file could come back after a power cut and be answered twice; there is nobody to tell, though.
     */
    di_fd_sync(folder_fd, "a folder of the inbox", NULL);
    return DI_OK;
}
