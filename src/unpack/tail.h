/*
 * tail.h - the last 64 KiB of a file, read at once: there the end record of an archive stands, and mostly its directory
 * too; of an ordinary report it is the whole file.
 */
#ifndef DOCINTAKE_UNPACK_TAIL_H
#define DOCINTAKE_UNPACK_TAIL_H

#include <stdint.h>
#include <sys/types.h>

#include "docintake/error.h"
#include "docintake/limits.h"

struct di_tail {
    int fd;
    uint64_t begin; /* position of the tail in the file */
    size_t size;
    unsigned char bytes[DI_LIMIT_TAIL_BYTES];
};

/* size is that of the file. DI_FAILED where it cannot be read. */
enum di_status di_tail_read(struct di_tail *tail, int fd, uint64_t size, struct di_error *error);

/* Bytes from anywhere in the file, as di_source_read_at (source.h): from the tail where they are in it. */
ssize_t di_tail_read_at(const struct di_tail *tail, uint64_t position, void *bytes, size_t size);

#endif
