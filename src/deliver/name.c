#include "docintake/deliver.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "docintake/text.h"

/* Characters that make a name look like another one, or break a line of output. */
static bool is_hostile(int32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029 || code == 0x061C ||
           code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* Copies name to out, which has room for as many bytes; returns how many it has become. */
static size_t replace_hostile(const char *name, char *out)
{
    size_t size = strlen(name), length = 0, bytes = 1;
    bool utf8 = di_text_is_utf8(name, size);

    for (size_t at = 0; at < size; at += bytes) {
        /* Bytes of another encoding from 0x80 on cannot be told apart; they are left alone. */
        int32_t code = utf8 ? di_text_next(name + at, &bytes) : (unsigned char)name[at];

        if (is_hostile(code) && (utf8 || code < 0x80)) {
            out[length++] = '_';
        } else {
            memcpy(out + length, name + at, bytes);
            length += bytes;
        }
    }
    out[length] = '\0';
    return length;
}

/* Cuts bytes off the stem, at the beginning of a UTF-8 sequence where it is one; the ending, such as ".docx", stays. */
static void shorten(char *name, size_t length, size_t limit)
{
    char *ending = strrchr(name, '.');
    size_t ending_length = ending != NULL && name + length - ending <= 16 ? (size_t)(name + length - ending) : 0;
    size_t stem = limit - ending_length;

    if (di_text_is_utf8(name, length)) {
        while (stem > 0 && ((unsigned char)name[stem] & 0xC0) == 0x80) {
            stem--;
        }
    }
    memmove(name + stem, name + length - ending_length, ending_length + 1);
}

static bool is_taken(const char *name, const char *const *taken, size_t n_taken)
{
    for (size_t i = 0; i < n_taken; i++) {
        if (strcasecmp(name, taken[i]) == 0) {
            return true;
        }
    }
    return false;
}

void di_safe_name(const char *name, const char *const *taken, size_t n_taken, char ret_name[NAME_MAX + 1])
{
    char room[NAME_MAX + 2] = "_", given[NAME_MAX + 1];
    char *safe = room + 1;
    size_t length;

    snprintf(given, sizeof given, "%s", name);
    length = replace_hostile(given, safe);
    if (length == 0 || *safe == '.' || (*safe == '-' && length > 1) || is_taken(safe, taken, n_taken)) {
        safe = room;
        length++;
    }
    if (length > NAME_MAX) {
        shorten(safe, length, NAME_MAX);
    }
    memcpy(ret_name, safe, strlen(safe) + 1);
}
