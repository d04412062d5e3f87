#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "content_types.h"
#include "docintake/fd.h"
#include "docintake/limits.h"
#include "package_parts.h"
#include "sniff.h"

#define PIECE_BYTES (32 * 1024)
#define PROLOG_PIECE_BYTES 512

enum di_status di_package_open(int fd, struct di_arena *arena, struct di_package **ret_package,
                               struct di_refusal *refusal, struct di_error *error)
{
    struct di_package *package = DI_NEW(arena, struct di_package);
    enum di_status status;
    struct stat info;

    if (package == NULL) {
        return di_refuse_no_room(arena, NULL, refusal, error);
    }
    package->arena = arena;
    if (di_fd_state(fd, &info) != 0) {
        return di_fail(error, errno, "cannot read the document");
    }
    if (info.st_size > (off_t)DI_LIMIT_FILE_BYTES) {
        return di_refuse(refusal, DI_REASON_TOO_LARGE, NULL, "%" PRId64 " bytes, at most %lu", (int64_t)info.st_size,
                         DI_LIMIT_FILE_BYTES);
    }
    status = di_sniff(fd, (uint64_t)info.st_size, refusal, error);
    if (status == DI_OK) {
        status = di_archive_open(&package->archive, fd, (uint64_t)info.st_size, arena, refusal, error);
    }
    if (status == DI_OK) {
        status = di_content_types_read(package, &package->archive, arena, refusal, error);
    }
    if (status == DI_OK) {
        *ret_package = package;
    } else {
        di_package_close(package);
    }
    return status;
}

void di_package_close(struct di_package *package)
{
    if (package != NULL) {
        di_archive_close(&package->archive);
    }
}

/*
 * XML that makes no sense may be no fault of its author: whether the part came whole shows only at its end. What
 * unpacking it finds wrong is the better reason then.
 */
static enum di_status unpack_rest(struct di_unpacking *unpacking, struct di_refusal *refusal, struct di_error *error)
{
    struct di_refusal damage = DI_REFUSAL_NONE;
    char piece[PIECE_BYTES];
    enum di_status status = DI_OK;
    size_t size = 1;

    while (status == DI_OK && size > 0) {
        status = di_unpacking_read(unpacking, piece, sizeof piece, &size, &damage, error);
    }
    if (status == DI_REFUSED && damage.reason == DI_REASON_DAMAGED) {
        *refusal = damage;
    }
    return status == DI_FAILED ? DI_FAILED : DI_REFUSED;
}

static enum di_status read_pieces(struct di_unpacking *unpacking, struct di_xml_reader *reader,
                                  struct di_refusal *refusal, struct di_error *error)
{
    char piece[PIECE_BYTES];
    enum di_status status = DI_OK;
    size_t size = 1;

    while (status == DI_OK && size > 0) {
        status = di_unpacking_read(unpacking, piece, sizeof piece, &size, refusal, error);
        if (status == DI_OK && size > 0) {
            status = di_xml_reader_feed(reader, piece, size);
        }
    }
    if (status == DI_OK && unpacking->inflated == 0) {
        return di_refuse(refusal, DI_REASON_MALFORMED_XML, unpacking->part->name, "the part is empty");
    }
    if (status == DI_OK) {
        status = di_xml_reader_finish(reader);
    }
    return status == DI_REFUSED && refusal->reason == DI_REASON_MALFORMED_XML ? unpack_rest(unpacking, refusal, error)
                                                                              : status;
}

enum di_status di_package_read(struct di_package *package, struct di_package_part *part,
                               const struct di_xml_vocabulary *vocabulary, const struct di_xml_handler *handler,
                               void *user, struct di_refusal *refusal, struct di_error *error)
{
    struct di_unpacking unpacking;
    struct di_xml_reader *reader;
    enum di_status status = di_unpacking_open(&unpacking, &package->archive, part, refusal, error);

    if (status != DI_OK) {
        return status;
    }
    part->is_read = true;
    reader = di_xml_reader_new(part->name, vocabulary, handler, user, refusal, error);
    status = reader != NULL ? read_pieces(&unpacking, reader, refusal, error) : DI_FAILED;
    di_xml_reader_free(reader);
    di_unpacking_close(&unpacking);
    return status;
}

static struct di_package_part *find_by_content(const struct di_package *package)
{
    for (size_t i = 0; i < package->archive.n_parts; i++) {
        if (package->archive.parts[i].content == DI_CONTENT_WORD) {
            return &package->archive.parts[i];
        }
    }
    return NULL;
}

enum di_status di_package_main_part(struct di_package *package, struct di_package_part **ret_part,
                                    struct di_refusal *refusal, struct di_error *error)
{
    struct di_package_part *part = NULL;
    struct di_relationship *relationship;
    const char *missing = NULL;
    bool is_outside = false;
    enum di_status status = di_package_relationships(package, NULL, &relationship, refusal, error);

    if (status != DI_OK) {
        return status;
    }
    for (; relationship != NULL && part == NULL; relationship = relationship->next) {
        if (relationship->relation == DI_RELATION_OFFICE_DOCUMENT) {
            part = relationship->target;
            missing = relationship->target_key;
            is_outside = relationship->is_outside;
        }
    }
    if (part == NULL && is_outside) {
        return di_refuse(refusal, DI_REASON_DAMAGED, "_rels/.rels",
                         "the main part of the document is outside the file");
    }
    if (part == NULL && missing == NULL) {
        part = find_by_content(package);
    }
    if (part == NULL && missing != NULL) {
        return di_refuse(refusal, DI_REASON_DAMAGED, missing, "the main part of the document is not in the archive");
    }
    if (part == NULL || part->content == DI_CONTENT_EXCEL || part->content == DI_CONTENT_POWERPOINT) {
        return di_package_refuse_kind(package, refusal, error);
    }
    *ret_part = part;
    return DI_OK;
}

static bool is_xml(const struct di_package_part *part)
{
    const char *dot = strrchr(part->key, '.');

    return part->content != DI_CONTENT_OTHER ||
           (dot != NULL && (strcmp(dot, ".xml") == 0 || strcmp(dot, ".rels") == 0));
}

/* The checksum of a part that is not read to its end cannot be compared. */
static enum di_status check_prolog(struct di_unpacking *unpacking, struct di_refusal *refusal, struct di_error *error)
{
    char piece[PROLOG_PIECE_BYTES];
    struct di_xml_prolog prolog = {0};
    enum di_status status = DI_OK;
    size_t size = 1;

    while (status == DI_OK && size > 0 && prolog.found == DI_PROLOG_GOES_ON) {
        status = di_unpacking_read(unpacking, piece, sizeof piece, &size, refusal, error);
        if (status == DI_OK) {
            di_xml_prolog_pass(&prolog, piece, size);
        }
    }
    if (prolog.found == DI_PROLOG_HAS_DTD) {
        return di_refuse(refusal, DI_REASON_FORBIDDEN_DTD, unpacking->part->name, "before its first element");
    }
    return status;
}

enum di_status di_package_check_unread(struct di_package *package, struct di_refusal *refusal, struct di_error *error)
{
    enum di_status status = DI_OK;

    for (size_t i = 0; i < package->archive.n_parts && status == DI_OK; i++) {
        struct di_package_part *part = &package->archive.parts[i];
        struct di_unpacking unpacking;

        if (!part->is_read && is_xml(part)) {
            status = di_unpacking_open(&unpacking, &package->archive, part, refusal, error);
            if (status == DI_OK) {
                status = check_prolog(&unpacking, refusal, error);
            }
            di_unpacking_close(&unpacking);
        }
    }
    return status;
}
