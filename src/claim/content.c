#include "docintake/claim.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "docintake/limits.h"

#define HEAD_BYTES 4096
#define END_RECORD_BYTES 22 /* end of central directory record without its comment, APPNOTE 4.3.16 */

static uint32_t read_le16(const unsigned char *bytes)
{
    return bytes[0] | (uint32_t)bytes[1] << 8;
}

static uint32_t read_le32(const unsigned char *bytes)
{
    return read_le16(bytes) | read_le16(bytes + 2) << 16;
}

/* Reads size bytes at offset; *ret_size is less where the file ends before. */
static enum di_status read_block(int fd, uint64_t offset, unsigned char *block, size_t size, size_t *ret_size,
                                 struct di_error *error)
{
    size_t total = 0;

    while (total < size) {
        ssize_t count = pread(fd, block + total, size - total, (off_t)(offset + total));

        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return di_fail(error, errno, "cannot read the file to see whether it is whole");
        }
        if (count == 0) {
            break;
        }
        total += (size_t)count;
    }
    *ret_size = total;
    return DI_OK;
}

/*
 * Whether an end record stands at record, with its comment and the directory that it points to inside the file.
 * Bytes before the archive and after the comment are let pass, as Word does.
 */
static bool is_end_record(const unsigned char *record, size_t left, uint64_t position)
{
    uint32_t directory_bytes, directory_offset;

    if (left < END_RECORD_BYTES || memcmp(record, "PK\5\6", 4) != 0 ||
        left < END_RECORD_BYTES + read_le16(record + 20)) {
        return false;
    }
    directory_bytes = read_le32(record + 12);
    directory_offset = read_le32(record + 16);
    if (directory_bytes == UINT32_MAX || directory_offset == UINT32_MAX) {
        return true; /* zip64: the true figures stand before this record, which is enough to know the end is there */
    }
    return (uint64_t)directory_offset + directory_bytes <= position;
}

static bool has_end_record(const unsigned char *tail, size_t size, uint64_t tail_offset)
{
    for (size_t at = size; at-- > 0;) {
        if (is_end_record(tail + at, size - at, tail_offset + at)) {
            return true;
        }
    }
    return false;
}

static bool all_zero(const unsigned char *bytes, size_t size)
{
    return size == 0 || (bytes[0] == 0 && memcmp(bytes, bytes + 1, size - 1) == 0);
}

enum di_status di_content_of(int fd, uint64_t bytes, enum di_content *ret_content, struct di_error *error)
{
    unsigned char tail[DI_LIMIT_TAIL_BYTES], head[HEAD_BYTES];
    uint64_t offset = bytes > sizeof tail ? bytes - sizeof tail : 0;
    size_t tail_size = 0, head_size = 0;

    if (read_block(fd, offset, tail, sizeof tail, &tail_size, error) != DI_OK ||
        read_block(fd, 0, head, sizeof head, &head_size, error) != DI_OK) {
        return DI_FAILED;
    }
    if (has_end_record(tail, tail_size, offset)) {
        *ret_content = DI_CONTENT_COMPLETE;
    } else if (all_zero(head, head_size) && all_zero(tail, tail_size)) {
        *ret_content = DI_CONTENT_ZEROS;
    } else {
        *ret_content = DI_CONTENT_OTHER;
    }
    return DI_OK;
}
