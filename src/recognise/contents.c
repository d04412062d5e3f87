#include "contents.h"

#include <string.h>

#include "docintake/text.h"
#include "printed_number.h"

/* How far below 目录 the heading of its first entry is looked for. */
enum { CONTENTS_LINES = 200 };

static bool is_digit(int32_t code)
{
    return code >= '0' && code <= '9';
}

/* The length of the view without a page number and what leads to it. */
static size_t end_before_page(const struct view *view)
{
    size_t end = view->length;

    while (end > 0 && is_digit(view_code(view, end - 1))) {
        end--;
    }
    while (end > 0 && view_is_sign(view_code(view, end - 1), U"….·-")) {
        end--;
    }
    return end;
}

bool contents_is_entry(const struct view *view)
{
    size_t last = view->length;

    while (last > 0 && is_digit(view_code(view, last - 1))) {
        last--;
    }
    if (last == view->length || last == 0) {
        return false;
    }
    return view_is_sign(view_code(view, last - 1), U"….·") || strchr(view->text, '\t') != NULL;
}

static bool is_contents_heading(const struct line *line)
{
    enum { CODES = 2 };
    struct opening opening;

    view_beginning(line->text, CODES + 1, &opening);
    return opening.view.length == CODES &&
           (view_match(&opening.view, 0, U"目录") > 0 || view_match(&opening.view, 0, U"目次") > 0);
}

/* An entry with a number, outside of contents that are told by their heading. */
static bool is_stray_entry(const struct line *line)
{
    struct opening opening;

    if (!printed_number_of(line->text).closed) {
        return false;
    }
    view_opening(line->text, &opening);
    return contents_is_entry(&opening.view);
}

/* What an entry and its heading have in common: the title, without number and page. NULL when the arena failed. */
static const char *title_of(struct di_arena *arena, const struct line *line)
{
    struct opening opening;
    struct printed_number number;
    size_t from, to;
    char *title;

    view_opening(line->text, &opening);
    number = printed_number_read(&opening.view);
    from = number.kind != NUMBER_NONE && line->number == NULL ? number.end : 0;
    to = end_before_page(&opening.view);
    title = view_slice_joined(arena, &opening.view, from, to > from ? to : from);
    return title != NULL ? di_text_fold(arena, title, DI_SPACES_DROP) : NULL;
}

static size_t next_narrative(const struct lines *lines, size_t at)
{
    while (at < lines->count && !line_is_narrative(&lines->lines[at])) {
        at++;
    }
    return at;
}

/* The line after the contents whose first entry is at `first`: where its title stands again. `first` if nowhere. */
static size_t end_of_contents(struct di_arena *arena, const struct lines *lines, size_t first)
{
    const char *entry = first < lines->count ? title_of(arena, &lines->lines[first]) : NULL;

    for (size_t i = first + 1; entry != NULL && *entry != '\0' && i < lines->count && i - first <= CONTENTS_LINES;
         i++) {
        const char *title = line_is_narrative(&lines->lines[i]) ? title_of(arena, &lines->lines[i]) : NULL;

        if (title != NULL && strcmp(title, entry) == 0) {
            return i;
        }
    }
    return first;
}

bool contents_mark(struct di_arena *arena, struct lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        struct line *line = &lines->lines[i];

        if (!line_is_narrative(line)) {
            continue;
        }
        if (is_contents_heading(line)) {
            size_t end = end_of_contents(arena, lines, next_narrative(lines, i + 1));

            for (size_t j = i; j < end; j++) {
                lines->lines[j].use = lines->lines[j].text != NULL ? LINE_CONTENTS : lines->lines[j].use;
            }
        } else if (is_stray_entry(line)) {
            line->use = LINE_CONTENTS;
        }
    }
    return !di_arena_failed(arena);
}
