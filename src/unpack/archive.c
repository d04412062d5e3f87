#include "archive.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "docintake/limits.h"
#include "part_name.h"

/*
 * What libzip could not do: our memory or disk, or the archive. It reports some allocations that failed as a fault of
 * the archive; errno, which is zero before its calls, tells them apart.
 */
static enum di_status explain(struct di_archive *archive, const char *part, zip_error_t *fault,
                              struct di_refusal *refusal, struct di_error *error)
{
    if (archive->source.number != 0) {
        return di_fail(error, archive->source.number, "cannot read the document");
    }
    if (zip_error_code_zip(fault) == ZIP_ER_MEMORY || errno == ENOMEM) {
        return di_fail_no_memory(error);
    }
    if (zip_error_code_zip(fault) == ZIP_ER_NOZIP) {
        return di_refuse(refusal, DI_REASON_DAMAGED, part, "the archive lacks its directory: the file is cut off");
    }
    return di_refuse(refusal, DI_REASON_DAMAGED, part, "%s", zip_error_strerror(fault));
}

static size_t hash_of(const char *key)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325); /* FNV-1a */

    for (; *key != '\0'; key++) {
        hash = (hash ^ (unsigned char)*key) * UINT64_C(0x100000001B3);
    }
    return (size_t)(hash ^ hash >> 32);
}

/* The slot of the key, or the free one where it belongs. */
static struct di_package_part **slot_of(const struct di_archive *archive, const char *key)
{
    size_t slot = hash_of(key) & (archive->n_slots - 1);

    while (archive->slots[slot] != NULL && strcmp(archive->slots[slot]->key, key) != 0) {
        slot = (slot + 1) & (archive->n_slots - 1);
    }
    return &archive->slots[slot];
}

struct di_package_part *di_archive_find(const struct di_archive *archive, const char *key)
{
    return *slot_of(archive, key);
}

static enum di_status add_entry(struct di_archive *archive, zip_uint64_t entry, struct di_arena *arena,
                                struct di_refusal *refusal, struct di_error *error)
{
    struct di_package_part *part = &archive->parts[archive->n_parts], **slot;
    const char *name;
    size_t size;

    errno = 0;
    name = zip_get_name(archive->zip, entry, ZIP_FL_ENC_RAW);
    size = name != NULL ? strlen(name) : 0;
    if (name == NULL) {
        return explain(archive, NULL, zip_get_error(archive->zip), refusal, error);
    }
    if (size == 0 || name[size - 1] == '/') {
        return DI_OK; /* a folder */
    }
    if (size > DI_LIMIT_PART_NAME_BYTES) {
        return di_refuse(refusal, DI_REASON_TOO_LARGE, NULL, "a part has a name of more than %d bytes",
                         DI_LIMIT_PART_NAME_BYTES);
    }
    part->name = di_arena_strndup(arena, name, size);
    part->key = di_part_key(arena, name, size);
    part->entry = entry;
    if (part->name == NULL || part->key == NULL) {
        return di_refuse_no_room(arena, NULL, refusal, error);
    }
    slot = slot_of(archive, part->key);
    if (*slot != NULL) {
        return di_refuse(refusal, DI_REASON_DAMAGED, part->name, "the archive holds this part twice");
    }
    *slot = part;
    archive->n_parts++;
    return DI_OK;
}

static enum di_status index_entries(struct di_archive *archive, struct di_arena *arena, struct di_refusal *refusal,
                                    struct di_error *error)
{
    zip_int64_t count = zip_get_num_entries(archive->zip, 0);
    enum di_status status = DI_OK;

    if (count > DI_LIMIT_PACKAGE_ENTRIES) {
        return di_refuse(refusal, DI_REASON_TOO_LARGE, NULL, "%" PRId64 " parts, at most %d", (int64_t)count,
                         DI_LIMIT_PACKAGE_ENTRIES);
    }
    archive->n_slots = 2;
    while (archive->n_slots < 2 * (size_t)count) {
        archive->n_slots *= 2;
    }
    archive->slots = di_arena_array(arena, archive->n_slots, sizeof(void *));
    archive->parts = di_arena_array(arena, (size_t)count, sizeof *archive->parts);
    if (archive->slots == NULL || archive->parts == NULL) {
        return di_refuse_no_room(arena, NULL, refusal, error);
    }
    for (zip_int64_t entry = 0; entry < count && status == DI_OK; entry++) {
        status = add_entry(archive, (zip_uint64_t)entry, arena, refusal, error);
    }
    return status;
}

enum di_status di_archive_open(struct di_archive *archive, int fd, uint64_t size, struct di_arena *arena,
                               struct di_refusal *refusal, struct di_error *error)
{
    zip_source_t *source;
    zip_error_t fault;

    archive->source = (struct di_source){.fd = fd, .size = size};
    source = di_source_new(&archive->source);
    if (source == NULL) {
        return di_fail_no_memory(error);
    }
    zip_error_init(&fault);
    errno = 0;
    archive->zip = zip_open_from_source(source, ZIP_RDONLY, &fault);
    if (archive->zip == NULL) {
        enum di_status status = explain(archive, NULL, &fault, refusal, error);

        zip_source_free(source);
        zip_error_fini(&fault);
        return status;
    }
    return index_entries(archive, arena, refusal, error);
}

void di_archive_close(struct di_archive *archive)
{
    if (archive->zip != NULL) {
        zip_discard(archive->zip);
        archive->zip = NULL;
    }
}

enum di_status di_unpacking_open(struct di_unpacking *unpacking, struct di_archive *archive,
                                 struct di_package_part *part, struct di_refusal *refusal, struct di_error *error)
{
    zip_stat_t info;

    *unpacking = (struct di_unpacking){.archive = archive, .part = part};
    errno = 0;
    if (zip_stat_index(archive->zip, part->entry, 0, &info) != 0) {
        return explain(archive, part->name, zip_get_error(archive->zip), refusal, error);
    }
    if (info.encryption_method != ZIP_EM_NONE) {
        return di_refuse(refusal, DI_REASON_DAMAGED, part->name, "the part is encrypted inside the archive");
    }
    if (info.comp_method != ZIP_CM_STORE && info.comp_method != ZIP_CM_DEFLATE) {
        return di_refuse(refusal, DI_REASON_DAMAGED, part->name, "packed by method %u, which no Word document uses",
                         info.comp_method);
    }
    if (info.size > DI_LIMIT_PART_INFLATED_BYTES) {
        bool is_bomb = info.size / DI_LIMIT_INFLATE_RATIO > info.comp_size;

        return di_refuse(refusal, is_bomb ? DI_REASON_ZIP_BOMB : DI_REASON_TOO_LARGE, part->name,
                         "%" PRIu64 " bytes, at most %lu", info.size, DI_LIMIT_PART_INFLATED_BYTES);
    }
    unpacking->packed = info.comp_size;
    unpacking->declared = info.size;
    unpacking->file = zip_fopen_index(archive->zip, part->entry, 0);
    if (unpacking->file == NULL) {
        return explain(archive, part->name, zip_get_error(archive->zip), refusal, error);
    }
    return DI_OK;
}

/* libzip does not hold an entry to the size that it declares; what comes out is counted. */
static enum di_status count_inflated(struct di_unpacking *unpacking, size_t more, struct di_refusal *refusal)
{
    const char *name = unpacking->part->name;

    unpacking->inflated += more;
    unpacking->archive->inflated += more;
    if (unpacking->inflated > DI_LIMIT_INFLATE_RATIO_FROM_BYTES &&
        unpacking->inflated / DI_LIMIT_INFLATE_RATIO > unpacking->packed) {
        return di_refuse(refusal, DI_REASON_ZIP_BOMB, name, "%zu packed bytes become more than %zu", unpacking->packed,
                         unpacking->inflated);
    }
    if (unpacking->inflated > unpacking->declared) {
        return di_refuse(refusal, DI_REASON_DAMAGED, name, "it holds more than the %zu bytes that the archive declares",
                         unpacking->declared);
    }
    if (unpacking->archive->inflated > DI_LIMIT_PACKAGE_INFLATED_BYTES) {
        return di_refuse(refusal, DI_REASON_TOO_LARGE, name, "all parts together are more than %lu bytes",
                         DI_LIMIT_PACKAGE_INFLATED_BYTES);
    }
    return DI_OK;
}

enum di_status di_unpacking_read(struct di_unpacking *unpacking, char *bytes, size_t size, size_t *ret_size,
                                 struct di_refusal *refusal, struct di_error *error)
{
    zip_int64_t count;
    enum di_status status;

    errno = 0;
    count = zip_fread(unpacking->file, bytes, size);
    if (count < 0) {
        return explain(unpacking->archive, unpacking->part->name, zip_file_get_error(unpacking->file), refusal, error);
    }
    status = count_inflated(unpacking, (size_t)count, refusal);
    if (status == DI_OK) {
        *ret_size = (size_t)count;
    }
    return status;
}

void di_unpacking_close(struct di_unpacking *unpacking)
{
    if (unpacking->file != NULL) {
        zip_fclose(unpacking->file);
        unpacking->file = NULL;
    }
}
