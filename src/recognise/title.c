#include "title.h"

#include "dates.h"
#include "heading.h"
#include "printed_number.h"
#include "statement.h"

/* How far down a title is looked for, and over how many lines one is broken. */
enum { TITLE_LINES_DOWN = 12, TITLE_LINES = 3 };

#define TITLE_CODES 60
_Static_assert(TITLE_CODES < OPENING_CODES, "an opening shows whether a line is short");

static size_t drop_bracket(const struct view *view, size_t end)
{
    size_t at = end;

    if (end == 0 || !view_is_sign(view_code(view, end - 1), U")〕]】")) {
        return end;
    }
    while (at > 0 && !view_is_sign(view_code(view, at - 1), U"(〔[【")) {
        at--;
    }
    return at > 0 ? at - 1 : end;
}

/* ——2017年, and 公示 for a report that is put up in public. */
static size_t drop_addition(const struct view *view, size_t end)
{
    enum { YEAR_CODES = 6 };
    struct year_found year;

    if (find_year(view, end > YEAR_CODES ? end - YEAR_CODES : 0, end, &year) && year.to == end) {
        end = year.from;
    }
    while (end > 0 && view_is_sign(view_code(view, end - 1), U"-—－:")) {
        end--;
    }
    return end >= 2 && view_match(view, end - 2, U"公示") > 0 ? end - 2 : end;
}

/* The end without what may stand behind the name of the report: 报告（2017年） ends in 报告. */
static size_t end_of_name(const struct view *view)
{
    return drop_bracket(view, drop_addition(view, drop_bracket(view, view->length)));
}

/* Words that end many other lines too: with a year and its subject in the same line, it is a title. */
static bool is_account_of_a_year(const struct view *view, size_t end)
{
    struct year_found year;

    return (view_match(view, end - 2, U"情况") > 0 || view_match(view, end - 2, U"总结") > 0) &&
           find_year(view, 0, end, &year) && view_find(view, 0, end, U"公开") != VIEW_NONE;
}

static bool ends_like_a_title(const struct view *view)
{
    size_t end = end_of_name(view);

    return end >= 2 && (view_match(view, end - 2, U"报告") > 0 || view_match(view, end - 2, U"年报") > 0 ||
                        is_account_of_a_year(view, end));
}

static bool is_short_line(const struct line *line, struct opening *opening)
{
    if (!line_is_narrative(line)) {
        return false;
    }
    view_opening(line->text, opening);
    return opening->view.length <= TITLE_CODES &&
           view_find_sign(&opening->view, 0, opening->view.length, U"。;,") == VIEW_NONE;
}

static bool begins_a_part(const struct view *view)
{
    struct printed_number number = printed_number_read(view);

    return number.closed && (number.kind == NUMBER_PART || number.kind == NUMBER_CHINESE);
}

/* A line above the last line of a title that may belong to it: not a date, a reference number or a field. */
static bool may_begin_a_title(const struct line *line)
{
    struct opening opening;
    const struct view *view = &opening.view;
    struct date_found date;
    size_t last;

    if (!is_short_line(line, &opening) || view->length == 0) {
        return false;
    }
    last = view->length - 1;
    return !ends_like_a_title(view) && !find_date(view, 0, view->length, &date) && !begins_a_part(view) &&
           view_match(view, 0, U"附件") == 0 && view_find_sign(view, 0, view->length, U":") == VIEW_NONE &&
           !view_is_sign(view_code(view, last), U"号");
}

/* What the last line of a title says by itself. */
static struct statement read_last_line(struct di_arena *arena, const struct view *view)
{
    struct statement statement;

    return statement_read(arena, view, 0, view->length, &statement) ? statement : (struct statement){0};
}

static bool is_year_alone(const struct line *line)
{
    struct opening opening;
    struct year_found year;

    return is_short_line(line, &opening) && find_year(&opening.view, 0, opening.view.length, &year) && year.from <= 1 &&
           year.to + 1 >= opening.view.length;
}

/* The line where the title that ends in line `last` begins; last + 1 where it is none. */
static size_t begin_of_title(struct di_arena *arena, const struct lines *lines, size_t last)
{
    struct opening opening;
    struct statement statement;
    size_t first = last;
    bool subject;

    view_opening(lines->lines[last].text, &opening);
    subject = view_find(&opening.view, 0, opening.view.length, U"公开") != VIEW_NONE;
    statement = read_last_line(arena, &opening.view);
    if (statement.agency != NULL) { /* nothing above it belongs to the title, but its year */
        return !statement.has_year && last > 0 && is_year_alone(&lines->lines[last - 1]) ? last - 1 : last;
    }
    while (first > 0 && last - first + 1 < TITLE_LINES && lines->lines[first - 1].use == LINE_NARRATIVE &&
           may_begin_a_title(&lines->lines[first - 1])) {
        first--;
        view_opening(lines->lines[first].text, &opening);
        subject = subject || view_find(&opening.view, 0, opening.view.length, U"公开") != VIEW_NONE;
    }
    return subject ? first : last + 1;
}

bool title_mark(struct di_arena *arena, struct lines *lines)
{
    struct opening opening;

    for (size_t i = 0, seen = 0; i < lines->count && seen < TITLE_LINES_DOWN; i++) {
        size_t first;

        seen += line_is_narrative(&lines->lines[i]);
        if (!is_short_line(&lines->lines[i], &opening)) {
            continue;
        }
        if (begins_a_part(&opening.view)) {
            break;
        }
        if (!ends_like_a_title(&opening.view)) {
            continue;
        }
        first = begin_of_title(arena, lines, i);
        if (first > i) {
            continue;
        }
        for (size_t j = first; j <= i; j++) {
            lines->lines[j].use = LINE_TITLE;
        }
        if (i + 1 < lines->count && is_year_alone(&lines->lines[i + 1])) {
            lines->lines[++i].use = LINE_TITLE;
        }
    }
    return !di_arena_failed(arena);
}

const char *title_text(struct di_arena *arena, const struct lines *lines, size_t from, size_t *ret_end)
{
    const char *text = "";
    size_t at = from;
    bool ended = false;

    while (text != NULL && at < lines->count && lines->lines[at].use == LINE_TITLE &&
           (!ended || is_year_alone(&lines->lines[at]))) {
        struct opening opening;

        view_opening(lines->lines[at].text, &opening);
        ended = ended || ends_like_a_title(&opening.view);
        text = di_arena_printf(arena, "%s%s", text, lines->lines[at].text);
        at++;
    }
    *ret_end = at;
    return text;
}
