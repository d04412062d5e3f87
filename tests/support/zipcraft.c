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

static void put(struct di_buffer *out, unsigned bytes, uint32_t number)
{
    for (; bytes > 0; bytes--, number >>= 8) {
        di_buffer_char(out, (char)number);
    }
}

static size_t size_of(const struct di_craft *entry)
{
    return entry->size > 0 ? entry->size : strlen(entry->bytes);
}

/* Version to flags, method, time, checksum and sizes: alike in the local header and in the directory. */
static void put_common(struct di_buffer *out, const struct di_craft *entry, bool is_local)
{
    uint32_t size = (uint32_t)size_of(entry);
    bool is_later = is_local && entry->has_descriptor;

    put(out, 2, 20);
    put(out, 2, entry->flags | (entry->has_descriptor ? 8U : 0U));
    put(out, 2, entry->method);
    put(out, 4, 0x00210000); /* 1 January 1980 */
    put(out, 4, is_later ? 0 : entry->checksum != 0 ? entry->checksum : checksum_of(entry->bytes, size));
    put(out, 4, is_later ? 0 : entry->declared_packed != 0 ? entry->declared_packed : size);
    put(out, 4, is_later ? 0 : entry->declared_size != 0 ? entry->declared_size : size);
}

static void put_local(struct di_buffer *out, const struct di_craft *entry)
{
    const char *name = entry->local_name != NULL ? entry->local_name : entry->name;

    di_buffer_append(out, "PK\3\4", 4);
    put_common(out, entry, true);
    put(out, 2, (uint32_t)strlen(name));
    put(out, 2, 0);
    di_buffer_text(out, name);
    di_buffer_append(out, entry->bytes, size_of(entry));
    if (entry->has_descriptor) {
        di_buffer_append(out, "PK\7\10", 4);
        put(out, 4, checksum_of(entry->bytes, size_of(entry)));
        put(out, 4, (uint32_t)size_of(entry));
        put(out, 4, (uint32_t)size_of(entry));
    }
}

static void put_directory_entry(struct di_buffer *out, const struct di_craft *entry, uint32_t offset)
{
    di_buffer_append(out, "PK\1\2", 4);
    put(out, 2, 20);
    put_common(out, entry, false);
    put(out, 2, (uint32_t)strlen(entry->name));
    put(out, 4, 0); /* no extra field, no comment */
    put(out, 4, 0); /* disk, internal attributes */
    put(out, 4, 0); /* external attributes */
    put(out, 4, offset);
    di_buffer_text(out, entry->name);
}

static int craft(const char *junk, const struct di_craft *entries, size_t count, const char *comment)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;
    DI_AUTO_BUFFER directory = DI_BUFFER_EMPTY;
    size_t begin = strlen(junk), comment_size = comment != NULL ? strlen(comment) : 0;

    di_buffer_text(&out, junk);
    for (size_t i = 0; i < count; i++) {
        put_directory_entry(&directory, &entries[i], (uint32_t)(out.size - begin));
        put_local(&out, &entries[i]);
    }
    begin = out.size - begin;
    di_buffer_append(&out, directory.data, directory.size);
    di_buffer_append(&out, "PK\5\6", 4);
    put(&out, 4, 0); /* disks */
    put(&out, 2, (uint32_t)count);
    put(&out, 2, (uint32_t)count);
    put(&out, 4, (uint32_t)directory.size);
    put(&out, 4, (uint32_t)begin);
    put(&out, 2, (uint32_t)comment_size);
    di_buffer_append(&out, comment, comment_size);
    return di_craft_file(out.data, out.size);
}

int di_craft_zip(const struct di_craft *entries, size_t count, const char *comment)
{
    return craft("", entries, count, comment);
}

int di_craft_zip_after(const char *junk, const struct di_craft *entries, size_t count)
{
    return craft(junk, entries, count, NULL);
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
