#include "docintake/claim.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "docintake/fd.h"
#include "docintake/limits.h"
#include "id.h"
#include "record.h"
#include "spool.h"

int di_claim_open(const struct di_claim *claim)
{
    return openat(claim->folder_fd, DOCUMENT_NAME, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
}

enum di_status di_claim_unchanged(const struct di_claim *claim, int fd, bool *ret_unchanged, struct di_error *error)
{
    char sha256[DI_SHA256_TEXT_BYTES];
    struct di_signature signature;
    struct stat status;
    uint64_t bytes;

    if (fstat(fd, &status) != 0) {
        return di_fail(error, errno, "cannot examine the document");
    }
    signature = di_signature_of(&status);
    if (!di_signature_same_content(&signature, &claim->signature)) {
        *ret_unchanged = false;
        return DI_OK;
    }
    /* A time of modification can be set back; but what is too large to be read is not worth hashing again. */
    if (claim->record.bytes > DI_LIMIT_FILE_BYTES) {
        *ret_unchanged = true;
        return DI_OK;
    }
    if (di_hash_file(fd, &bytes, sha256, error) != DI_OK) {
        return DI_FAILED;
    }
    *ret_unchanged = strcmp(sha256, claim->record.sha256) == 0;
    return DI_OK;
}

enum di_status di_claim_renew(struct di_spool *spool, struct di_claim *claim, struct di_error *error)
{
    DI_AUTO_FD fd = di_claim_open(claim);

    if (fd < 0) {
        return di_fail(error, errno, "cannot open the document of %s", claim->id);
    }
    if (claim_measure(claim, fd, DI_LIMIT_TAKEN_BYTES, error) != DI_OK || di_claim_save(claim, error) != DI_OK) {
        return DI_FAILED;
    }
    if (id_is_of_hash(claim->id, claim->record.sha256)) {
        return DI_OK;
    }
    /* After a crash here the record and the id do not agree, and di_claims_recover does this again. */
    if (spool_reserve(spool, spool->active_fd, &claim->record, claim->record.received, claim->id, claim->id,
                      &claim->record.received, error) != DI_OK ||
        di_claim_save(claim, error) != DI_OK) {
        return DI_FAILED;
    }
    return di_fd_sync(spool->active_fd, "spool/active", error);
}

enum di_status di_claim_save(struct di_claim *claim, struct di_error *error)
{
    if (record_write(claim->folder_fd, &claim->record, true, error) != DI_OK) {
        return DI_FAILED;
    }
    return di_fd_sync(claim->folder_fd, "the folder of a claim", error);
}

enum di_status di_claim_remove(struct di_spool *spool, struct di_claim *claim, struct di_error *error)
{
    return spool_remove(spool->active_fd, claim->id, error);
}

void di_claim_free(struct di_claim *claim)
{
    if (claim != NULL) {
        di_fd_close(&claim->folder_fd);
        record_clear(&claim->record);
        free(claim);
    }
}

char *di_claim_agency(int folder_fd)
{
    struct di_record record;
    char *agency;

    if (record_read(folder_fd, &record, NULL) != DI_OK) {
        return NULL;
    }
    agency = record.agency;
    record.agency = NULL;
    record_clear(&record);
    return agency;
}
