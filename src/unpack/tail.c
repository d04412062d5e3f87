#include "tail.h"

#include <errno.h>
#include <string.h>

#include "source.h"

enum di_status di_tail_read(struct di_tail *tail, int fd, uint64_t size, struct di_error *error)
{
    ssize_t count;

    tail->fd = fd;
    tail->begin = size > sizeof tail->bytes ? size - sizeof tail->bytes : 0;
    count = di_source_read_at(fd, tail->begin, tail->bytes, (size_t)(size - tail->begin));
    if (count < 0) {
        return di_fail(error, errno, "cannot read the document");
    }
    tail->size = (size_t)count;
    return DI_OK;
}

ssize_t di_tail_read_at(const struct di_tail *tail, uint64_t position, void *bytes, size_t size)
{
    if (position < tail->begin || position - tail->begin > tail->size ||
        tail->size - (size_t)(position - tail->begin) < size) {
        return di_source_read_at(tail->fd, position, bytes, size);
    }
    memcpy(bytes, tail->bytes + (position - tail->begin), size);
    return (ssize_t)size;
}
