/*
 * view.h - a text as code points, for looking for signs in it: white space left out, full-width forms made
 * half-width, and each code point with its place in the text as written.
 */
#ifndef DOCINTAKE_RECOGNISE_VIEW_H
#define DOCINTAKE_RECOGNISE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <uchar.h>

#include "docintake/arena.h"

#define VIEW_NONE SIZE_MAX

struct view {
    const char *text;
    int32_t *codes;
    size_t *starts; /* byte offset of each code point; starts[length] is where the view ends in the text */
    size_t length;
};

/* The first code points of a text, without an allocation. */
#define OPENING_CODES 64

struct opening {
    struct view view;
    int32_t codes[OPENING_CODES];
    size_t starts[OPENING_CODES + 1];
};

/* Views at most `limit` code points of the text. False when the arena failed. The text must outlive the view. */
bool view_make(struct di_arena *arena, const char *text, size_t limit, struct view *ret_view);

/* Views the first OPENING_CODES code points. The opening must not be copied: its view points into it. */
void view_opening(const char *text, struct opening *ret_opening);

/* The same of so many, which are fewer. */
void view_beginning(const char *text, size_t codes, struct opening *ret_opening);

/* The code point at index, or 0 at and after the end. */
static inline int32_t view_code(const struct view *view, size_t index)
{
    return index < view->length ? view->codes[index] : 0;
}

/* How many code points at `at` are exactly those of `what`: all of them, or 0. */
static inline size_t view_match(const struct view *view, size_t at, const char32_t *what)
{
    size_t count = 0;

    while (what[count] != 0) {
        if (view_code(view, at + count) != (int32_t)what[count]) {
            return 0; /* mostly at once, which is why it stands here */
        }
        count++;
    }
    return count;
}

/* The code points at `at` that are the first of the words to stand there; 0 where none does. */
size_t view_match_any(const struct view *view, size_t at, const char32_t *const *words, size_t count);

/* Where `what` begins in [from, to), or VIEW_NONE. */
size_t view_find(const struct view *view, size_t from, size_t to, const char32_t *what);

/* Index of the first code point in [from, to) that is one of the signs, or VIEW_NONE. */
size_t view_find_sign(const struct view *view, size_t from, size_t to, const char32_t *signs);

/* True where the code point is one of the signs. */
bool view_is_sign(int32_t code, const char32_t *signs);

/* The text of [from, to) as written, trimmed. NULL as for di_arena_alloc. */
char *view_slice(struct di_arena *arena, const struct view *view, size_t from, size_t to);

/* The same without any white space. */
char *view_slice_joined(struct di_arena *arena, const struct view *view, size_t from, size_t to);

/* Reads all of [from, to) as one number (numeral.h). */
bool view_numeral(const struct view *view, size_t from, size_t to, int64_t *ret_value);

#endif
