#include "introduction.h"

#include "dates.h"
#include "statement.h"

#define SENTENCE_ENDS U"。;!?"
#define CLAUSE_CODES 80

static size_t add_or_none(size_t index, size_t more)
{
    return index != VIEW_NONE ? index + more : VIEW_NONE;
}

/* Behind 报告 or 年报 in [from, to), or VIEW_NONE. */
static size_t end_of_report_name(const struct view *view, size_t from, size_t to)
{
    size_t report = view_find(view, from, to, U"报告"), annual = view_find(view, from, to, U"年报");

    return add_or_none(report < annual ? report : annual, 2);
}

/* The object of a verb that ends at `from`: 2017年度青禾市林业局信息公开工作年度报告. */
static bool read_object(struct di_arena *arena, const struct view *view, size_t from, struct di_place where,
                        struct facts *facts)
{
    size_t limit = from + CLAUSE_CODES < view->length ? from + CLAUSE_CODES : view->length;
    size_t stop = view_find_sign(view, from, limit, SENTENCE_ENDS), end, comma;
    struct statement statement;

    end = end_of_report_name(view, from, stop != VIEW_NONE ? stop : limit);
    if (end == VIEW_NONE) {
        return true;
    }
    for (comma = view_find_sign(view, from, end, U","); comma != VIEW_NONE;
         comma = view_find_sign(view, from, end, U",")) {
        from = comma + 1;
    }
    if (!statement_read(arena, view, from, end, &statement)) {
        return !di_arena_failed(arena);
    }
    if (statement.has_year && !facts_add_year(arena, facts, FACT_INTRODUCTION, statement.year.year,
                                              view_slice(arena, view, statement.year.from, statement.year.to), where)) {
        return false;
    }
    return statement.agency == NULL || facts_add_name(arena, facts, FACT_INTRODUCTION, statement.agency, where);
}

/* 本报告由青禾市林业局编制: the name before the verb at `verb`. */
static bool read_author(struct di_arena *arena, const struct view *view, size_t verb, struct di_place where,
                        struct facts *facts)
{
    enum { NAME_CODES = 40 };

    for (size_t at = verb; at > 0 && verb - at < NAME_CODES; at--) {
        const char *name;

        if (view_is_sign(view->codes[at - 1], U"。;,:、")) {
            return true;
        }
        if (view->codes[at - 1] != U'由') {
            continue;
        }
        name = agency_name(arena, view, at, verb);
        return name == NULL ? !di_arena_failed(arena) : facts_add_name(arena, facts, FACT_INTRODUCTION, name, where);
    }
    return true;
}

bool introduction_read(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts)
{
    static const char32_t *const verbs[] = {U"编制", U"编写",   U"撰写",   U"形成",
                                            U"现将", U"现公布", U"现发布", U"特公布"};

    for (size_t at = 0; at < view->length; at++) {
        for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
            size_t count = view_match(view, at, verbs[i]);

            if (count > 0 &&
                (!read_author(arena, view, at, where, facts) || !read_object(arena, view, at + count, where, facts))) {
                return false;
            }
        }
    }
    return true;
}

/* 至 or 到 behind a date, with 起 or 止 around it; the index behind it, or VIEW_NONE. */
static size_t skip_until(const struct view *view, size_t at)
{
    while (view_is_sign(view_code(view, at), U"起开始,")) {
        at++;
    }
    return view_is_sign(view_code(view, at), U"至到-—~") ? at + 1 : VIEW_NONE;
}

/* True where the words before a date say that it bounds the figures. */
static bool is_about_figures(const struct view *view, size_t date)
{
    static const char32_t *const words[] = {U"期限", U"时限", U"统计", U"数据", U"报告期", U"时间段", U"时间范围"};
    enum { CODES_BEFORE = 24 };
    size_t from = date > CODES_BEFORE ? date - CODES_BEFORE : 0;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (view_find(view, from, date, words[i]) != VIEW_NONE) {
            return true;
        }
    }
    return false;
}

/* From its beginning to its end, or a little into the next one. */
static bool is_about_a_year(const struct date_found *first, const struct date_found *last)
{
    return last->year == first->year || (last->year == first->year + 1 && last->month <= 3);
}

static bool write_period(struct di_arena *arena, const struct view *view, const struct date_found *first,
                         const struct date_found *last, struct di_place where, struct facts *facts)
{
    char from[DATE_TEXT_BYTES], to[DATE_TEXT_BYTES];
    char *text = view_slice(arena, view, first->from, last->to);

    format_date(first, from);
    format_date(last, to);
    if (!facts_set(arena, &facts->period, di_arena_printf(arena, "%s/%s", from, to), text, where)) {
        return false;
    }
    return !is_about_a_year(first, last) || facts_add_year(arena, facts, FACT_PERIOD, first->year, text, where);
}

/* 自2017年1月1日起至12月31日止 */
static bool read_span(const struct view *view, size_t at, bool introduction, struct date_found *ret_first,
                      struct date_found *ret_last)
{
    size_t until;

    if (!read_date(view, at, 0, ret_first)) {
        return false;
    }
    until = skip_until(view, ret_first->to);
    return until != VIEW_NONE && read_date(view, until, ret_first->year, ret_last) &&
           ((introduction && ret_first->month == 1 && ret_first->day == 1) || is_about_figures(view, at));
}

/* 数据截止2017年12月31日 */
static bool read_deadline(const struct view *view, size_t at, struct date_found *ret_date)
{
    static const char32_t *const words[] = {U"截止", U"截至", U"时间点为"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t count = view_match(view, at, words[i]);

        if (count > 0) {
            at += count;
            at += view_is_sign(view_code(view, at), U"到于至:");
            return is_about_figures(view, at) && read_date(view, at, 0, ret_date) && ret_date->month == 12 &&
                   ret_date->day == 31;
        }
    }
    return false;
}

bool period_read(struct di_arena *arena, const struct view *view, bool introduction, struct di_place where,
                 struct facts *facts)
{
    for (size_t at = 0; at < view->length && facts->period == NULL; at++) {
        struct date_found first, last;

        if (read_span(view, at, introduction, &first, &last)) {
            return write_period(arena, view, &first, &last, where, facts);
        }
        if (introduction && read_deadline(view, at, &last)) {
            return facts_add_year(arena, facts, FACT_PERIOD, last.year, view_slice(arena, view, last.from, last.to),
                                  where);
        }
    }
    return true;
}

bool beginning_read(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts)
{
    enum { YEAR_CODES = 7, CODES_BEHIND = 16 };
    struct year_found year;

    if (!find_year(view, 0, YEAR_CODES, &year) || year.from > 0 ||
        !view_is_sign(view_code(view, year.to), U",、以来全") ||
        view_find_sign(view, year.to, year.to + CODES_BEHIND, U"将拟计") != VIEW_NONE) {
        return true;
    }
    return facts_add_year(arena, facts, FACT_BEGINNING, year.year, view_slice(arena, view, year.from, year.to), where);
}
