#include "view.h"

#include <string.h>

#include "docintake/numeral.h"
#include "docintake/text.h"

/* The half-width form of a full-width sign, digit or letter (U+FF01 to U+FF5E). */
static int32_t half_width(int32_t code)
{
    return code >= 0xFF01 && code <= 0xFF5E ? code - 0xFEE0 : code;
}

static void fill(struct view *view, size_t limit)
{
    const char *text = view->text;
    int32_t *codes = view->codes;
    size_t *starts = view->starts, length = 0, at = 0, bytes;

    while (text[at] != '\0' && length < limit) {
        int32_t code = di_text_ideograph(text + at);

        if (code != 0) {
            codes[length] = code;
            starts[length++] = at;
            at += strlen("一");
            continue;
        }
        code = di_text_next(text + at, &bytes);
        if (!di_text_is_space(code)) {
            codes[length] = half_width(code);
            starts[length++] = at;
        }
        at += bytes;
    }
    starts[length] = at;
    view->length = length;
}

bool view_make(struct di_arena *arena, const char *text, size_t limit, struct view *ret_view)
{
    size_t bytes = strlen(text), room = bytes < limit ? bytes : limit;
    struct view view = {.text = text,
                        .codes = di_arena_unset(arena, (room + 1) * sizeof *view.codes),
                        .starts = di_arena_unset(arena, (room + 1) * sizeof *view.starts)};

    if (view.codes == NULL || view.starts == NULL) {
        return false;
    }
    fill(&view, room);
    *ret_view = view;
    return true;
}

void view_beginning(const char *text, size_t codes, struct opening *ret_opening)
{
    ret_opening->view = (struct view){.text = text, .codes = ret_opening->codes, .starts = ret_opening->starts};
    fill(&ret_opening->view, codes);
}

void view_opening(const char *text, struct opening *ret_opening)
{
    view_beginning(text, OPENING_CODES, ret_opening);
}

size_t view_match_any(const struct view *view, size_t at, const char32_t *const *words, size_t count)
{
    int32_t code = view_code(view, at);

    for (size_t i = 0; i < count; i++) {
        size_t length = (int32_t)words[i][0] == code ? view_match(view, at, words[i]) : 0;

        if (length > 0) {
            return length;
        }
    }
    return 0;
}

size_t view_find(const struct view *view, size_t from, size_t to, const char32_t *what)
{
    for (size_t at = from; at < to; at++) {
        size_t count = view_match(view, at, what);

        if (count > 0 && at + count <= to) {
            return at;
        }
    }
    return VIEW_NONE;
}

bool view_is_sign(int32_t code, const char32_t *signs)
{
    for (; *signs != 0; signs++) {
        if ((int32_t)*signs == code) {
            return true;
        }
    }
    return false;
}

size_t view_find_sign(const struct view *view, size_t from, size_t to, const char32_t *signs)
{
    for (size_t at = from; at < to && at < view->length; at++) {
        if (view_is_sign(view->codes[at], signs)) {
            return at;
        }
    }
    return VIEW_NONE;
}

char *view_slice(struct di_arena *arena, const struct view *view, size_t from, size_t to)
{
    char *raw = di_arena_strndup(arena, view->text + view->starts[from], view->starts[to] - view->starts[from]);

    return raw != NULL ? di_text_trim(arena, raw) : NULL;
}

/* Copies the code points of [from, to) as they are written; room is enough for them and a NUL. */
static size_t copy_joined(const struct view *view, size_t from, size_t to, char *out)
{
    size_t length = 0, bytes;

    for (size_t at = from; at < to; at++) {
        di_text_next(view->text + view->starts[at], &bytes);
        memcpy(out + length, view->text + view->starts[at], bytes);
        length += bytes;
    }
    return length;
}

char *view_slice_joined(struct di_arena *arena, const struct view *view, size_t from, size_t to)
{
    char *out = di_arena_alloc(arena, view->starts[to] - view->starts[from] + 1);

    if (out != NULL) {
        copy_joined(view, from, to, out);
    }
    return out;
}

#define NUMERAL_CODES 20

bool view_numeral(const struct view *view, size_t from, size_t to, int64_t *ret_value)
{
    char joined[4 * NUMERAL_CODES];

    return to > from && to - from <= NUMERAL_CODES &&
           di_numeral_parse(joined, copy_joined(view, from, to, joined), ret_value);
}
