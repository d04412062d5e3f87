#include "docintake/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void di_buffer_clear(struct di_buffer *buffer)
{
    free(buffer->data);
    *buffer = DI_BUFFER_EMPTY;
}

void di_buffer_truncate(struct di_buffer *buffer, size_t size)
{
    if (size < buffer->size) {
        buffer->size = size;
        buffer->data[size] = '\0';
    }
}

/* Doubles, so that appending byte by byte stays linear. */
bool di_buffer_reserve(struct di_buffer *buffer, size_t more)
{
    size_t needed, capacity = buffer->capacity > 0 ? buffer->capacity : 256;
    char *grown;

    if (buffer->failed) {
        return false;
    }
    if (more >= SIZE_MAX / 2 - buffer->size) {
        buffer->failed = true;
        return false;
    }
    needed = buffer->size + more + 1;
    if (needed <= buffer->capacity) {
        return true;
    }
    while (capacity < needed) {
        capacity *= 2;
    }
    grown = realloc(buffer->data, capacity);
    if (grown == NULL) {
        buffer->failed = true;
        return false;
    }
    buffer->data = grown;
    buffer->capacity = capacity;
    return true;
}

void di_buffer_printf(struct di_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0 || !di_buffer_reserve(buffer, (size_t)length)) {
        buffer->failed = true;
        return;
    }
    va_start(arguments, format);
    vsnprintf(buffer->data + buffer->size, (size_t)length + 1, format, arguments);
    va_end(arguments);
    buffer->size += (size_t)length;
}

const char *di_buffer_string(const struct di_buffer *buffer)
{
    return buffer->data != NULL && !buffer->failed ? buffer->data : "";
}
