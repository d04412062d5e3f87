#include "directory.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "bytes.h"

#define ENTRY_BYTES 46        /* before name, extra fields and comment */
#define LOCAL_HEADER_BYTES 30 /* before name and extra fields, 4.3.7 */
#define EXTRA_BYTES_MAX 4096  /* looked through for the zip64 field, which comes first where it is written */
#define EXTRA_ZIP64 1

void di_directory_begin(struct di_directory *directory, const struct di_tail *tail, const struct di_end_record *record)
{
    *directory = (struct di_directory){tail, record, record->directory};
}

static enum di_status refuse_short(struct di_refusal *refusal)
{
    return di_refuse(refusal, DI_REASON_DAMAGED, NULL, "the directory of the archive has fewer entries than it says");
}

/* DI_REFUSED where the file ends before. */
static enum di_status read_at(const struct di_directory *directory, uint64_t position, void *bytes, size_t size,
                              struct di_refusal *refusal, struct di_error *error)
{
    ssize_t count = di_tail_read_at(directory->tail, position, bytes, size);

    if (count < 0) {
        return di_fail(error, errno, "cannot read the document");
    }
    return (size_t)count < size ? refuse_short(refusal) : DI_OK;
}

/* The body of the zip64 field among the extra fields; NULL where there is none. */
static const unsigned char *find_zip64(const unsigned char *extra, size_t size, size_t *ret_size)
{
    for (size_t at = 0; at + 4 <= size; at += 4 + di_bytes_16(extra + at + 2)) {
        size_t length = di_bytes_16(extra + at + 2);

        if (di_bytes_16(extra + at) == EXTRA_ZIP64 && length <= size - at - 4) {
            *ret_size = length;
            return extra + at + 4;
        }
    }
    return NULL;
}

/* Numbers that the entry has no room for stand in the zip64 field, in the order of the entry (4.5.3). */
static void widen(uint64_t *number, const unsigned char **field, size_t *size)
{
    if (*number == UINT32_MAX && *field != NULL && *size >= 8) {
        *number = di_bytes_64(*field);
        *field += 8;
        *size -= 8;
    }
}

/* Where the entry says that its local header is, and how many packed bytes follow that. */
static enum di_status read_place(const struct di_directory *directory, const unsigned char *bytes, uint64_t *ret_offset,
                                 uint64_t *ret_packed, struct di_refusal *refusal, struct di_error *error)
{
    uint64_t packed = di_bytes_32(bytes + 20), size = di_bytes_32(bytes + 24), offset = di_bytes_32(bytes + 42);
    size_t extra_size = di_bytes_16(bytes + 30), field_size = 0;
    unsigned char extra[EXTRA_BYTES_MAX];
    const unsigned char *field;

    if (packed == UINT32_MAX || size == UINT32_MAX || offset == UINT32_MAX) {
        enum di_status status;

        extra_size = extra_size < sizeof extra ? extra_size : sizeof extra;
        status = read_at(directory, directory->position + ENTRY_BYTES + di_bytes_16(bytes + 28), extra, extra_size,
                         refusal, error);
        if (status != DI_OK) {
            return status;
        }
        field = find_zip64(extra, extra_size, &field_size);
        widen(&size, &field, &field_size);
        widen(&packed, &field, &field_size);
        widen(&offset, &field, &field_size);
    }
    *ret_offset = offset;
    *ret_packed = packed;
    return DI_OK;
}

/* Looks whether the local header and the packed bytes are there: before the directory, which follows all of them. */
static enum di_status find_bytes(const struct di_directory *directory, uint64_t offset, uint64_t packed,
                                 struct di_directory_entry *entry, struct di_refusal *refusal, struct di_error *error)
{
    const uint64_t limit = directory->record->directory, base = directory->record->base;
    unsigned char header[LOCAL_HEADER_BYTES] = {0};
    enum di_status status;

    entry->begin = base + offset;
    if (offset > limit - base || limit - entry->begin < sizeof header) {
        return di_refuse(refusal, DI_REASON_DAMAGED, entry->name,
                         "the archive has it at byte %" PRIu64 ", beyond its end", offset);
    }
    status = read_at(directory, entry->begin, header, sizeof header, refusal, error);
    if (status != DI_OK) {
        return status;
    }
    if (memcmp(header, "PK\3\4", 4) != 0) {
        return di_refuse(refusal, DI_REASON_DAMAGED, entry->name,
                         "the archive has it at byte %" PRIu64 ", where it is not", offset);
    }
    entry->end = entry->begin + sizeof header + di_bytes_16(header + 26) + di_bytes_16(header + 28);
    if (entry->end > limit || packed > limit - entry->end) {
        return di_refuse(refusal, DI_REASON_DAMAGED, entry->name, "%" PRIu64 " packed bytes, more than the archive has",
                         packed);
    }
    entry->end += packed;
    return DI_OK;
}

enum di_status di_directory_next(struct di_directory *directory, struct di_directory_entry *ret_entry,
                                 struct di_refusal *refusal, struct di_error *error)
{
    unsigned char bytes[ENTRY_BYTES] = {0};
    uint64_t offset, packed;
    enum di_status status = read_at(directory, directory->position, bytes, sizeof bytes, refusal, error);

    if (status != DI_OK) {
        return status;
    }
    if (memcmp(bytes, "PK\1\2", 4) != 0) {
        return refuse_short(refusal);
    }
    ret_entry->name_size = di_bytes_16(bytes + 28);
    if (ret_entry->name_size > DI_LIMIT_PART_NAME_BYTES) {
        return di_refuse(refusal, DI_REASON_TOO_LARGE, NULL, "a part has a name of more than %d bytes",
                         DI_LIMIT_PART_NAME_BYTES);
    }
    status =
        read_at(directory, directory->position + ENTRY_BYTES, ret_entry->name, ret_entry->name_size, refusal, error);
    if (status != DI_OK) {
        return status;
    }
    ret_entry->name[ret_entry->name_size] = '\0';
    status = read_place(directory, bytes, &offset, &packed, refusal, error);
    directory->position += ENTRY_BYTES + ret_entry->name_size + di_bytes_16(bytes + 30) + di_bytes_16(bytes + 32);
    return status == DI_OK ? find_bytes(directory, offset, packed, ret_entry, refusal, error) : status;
}
