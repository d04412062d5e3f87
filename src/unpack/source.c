#include "source.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#define COMMENT_SIZE_BYTES 2

ssize_t di_source_read_at(int fd, uint64_t position, void *bytes, size_t size)
{
    size_t done = 0;

    while (done < size) {
        ssize_t count = pread(fd, (char *)bytes + done, size - done, (off_t)(position + done));

        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return -1;
        }
        if (count == 0) {
            break;
        }
        done += (size_t)count;
    }
    return (ssize_t)done;
}

/* The two bytes at the end are the size of the comment, which is cut off: zero. */
static void hide_comment(const struct di_source *source, char *bytes, size_t count)
{
    for (unsigned back = 1; back <= COMMENT_SIZE_BYTES && source->size >= back; back++) {
        uint64_t at = source->size - back;

        if (at >= source->position && at - source->position < count) {
            bytes[at - source->position] = 0;
        }
    }
}

/* What stands at the present position; fewer bytes only at the end of the archive. -1 and errno on failure. */
static ssize_t read_archive(const struct di_source *source, char *bytes, size_t size)
{
    uint64_t left = source->size - source->position;
    ssize_t count = di_source_read_at(source->fd, source->base + source->position, bytes, size < left ? size : left);

    if (count > 0) {
        hide_comment(source, bytes, (size_t)count);
    }
    return count;
}

/* Copies what was read along before, at most size bytes. Returns how many, 0 for none. */
static size_t take_ahead(struct di_source *source, char *bytes, size_t size)
{
    uint64_t before = source->position - source->ahead_start;
    size_t count;

    if (source->position < source->ahead_start || before >= source->ahead_size) {
        return 0;
    }
    count = source->ahead_size - (size_t)before;
    count = count < size ? count : size;
    memcpy(bytes, source->ahead + before, count);
    source->position += count;
    return count;
}

/* As read_archive, and moves the position. */
static ssize_t read_on(struct di_source *source, char *bytes, size_t size)
{
    ssize_t count;

    if (size >= sizeof source->ahead) {
        count = read_archive(source, bytes, size);
        source->position += count > 0 ? (uint64_t)count : 0;
        return count;
    }
    count = read_archive(source, source->ahead, sizeof source->ahead);
    source->ahead_start = source->position;
    source->ahead_size = count > 0 ? (size_t)count : 0;
    return count > 0 ? (ssize_t)take_ahead(source, bytes, size) : count;
}

static zip_int64_t read_next(struct di_source *source, char *bytes, size_t size)
{
    size_t done = take_ahead(source, bytes, size);
    ssize_t count = done < size ? read_on(source, bytes + done, size - done) : 0;

    if (count < 0) {
        source->number = errno;
        zip_error_set(&source->error, ZIP_ER_READ, errno);
        return -1;
    }
    return (zip_int64_t)(done + (size_t)count);
}

static zip_int64_t describe(const struct di_source *source, void *info)
{
    zip_stat_init(info);
    ((zip_stat_t *)info)->size = source->size;
    ((zip_stat_t *)info)->valid = ZIP_STAT_SIZE;
    return sizeof(zip_stat_t);
}

static zip_int64_t seek(struct di_source *source, void *target, zip_uint64_t size)
{
    zip_int64_t position = zip_source_seek_compute_offset(source->position, source->size, target, size, &source->error);

    if (position < 0) {
        return -1;
    }
    source->position = (uint64_t)position;
    return 0;
}

static zip_int64_t command(void *user, void *data, zip_uint64_t size, zip_source_cmd_t what)
{
    struct di_source *source = user;

    switch (what) {
    case ZIP_SOURCE_OPEN:
        source->position = 0;
        return 0;
    case ZIP_SOURCE_READ:
        return read_next(source, data, size);
    case ZIP_SOURCE_STAT:
        return describe(source, data);
    case ZIP_SOURCE_SEEK:
        return seek(source, data, size);
    case ZIP_SOURCE_TELL:
        return (zip_int64_t)source->position;
    case ZIP_SOURCE_ERROR:
        return zip_error_to_data(&source->error, data, size);
    case ZIP_SOURCE_CLOSE:
    case ZIP_SOURCE_FREE:
        return 0;
    case ZIP_SOURCE_SUPPORTS:
        return ZIP_SOURCE_SUPPORTS_SEEKABLE;
    default:
        zip_error_set(&source->error, ZIP_ER_OPNOTSUPP, 0);
        return -1;
    }
}

zip_source_t *di_source_new(struct di_source *source)
{
    zip_error_init(&source->error);
    return zip_source_function_create(command, source, NULL);
}
