#include "docintake/refusal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <utf8proc.h>

/*
 * Copies text as valid UTF-8 into room bytes: foreign bytes become U+FFFD, control characters spaces, and what does
 * not fit is cut between code points.
 */
static void copy_shown(char *to, size_t room, const char *text)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    size_t length = 0;

    while (*text != '\0') {
        utf8proc_int32_t code;
        utf8proc_ssize_t size = utf8proc_iterate((const utf8proc_uint8_t *)text, -1, &code);
        const char *piece = text;

        if (size <= 0) {
            piece = replacement;
        } else if (code < 0x20 || code == 0x7F) {
            piece = " ";
        }
        size_t bytes = piece == text ? (size_t)size : strlen(piece);
        if (length + bytes >= room) {
            break;
        }
        memcpy(to + length, piece, bytes);
        length += bytes;
        text += size > 0 ? size : 1;
    }
    to[length] = '\0';
}

enum di_status(di_refuse)(struct di_refusal *refusal, enum di_reason reason, const char *part, const char *format, ...)
{
    char detail[4 * DI_REFUSAL_DETAIL_BYTES];
    va_list arguments;

    if (refusal->reason != DI_REASON_NONE) {
        return DI_REFUSED;
    }
    refusal->reason = reason;
    copy_shown(refusal->part, sizeof refusal->part, part != NULL ? part : "");
    va_start(arguments, format);
    if (vsnprintf(detail, sizeof detail, format, arguments) < 0) {
        detail[0] = '\0';
    }
    va_end(arguments);
    copy_shown(refusal->detail, sizeof refusal->detail, detail);
    return DI_REFUSED;
}

enum di_status di_refuse_no_room(const struct di_arena *arena, const char *part, struct di_refusal *refusal,
                                 struct di_error *error)
{
    if (di_arena_over_budget(arena)) {
        return di_refuse(refusal, DI_REASON_TOO_LARGE, part, "its text and tables need more than %zu bytes",
                         di_arena_used(arena));
    }
    return di_fail_no_memory(error);
}
