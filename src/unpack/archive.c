#include "archive.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "directory.h"
#include "docintake/limits.h"
#include "part_name.h"

/* Where the bytes of a part lie in the file. */
struct place {
    uint64_t begin, end;
    const struct di_package_part *part;
};

/*
 * What libzip could not do: our memory or disk, or the archive. It reports some allocations that failed as a fault of
 * the archive; errno, which is zero before its calls, tells them apart.
 */
enum di_status di_archive_explain(struct di_archive *archive, const char *part, zip_error_t *fault,
                                  struct di_refusal *refusal, struct di_error *error)
{
    if (archive->source.number != 0) {
        return di_fail(error, archive->source.number, "cannot read the document");
    }
    if (zip_error_code_zip(fault) == ZIP_ER_MEMORY || errno == ENOMEM) {
        return di_fail_no_memory(error);
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

static enum di_status add_entry(struct di_archive *archive, const struct di_directory_entry *entry, uint64_t number,
                                struct di_arena *arena, struct di_refusal *refusal, struct di_error *error)
{
    struct di_package_part *part = &archive->parts[archive->n_parts], **slot;

    if (memchr(entry->name, '\0', entry->name_size) != NULL) {
        return di_refuse(refusal, DI_REASON_DAMAGED, entry->name, "a NUL in the name of this part");
    }
    if (entry->name_size == 0 || strchr("/\\", entry->name[entry->name_size - 1]) != NULL) {
        return DI_OK; /* a folder */
    }
    part->name = di_arena_strndup(arena, entry->name, entry->name_size);
    part->key = di_part_key(arena, entry->name, entry->name_size);
    part->entry = number;
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

static enum di_status make_room(struct di_archive *archive, uint64_t count, struct di_arena *arena,
                                struct di_refusal *refusal, struct di_error *error)
{
    if (count > DI_LIMIT_PACKAGE_ENTRIES) {
        return di_refuse(refusal, DI_REASON_TOO_LARGE, NULL, "%" PRIu64 " parts, at most %d", count,
                         DI_LIMIT_PACKAGE_ENTRIES);
    }
    archive->n_slots = 2;
    while (archive->n_slots < 2 * count) {
        archive->n_slots *= 2;
    }
    archive->slots = di_arena_array(arena, archive->n_slots, sizeof(void *));
    archive->parts = di_arena_array(arena, count, sizeof *archive->parts);
    if (archive->slots == NULL || archive->parts == NULL) {
        return di_refuse_no_room(arena, NULL, refusal, error);
    }
    return DI_OK;
}

static int compare_places(const void *one, const void *other)
{
    const struct place *a = one, *b = other;

    return (a->begin > b->begin) - (a->begin < b->begin);
}

/* Entries that share their bytes are how a small archive unpacks to an endless one; no packing program writes them. */
static enum di_status check_overlaps(struct place *places, size_t count, struct di_refusal *refusal)
{
    qsort(places, count, sizeof *places, compare_places);
    for (size_t i = 1; i < count; i++) {
        if (places[i].begin < places[i - 1].end) {
            return di_refuse(refusal, DI_REASON_DAMAGED, places[i].part->name,
                             "it lies in the archive where %s lies too", places[i - 1].part->name);
        }
    }
    return DI_OK;
}

static enum di_status index_entries(struct di_archive *archive, const struct di_tail *tail,
                                    const struct di_end_record *record, struct di_arena *arena,
                                    struct di_refusal *refusal, struct di_error *error)
{
    struct di_directory directory;
    struct place *places = di_arena_array(arena, record->n_entries, sizeof *places);

    if (places == NULL) {
        return di_refuse_no_room(arena, NULL, refusal, error);
    }
    di_directory_begin(&directory, tail, record);
    for (uint64_t number = 0; number < record->n_entries; number++) {
        const size_t n_before = archive->n_parts;
        struct di_directory_entry entry;
        enum di_status status = di_directory_next(&directory, &entry, refusal, error);

        if (status == DI_OK) {
            status = add_entry(archive, &entry, number, arena, refusal, error);
        }
        if (status != DI_OK) {
            return status;
        }
        if (archive->n_parts > n_before) {
            places[n_before] = (struct place){entry.begin, entry.end, &archive->parts[n_before]};
        }
    }
    return check_overlaps(places, archive->n_parts, refusal);
}

static enum di_status open_zip(struct di_archive *archive, uint64_t n_entries, struct di_refusal *refusal,
                               struct di_error *error)
{
    zip_source_t *source = di_source_new(&archive->source);
    zip_error_t fault;

    if (source == NULL) {
        return di_fail_no_memory(error);
    }
    zip_error_init(&fault);
    errno = 0;
    archive->zip = zip_open_from_source(source, ZIP_RDONLY, &fault);
    if (archive->zip == NULL) {
        enum di_status status = di_archive_explain(archive, NULL, &fault, refusal, error);

        zip_source_free(source);
        zip_error_fini(&fault);
        return status;
    }
    if ((uint64_t)zip_get_num_entries(archive->zip, 0) != n_entries) {
        return di_refuse(refusal, DI_REASON_DAMAGED, NULL, "the archive has two directories");
    }
    return DI_OK;
}

enum di_status di_archive_open(struct di_archive *archive, int fd, uint64_t size, struct di_arena *arena,
                               struct di_refusal *refusal, struct di_error *error)
{
    struct di_end_record record;
    struct di_tail tail;
    bool is_found = false;
    enum di_status status = di_tail_read(&tail, fd, size, error);

    if (status == DI_OK) {
        status = di_end_record_find(&tail, &record, &is_found, error);
    }
    if (status == DI_OK && !is_found) {
        status = di_refuse(refusal, DI_REASON_DAMAGED, NULL,
                           "the archive lacks its directory: the file is cut off, or more than 64 KiB follow it");
    }
    if (status == DI_OK) {
        archive->source = (struct di_source){.fd = fd, .base = record.base, .size = record.end - record.base};
        status = make_room(archive, record.n_entries, arena, refusal, error);
    }
    if (status == DI_OK) {
        status = index_entries(archive, &tail, &record, arena, refusal, error);
    }
    return status == DI_OK ? open_zip(archive, record.n_entries, refusal, error) : status;
}

void di_archive_close(struct di_archive *archive)
{
    if (archive->zip != NULL) {
        zip_discard(archive->zip);
        archive->zip = NULL;
    }
}
