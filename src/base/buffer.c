#include "docintake/buffer.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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

/* Makes room for more bytes and the NUL; doubles, so that appending byte by byte stays linear. */
static bool make_room(struct di_buffer *buffer, size_t more)
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

void di_buffer_append(struct di_buffer *buffer, const void *bytes, size_t size)
{
    if (!make_room(buffer, size)) {
        return;
    }
    if (size > 0) {
        memcpy(buffer->data + buffer->size, bytes, size);
    }
    buffer->size += size;
    buffer->data[buffer->size] = '\0';
}

void di_buffer_text(struct di_buffer *buffer, const char *text)
{
    di_buffer_append(buffer, text, strlen(text));
}

void di_buffer_char(struct di_buffer *buffer, char byte)
{
    di_buffer_append(buffer, &byte, 1);
}

void di_buffer_printf(struct di_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length < 0 || !make_room(buffer, (size_t)length)) {
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
