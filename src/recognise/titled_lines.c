#include "titled_lines.h"

#include <string.h>

#include "docintake/limits.h"
#include "docintake/text.h"
#include "known_title.h"
#include "printed_number.h"

/* A title without a number is short, and no report has so many parts. */
enum { PLAIN_CODES = 30, PARTS = 20 };

#define SENTENCE_ENDS U"。!?;:"
#define CHINESE_DIGITS U"一二三四五六七八九十"

/* A title found in a line: its number begins at `from`, and its text behind `title_end`. */
struct cut {
    size_t from, title_end;
};

static bool set_apart_by_space(const struct view *view, size_t at)
{
    size_t bytes, start = at > 0 ? view->starts[at - 1] : 0;

    di_text_next(view->text + start, &bytes);
    return at > 0 && at < view->length && start + bytes < view->starts[at];
}

static bool is_closing_sign(int32_t code)
{
    return view_is_sign(code, U"。:");
}

/* Text follows the title without a sign between them, but is text: a space stands before it, or a full stop in it. */
static bool runs_in(const struct view *view, size_t title_end)
{
    return title_end < view->length && !is_closing_sign(view_code(view, title_end)) &&
           (set_apart_by_space(view, title_end) || view_find_sign(view, title_end, view->length, U"。") != VIEW_NONE);
}

/* 二、 in a paragraph: behind a sentence or a space, the value that is due, then a title that the form knows. */
static bool find_inside(struct di_arena *arena, const struct di_form *form, const struct view *view, size_t at,
                        unsigned due, struct cut *ret_cut)
{
    size_t sign = at;
    int64_t value;

    if (!view_is_sign(view_code(view, at), CHINESE_DIGITS) ||
        (at > 0 && !view_is_sign(view_code(view, at - 1), SENTENCE_ENDS) && !set_apart_by_space(view, at))) {
        return false;
    }
    while (sign - at < 3 && view_is_sign(view_code(view, sign), CHINESE_DIGITS)) {
        sign++;
    }
    if (!view_is_sign(view_code(view, sign), U"、.") || !view_numeral(view, at, sign, &value) || value != due) {
        return false;
    }
    *ret_cut = (struct cut){at, known_title_end(arena, form, view, sign + 1)};
    return ret_cut->title_end != VIEW_NONE;
}

/* Two titles with nothing between them: a list of the parts, not the parts. */
static bool is_list_of_titles(const struct view *view, const struct cut *cuts, size_t count)
{
    for (size_t i = 0; i + 1 < count; i++) {
        size_t text = cuts[i].title_end;

        while (text < cuts[i + 1].from && view_is_sign(view_code(view, text), U"。:;,、")) {
            text++;
        }
        if (text == cuts[i + 1].from && (i + 2 < count || i == 0)) {
            return true;
        }
    }
    return false;
}

static bool is_of_level_1(struct printed_number number)
{
    return number.closed && (number.kind == NUMBER_CHINESE || number.kind == NUMBER_PART);
}

/* The number that the line begins with, automatic or typed. */
static struct printed_number number_of(const struct line *line, const struct view *opening)
{
    struct opening automatic;

    if (line->number == NULL) {
        return printed_number_read(opening);
    }
    view_opening(line->number, &automatic);
    return printed_number_read(&automatic.view);
}

/* The titles of level 1 in the line: at its beginning, and inside it as far as they are numbered in sequence. */
static size_t find_cuts(struct di_arena *arena, const struct di_form *form, const struct line *line,
                        const struct view *view, struct cut cuts[PARTS])
{
    struct printed_number number = number_of(line, view);
    unsigned due = 1;
    size_t count = 0, at = 0;

    if (is_of_level_1(number)) {
        size_t end = known_title_end(arena, form, view, line->number != NULL ? 0 : number.end);

        if (end != VIEW_NONE) {
            cuts[count++] = (struct cut){0, end};
            at = end;
        }
        due = number.value + 1;
    }
    for (; at < view->length && count < PARTS; at++) {
        if (find_inside(arena, form, view, at, due, &cuts[count])) {
            at = cuts[count++].title_end - 1;
            due++;
        }
    }
    return is_list_of_titles(view, cuts, count) ? 0 : count;
}

/* What the lines are made with. */
struct cutter {
    struct di_arena *arena, *scratch; /* scratch: for the views of one line */
    const struct di_form *form;
    struct titled_lines lines;
    size_t room;
};

static struct titled_line *add(struct cutter *cutter, const struct line *line)
{
    struct titled_lines *lines = &cutter->lines;

    if (lines->count == cutter->room) {
        size_t room = 2 * cutter->room + PARTS;
        struct titled_line *more = di_arena_array(cutter->arena, room, sizeof *more);

        if (more == NULL) {
            return NULL;
        }
        if (lines->count > 0) {
            memcpy(more, lines->lines, lines->count * sizeof *more);
        }
        lines->lines = more;
        cutter->room = room;
    }
    lines->lines[lines->count] = (struct titled_line){.line = *line};
    return &lines->lines[lines->count++];
}

/* [from, to) of the line, which is not empty; the first piece keeps the number. False when the arena failed. */
static bool add_piece(struct cutter *cutter, const struct line *line, const struct view *view, size_t from, size_t to)
{
    struct line piece = *line;

    piece.text = view_slice(cutter->arena, view, from, to);
    if (from > 0) {
        piece.number = NULL;
        piece.level = 0;
    }
    return piece.text != NULL && add(cutter, &piece) != NULL;
}

static bool add_text(struct cutter *cutter, const struct line *line, const struct view *view, size_t from, size_t to)
{
    while (from < to && is_closing_sign(view_code(view, from))) {
        from++;
    }
    return from >= to || add_piece(cutter, line, view, from, to);
}

static bool add_cut(struct cutter *cutter, const struct line *line, const struct view *view, const struct cut *cuts,
                    size_t count)
{
    if (!add_text(cutter, line, view, 0, cuts[0].from)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        size_t end = i + 1 < count ? cuts[i + 1].from : view->length;

        if (!add_piece(cutter, line, view, cuts[i].from, cuts[i].title_end) ||
            !add_text(cutter, line, view, cuts[i].title_end, end)) {
            return false;
        }
    }
    return true;
}

/* The line has titles with numbers to cut at; *ret_done is false where it has none. */
static bool add_numbered(struct cutter *cutter, const struct line *line, bool *ret_done)
{
    struct cut cuts[PARTS];
    struct view view;
    size_t count;

    if (!view_make(cutter->scratch, line->text, DI_LIMIT_TEXT_BYTES, &view)) {
        return false;
    }
    count = find_cuts(cutter->scratch, cutter->form, line, &view, cuts);
    *ret_done = count > 1 || (count == 1 && (cuts[0].from > 0 || runs_in(&view, cuts[0].title_end)));
    return !*ret_done || add_cut(cutter, line, &view, cuts, count);
}

/* 无其他需要报告的事项 is an answer, not a title. */
static bool is_denial(const struct view *opening)
{
    return view_is_sign(view_code(opening, 0), U"无未") || view_match(opening, 0, U"没有") > 0 ||
           view_match(opening, 0, U"暂无") > 0;
}

/* A line that begins with a title without number and style, and ends there or goes on behind 。 or a colon. */
static bool add_plain(struct cutter *cutter, const struct line *line, const struct view *opening)
{
    size_t end = known_title_end(cutter->scratch, cutter->form, opening, 0), text = end;
    struct titled_line *titled = add(cutter, line);

    if (titled == NULL || end == VIEW_NONE || end > PLAIN_CODES || is_denial(opening) ||
        (end < opening->length && !is_closing_sign(view_code(opening, end)))) {
        return titled != NULL;
    }
    while (is_closing_sign(view_code(opening, text))) {
        text++;
    }
    titled->plain = known_title_section(cutter->scratch, cutter->form, opening, 0, end);
    titled->is_full = titled->plain != NULL && known_title_is_full(titled->plain, 0, end);
    titled->title = view_slice(cutter->arena, opening, 0, end);
    titled->rest = di_text_trim(cutter->arena, line->text + opening->starts[text]);
    return titled->title != NULL && titled->rest != NULL;
}

static bool add_line(struct cutter *cutter, const struct line *line)
{
    struct opening opening;
    struct printed_number number;
    bool done = false;

    if (cutter->form == NULL || line->use != LINE_NARRATIVE || line->text == NULL) {
        return add(cutter, line) != NULL;
    }
    di_arena_reset(cutter->scratch);
    view_opening(line->text, &opening);
    number = number_of(line, &opening.view);
    if (is_of_level_1(number) || strstr(line->text, "二、") != NULL) {
        if (!add_numbered(cutter, line, &done) || done) {
            return done;
        }
    }
    if (number.kind == NUMBER_NONE && line->number == NULL && line->level == 0) {
        return add_plain(cutter, line, &opening.view);
    }
    return add(cutter, line) != NULL;
}

bool titled_lines_make(struct di_arena *arena, const struct lines *lines, const struct di_form *form,
                       struct titled_lines *ret_lines)
{
    struct cutter cutter = {.arena = arena, .form = form, .scratch = di_arena_new(DI_LIMIT_ARENA_BYTES)};
    bool ok = cutter.scratch != NULL;

    for (size_t i = 0; ok && i < lines->count; i++) {
        ok = add_line(&cutter, &lines->lines[i]);
    }
    di_arena_free(cutter.scratch);
    *ret_lines = cutter.lines;
    return ok;
}
