#include "docintake/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void mark_cut(struct di_error *error)
{
    strcpy(error->text + sizeof error->text - sizeof "...", "...");
}

/* Not strerror: it would speak the language of the notes. */
static void append_system_text(struct di_error *error, size_t length)
{
    const char *text = strerrordesc_np(error->number);
    size_t room = sizeof error->text - length;

    if (text != NULL) {
        length += (size_t)snprintf(error->text + length, room, ": %s", text);
    } else {
        length += (size_t)snprintf(error->text + length, room, ": error %d", error->number);
    }
    if (length >= sizeof error->text) {
        mark_cut(error);
    }
}

enum di_status(di_fail)(struct di_error *error, int number, const char *format, ...)
{
    va_list arguments;
    int length;

    if (error == NULL || di_error_is_set(error)) {
        return DI_FAILED;
    }
    error->number = number;
    va_start(arguments, format);
    length = vsnprintf(error->text, sizeof error->text, format, arguments);
    va_end(arguments);
    if (length < 0) {
        strcpy(error->text, "unknown error");
    } else if ((size_t)length >= sizeof error->text) {
        mark_cut(error);
    } else if (number != 0) {
        append_system_text(error, (size_t)length);
    }
    return DI_FAILED;
}
