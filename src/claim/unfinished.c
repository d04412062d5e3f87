#include "docintake/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "docintake/fd.h"
#include "record.h"
#include "spool.h"

/* Reads the claim without a document that is called id. NULL where it cannot be read. */
static struct di_claim *read_one(const struct di_spool *spool, const char *id)
{
    struct di_claim *claim = calloc(1, sizeof *claim);

    if (claim == NULL) {
        return NULL;
    }
    memcpy(claim->id, id, sizeof claim->id);
    claim->folder_fd = openat(spool->unfinished_fd, id, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (claim->folder_fd < 0 || record_read(claim->folder_fd, &claim->record, NULL) != DI_OK ||
        claim->record.source == NULL) {
        di_claim_free(claim);
        return NULL;
    }
    return claim;
}

static bool same_file(const struct di_signature *a, const struct di_signature *b)
{
    return a->device == b->device && a->inode == b->inode;
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

static bool is_about(const struct di_claim *claim, const struct di_candidate *candidate)
{
    return strcmp(claim->record.source, candidate->path) == 0 &&
           same_file(&claim->record.source_signature, &candidate->settle.signature);
}

/* The claim about this file, if there is one. Those about files that have gone are removed on the way. */
static enum di_status find(const struct di_spool *spool, int inbox_fd, const struct di_candidate *candidate,
                           struct di_claim **ret_claim, struct di_error *error)
{
    struct dirent **entries;
    size_t n_entries;

    if (spool_list(spool->unfinished_fd, &entries, &n_entries, error) != DI_OK) {
        return DI_FAILED;
    }
    *ret_claim = NULL;
    for (size_t i = 0; i < n_entries; i++) {
        struct di_claim *claim = read_one(spool, entries[i]->d_name);

        if (claim != NULL && *ret_claim == NULL && is_about(claim, candidate)) {
            *ret_claim = claim;
            continue;
        }
        if (claim == NULL || !still_lies(claim, inbox_fd)) {
            spool_remove(spool->unfinished_fd, entries[i]->d_name, NULL); /* what stays is tried again the next time */
        }
        di_claim_free(claim);
    }
    spool_free_list(entries, n_entries);
    return DI_OK;
}

/* Measures what has arrived so far. */
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
    return claim->record.source != NULL ? claim_measure(claim, fd, error) : di_fail_no_memory(error);
}

static enum di_status make(struct di_spool *spool, int inbox_fd, const struct di_candidate *candidate, di_time_ms now,
                           struct di_claim **ret_claim, struct di_error *error)
{
    struct di_claim *claim = claim_new(candidate);

    if (claim == NULL) {
        return di_fail_no_memory(error);
    }
    if (measure(claim, inbox_fd, candidate, error) != DI_OK ||
        claim_prepare(spool, spool->unfinished_fd, claim, now, error) != DI_OK ||
        di_fd_sync_file_system(spool->unfinished_fd, "the spool", error) != DI_OK) {
        di_claim_free(claim);
        return DI_FAILED;
    }
    *ret_claim = claim;
    return DI_OK;
}

enum di_status di_claim_unfinished(struct di_spool *spool, int inbox_fd, const struct di_candidate *candidate,
                                   di_time_ms now, struct di_claim **ret_claim, struct di_error *error)
{
    struct di_claim *claim;

    if (find(spool, inbox_fd, candidate, &claim, error) != DI_OK) {
        return DI_FAILED;
    }
    if (claim == NULL) {
        return make(spool, inbox_fd, candidate, now, ret_claim, error);
    }
    *ret_claim = claim;
    return DI_OK;
}
