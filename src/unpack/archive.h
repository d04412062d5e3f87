/*
 * archive.h - the ZIP archive below a package: its entries by key, and one entry unpacked under limits.
 */
#ifndef DOCINTAKE_UNPACK_ARCHIVE_H
#define DOCINTAKE_UNPACK_ARCHIVE_H

#include "docintake/package.h"
#include "source.h"

struct di_archive {
    struct di_source source;
    zip_t *zip;
    struct di_package_part *parts;
    size_t n_parts;
    struct di_package_part **slots; /* open addressing by the hash of the key; NULL is free */
    size_t n_slots;                 /* a power of two, at least twice the parts */
    size_t inflated;                /* bytes of all that was unpacked */
};

/* fd and size describe the file. Zeroed before; closed with di_archive_close, also after a failure. */
enum di_status di_archive_open(struct di_archive *archive, int fd, uint64_t size, struct di_arena *arena,
                               struct di_refusal *refusal, struct di_error *error);
void di_archive_close(struct di_archive *archive);

/* What libzip could not do: our memory or disk (DI_FAILED), or a fault of the archive. part may be NULL. */
enum di_status di_archive_explain(struct di_archive *archive, const char *part, zip_error_t *fault,
                                  struct di_refusal *refusal, struct di_error *error);

/* NULL where there is none. */
struct di_package_part *di_archive_find(const struct di_archive *archive, const char *key);

/* One entry being unpacked. */
struct di_unpacking {
    struct di_archive *archive;
    struct di_package_part *part;
    zip_file_t *file;
    size_t packed, declared, inflated;
};

enum di_status di_unpacking_open(struct di_unpacking *unpacking, struct di_archive *archive,
                                 struct di_package_part *part, struct di_refusal *refusal, struct di_error *error);

/* The next bytes, 0 at the end. Only the end shows that the entry was whole: its checksum is compared there. */
enum di_status di_unpacking_read(struct di_unpacking *unpacking, char *bytes, size_t size, size_t *ret_size,
                                 struct di_refusal *refusal, struct di_error *error);

void di_unpacking_close(struct di_unpacking *unpacking);

#endif
