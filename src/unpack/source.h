/*
 * source.h - the archive in a file as libzip reads it: by position, so that the descriptor's own offset is left alone,
 * and with the errno of a read that failed kept apart from what is wrong with the archive. libzip asks for a few bytes
 * at a time, of headers mostly; what follows them is read along.
 *
 * libzip sees the archive alone, up to its end record, and that without its comment (end_record.h): what stands around
 * the archive cannot mislead it then.
 */
#ifndef DOCINTAKE_UNPACK_SOURCE_H
#define DOCINTAKE_UNPACK_SOURCE_H

#include <stdint.h>

#include <zip.h>

#define DI_SOURCE_AHEAD_BYTES (16 * 1024)

struct di_source {
    int fd;
    uint64_t base; /* bytes of the file before the archive */
    uint64_t size; /* of the archive, to the end of its end record */
    uint64_t position;
    int number; /* errno of the read that failed; 0 while none has */
    zip_error_t error;
    uint64_t ahead_start; /* the position of what was read along */
    size_t ahead_size;
    char ahead[DI_SOURCE_AHEAD_BYTES];
};

/*
 * A libzip source over *source, zeroed but for fd, base and size, which must live as long as the archive. NULL when out
 * of memory.
 */
zip_source_t *di_source_new(struct di_source *source);

/* Reads up to size bytes at position; fewer only at the end of the file. -1 and errno on failure. */
ssize_t di_source_read_at(int fd, uint64_t position, void *bytes, size_t size);

#endif
