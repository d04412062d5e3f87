#include "docintake/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Large enough that a report needs a few dozen, small enough that a short one wastes nothing worth counting. */
#define BLOCK_BYTES (64 * 1024UL)

/*
 * Under AddressSanitizer what was not handed out, or was before a reset, cannot be touched, and something of it lies
 * behind every piece: a write past the end of one would otherwise land in the next, where nobody sees it.
 */
#if defined(__SANITIZE_ADDRESS__)
#define IS_WATCHED 1
#elif defined(__has_feature)
#define IS_WATCHED __has_feature(address_sanitizer)
#else
#define IS_WATCHED 0
#endif

#if IS_WATCHED
#include <sanitizer/asan_interface.h>
#define GUARD_BYTES 16
#else
#define GUARD_BYTES 0
#define ASAN_POISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#define ASAN_UNPOISON_MEMORY_REGION(start, size) ((void)(start), (void)(size))
#endif

struct block {
    struct block *previous;
    size_t size, used;
    max_align_t bytes[];
};

struct di_arena {
    struct block *current;
    size_t budget, handed_out;
    bool failed, over_budget;
};

struct di_arena *di_arena_new(size_t budget_bytes)
{
    struct di_arena *arena = calloc(1, sizeof *arena);

    if (arena != NULL) {
        arena->budget = budget_bytes;
    }
    return arena;
}

static void free_blocks(struct block *block)
{
    while (block != NULL) {
        struct block *previous = block->previous;

        free(block);
        block = previous;
    }
}

/* One block of the usual size is kept: many an arena is reset for every sentence. */
void di_arena_reset(struct di_arena *arena)
{
    struct block *kept = arena->current;

    if (kept != NULL && kept->size == BLOCK_BYTES) {
        free_blocks(kept->previous);
        kept->previous = NULL;
        kept->used = 0;
        ASAN_POISON_MEMORY_REGION(kept->bytes, kept->size);
    } else {
        free_blocks(kept);
        kept = NULL;
    }
    *arena = (struct di_arena){.current = kept, .budget = arena->budget};
}

void di_arena_free(struct di_arena *arena)
{
    if (arena != NULL) {
        free_blocks(arena->current);
        free(arena);
    }
}

static struct block *add_block(struct di_arena *arena, size_t bytes)
{
    size_t size = bytes > BLOCK_BYTES ? bytes : BLOCK_BYTES;
    struct block *block = malloc(sizeof *block + size);

    if (block == NULL) {
        return NULL;
    }
    block->size = size;
    block->used = 0;
    ASAN_POISON_MEMORY_REGION(block->bytes, size);
    if (bytes > BLOCK_BYTES && arena->current != NULL) {
        /* A block of its own for something large, put below the one that still has room. */
        block->previous = arena->current->previous;
        arena->current->previous = block;
    } else {
        block->previous = arena->current;
        arena->current = block;
    }
    return block;
}

void *di_arena_unset(struct di_arena *arena, size_t bytes)
{
    const size_t step = _Alignof(max_align_t);
    struct block *block = arena->current;
    size_t room;

    if (arena->failed) {
        return NULL;
    }
    if (bytes > arena->budget - arena->handed_out) {
        arena->failed = arena->over_budget = true;
        return NULL;
    }
    arena->handed_out += bytes;
    room = (bytes + step - 1) / step * step + GUARD_BYTES;
    if (block == NULL || room > block->size - block->used) {
        block = add_block(arena, room);
    }
    if (block == NULL) {
        arena->failed = true;
        return NULL;
    }
    void *start = (char *)block->bytes + block->used;
    block->used += room;
    ASAN_UNPOISON_MEMORY_REGION(start, bytes);
    return start;
}

void *di_arena_alloc(struct di_arena *arena, size_t bytes)
{
    void *start = di_arena_unset(arena, bytes);

    return start != NULL ? memset(start, 0, bytes) : NULL;
}

void *di_arena_array(struct di_arena *arena, size_t count, size_t bytes)
{
    size_t size;

    if (__builtin_mul_overflow(count, bytes, &size)) {
        arena->failed = arena->over_budget = true;
        return NULL;
    }
    return di_arena_alloc(arena, size);
}

char *di_arena_strndup(struct di_arena *arena, const char *text, size_t bytes)
{
    char *copy = bytes < SIZE_MAX ? di_arena_unset(arena, bytes + 1) : NULL;

    if (copy != NULL) {
        *(char *)mempcpy(copy, text, bytes) = '\0';
    }
    return copy;
}

char *di_arena_strdup(struct di_arena *arena, const char *text)
{
    return di_arena_strndup(arena, text, strlen(text));
}

char *di_arena_printf(struct di_arena *arena, const char *format, ...)
{
    va_list arguments;
    char *text = NULL;
    int length;

    va_start(arguments, format);
    length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    if (length >= 0) {
        text = di_arena_unset(arena, (size_t)length + 1);
    }
    if (text != NULL) {
        va_start(arguments, format);
        vsnprintf(text, (size_t)length + 1, format, arguments);
        va_end(arguments);
    }
    return text;
}

bool di_arena_failed(const struct di_arena *arena)
{
    return arena->failed;
}

bool di_arena_over_budget(const struct di_arena *arena)
{
    return arena->over_budget;
}

size_t di_arena_used(const struct di_arena *arena)
{
    return arena->handed_out;
}
