/*
 * arena.h - memory with one owner and one end.
 *
 * Everything that belongs to one document is allocated from one arena and goes with it: nothing inside is freed
 * alone, and no structure inside owns another. The arena has a budget, which makes "this document grows without
 * bound" a refusal of the document (DI_REASON_TOO_LARGE) and not a failure of ours.
 */
#ifndef DOCINTAKE_ARENA_H
#define DOCINTAKE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

struct di_arena;

/* budget_bytes bounds the sum of all allocations. NULL when out of memory. Free with di_arena_free. */
struct di_arena *di_arena_new(size_t budget_bytes);

/* Frees the arena and all that came from it. NULL is fine. */
void di_arena_free(struct di_arena *arena);

/* Frees all that came from the arena and makes it as new: for the next document, or after it failed. */
void di_arena_reset(struct di_arena *arena);

/* Zeroed memory, aligned for any type; NULL over budget or out of memory, and from then on (sticky). bytes may be 0. */
void *di_arena_alloc(struct di_arena *arena, size_t bytes);

/* The same without the zeroes, for what is written from its beginning to its end. */
void *di_arena_unset(struct di_arena *arena, size_t bytes);

/* Room for count items of bytes each; NULL also where the product overflows. */
void *di_arena_array(struct di_arena *arena, size_t count, size_t bytes);

/* Copies, always terminated by a NUL. text need not be terminated in the second form. NULL as for di_arena_alloc. */
char *di_arena_strdup(struct di_arena *arena, const char *text);
char *di_arena_strndup(struct di_arena *arena, const char *text, size_t bytes);
char *di_arena_printf(struct di_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* True once an allocation failed; over_budget: for the budget (the document's fault), not for the system (ours). */
bool di_arena_failed(const struct di_arena *arena);
bool di_arena_over_budget(const struct di_arena *arena);

/* Bytes handed out so far. */
size_t di_arena_used(const struct di_arena *arena);

#define DI_NEW(arena, type) ((type *)di_arena_alloc((arena), sizeof(type)))

#endif
