#include <errno.h>
#include <inttypes.h>

#include "archive.h"
#include "docintake/limits.h"

enum di_status di_unpacking_open(struct di_unpacking *unpacking, struct di_archive *archive,
                                 struct di_package_part *part, struct di_refusal *refusal, struct di_error *error)
{
    zip_stat_t info;

    *unpacking = (struct di_unpacking){.archive = archive, .part = part};
    errno = 0;
    if (zip_stat_index(archive->zip, part->entry, 0, &info) != 0) {
        return di_archive_explain(archive, part->name, zip_get_error(archive->zip), refusal, error);
    }
    if (info.encryption_method != ZIP_EM_NONE) {
        return di_refuse(refusal, DI_REASON_ENCRYPTED, part->name, "the part is encrypted inside the archive");
    }
    if (info.comp_method != ZIP_CM_STORE && info.comp_method != ZIP_CM_DEFLATE) {
        return di_refuse(refusal, DI_REASON_DAMAGED, part->name, "packed by method %u, which no Word document uses",
                         info.comp_method);
    }
    if (info.size > DI_LIMIT_PART_INFLATED_BYTES) {
        bool is_bomb = info.size / DI_LIMIT_INFLATE_RATIO > info.comp_size;

        return di_refuse(refusal, is_bomb ? DI_REASON_ZIP_BOMB : DI_REASON_TOO_LARGE, part->name,
                         "%" PRIu64 " bytes, at most %lu", info.size, DI_LIMIT_PART_INFLATED_BYTES);
    }
    unpacking->packed = info.comp_size;
    unpacking->declared = info.size;
    unpacking->file = zip_fopen_index(archive->zip, part->entry, 0);
    if (unpacking->file == NULL) {
        return di_archive_explain(archive, part->name, zip_get_error(archive->zip), refusal, error);
    }
    return DI_OK;
}

/* libzip does not hold an entry to the size that it declares: what comes out is counted. */
static enum di_status count_inflated(struct di_unpacking *unpacking, size_t more, struct di_refusal *refusal)
{
    const char *name = unpacking->part->name;

    unpacking->inflated += more;
    unpacking->archive->inflated += more;
    if (unpacking->inflated > DI_LIMIT_INFLATE_RATIO_FROM_BYTES &&
        unpacking->inflated / DI_LIMIT_INFLATE_RATIO > unpacking->packed) {
        return di_refuse(refusal, DI_REASON_ZIP_BOMB, name, "%zu packed bytes become more than %zu", unpacking->packed,
                         unpacking->inflated);
    }
    if (unpacking->inflated > unpacking->declared) {
        return di_refuse(refusal, DI_REASON_DAMAGED, name, "it holds more than the %zu bytes that the archive declares",
                         unpacking->declared);
    }
    if (unpacking->archive->inflated > DI_LIMIT_PACKAGE_INFLATED_BYTES) {
        return di_refuse(refusal, DI_REASON_TOO_LARGE, name, "all parts together are more than %lu bytes",
                         DI_LIMIT_PACKAGE_INFLATED_BYTES);
    }
    return DI_OK;
}

enum di_status di_unpacking_read(struct di_unpacking *unpacking, char *bytes, size_t size, size_t *ret_size,
                                 struct di_refusal *refusal, struct di_error *error)
{
    zip_int64_t count;
    enum di_status status;

    errno = 0;
    count = zip_fread(unpacking->file, bytes, size);
    if (count < 0) {
        return di_archive_explain(unpacking->archive, unpacking->part->name, zip_file_get_error(unpacking->file),
                                  refusal, error);
    }
    status = count_inflated(unpacking, (size_t)count, refusal);
    if (count == 0 && unpacking->inflated < unpacking->declared) {
        return di_refuse(refusal, DI_REASON_DAMAGED, unpacking->part->name,
                         "it holds %zu bytes, and the archive declares %zu", unpacking->inflated, unpacking->declared);
    }
    if (status == DI_OK) {
        *ret_size = (size_t)count;
    }
    return status;
}

void di_unpacking_close(struct di_unpacking *unpacking)
{
    if (unpacking->file != NULL) {
        zip_fclose(unpacking->file);
        unpacking->file = NULL;
    }
}
