#include "introduction.h"

#include "dates.h"
#include "printed_number.h"
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

/* The name in [from, to) that reads like an office, or NULL: a sentence holds much else. */
static const char *office_name(struct di_arena *arena, const struct view *view, size_t from, size_t to)
{
    const char *name = agency_name(arena, view, from, to);

    return name != NULL && agency_is_office(name) ? name : NULL;
}

/* 青禾市林业局根据条例: where the name ends. */
static size_t end_of_author(const struct view *view, size_t from, size_t to)
{
    static const char32_t *const words[] = {U"根据", U"按照", U"依据", U"依照", U"结合", U"负责", U"组织", U"统一"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t word = view_find(view, from, to, words[i]);

        to = word != VIEW_NONE ? word : to;
    }
    return to;
}

/*
 * 本报告由青禾市林业局编制, or at the beginning of a clause 青禾市林业局编制…: the name before the verb at `verb`.
 */
static bool read_author(struct di_arena *arena, const struct view *view, size_t verb, struct di_place where,
                        struct facts *facts)
{
    enum { NAME_CODES = 40 };

    for (size_t at = verb; at > 0 && verb - at < NAME_CODES; at--) {
        const char *name;

        if (!view_is_sign(view->codes[at - 1], U"由。;,:、")) {
            continue;
        }
        name = office_name(arena, view, at, end_of_author(view, at, verb));
        return name == NULL ? !di_arena_failed(arena) : facts_add_name(arena, facts, FACT_INTRODUCTION, name, where);
    }
    return true;
}

bool introduction_read(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts)
{
    static const char32_t *const verbs[] = {U"编制", U"编写",   U"撰写",   U"形成",
                                            U"现将", U"现公布", U"现发布", U"特公布"};

    for (size_t at = 0; at < view->length; at++) {
        size_t count = view_match_any(view, at, verbs, sizeof verbs / sizeof *verbs);

        if (count > 0 &&
            (!read_author(arena, view, at, where, facts) || !read_object(arena, view, at + count, where, facts))) {
            return false;
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
    if (!view_is_sign(view_code(view, at), U"至到-—~")) {
        return VIEW_NONE;
    }
    while (view_is_sign(view_code(view, at), U"至到-—~")) {
        at++;
    }
    return at;
}

/* One of the words stands shortly before the date. */
static bool stands_before(const struct view *view, size_t date, const char32_t *const *words, size_t count)
{
    enum { CODES_BEFORE = 24 };
    size_t from = date > CODES_BEFORE ? date - CODES_BEFORE : 0;

    for (size_t i = 0; i < count; i++) {
        if (view_find(view, from, date, words[i]) != VIEW_NONE) {
            return true;
        }
    }
    return false;
}

/* True where the words before a date say that it bounds the figures. */
static bool is_about_figures(const struct view *view, size_t date)
{
    static const char32_t *const words[] = {U"期限", U"时限", U"统计", U"数据", U"报告期", U"时间段", U"时间范围"};

    return stands_before(view, date, words, sizeof words / sizeof *words);
}

/* True where the figures are those of all years up to the date. */
static bool is_cumulative(const struct view *view, size_t date)
{
    static const char32_t *const words[] = {U"累计", U"历年"};

    return stands_before(view, date, words, sizeof words / sizeof *words);
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

/* Of the sentence around a date, or so much of it that it tells what the date is about. */
static size_t begin_of_sentence(const struct view *view, size_t date)
{
    enum { CODES_BEFORE = 24 };
    size_t at = date;

    while (at > 0 && date - at < CODES_BEFORE && !view_is_sign(view->codes[at - 1], SENTENCE_ENDS)) {
        at--;
    }
    return at;
}

/* The beginning is not stated: that of the year, unless the figures are those of all years. */
static bool write_deadline(struct di_arena *arena, const struct view *view, const struct date_found *last,
                           struct di_place where, struct facts *facts)
{
    bool cumulative = is_cumulative(view, last->from);
    char *text = view_slice(arena, view, begin_of_sentence(view, last->from), last->to), to[DATE_TEXT_BYTES];

    format_date(last, to);
    return facts_set(arena, &facts->period, di_arena_printf(arena, "%s/%s", cumulative ? ".." : "", to), text, where) &&
           (last->month != 12 || facts_add_year(arena, facts, FACT_PERIOD, last->year, text, where));
}

/* 自2017年1月1日起至12月31日止, 2017年1月至12月 */
static bool read_span(const struct view *view, size_t at, bool introduction, struct date_found *ret_first,
                      struct date_found *ret_last)
{
    size_t until;

    if (!read_bound(view, at, 0, false, ret_first)) {
        return false;
    }
    until = skip_until(view, ret_first->to);
    return until != VIEW_NONE && read_bound(view, until, ret_first->year, true, ret_last) &&
           ((introduction && ret_first->month == 1 && ret_first->day == 1) || is_about_figures(view, at));
}

/* 数据截止2017年12月31日 */
static bool read_deadline(const struct view *view, size_t at, struct date_found *ret_date)
{
    static const char32_t *const words[] = {U"截止", U"截至", U"时间点为"};
    size_t count = view_match_any(view, at, words, sizeof words / sizeof *words);

    if (count == 0) {
        return false;
    }
    at += count;
    at += view_is_sign(view_code(view, at), U"到于至:");
    return is_about_figures(view, at) && read_date(view, at, 0, ret_date);
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
            return write_deadline(arena, view, &last, where, facts);
        }
    }
    return true;
}

bool beginning_read(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts)
{
    enum { YEAR_CODES = 7, CODES_BEHIND = 16 };
    struct year_found year;

    if (!find_year(view, 0, YEAR_CODES, &year) || year.from > 0 ||
        !view_is_sign(view_code(view, year.to), U",、以来全我本共") ||
        view_find_sign(view, year.to, year.to + CODES_BEHIND, U"将拟计") != VIEW_NONE) {
        return true;
    }
    return facts_add_year(arena, facts, FACT_BEGINNING, year.year, view_slice(arena, view, year.from, year.to), where);
}

/* Code points of the word that ends the name of an office before `end`, or 0. */
static size_t match_office(const struct view *view, size_t end)
{
    static const char32_t *const words[] = {U"局",   U"厅", U"政府", U"委员会", U"管委会", U"办公室", U"办事处",
                                            U"街道", U"镇", U"乡",   U"法院",   U"检察院", U"管理处", U"中心"};

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t count = 0;

        while (words[i][count] != 0) {
            count++;
        }
        if (end >= count && view_match(view, end - count, words[i]) > 0) {
            return count;
        }
    }
    return 0;
}

/* 青禾市, but not 市民. */
static bool is_place(const struct view *view, size_t at)
{
    return (view_is_sign(view_code(view, at), U"省市县区州旗镇乡") && view_code(view, at + 1) != U'民') ||
           view_match(view, at - 1, U"街道") > 0;
}

/* Where the name of an office ends that begins at `from` with a place (青禾市…), or VIEW_NONE. */
static size_t end_of_office(const struct view *view, size_t from)
{
    enum { NAME_CODES = 30, CODES_BETWEEN = 6 };
    bool place = false;
    size_t end = VIEW_NONE;

    for (size_t at = from + 2; at < view->length && at < from + NAME_CODES; at++) {
        if (view_is_sign(view->codes[at], U"认真坚严高深按积以为在对把将,。;:、的根据全围)(") ||
            (end != VIEW_NONE && at >= end + CODES_BETWEEN)) {
            break;
        }
        place = place || is_place(view, at);
        if (place && match_office(view, at + 1) > 0) {
            end = at + 1;
        }
    }
    return end;
}

/* 所属各单位和乡镇, 有关部门: agencies of no name. */
static bool is_collective(const struct view *view, size_t from, size_t to)
{
    static const char32_t *const words[] = {U"各",   U"所属", U"下属", U"直属", U"有关",
                                            U"相关", U"全体", U"其他", U"乡镇"};
    bool collective = false;

    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        collective = collective || view_find(view, from, to, words[i]) != VIEW_NONE;
    }
    return collective;
}

bool subject_read(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts)
{
    struct year_found year;
    size_t from = 0, end;
    const char *name;

    if (find_year(view, 0, 7, &year) && year.from == 0) {
        from = year.to + (view_code(view, year.to) == U',');
    }
    if (view_is_sign(view_code(view, from), U"省市区县中党国《") || printed_number_read(view).closed) {
        return true; /* those above: 省政府, 市委, 中共中央, 国务院; and headings */
    }
    end = end_of_office(view, from);
    name = end != VIEW_NONE && !is_collective(view, from, end) ? office_name(arena, view, from, end) : NULL;
    return name == NULL ? !di_arena_failed(arena) : facts_add_name(arena, facts, FACT_SUBJECT, name, where);
}
