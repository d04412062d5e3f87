/*
 * buffer.h - bytes that grow.
 *
 * Failure is sticky: after an allocation that failed every append does nothing, and its member failed says so once at
 * the end. A writer of text can therefore append without looking, and check once.
 */
#ifndef DOCINTAKE_BUFFER_H
#define DOCINTAKE_BUFFER_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

/* Initialise with DI_BUFFER_EMPTY. data is NUL-terminated whenever it is not NULL; the NUL is not counted in size. */
struct di_buffer {
    char *data;
    size_t size;
    size_t capacity;
    bool failed;
};

#define DI_BUFFER_EMPTY ((struct di_buffer){0})

/* Frees the bytes and makes the buffer empty and usable again. */
void di_buffer_clear(struct di_buffer *buffer);

/* Forgets the bytes but keeps the memory. */
void di_buffer_truncate(struct di_buffer *buffer, size_t size);

/* Makes room for so many more bytes and the NUL. False where that failed, now or before. */
bool di_buffer_reserve(struct di_buffer *buffer, size_t more);

/* Makes sure of it. Here, so that appending what there is room for, which is nearly all, costs no call. */
static inline bool di_buffer_has_room(struct di_buffer *buffer, size_t more)
{
    return (more < buffer->capacity - buffer->size && !buffer->failed) || di_buffer_reserve(buffer, more);
}

/*
 * For a writer of bytes that knows how many there are at most: where the next one goes, or NULL as for
 * di_buffer_reserve. They belong to the buffer once di_buffer_close is told where they end.
 */
static inline char *di_buffer_open(struct di_buffer *buffer, size_t most)
{
    return di_buffer_has_room(buffer, most) ? buffer->data + buffer->size : NULL;
}

static inline void di_buffer_close(struct di_buffer *buffer, char *end)
{
    *end = '\0';
    buffer->size = (size_t)(end - buffer->data);
}

static inline void di_buffer_append(struct di_buffer *buffer, const void *bytes, size_t size)
{
    if (size > 0 && di_buffer_has_room(buffer, size)) {
        memcpy(buffer->data + buffer->size, bytes, size);
        buffer->size += size;
        buffer->data[buffer->size] = '\0';
    }
}

static inline void di_buffer_char(struct di_buffer *buffer, char byte)
{
    if (di_buffer_has_room(buffer, 1)) {
        buffer->data[buffer->size++] = byte;
        buffer->data[buffer->size] = '\0';
    }
}

static inline void di_buffer_text(struct di_buffer *buffer, const char *text)
{
    di_buffer_append(buffer, text, strlen(text));
}

void di_buffer_printf(struct di_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text so far, never NULL: "" for a buffer that is empty or failed. Owned by the buffer. */
const char *di_buffer_string(const struct di_buffer *buffer);

#define DI_AUTO_BUFFER __attribute__((cleanup(di_buffer_clear))) struct di_buffer

#endif
