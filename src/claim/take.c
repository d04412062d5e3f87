#include "spool.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docintake/fd.h"
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

#define AUTO_ORIGINAL __attribute__((cleanup(close_original))) struct original

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

    if (copy < 0) {
        return di_fail(error, errno, "cannot make the copy of a document");
    }
    claim->record.source = strdup(path);
    claim->record.source_signature = original->signature;
    if (claim->record.source == NULL) {
        return di_fail_no_memory(error);
    }
    memcpy(sha256, claim->record.sha256, sizeof sha256);
    if (record_write(claim->folder_fd, &claim->record, error) != DI_OK ||
        di_fd_copy_file(original->fd, copy, "the copy of a document", error) != DI_OK ||
        claim_measure(claim, copy, error) != DI_OK) {
        return DI_FAILED;
    }
    if (strcmp(sha256, claim->record.sha256) != 0) {
        return di_fail(error, EAGAIN, "a file changed while it was copied");
    }
    if (renameat(claim->folder_fd, COPY_NAME, claim->folder_fd, DOCUMENT_NAME) != 0) {
        return di_fail(error, errno, "cannot name the copy of a document");
    }
    if (di_fd_sync(claim->folder_fd, "the folder of a claim", error) != DI_OK ||
        di_fd_sync(spool->active_fd, "spool/active", error) != DI_OK) {
        return DI_FAILED;
    }
    if (claim_remove_source(claim, inbox_fd, error) != DI_OK) {
        /* It would be claimed and answered again and again. */
        spool_remove(spool->active_fd, claim->id, NULL);
        return DI_FAILED;
    }
    return DI_OK;
}

/*
 * The rename goes by the name, the tests went by the descriptor: another file may have taken the name in between. It
 * has not been looked at, so it is put back; if its name has been taken again meanwhile, it stays and is measured.
 */
static enum di_status verify(struct di_claim *claim, const struct original *original, bool *ret_put_back,
                             struct di_error *error)
{
    DI_AUTO_FD fd = -1;

    if (is_measured(claim->folder_fd, DOCUMENT_NAME, claim)) {
        return DI_OK;
    }
    if (renameat2(claim->folder_fd, DOCUMENT_NAME, original->folder_fd, original->name, RENAME_NOREPLACE) == 0) {
        *ret_put_back = true;
        return DI_OK;
    }
    fd = di_claim_open(claim);
    if (fd < 0) {
        return di_fail(error, errno, "cannot open a document in the spool");
    }
    if (claim_measure(claim, fd, error) != DI_OK || record_write(claim->folder_fd, &claim->record, error) != DI_OK) {
        return DI_FAILED;
    }
    return DI_OK;
}

/* The rename, and what makes it last. *ret_taken is false where the file escaped. */
static enum di_status move(struct di_spool *spool, struct di_claim *claim, int inbox_fd,
                           const struct original *original, const char *path, bool *ret_taken, struct di_error *error)
{
    bool put_back = false;

    *ret_taken = false;
    if (renameat(original->folder_fd, original->name, claim->folder_fd, DOCUMENT_NAME) != 0) {
        if (errno == EXDEV) {
            *ret_taken = true;
            return take_by_copy(spool, claim, inbox_fd, original, path, error);
        }
        return errno == ENOENT ? DI_OK : di_fail(error, errno, "cannot move a file from the inbox into the spool");
    }
    if (verify(claim, original, &put_back, error) != DI_OK) {
        return DI_FAILED;
    }
    *ret_taken = !put_back;
    /*
     * A journal keeps the order of these: a rename that lasts has its folder and the record there too. The claim's
     * folder holds the two names, spool/active the folder, and the folder of the inbox must not bring the file back,
     * or it would be answered twice.
     */
    if (di_fd_sync(claim->folder_fd, "the folder of a claim", error) != DI_OK ||
        di_fd_sync(spool->active_fd, "spool/active", error) != DI_OK) {
        return DI_FAILED;
    }
    return di_fd_sync(original->folder_fd, "a folder of the inbox", error);
}

/* Measures the file, prepares its place and moves it there. The claim's folder is removed again unless it is taken. */
static enum di_status take(struct di_spool *spool, int inbox_fd, const struct original *original, const char *path,
                           di_time_ms now, struct di_claim *claim, bool *ret_taken, struct di_error *error)
{
    /* The sender may never have synced it; a receipt must not outlive the bytes that it is for. */
    if (di_fd_sync(original->fd, "a file in the inbox", error) != DI_OK ||
        claim_measure(claim, original->fd, error) != DI_OK) {
        return DI_FAILED;
    }
    if (!di_signature_same_content(&claim->signature, &original->signature)) {
        return DI_OK;
    }
    if (claim_prepare(spool, spool->active_fd, claim, now, error) != DI_OK) {
        return DI_FAILED;
    }
    return move(spool, claim, inbox_fd, original, path, ret_taken, error);
}

/* Takes back what was prepared, unless the document is there: such a claim is for di_claims_recover. */
static void abandon(struct di_spool *spool, struct di_claim *claim)
{
    if (claim->folder_fd >= 0 && faccessat(claim->folder_fd, DOCUMENT_NAME, F_OK, AT_SYMLINK_NOFOLLOW) != 0) {
        spool_remove(spool->active_fd, claim->id, NULL);
    }
    di_claim_free(claim);
}

enum di_status di_claim_take(struct di_spool *spool, int inbox_fd, const struct di_candidate *candidate, di_time_ms now,
                             struct di_claim **ret_claim, struct di_error *error)
{
    AUTO_ORIGINAL original = {.folder_fd = -1, .fd = -1};
    struct di_claim *claim;
    enum di_status status;
    bool same, taken = false;

    if (open_original(inbox_fd, candidate, &original, &same, error) != DI_OK) {
        return DI_FAILED;
    }
    if (!same) {
        *ret_claim = NULL;
        return DI_OK;
    }
    claim = claim_new(candidate);
    if (claim == NULL) {
        return di_fail_no_memory(error);
    }
    status = take(spool, inbox_fd, &original, candidate->path, now, claim, &taken, error);
    if (status == DI_OK && taken) {
        *ret_claim = claim;
        return DI_OK;
    }
    abandon(spool, claim);
    if (status == DI_OK) {
        *ret_claim = NULL;
    }
    return status;
}
