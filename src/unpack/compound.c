/*
 * The directory of a compound file ([MS-CFB] 2.2 to 2.6): a chain of sectors, 128 bytes an entry, each with the name of
 * a stream. The chain is in the allocation table (FAT), whose own sectors the header lists, the first 109 of them, and
 * further lists (DIFAT) the others.
 */
#include <ctype.h>
#include <errno.h>
#include <string.h>

#include "bytes.h"
#include "sniff.h"
#include "source.h"

#define SECTOR_BYTES_MAX 4096
#define HEADER_BYTES 512
#define HEADER_FAT_SECTORS 109
#define ENTRY_BYTES 128
#define DIRECTORY_SECTORS_MAX 1024 /* what we look at; a document has one to ten */
#define SECTOR_LAST 0xFFFFFFFAU    /* above are the marks: end of chain, free */

struct compound {
    int fd;
    uint64_t size;
    uint32_t sector_bytes;
    unsigned char header[HEADER_BYTES];
    bool failed; /* a read failed; errno says why */
};

/* False beyond the end of the file. */
static bool read_sector(struct compound *file, uint32_t sector, unsigned char *bytes)
{
    uint64_t position = ((uint64_t)sector + 1) * file->sector_bytes;
    ssize_t count;

    if (sector >= SECTOR_LAST || position >= file->size) {
        return false;
    }
    memset(bytes, 0, file->sector_bytes);
    count = di_source_read_at(file->fd, position, bytes, file->sector_bytes);
    file->failed |= count < 0;
    return count > 0;
}

/* The sector that holds the index-th piece of the allocation table; SECTOR_LAST where there is none. */
static uint32_t fat_sector(struct compound *file, uint32_t index)
{
    unsigned char list[SECTOR_BYTES_MAX];
    uint32_t per_list = file->sector_bytes / 4 - 1, next = di_bytes_32(file->header + 68);

    if (index < HEADER_FAT_SECTORS) {
        return di_bytes_32(file->header + 76 + 4 * (size_t)index);
    }
    /* The file is at most DI_LIMIT_FILE_BYTES, so the lists are few: index falls by what one holds. */
    for (index -= HEADER_FAT_SECTORS; read_sector(file, next, list); index -= per_list) {
        if (index < per_list) {
            return di_bytes_32(list + 4 * (size_t)index);
        }
        next = di_bytes_32(list + 4 * (size_t)per_list);
    }
    return SECTOR_LAST;
}

static uint32_t next_sector(struct compound *file, uint32_t sector)
{
    unsigned char table[SECTOR_BYTES_MAX];
    uint32_t per_table = file->sector_bytes / 4;

    if (!read_sector(file, fat_sector(file, sector / per_table), table)) {
        return SECTOR_LAST;
    }
    return di_bytes_32(table + 4 * (size_t)(sector % per_table));
}

/* name has fewer than the 32 units of an entry. Names are compared without regard to case (2.6.4). */
static bool is_named(const unsigned char *entry, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; i <= length; i++) { /* the NUL too */
        if (tolower(entry[2 * i]) != tolower((unsigned char)name[i]) || entry[2 * i + 1] != 0) {
            return false;
        }
    }
    return true;
}

/* What a stream tells of its file, the strongest first: Word 2007 puts a WordDocument beside an encrypted package,
 * which tells older versions that they cannot open it. */
static const struct {
    const char *stream;
    enum di_reason reason;
    const char *detail;
} kinds[] = {
    {"EncryptedPackage", DI_REASON_ENCRYPTED, "an Office document under a password"},
    {"WordDocument", DI_REASON_OLD_DOC, "a Word 97-2003 document"},
    {"Workbook", DI_REASON_NOT_DOCX, "an old Excel workbook (.xls)"},
    {"Book", DI_REASON_NOT_DOCX, "an old Excel workbook (.xls)"},
    {"PowerPoint Document", DI_REASON_NOT_DOCX, "an old PowerPoint presentation (.ppt)"},
};

#define KINDS (sizeof kinds / sizeof *kinds)

/* The index of the kind; KINDS for none. */
static size_t search_directory(struct compound *file)
{
    unsigned char sector[SECTOR_BYTES_MAX];
    uint32_t at = di_bytes_32(file->header + 48);
    size_t found = KINDS;

    for (unsigned i = 0; i < DIRECTORY_SECTORS_MAX && read_sector(file, at, sector); i++) {
        for (uint32_t entry = 0; entry < file->sector_bytes; entry += ENTRY_BYTES) {
            for (size_t kind = 0; kind < found; kind++) {
                found = is_named(sector + entry, kinds[kind].stream) ? kind : found;
            }
        }
        at = next_sector(file, at);
    }
    return found;
}

enum di_status di_sniff_compound(int fd, uint64_t size, struct di_refusal *refusal, struct di_error *error)
{
    struct compound file = {.fd = fd, .size = size};
    ssize_t count = di_source_read_at(fd, 0, file.header, sizeof file.header);
    size_t kind = KINDS;

    if (count < 0) {
        return di_fail(error, errno, "cannot read the document");
    }
    file.sector_bytes = file.header[30] == 12 ? 4096 : 512; /* the only two sector shifts */
    if (count == HEADER_BYTES) {
        kind = search_directory(&file);
    }
    if (file.failed) {
        return di_fail(error, errno, "cannot read the document");
    }
    if (kind < KINDS) {
        return di_refuse(refusal, kinds[kind].reason, NULL, "%s", kinds[kind].detail);
    }
    return di_refuse(refusal, DI_REASON_NOT_DOCX, NULL, "a compound file without a Word document in it");
}
