#include "docintake/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void mark_cut(struct di_error *error)
{
    strcpy(error->text + sizeof error->text - sizeof "...", "...");
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
    if (number != 0 && length >= 0 && (size_t)length < sizeof error->text) {
        length += snprintf(error->text + length, sizeof error->text - (size_t)length, ": %s", strerror(number));
    }
    if (length < 0) {
        strcpy(error->text, "unknown error");
    } else if ((size_t)length >= sizeof error->text) {
        mark_cut(error);
    }
    return DI_FAILED;
}
