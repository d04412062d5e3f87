#include "docintake/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docintake/fd.h"
#include "id.h"
#include "record.h"
#include "spool.h"

/* Claims found so far. */
struct found {
    struct di_claim **claims;
    size_t count, capacity;
};

static bool append(struct found *found, struct di_claim *claim)
{
    if (found->count == found->capacity) {
        size_t capacity = found->capacity > 0 ? 2 * found->capacity : 16;
        struct di_claim **grown = reallocarray(found->claims, capacity, sizeof(struct di_claim *));

        if (grown == NULL) {
            return false;
        }
        found->claims = grown;
        found->capacity = capacity;
    }
    found->claims[found->count++] = claim;
    return true;
}

static void clear(struct found *found)
{
    for (size_t i = 0; i < found->count; i++) {
        di_claim_free(found->claims[i]);
    }
    free(found->claims);
}

/* Reads the claim called id, which has a document. */
static enum di_status read_claim(struct di_claim *claim, const char *id, struct di_error *error)
{
    struct stat status;

    if (fstatat(claim->folder_fd, DOCUMENT_NAME, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        return di_fail(error, errno, "cannot examine the document of %s", id);
    }
    if (!S_ISREG(status.st_mode)) {
        return di_fail(error, 0, "the document of %s is not a file", id);
    }
    memcpy(claim->id, id, sizeof claim->id);
    claim->signature = di_signature_of(&status);
    return record_read(claim->folder_fd, &claim->record, error);
}

/* A document that a writer altered after it was claimed, before or after the crash, is what it now is. */
static enum di_status bring_up_to_date(struct di_spool *spool, struct di_claim *claim, struct di_error *error)
{
    DI_AUTO_FD fd = di_claim_open(claim);
    bool unchanged;

    if (fd < 0) {
        return di_fail(error, errno, "cannot open the document of %s", claim->id);
    }
    if (di_claim_unchanged(claim, fd, &unchanged, error) != DI_OK) {
        return DI_FAILED;
    }
    return unchanged && id_is_of_hash(claim->id, claim->record.sha256) ? DI_OK : di_claim_renew(spool, claim, error);
}

/* Reads a claim that has a document, and finishes what a crash may have interrupted. */
static enum di_status recover_document(struct di_spool *spool, int inbox_fd, struct di_claim *claim, const char *id,
                                       struct di_error *error)
{
    bool present;

    if (read_claim(claim, id, error) != DI_OK) {
        return DI_FAILED;
    }
    if (claim->record.source != NULL && claim_remove_source(claim, inbox_fd, &present, error) != DI_OK) {
        if (present) {
            spool_remove(spool->active_fd, id, NULL); /* nothing is lost */
        }
        return DI_FAILED;
    }
    if (spool->taken(spool->context, claim->record.agency, id)) {
        return DI_OK; /* delivered: only to be removed */
    }
    return bring_up_to_date(spool, claim, error);
}

/* Makes a claim of the folder called id. *ret_claim is NULL where nothing was in it. */
static enum di_status recover_one(struct di_spool *spool, int inbox_fd, const char *id, struct di_claim **ret_claim,
                                  struct di_error *error)
{
    struct di_claim *claim = calloc(1, sizeof *claim);
    bool document = false;
    enum di_status status;

    if (claim == NULL) {
        return di_fail_no_memory(error);
    }
    claim->folder_fd = openat(spool->active_fd, id, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (claim->folder_fd < 0) {
        status = di_fail(error, errno, "cannot open the folder");
    } else if (faccessat(claim->folder_fd, DOCUMENT_NAME, F_OK, AT_SYMLINK_NOFOLLOW) != 0) {
        status = errno == ENOENT ? spool_remove(spool->active_fd, id, error)
                                 : di_fail(error, errno, "cannot examine the folder");
    } else {
        document = true;
        status = recover_document(spool, inbox_fd, claim, id, error);
    }
    if (status != DI_OK || !document) {
        di_claim_free(claim);
        claim = NULL;
    }
    if (status == DI_OK) {
        *ret_claim = claim;
    }
    return status;
}

static enum di_status recover_all(struct di_spool *spool, int inbox_fd, struct dirent **entries, size_t n_entries,
                                  const struct di_recovery *recovery, struct found *found, struct di_error *error)
{
    for (size_t i = 0; i < n_entries; i++) {
        struct di_error trouble = DI_ERROR_NONE;
        struct di_claim *claim = NULL;

        if (recovery->known(recovery->context, entries[i]->d_name)) {
            continue;
        }
        if (recover_one(spool, inbox_fd, entries[i]->d_name, &claim, &trouble) != DI_OK) {
            recovery->complain(recovery->context, entries[i]->d_name, &trouble);
        } else if (claim != NULL && !append(found, claim)) {
            di_claim_free(claim);
            return di_fail_no_memory(error);
        }
    }
    return DI_OK;
}

enum di_status di_claims_recover(struct di_spool *spool, int inbox_fd, const struct di_recovery *recovery,
                                 struct di_claim ***ret_claims, size_t *ret_n_claims, struct di_error *error)
{
    struct found found = {0};
    struct dirent **entries = NULL;
    enum di_status status;
    size_t n_entries;

    if (spool_list(spool->active_fd, &entries, &n_entries, error) != DI_OK) {
        return DI_FAILED;
    }
    status = recover_all(spool, inbox_fd, entries, n_entries, recovery, &found, error);
    spool_free_list(entries, n_entries);
    if (status != DI_OK) {
        clear(&found);
        return status;
    }
    *ret_claims = found.claims;
    *ret_n_claims = found.count;
    return DI_OK;
}
