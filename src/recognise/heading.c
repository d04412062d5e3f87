#include "heading.h"

#include <string.h>

#include "contents.h"
#include "docintake/text.h"
#include "printed_number.h"

#define FULL_STOPS U"。!?"
#define STYLED_CODES 60

_Static_assert(HEADING_LINE_CODES + 8 < OPENING_CODES, "a heading with its number fits into an opening");

static unsigned level_of(enum number_kind kind)
{
    static const unsigned levels[] = {
        [NUMBER_NONE] = 0,    [NUMBER_PART] = 1,
        [NUMBER_CHINESE] = 1, [NUMBER_CHINESE_BRACKETS] = 2,
        [NUMBER_ARABIC] = 3,  [NUMBER_ARABIC_BRACKETS] = 4,
        [NUMBER_CIRCLED] = 5,
    };

    return levels[kind];
}

/* A line whose whole text the opening holds. */
static bool is_short(const struct view *view)
{
    return view->text[view->starts[view->length]] == '\0';
}

/* Arabic figures that are not a year: "收到申请13件" is a sentence, "2018年工作打算" a title. */
static bool states_figures(const struct view *view, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++) {
        size_t digits = 0;

        while (at + digits < to && view_code(view, at + digits) >= '0' && view_code(view, at + digits) <= '9') {
            digits++;
        }
        if (digits > 0 && !(digits == 4 && view_code(view, at + digits) == U'年')) {
            return true;
        }
        at += digits;
    }
    return false;
}

/* Where the title ends and where the text that runs in begins; both the end of the view where nothing follows. */
struct title_end {
    size_t title, rest;
};

/* The full stop that ends the title, or the colon, if that is its first sign or its last. VIEW_NONE where there is
 * none. */
static size_t find_closing_sign(const struct view *view, size_t from)
{
    size_t stop = view_find_sign(view, from, view->length, FULL_STOPS);
    size_t colon = view_find_sign(view, from, view->length, U":");
    size_t comma = view_find_sign(view, from, view->length, U",;");

    return colon < stop && (colon < comma || colon + 1 == view->length) ? colon : stop;
}

/* The title that begins at `from`, or false where the line reads like a sentence. level is that of its number. */
static bool find_title(const struct view *view, size_t from, unsigned level, struct title_end *ret_end)
{
    size_t closing = find_closing_sign(view, from), length = view->length;

    if (closing != VIEW_NONE && closing + 1 < length) {
        *ret_end = (struct title_end){closing, closing + 1};
        return closing - from <= HEADING_CODES && !states_figures(view, from, closing);
    }
    if (length - from > HEADING_LINE_CODES || !is_short(view) || view_is_sign(view_code(view, length - 1), U",;、")) {
        return false;
    }
    if (closing != VIEW_NONE && view_code(view, closing) != ':' && level > level_of(NUMBER_CHINESE_BRACKETS)) {
        return false;
    }
    *ret_end = (struct title_end){closing != VIEW_NONE ? closing : length, length};
    return level <= level_of(NUMBER_CHINESE) || !states_figures(view, from, length);
}

/* 一是…, （一）是…: the number counts sentences. */
static bool counts_sentences(const struct view *view, struct printed_number number)
{
    return view_code(view, number.end) == U'是';
}

static bool ends_like_a_title(const struct view *view)
{
    static const char32_t *const endings[] = {U"情况", U"措施", U"打算", U"事项", U"问题"};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (view->length > 2 && view_match(view, view->length - 2, endings[i]) > 0) {
            return true;
        }
    }
    return false;
}

/* A number without its sign, as in 一概述: only in its turn, before a few characters without any sign, or a title. */
static bool is_bare_heading(const struct view *view, struct printed_number number, unsigned expected)
{
    enum { BARE_CODES = 20 };
    bool title = ends_like_a_title(view);

    return number.kind == NUMBER_CHINESE && number.value == expected && is_short(view) &&
           view->length - number.end <= (title ? HEADING_CODES : BARE_CODES) && view->length > number.end &&
           view_find_sign(view, 0, view->length, title ? U"。,;:!?" : U"。,;:、!?") == VIEW_NONE;
}

/* Always true: what fails here is the arena, which the caller looks at. */
static bool cut(struct di_arena *arena, const struct line *line, const struct view *view, size_t from,
                struct title_end end, struct heading *heading)
{
    const char *written = view_slice(arena, view, 0, end.title);

    heading->title = view_slice(arena, view, from, end.title);
    heading->rest = end.rest < view->length ? di_text_trim(arena, view->text + view->starts[end.rest]) : "";
    heading->written =
        written == NULL || line->number == NULL ? written : di_arena_printf(arena, "%s%s", line->number, written);
    return true;
}

/* The heading that a style or an outline level makes. */
static bool read_styled(struct di_arena *arena, const struct line *line, const struct view *view, size_t from,
                        struct heading *heading)
{
    size_t end = view->length;

    if (!is_short(view) || view->length > STYLED_CODES || from == end) {
        return false;
    }
    while (end > from + 1 && view_is_sign(view_code(view, end - 1), U"。:")) {
        end--;
    }
    return cut(arena, line, view, from, (struct title_end){end, view->length}, heading);
}

static bool read_numbered(struct di_arena *arena, const struct line *line, const struct view *view, size_t from,
                          struct heading *heading)
{
    struct title_end end;

    if (from >= view->length || contents_is_entry(view)) {
        return false;
    }
    if (find_title(view, from, heading->level, &end)) {
        return cut(arena, line, view, from, end, heading);
    }
    return line->level > 0 && read_styled(arena, line, view, from, heading);
}

/* A number or a style: most lines have neither. */
static bool may_be_heading(const struct line *line)
{
    return line->level > 0 || line->number != NULL || printed_number_of(line->text).kind != NUMBER_NONE;
}

bool heading_read(struct di_arena *arena, const struct line *line, unsigned expected, struct heading *ret_heading)
{
    struct opening text, automatic;
    const struct view *source = &text.view;
    struct printed_number number;
    struct heading heading = {.level = line->level};
    size_t from = 0;

    if (!may_be_heading(line)) {
        return false;
    }
    view_opening(line->text, &text);
    if (line->number != NULL) {
        view_opening(line->number, &automatic);
        source = &automatic.view;
    }
    number = printed_number_read(source);
    if (number.kind == NUMBER_NONE ||
        (!number.closed && line->number == NULL && !is_bare_heading(&text.view, number, expected))) {
        if (line->level == 0 || contents_is_entry(&text.view) || !read_styled(arena, line, &text.view, 0, &heading)) {
            return false;
        }
        *ret_heading = heading;
        return true;
    }
    if (line->number == NULL) {
        from = number.end;
        if (counts_sentences(&text.view, number)) {
            return false;
        }
    }
    heading.level = level_of(number.kind);
    heading.is_part = number.kind == NUMBER_PART;
    heading.number = printed_number_text(arena, source, number);
    if (!read_numbered(arena, line, &text.view, from, &heading)) {
        return false;
    }
    *ret_heading = heading;
    return true;
}
