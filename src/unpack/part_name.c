#include "part_name.h"

#include <string.h>

#include "docintake/text.h"

/* Writes the name decoded and folded to out, which has room for size bytes and a NUL. Returns the bytes written. */
static size_t fold_name(char *out, const char *name, size_t size)
{
    size_t length = 0;

    for (size_t at = 0; at < size; at++) {
        char byte = name[at];

        if (byte == '%' && at + 2 < size && di_text_hex_digit(name[at + 1]) >= 0 &&
            di_text_hex_digit(name[at + 2]) >= 0 && (name[at + 1] != '0' || name[at + 2] != '0')) {
            byte = (char)(di_text_hex_digit(name[at + 1]) << 4 | di_text_hex_digit(name[at + 2]));
            at += 2;
        }
        if (byte == '\\') {
            byte = '/';
        } else if (byte >= 'A' && byte <= 'Z') {
            byte = (char)(byte - 'A' + 'a');
        }
        out[length++] = byte;
    }
    out[length] = '\0';
    return length;
}

/* Removes "." and ".." and empty segments, in place; what would climb above the root stays there. */
static void remove_dots(char *path)
{
    char *end = path;

    for (char *segment = path, *next; segment != NULL; segment = next) {
        size_t length;

        next = strchr(segment, '/');
        length = next != NULL ? (size_t)(next++ - segment) : strlen(segment);
        if (length == 0 || (length == 1 && segment[0] == '.')) {
            continue;
        }
        if (length == 2 && segment[0] == '.' && segment[1] == '.') {
            do {
                end -= end > path;
            } while (end > path && *end != '/');
            continue;
        }
        if (end > path) {
            *end++ = '/';
        }
        memmove(end, segment, length);
        end += length;
    }
    *end = '\0';
}

char *di_part_key(struct di_arena *arena, const char *name, size_t size)
{
    char *key;

    key = di_arena_alloc(arena, size + 1);
    if (key != NULL) {
        fold_name(key, name, size);
        remove_dots(key);
    }
    return key;
}

char *di_part_resolve(struct di_arena *arena, const char *source_key, const char *target, size_t size)
{
    const char *slash = strrchr(source_key, '/'), *fragment = memchr(target, '#', size);
    size_t folder = slash != NULL ? (size_t)(slash + 1 - source_key) : 0;
    char *key;

    if (fragment != NULL) {
        size = (size_t)(fragment - target);
    }
    if (size > 0 && (*target == '/' || *target == '\\')) {
        folder = 0;
    }
    key = di_arena_alloc(arena, folder + size + 1);
    if (key != NULL) {
        memcpy(key, source_key, folder);
        fold_name(key + folder, target, size);
        remove_dots(key);
    }
    return key;
}

char *di_part_relationships_key(struct di_arena *arena, const char *source_key)
{
    const char *slash = strrchr(source_key, '/');
    int folder = slash != NULL ? (int)(slash + 1 - source_key) : 0;

    return di_arena_printf(arena, "%.*s_rels/%s.rels", folder, source_key, source_key + folder);
}
