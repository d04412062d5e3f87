#include "known_title.h"

#include "docintake/text.h"
#include "heading.h"

#define STOPS U"。,;:!?()"
#define LINKS U"及和与、以"

/* How many code points at `at` are a word that titles end in. */
static size_t match_ending(const struct view *view, size_t at)
{
    static const char32_t *const endings[] = {U"情况", U"事项", U"问题", U"措施", U"打算", U"概述", U"概况",
                                              U"综述", U"不足", U"建议", U"安排", U"思路", U"计划", U"附则"};

    return view_match_any(view, at, endings, sizeof endings / sizeof *endings);
}

const struct di_form_section *known_title_section(struct di_arena *arena, const struct di_form *form,
                                                  const struct view *view, size_t from, size_t to)
{
    const char *title = view_slice_joined(arena, view, from, to);
    const char *folded = title != NULL ? di_text_fold(arena, title, DI_SPACES_DROP) : NULL;

    return folded != NULL ? di_form_find_section(form, folded) : NULL;
}

size_t known_title_end(struct di_arena *arena, const struct di_form *form, const struct view *view, size_t from)
{
    size_t limit = from + HEADING_CODES < view->length ? from + HEADING_CODES : view->length;
    bool known = false;

    for (size_t at = from; at < limit; at++) {
        size_t end = at + match_ending(view, at);

        if (view_is_sign(view_code(view, at), STOPS) || (view_code(view, at) >= '0' && view_code(view, at) <= '9')) {
            break;
        }
        if (end == at) {
            continue;
        }
        known = known || known_title_section(arena, form, view, from, end) != NULL;
        if (known && !view_is_sign(view_code(view, end), LINKS)) {
            return end;
        }
    }
    return VIEW_NONE;
}

bool known_title_is_full(const struct di_form_section *section, size_t from, size_t to)
{
    struct opening name;

    view_opening(section->name.zh, &name);
    return to - from >= name.view.length;
}
