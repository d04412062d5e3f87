#include "end_record.h"

#include <errno.h>
#include <string.h>

#include "bytes.h"

#define LOCATOR_BYTES 20       /* zip64 end of central directory locator, 4.3.15 */
#define END_RECORD_64_BYTES 56 /* zip64 end of central directory record without its extensible part, 4.3.14 */

struct search {
    const struct di_tail *tail;
    bool failed; /* a read failed; errno says why */
};

static bool read_at(struct search *search, uint64_t position, void *bytes, size_t size)
{
    ssize_t count = di_tail_read_at(search->tail, position, bytes, size);

    search->failed = search->failed || count < 0;
    return count == (ssize_t)size;
}

/*
 * The numbers of a zip64 archive, which the small record has no room for. Returns where the large record begins, which
 * is where the directory ends; end, and nothing changed, where there is none.
 */
static uint64_t read_end_record_64(struct search *search, uint64_t end, struct di_end_record *record)
{
    unsigned char locator[LOCATOR_BYTES], bytes[END_RECORD_64_BYTES];
    uint64_t last = end - LOCATOR_BYTES - END_RECORD_64_BYTES, position;

    if (end < LOCATOR_BYTES + END_RECORD_64_BYTES || !read_at(search, end - LOCATOR_BYTES, locator, sizeof locator) ||
        memcmp(locator, "PK\6\7", 4) != 0) {
        return end;
    }
    position = di_bytes_64(locator + 8);
    if (position > last || !read_at(search, position, bytes, sizeof bytes) || memcmp(bytes, "PK\6\6", 4) != 0) {
        position = last; /* as when something stands before the archive */
        if (!read_at(search, position, bytes, sizeof bytes) || memcmp(bytes, "PK\6\6", 4) != 0) {
            return end;
        }
    }
    record->n_entries = di_bytes_64(bytes + 32);
    record->directory_bytes = di_bytes_64(bytes + 40);
    record->directory = di_bytes_64(bytes + 48);
    return position;
}

/* True where a directory begins at the place that the record means; sets how far that is from where it says. */
static bool locate_directory(struct search *search, uint64_t end, struct di_end_record *record)
{
    unsigned char signature[4];
    uint64_t said = record->directory, last;

    if (record->n_entries == 0 || record->directory_bytes > end) {
        return false;
    }
    last = end - record->directory_bytes;
    if (said > last) {
        return false;
    }
    record->base = 0;
    if (!read_at(search, said, signature, sizeof signature) || memcmp(signature, "PK\1\2", 4) != 0) {
        record->base = last - said;
        record->directory = last;
    }
    return read_at(search, record->directory, signature, sizeof signature) && memcmp(signature, "PK\1\2", 4) == 0;
}

/* Reads what may be an end record at this place of the tail. */
static bool read_end_record(struct search *search, size_t at, struct di_end_record *record)
{
    const unsigned char *bytes = search->tail->bytes + at;
    uint64_t end = search->tail->begin + at;

    if (memcmp(bytes, "PK\5\6", 4) != 0 ||
        search->tail->size - at < DI_END_RECORD_BYTES + (size_t)di_bytes_16(bytes + 20)) {
        return false;
    }
    record->n_entries = di_bytes_16(bytes + 10);
    record->directory_bytes = di_bytes_32(bytes + 12);
    record->directory = di_bytes_32(bytes + 16);
    record->end = end + DI_END_RECORD_BYTES;
    if (record->n_entries == UINT16_MAX || record->directory_bytes == UINT32_MAX || record->directory == UINT32_MAX) {
        end = read_end_record_64(search, end, record);
    }
    return locate_directory(search, end, record);
}

/*
 * Backwards, since a comment or what follows the archive may hold what looks like a record. One whose directory is
 * where it says comes before one that must be shifted.
 */
enum di_status di_end_record_find(const struct di_tail *tail, struct di_end_record *ret_record, bool *ret_found,
                                  struct di_error *error)
{
    struct search search = {.tail = tail};

    *ret_found = false;
    for (size_t left = DI_END_RECORD_BYTES; left <= tail->size && !search.failed; left++) {
        struct di_end_record record;

        if (read_end_record(&search, tail->size - left, &record) && (!*ret_found || record.base == 0)) {
            *ret_record = record;
            *ret_found = true;
            if (record.base == 0) {
                break;
            }
        }
    }
    return search.failed ? di_fail(error, errno, "cannot read the document") : DI_OK;
}
