#include "phrase.h"

#include <string.h>
#include <time.h>

#include "docintake/language.h"
#include "docintake/text.h"

/* Marks and overrides of the direction of writing (UAX 9): they could make a quotation read otherwise than it is. */
static bool turns_direction(int32_t code)
{
    return code == 0x061C || code == 0x200E || code == 0x200F || (code >= 0x202A && code <= 0x202E) ||
           (code >= 0x2066 && code <= 0x2069);
}

static bool is_control(int32_t code)
{
    return code < 0x20 || (code >= 0x7F && code <= 0x9F);
}

static bool breaks_line(int32_t code)
{
    return is_control(code) || code == 0x2028 || code == 0x2029;
}

/* What a run of white space becomes between these two characters. */
static const char *space_between(int32_t before, int32_t after, bool broken)
{
    if (before == 0 || after == 0) {
        return "";
    }
    return broken && (di_text_code_width(before) == 2 || di_text_code_width(after) == 2) ? "" : " ";
}

const char *di_phrase_plain(struct di_arena *arena, const char *text, size_t code_points)
{
    char *out = text != NULL ? di_arena_alloc(arena, strlen(text) + 1) : NULL;
    int32_t before = 0;
    bool space = false, broken = false;
    size_t size = 0, bytes;

    if (out == NULL) {
        return NULL;
    }
    for (; *text != '\0'; text += bytes) {
        int32_t code = di_text_next(text, &bytes);

        if (turns_direction(code)) {
            continue;
        }
        if (is_control(code) || di_text_is_space(code)) {
            space = true;
            broken |= breaks_line(code);
            continue;
        }
        if (space) {
            const char *between = space_between(before, code, broken);

            memcpy(out + size, between, strlen(between));
            size += strlen(between);
        }
        memcpy(out + size, text, bytes);
        size += bytes;
        before = code;
        space = broken = false;
    }
    out[size] = '\0';
    return di_text_shorten(arena, out, code_points);
}

const char *di_phrase_time(struct di_arena *arena, di_time_ms time)
{
    time_t seconds = (time_t)(time / 1000);
    struct tm local;

    if (localtime_r(&seconds, &local) == NULL) {
        return NULL;
    }
    /* year, month, day, hour, minute */
    return di_arena_printf(arena, _("%d-%02d-%02d %02d:%02d"), local.tm_year + 1900, local.tm_mon + 1, local.tm_mday,
                           local.tm_hour, local.tm_min);
}

const char *di_phrase_size(struct di_arena *arena, uint64_t bytes)
{
    double kilobytes = (double)bytes / 1024;

    if (bytes < 1024) {
        return di_arena_printf(arena, P_("%u byte", "%u bytes", (unsigned)bytes), (unsigned)bytes);
    }
    if (kilobytes < 1023.5) {
        return di_arena_printf(arena, "%.0f KB", kilobytes);
    }
    return di_arena_printf(arena, "%.1f MB", kilobytes / 1024);
}
