#include "support/zipcraft.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "docintake/buffer.h"
#include "docintake/fd.h"

static uint32_t checksum_of(const char *bytes, size_t size)
{
    uint32_t crc = UINT32_MAX;

    for (size_t i = 0; i < size; i++) {
        crc ^= (unsigned char)bytes[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = crc >> 1 ^ (UINT32_C(0xEDB88320) & -(crc & 1));
        }
    }
    return ~crc;
}

static void put(struct di_buffer *out, unsigned bytes, uint64_t number)
{
    for (; bytes > 0; bytes--, number >>= 8) {
        di_buffer_char(out, (char)number);
    }
}

static size_t size_of(const struct di_craft *entry)
{
    return entry->size > 0 ? entry->size : strlen(entry->bytes);
}

static uint32_t packed_of(const struct di_craft *entry)
{
    return entry->declared_packed != 0 ? entry->declared_packed : (uint32_t)size_of(entry);
}

static uint32_t unpacked_of(const struct di_craft *entry)
{
    return entry->declared_size != 0 ? entry->declared_size : (uint32_t)size_of(entry);
}

/* Version to flags, method, time, checksum and sizes: alike in the local header and in the directory. */
static void put_common(struct di_buffer *out, const struct di_craft *entry, bool is_local, bool is_zip64)
{
    bool is_later = is_local && entry->has_descriptor;

    put(out, 2, is_zip64 ? 45 : 20);
    put(out, 2, entry->flags | (entry->has_descriptor ? 8U : 0U));
    put(out, 2, entry->method);
    put(out, 4, 0x00210000); /* 1 January 1980 */
    put(out, 4, is_later ? 0 : entry->checksum != 0 ? entry->checksum : checksum_of(entry->bytes, size_of(entry)));
    put(out, 4, is_zip64 ? UINT32_MAX : is_later ? 0 : packed_of(entry));
    put(out, 4, is_zip64 ? UINT32_MAX : is_later ? 0 : unpacked_of(entry));
}

/* The zip64 extra field, with the offset only in the directory. */
static void put_wide(struct di_buffer *out, const struct di_craft *entry, const uint32_t *offset)
{
    put(out, 2, 1);
    put(out, 2, offset != NULL ? 24 : 16);
    put(out, 8, unpacked_of(entry));
    put(out, 8, packed_of(entry));
    if (offset != NULL) {
        put(out, 8, *offset);
    }
}

static void put_local(struct di_buffer *out, const struct di_craft *entry, bool is_zip64)
{
    const char *name = entry->local_name != NULL ? entry->local_name : entry->name;

    di_buffer_append(out, "PK\3\4", 4);
    put_common(out, entry, true, is_zip64);
    put(out, 2, (uint32_t)strlen(name));
    put(out, 2, is_zip64 ? 20 : 0);
    di_buffer_text(out, name);
    if (is_zip64) {
        put_wide(out, entry, NULL);
    }
    di_buffer_append(out, entry->bytes, size_of(entry));
    if (entry->has_descriptor) {
        di_buffer_append(out, "PK\7\10", 4);
        put(out, 4, checksum_of(entry->bytes, size_of(entry)));
        put(out, is_zip64 ? 8 : 4, (uint32_t)size_of(entry));
        put(out, is_zip64 ? 8 : 4, (uint32_t)size_of(entry));
    }
}

static void put_directory_entry(struct di_buffer *out, const struct di_craft *entry, uint32_t offset, bool is_zip64)
{
    offset = entry->offset != 0 ? entry->offset : offset;
    di_buffer_append(out, "PK\1\2", 4);
    put(out, 2, 20);
    put_common(out, entry, false, is_zip64);
    put(out, 2, (uint32_t)strlen(entry->name));
    put(out, 2, (uint32_t)entry->extra_size + (is_zip64 ? 28 : 0));
    put(out, 2, 0); /* comment */
    put(out, 4, 0); /* disk, internal attributes */
    put(out, 4, 0); /* external attributes */
    put(out, 4, is_zip64 ? UINT32_MAX : offset);
    di_buffer_text(out, entry->name);
    if (is_zip64) {
        put_wide(out, entry, &offset);
    }
    di_buffer_append(out, entry->extra, entry->extra_size);
}

/* The wide end record and its locator. */
static void put_wide_end(struct di_buffer *out, size_t count, size_t directory_bytes, size_t directory)
{
    size_t begin = directory + directory_bytes;

    di_buffer_append(out, "PK\6\6", 4);
    put(out, 8, 44); /* bytes that follow */
    put(out, 4, 45 << 16 | 45);
    put(out, 8, 0); /* disks */
    put(out, 8, (uint32_t)count);
    put(out, 8, (uint32_t)count);
    put(out, 8, (uint32_t)directory_bytes);
    put(out, 8, (uint32_t)directory);
    di_buffer_append(out, "PK\6\7", 4);
    put(out, 4, 0);
    put(out, 8, (uint32_t)begin);
    put(out, 4, 1);
}

static void put_end(struct di_buffer *out, const struct di_craft_frame *frame, size_t count, size_t directory_bytes,
                    size_t directory)
{
    size_t comment_size = frame->comment_size;

    if (comment_size == 0 && frame->comment != NULL) {
        comment_size = strlen(frame->comment);
    }
    if (frame->is_zip64) {
        put_wide_end(out, count, directory_bytes, directory);
    }
    di_buffer_append(out, "PK\5\6", 4);
    put(out, 4, 0); /* disks */
    put(out, 2, frame->is_zip64 ? UINT16_MAX : (uint32_t)count);
    put(out, 2, frame->is_zip64 ? UINT16_MAX : (uint32_t)count);
    put(out, 4, frame->is_zip64 ? UINT32_MAX : (uint32_t)directory_bytes);
    put(out, 4, frame->is_zip64 ? UINT32_MAX : (uint32_t)directory);
    put(out, 2, (uint32_t)comment_size);
    di_buffer_append(out, frame->comment, comment_size);
}

int di_craft_archive(const struct di_craft *entries, size_t count, const struct di_craft_frame *frame)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    DI_AUTO_BUFFER directory = DI_BUFFER_EMPTY;
    size_t base;

    di_buffer_text(&out, frame->before != NULL ? frame->before : "");
    base = frame->before_is_counted ? 0 : out.size;
    for (size_t i = 0; i < count; i++) {
        put_directory_entry(&directory, &entries[i], (uint32_t)(out.size - base), frame->is_zip64);
        put_local(&out, &entries[i], frame->is_zip64);
    }
    di_buffer_text(&out, frame->gap != NULL ? frame->gap : "");
    base = out.size - base;
    di_buffer_append(&out, directory.data, directory.size);
    put_end(&out, frame, frame->claimed != 0 ? frame->claimed : count, directory.size, base);
    di_buffer_text(&out, frame->after != NULL ? frame->after : "");
    return di_craft_file(out.data, out.size);
}

int di_craft_zip(const struct di_craft *entries, size_t count, const char *comment)
{
    return di_craft_archive(entries, count, &(struct di_craft_frame){.comment = comment});
}

int di_craft_file(const void *bytes, size_t size)
{
    int fd = di_fd_memory("crafted");
    struct di_error error = DI_ERROR_NONE;

    /* Not by Check: the fuzz targets, which are no suite, craft files too. */
    if (fd < 0 || di_fd_write_all(fd, bytes, size, "crafted", &error) != DI_OK || lseek(fd, 0, SEEK_SET) != 0) {
        fprintf(stderr, "cannot make a file in memory: %s\n", error.text);
        abort();
    }
    return fd;
}
