#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "docintake/limits.h"
#include "record.h"

/* The file as it lies in the inbox. */
struct original {
    int folder_fd, fd;
    const char *name;
    struct di_signature signature;
};

static void close_original(struct original *original)
{
    di_fd_close(&original->folder_fd);
    di_fd_close(&original->fd);
}

/* Opens the file; *ret_same is false where it is gone or no longer the one that was found ready. */
static enum di_status open_original(int inbox_fd, const struct di_candidate *candidate, struct original *original,
                                    bool *ret_same, struct di_error *error)
{
    struct stat status;

    *ret_same = false;
    original->folder_fd = open_parent(inbox_fd, candidate->path, &original->name);
    if (original->folder_fd >= 0) {
        original->fd =
            openat(original->folder_fd, original->name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    }
    if (original->fd < 0 || fstat(original->fd, &status) != 0) {
        return errno == ENOENT || errno == ELOOP ? DI_OK : di_fail(error, errno, "cannot open a file in the inbox");
    }
    original->signature = di_signature_of(&status);
    *ret_same =
        S_ISREG(status.st_mode) && di_signature_same_content(&original->signature, &candidate->settle.signature);
    return DI_OK;
}

/* Whether name in folder_fd is the file that was hashed, unaltered. */
static bool is_measured(int folder_fd, const char *name, const struct di_claim *claim)
{
    struct di_signature signature;
    struct stat status;

    if (fstatat(folder_fd, name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return false;
    }
    signature = di_signature_of(&status);
    return di_signature_same_content(&signature, &claim->signature);
}

/*
 * Instead of the rename, where the inbox is on another file system. The record says what was copied, so that after a
 * crash between the copy and its removal the file in the inbox is known to be claimed already.
 */
static enum di_status take_by_copy(struct di_spool *spool, struct di_claim *claim, int inbox_fd,
                                   const struct original *original, const char *path, struct di_error *error)
{
    DI_AUTO_FD copy = openat(claim->folder_fd, COPY_NAME, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    char sha256[DI_SHA256_TEXT_BYTES];
    bool present;

    if (copy < 0) {
        return di_fail(error, errno, "cannot make the copy of a document");
    }
    claim->record.source = strdup(path);
    claim->record.source_signature = original->signature;
    if (claim->record.source == NULL) {
        return di_fail_no_memory(error);
    }
    memcpy(sha256, claim->record.sha256, sizeof sha256);
    if (record_write(claim->folder_fd, &claim->record, false, error) != DI_OK ||
        di_fd_copy_file(original->fd, copy, "the copy of a document", error) != DI_OK ||
        claim_measure(claim, copy, DI_LIMIT_TAKEN_BYTES, error) != DI_OK) {
        return DI_FAILED;
    }
    if (strcmp(sha256, claim->record.sha256) != 0) {
        return di_fail(error, EAGAIN, "a file changed while it was copied");
    }
    if (di_fd_sync_file_system(copy, "the copy of a document", error) != DI_OK) {
        return DI_FAILED;
    }
    if (renameat(claim->folder_fd, COPY_NAME, claim->folder_fd, DOCUMENT_NAME) != 0) {
        return di_fail(error, errno, "cannot name the copy of a document");
    }
    if (di_fd_sync(claim->folder_fd, "the folder of a claim", error) != DI_OK) {
        return DI_FAILED;
    }
    if (claim_remove_source(claim, inbox_fd, &present, error) != DI_OK) {
        if (present) {
            spool_remove(spool->active_fd, claim->id, NULL); /* it would be claimed and answered again and again */
        }
        return DI_FAILED;
    }
    return DI_OK;
}

/* Moves what was renamed back to the inbox, under this name; false where that is taken. */
static bool put_back(const struct di_claim *claim, const struct original *original, const char *name)
{
    return renameat2(claim->folder_fd, DOCUMENT_NAME, original->folder_fd, name, RENAME_NOREPLACE) == 0;
}

static bool is_file(const struct di_claim *claim)
{
    struct stat status;

    return fstatat(claim->folder_fd, DOCUMENT_NAME, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode);
}

/*
 * The rename goes by the name, the tests went by the descriptor: another file may have taken the name in between. It
 * has not been looked at, so it is put back. If its name has been taken again meanwhile, a file stays and is measured,
 * and what is no file, such as a folder, goes back under the name of the id.
 */
static enum di_status verify(struct di_claim *claim, const struct original *original, bool *ret_put_back,
                             struct di_error *error)
{
    DI_AUTO_FD fd = -1;

    if (is_measured(claim->folder_fd, DOCUMENT_NAME, claim)) {
        return DI_OK;
    }
    *ret_put_back =
        put_back(claim, original, original->name) || (!is_file(claim) && put_back(claim, original, claim->id));
    if (*ret_put_back) {
        return DI_OK;
    }
    fd = di_claim_open(claim);
    if (fd < 0) {
        return di_fail(error, errno, "cannot open a document in the spool");
    }
    return claim_measure(claim, fd, DI_LIMIT_TAKEN_BYTES, error) == DI_OK
               ? record_write(claim->folder_fd, &claim->record, true, error)
               : DI_FAILED;
}

/* The rename. *ret_taken is false where the file escaped. */
static enum di_status move(struct di_spool *spool, struct di_claim *claim, int inbox_fd,
                           const struct original *original, const char *path, bool *ret_taken, struct di_error *error)
{
    bool went_back = false;

    if (renameat(original->folder_fd, original->name, claim->folder_fd, DOCUMENT_NAME) != 0) {
        if (errno == EXDEV) {
            *ret_taken = true;
            return take_by_copy(spool, claim, inbox_fd, original, path, error);
        }
        return errno == ENOENT ? DI_OK : di_fail(error, errno, "cannot move a file from the inbox into the spool");
    }
    if (verify(claim, original, &went_back, error) != DI_OK) {
        return DI_FAILED;
    }
    *ret_taken = !went_back;
    return DI_OK;
}

/*
 * Takes back what was prepared, unless the document may be there, as when a file server has moved it and has lost its
 * answer: such a claim is for di_claims_recover.
 */
static void abandon(struct di_spool *spool, struct di_taking *taking)
{
    struct di_claim *claim = taking->claim;

    if (claim != NULL && claim->folder_fd >= 0) {
        if (faccessat(claim->folder_fd, DOCUMENT_NAME, F_OK, AT_SYMLINK_NOFOLLOW) != 0 && errno == ENOENT) {
            spool_remove(spool->active_fd, claim->id, NULL);
        } else {
            di_fail(&taking->error, EAGAIN, "a file was moved into the spool half-way");
        }
    }
    di_claim_free(claim);
    taking->claim = NULL;
}

/* Measures the file and prepares its place. */
static void prepare(struct di_spool *spool, int inbox_fd, struct di_taking *taking, di_time_ms now,
                    struct original *original)
{
    struct di_error *error = &taking->error;
    bool same;

    if (open_original(inbox_fd, taking->candidate, original, &same, error) != DI_OK || !same) {
        return;
    }
    taking->claim = claim_new(taking->candidate);
    if (taking->claim == NULL) {
        di_fail_no_memory(error);
        return;
    }
    if (claim_measure(taking->claim, original->fd, DI_LIMIT_TAKEN_BYTES, error) != DI_OK ||
        !di_signature_same_content(&taking->claim->signature, &original->signature) ||
        claim_prepare(spool, spool->active_fd, taking->claim, now, error) != DI_OK) {
        abandon(spool, taking);
    }
}

/* One sync for all that are prepared or moved. If it fails, none of them is claimed. */
static void sync_all(struct di_spool *spool, struct di_taking *takings, size_t n_takings)
{
    struct di_error error = DI_ERROR_NONE;
    size_t n_claims = 0;

    for (size_t i = 0; i < n_takings; i++) {
        n_claims += takings[i].claim != NULL;
    }
    if (n_claims == 0 || di_fd_sync_file_system(spool->active_fd, "the spool", &error) == DI_OK) {
        return;
    }
    for (size_t i = 0; i < n_takings; i++) {
        if (takings[i].claim != NULL) {
            takings[i].error = error;
            abandon(spool, &takings[i]);
        }
    }
}

static void move_all(struct di_spool *spool, int inbox_fd, struct di_taking *takings, size_t n_takings,
                     const struct original *originals)
{
    for (size_t i = 0; i < n_takings; i++) {
        struct di_taking *taking = &takings[i];
        bool taken = false;

        if (taking->claim != NULL && (move(spool, taking->claim, inbox_fd, &originals[i], taking->candidate->path,
                                           &taken, &taking->error) != DI_OK ||
                                      !taken)) {
            abandon(spool, taking);
        }
    }
}

void di_claims_take(struct di_spool *spool, int inbox_fd, struct di_taking *takings, size_t n_takings, di_time_ms now)
{
    struct original originals[DI_TAKINGS_MAX];

    for (size_t i = 0; i < n_takings; i++) {
        originals[i] = (struct original){.folder_fd = -1, .fd = -1};
        takings[i].claim = NULL;
        takings[i].error = DI_ERROR_NONE;
        prepare(spool, inbox_fd, &takings[i], now, &originals[i]);
    }
    /*
     * Before the renames: the records; and the documents, which their senders may never have synced, for a receipt must
     * not outlive the bytes that it is for.
     */
    sync_all(spool, takings, n_takings);
    move_all(spool, inbox_fd, takings, n_takings, originals);
    /* After them: a file must not be back in the inbox after a power cut, when it has been answered. */
    sync_all(spool, takings, n_takings);
    for (size_t i = 0; i < n_takings; i++) {
        close_original(&originals[i]);
    }
}
