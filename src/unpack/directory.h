/*
 * directory.h - the central directory of an archive (APPNOTE.TXT 4.3.12), entry by entry.
 *
 * libzip reads it too, in the same order. What it does not hand out is read here: the name as it is written, which the
 * name that an extra field (0x7075) gives for the same entry does not replace in a package, and where its bytes lie.
 */
#ifndef DOCINTAKE_UNPACK_DIRECTORY_H
#define DOCINTAKE_UNPACK_DIRECTORY_H

#include <stddef.h>

#include "docintake/limits.h"
#include "docintake/refusal.h"
#include "end_record.h"

struct di_directory {
    const struct di_tail *tail;
    const struct di_end_record *record;
    uint64_t position; /* of the next entry in the file */
};

struct di_directory_entry {
    char name[DI_LIMIT_PART_NAME_BYTES + 1]; /* with a NUL behind it */
    size_t name_size;
    uint64_t begin, end; /* its place in the file: from its local header to the end of its packed bytes */
};

/* The first entry comes next. tail and record must outlive the directory. */
void di_directory_begin(struct di_directory *directory, const struct di_tail *tail, const struct di_end_record *record);

/* The next entry; to be called n_entries times. DI_REFUSED where there is none, or its bytes are not in the file. */
enum di_status di_directory_next(struct di_directory *directory, struct di_directory_entry *ret_entry,
                                 struct di_refusal *refusal, struct di_error *error);

#endif
