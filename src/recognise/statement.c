#include "statement.h"

#include <string.h>

#include "docintake/text.h"

enum { NAME_CODES_LEAST = 2, NAME_CODES_MOST = 40 };

/* 公开 in the name of an office: 政务公开办公室, 信息公开办2017年…. */
static bool names_an_office(const struct view *view, size_t at)
{
    struct year_found year;

    return view_match(view, at, U"公开办公室") > 0 || view_match(view, at, U"公开领导小组") > 0 ||
           (view_match(view, at, U"公开办") > 0 && find_year(view, at + 3, at + 9, &year) && year.from == at + 3);
}

/* Index of the first word of 政府信息公开, 政务公开, 信息公开…, or VIEW_NONE. 人民政府 belongs to the name before it.
 */
static size_t find_subject(const struct view *view, size_t from, size_t to)
{
    size_t at = view_find(view, from, to, U"公开");

    while (at != VIEW_NONE && names_an_office(view, at) && view_find(view, at + 1, to, U"公开") != VIEW_NONE) {
        at = view_find(view, at + 1, to, U"公开");
    }
    if (at == VIEW_NONE) {
        return VIEW_NONE;
    }
    while (at >= from + 2 && (view_match(view, at - 2, U"信息") > 0 || view_match(view, at - 2, U"政务") > 0)) {
        at -= 2;
    }
    if (at >= from + 2 && view_match(view, at - 2, U"政府") > 0 &&
        !(at >= from + 4 && view_match(view, at - 4, U"人民") > 0)) {
        at -= 2;
    }
    return at;
}

/* Moves *from behind words that lead to a name. */
static void skip_lead(const struct view *view, size_t *from, size_t to)
{
    static const char32_t *const words[] = {U"关于", U"报送", U"上报", U"印发", U"公布", U"发布", U"编制", U"的", U"了",
                                            U"《",   U"〈",   U"\"",   U"“",    U"(",    U"〔",   U"出",   U"成", U":",
                                            U"·",    U"并",   U"和",   U"-",    U"—",    U")",    U"〕",   U"度"};
    bool moved = true;

    while (moved) {
        moved = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            size_t count = view_match(view, *from, words[i]);

            if (count > 0 && *from + count <= to) {
                *from += count;
                moved = true;
            }
        }
    }
}

static void drop_trail(const struct view *view, size_t from, size_t *to)
{
    static const char32_t *const words[] = {U"关于", U"的", U"《", U"(", U"〔", U"“", U"度", U"在"};
    bool moved = true;

    while (moved) {
        moved = false;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            size_t count = 0;

            while (words[i][count] != 0) {
                count++;
            }
            if (*to >= from + count && view_match(view, *to - count, words[i]) > 0) {
                *to -= count;
                moved = true;
            }
        }
    }
}

const char *agency_name(struct di_arena *arena, const struct view *view, size_t from, size_t to)
{
    skip_lead(view, &from, to);
    drop_trail(view, from, &to);
    if (to < from + NAME_CODES_LEAST || to > from + NAME_CODES_MOST ||
        view_is_sign(view_code(view, from), U"本我全各该贵其") ||
        view_find_sign(view, from, to, U",。;:、!?/|*") != VIEW_NONE ||
        view_find(view, from, to, U"年度") != VIEW_NONE || view_find(view, from, to, U"报告") != VIEW_NONE) {
        return NULL;
    }
    return view_slice_joined(arena, view, from, to);
}

/* The name stands before the year, behind it, or on both sides: 青禾市2017年度林业局. */
static const char *name_around(struct di_arena *arena, const struct view *view, size_t from, size_t to,
                               const struct year_found *year)
{
    const char *before, *after;

    if (year == NULL) {
        return agency_name(arena, view, from, to);
    }
    before = agency_name(arena, view, from, year->from);
    after = agency_name(arena, view, year->to, to);
    if (before != NULL && after != NULL) {
        return di_arena_printf(arena, "%s%s", before, after);
    }
    return before != NULL ? before : after;
}

/* The name in the last bracket: …年度报告（青禾市林业局）. */
static const char *name_in_bracket(struct di_arena *arena, const struct view *view, size_t from, size_t to)
{
    size_t open = view_find_sign(view, from, to, U"(〔");
    size_t close = open != VIEW_NONE ? view_find_sign(view, open, to, U")〕") : VIEW_NONE;
    const char *name = close != VIEW_NONE ? agency_name(arena, view, open + 1, close) : NULL;

    return name != NULL && agency_is_office(name) ? name : NULL;
}

bool statement_read(struct di_arena *arena, const struct view *view, size_t from, size_t to,
                    struct statement *ret_statement)
{
    size_t subject = find_subject(view, from, to);
    struct statement statement = {0};
    bool before;

    if (subject == VIEW_NONE) {
        return false;
    }
    before = find_bare_year(view, from, subject, &statement.year);
    statement.has_year = before || find_bare_year(view, subject, to, &statement.year);
    statement.agency = name_around(arena, view, from, subject, before ? &statement.year : NULL);
    if (statement.agency == NULL) {
        statement.agency = name_in_bracket(arena, view, subject, to);
    }
    *ret_statement = statement;
    return !di_arena_failed(arena);
}

bool agency_is_office(const char *name)
{
    size_t bytes;
    int32_t last = 0;

    for (; *name != '\0'; name += bytes) {
        last = di_text_next(name, &bytes);
    }
    return view_is_sign(last, U"局委办厅院府处室镇乡道会队所站司校部社心馆台行署团");
}

bool agency_is_abbreviation(const char *shorter, const char *longer)
{
    size_t bytes, longer_bytes;

    while (*shorter != '\0') {
        int32_t code = di_text_next(shorter, &bytes);

        while (*longer != '\0' && di_text_next(longer, &longer_bytes) != code) {
            longer += longer_bytes;
        }
        if (*longer == '\0') {
            return false;
        }
        longer += longer_bytes;
        shorter += bytes;
    }
    return true;
}
