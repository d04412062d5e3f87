#include "docintake/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <search.h>
#include <stdlib.h>
#include <string.h>

#include "docintake/fd.h"
#include "docintake/limits.h"
#include "record.h"
#include "spool.h"

/* What spool/left holds, in memory: an agency may leave more files than can be looked through for each of them. */
struct left {
    const char *path;              /* in the inbox; the key */
    struct di_signature signature; /* of the file: its device and inode */
    bool told;
    char id[DI_CLAIM_ID_BYTES];
    char room[]; /* for the path */
};

static int compare(const void *a, const void *b)
{
    return strcmp(((const struct left *)a)->path, ((const struct left *)b)->path);
}

static struct left *find(const struct di_spool *spool, const char *path)
{
    struct left key = {.path = path}, **found = tfind(&key, &spool->left, compare);

    return found != NULL ? *found : NULL;
}

static bool same_file(const struct di_signature *a, const struct di_signature *b)
{
    return a->device == b->device && a->inode == b->inode;
}

static enum di_status remember(struct di_spool *spool, const struct di_claim *claim, struct di_error *error)
{
    size_t size = strlen(claim->record.source) + 1;
    struct left *left = calloc(1, sizeof *left + size);

    if (left == NULL) {
        return di_fail_no_memory(error);
    }
    left->path = memcpy(left->room, claim->record.source, size);
    left->signature = claim->record.source_signature;
    left->told = claim->record.told;
    memcpy(left->id, claim->id, sizeof left->id);
    if (tsearch(left, &spool->left, compare) == NULL) {
        free(left);
        return di_fail_no_memory(error);
    }
    return DI_OK;
}

/* Reads the claim without a document that is called id. NULL where it cannot be read. */
static struct di_claim *read_one(const struct di_spool *spool, const char *id)
{
    struct di_claim *claim = calloc(1, sizeof *claim);

    if (claim == NULL) {
        return NULL;
    }
    memcpy(claim->id, id, sizeof claim->id);
    claim->folder_fd = openat(spool->left_fd, id, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (claim->folder_fd < 0 || record_read(claim->folder_fd, &claim->record, NULL) != DI_OK ||
        claim->record.source == NULL) {
        di_claim_free(claim);
        return NULL;
    }
    return claim;
}

/* Whether the file that was told of lies in the inbox still, or may, behind a mount that is stale. */
static bool still_lies(const struct di_claim *claim, int inbox_fd)
{
    struct di_signature signature;
    struct stat status;
    const char *name;
    DI_AUTO_FD folder_fd = open_parent(inbox_fd, claim->record.source, &name);

    if (folder_fd < 0 && errno != ENOENT && errno != ENOTDIR && errno != ELOOP) {
        return true;
    }
    if (folder_fd < 0 || fstatat(folder_fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return false;
    }
    signature = di_signature_of(&status);
    return same_file(&signature, &claim->record.source_signature);
}

/* Reads what the last daemon remembered; what has gone since is removed, and what cannot be read is told of again. */
static enum di_status read_all(struct di_spool *spool, int inbox_fd, struct di_error *error)
{
    struct dirent **entries;
    enum di_status status = DI_OK;
    size_t n_entries;

    if (spool->left_is_read) {
        return DI_OK;
    }
    if (spool_list(spool->left_fd, &entries, &n_entries, error) != DI_OK) {
        return DI_FAILED;
    }
    for (size_t i = 0; i < n_entries && status == DI_OK; i++) {
        struct di_claim *claim = read_one(spool, entries[i]->d_name);

        if (claim == NULL || find(spool, claim->record.source) != NULL || !still_lies(claim, inbox_fd)) {
            spool_remove(spool->left_fd, entries[i]->d_name, NULL); /* what stays is tried again at the next start */
        } else {
            status = remember(spool, claim, error);
        }
        di_claim_free(claim);
    }
    spool_free_list(entries, n_entries);
    spool->left_is_read = status == DI_OK;
    return status;
}

static void forget(struct di_spool *spool, struct left *left)
{
    spool_remove(spool->left_fd, left->id, NULL);
    tdelete(left, &spool->left, compare);
    free(left);
}

void left_clear(struct di_spool *spool)
{
    tdestroy(spool->left, free);
    spool->left = NULL;
}

/* Measures what is there: of what may be without an end, the beginning. */
static enum di_status measure(struct di_claim *claim, int inbox_fd, const struct di_candidate *candidate,
                              struct di_error *error)
{
    const char *name;
    DI_AUTO_FD folder_fd = open_parent(inbox_fd, candidate->path, &name);
    DI_AUTO_FD fd = -1;

    if (folder_fd >= 0) {
        fd = openat(folder_fd, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    }
    if (fd < 0) {
        return di_fail(error, errno, "cannot open a file in the inbox");
    }
    claim->record.source = strdup(candidate->path);
    claim->record.source_signature = candidate->settle.signature;
    return claim->record.source != NULL ? claim_measure(claim, fd, DI_LIMIT_FILE_BYTES, error)
                                        : di_fail_no_memory(error);
}

static enum di_status make(struct di_spool *spool, int inbox_fd, const struct di_candidate *candidate, di_time_ms now,
                           struct di_claim **ret_claim, struct di_error *error)
{
    struct di_claim *claim = claim_new(candidate);

    if (claim == NULL) {
        return di_fail_no_memory(error);
    }
    if (measure(claim, inbox_fd, candidate, error) != DI_OK ||
        claim_prepare(spool, spool->left_fd, claim, now, error) != DI_OK ||
        di_fd_sync_file_system(spool->left_fd, "the spool", error) != DI_OK || remember(spool, claim, error) != DI_OK) {
        di_claim_free(claim);
        return DI_FAILED;
    }
    *ret_claim = claim;
    return DI_OK;
}

enum di_status di_left_claim(struct di_spool *spool, int inbox_fd, const struct di_candidate *candidate, di_time_ms now,
                             struct di_claim **ret_claim, struct di_error *error)
{
    struct di_claim *claim = NULL;
    struct left *left;

    if (read_all(spool, inbox_fd, error) != DI_OK) {
        return DI_FAILED;
    }
    left = find(spool, candidate->path);
    if (left != NULL && same_file(&left->signature, &candidate->settle.signature)) {
        claim = left->told ? NULL : read_one(spool, left->id);
        if (claim != NULL || left->told) {
            *ret_claim = claim;
            return DI_OK;
        }
    }
    if (left != NULL) {
        forget(spool, left); /* about another file of the name, or damaged */
    }
    return make(spool, inbox_fd, candidate, now, ret_claim, error);
}

void di_left_told(struct di_spool *spool, struct di_claim *claim)
{
    struct left *left = find(spool, claim->record.source);

    claim->record.told = true;
    record_write(claim->folder_fd, &claim->record, false, NULL); /* otherwise the outbox knows, until that is cleared */
    if (left != NULL) {
        left->told = true;
    }
}

void di_left_forget(struct di_spool *spool, const char *path)
{
    struct left *left = find(spool, path);

    if (left != NULL) {
        forget(spool, left);
    }
}
