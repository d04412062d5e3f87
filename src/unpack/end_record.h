/*
 * end_record.h - where in a file its ZIP archive lies: found from the end record (APPNOTE.TXT 4.3.16), as Word finds
 * it.
 *
 * What lies before the archive (a server's warning, a self-extractor) and up to 64 KiB after it are no part of it. The
 * directory ends where the end record begins; the difference to where the record says that it begins is what was put
 * before the archive without its offsets being adjusted.
 */
#ifndef DOCINTAKE_UNPACK_END_RECORD_H
#define DOCINTAKE_UNPACK_END_RECORD_H

#include <stdbool.h>
#include <stdint.h>

#include "docintake/error.h"
#include "tail.h"

#define DI_END_RECORD_BYTES 22

struct di_end_record {
    uint64_t base;            /* bytes of the file before the one that the archive's offsets count from */
    uint64_t directory;       /* position of the directory in the file, base included */
    uint64_t directory_bytes; /* its size */
    uint64_t n_entries;       /* as it says; not counted yet */
    uint64_t end;             /* position behind the record, where its comment begins */
};

/*
 * Looks for the record in the tail of the file. *ret_found is false where there is none whose directory is where it
 * says; DI_FAILED where the file cannot be read.
 */
enum di_status di_end_record_find(const struct di_tail *tail, struct di_end_record *ret_record, bool *ret_found,
                                  struct di_error *error);

#endif
