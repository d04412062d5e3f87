#include "complaints.h"

#include <stdarg.h>
#include <stdio.h>

#define COMPLAINT_BYTES 1024

void complain(struct complaints *complaints, unsigned line, const char *format, ...)
{
    char text[COMPLAINT_BYTES];
    va_list arguments;

    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    complaints->count++;
    if (complaints->tell != NULL) {
        complaints->tell(complaints->context, complaints->file_name, line, text);
    }
    di_fail(complaints->error, 0, "%s:%u: %s", complaints->file_name, line, text);
}
