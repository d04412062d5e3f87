/*
 * zipcraft.h - ZIP archives written by hand, honest and otherwise, for what no packing program would write.
 *
 * Entries are stored, not compressed. Every field of an entry that is left zero takes the true value.
 */
#ifndef DOCINTAKE_TEST_ZIPCRAFT_H
#define DOCINTAKE_TEST_ZIPCRAFT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct di_craft {
    const char *name;
    const char *bytes;
    size_t size;              /* of bytes; 0: up to their NUL */
    const char *local_name;   /* another name in the local header; NULL: the same */
    uint16_t flags, method;   /* general purpose bits (1: encrypted); compression method */
    uint32_t declared_size;   /* uncompressed, where it is to be a lie */
    uint32_t declared_packed; /* compressed, likewise */
    uint32_t checksum;        /* CRC-32, likewise */
    bool has_descriptor;      /* sizes and checksum after the data, zeros before */
    const char *extra;        /* extra fields in the directory, extra_size bytes */
    size_t extra_size;
    uint32_t offset; /* where the directory has its local header, where it is to be a lie */
};

/* What stands around the entries. Zeroed: nothing, and true numbers. */
struct di_craft_frame {
    const char *before;     /* bytes before the archive */
    bool before_is_counted; /* the archive's offsets count them */
    const char *gap;        /* bytes between the entries and the directory */
    const char *comment;
    size_t comment_size; /* 0: up to its NUL */
    const char *after;   /* bytes after the archive */
    bool is_zip64;       /* the entries' sizes and offsets, and the end record, in their wide form */
    size_t claimed;      /* entries that the end record counts, where it is to be a lie */
};

/* An anonymous file with the archive and what stands around it, positioned at its beginning. */
int di_craft_archive(const struct di_craft *entries, size_t count, const struct di_craft_frame *frame);

/* The same with nothing around it but a comment, which may be NULL. */
int di_craft_zip(const struct di_craft *entries, size_t count, const char *comment);

/* An anonymous file with these bytes. */
int di_craft_file(const void *bytes, size_t size);

#endif
