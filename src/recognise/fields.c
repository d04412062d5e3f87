#include "fields.h"

#include <string.h>

#include "contact.h"
#include "dates.h"
#include "facts.h"
#include "heading.h"
#include "introduction.h"
#include "statement.h"
#include "title.h"

/* The introduction stands within the first lines; so much of each is looked at. */
enum { LINES_READ = 40, CODES_READ = 4000 };

/* A signature stands within the last lines. */
enum { SIGNATURE_LINES = 6 };

struct reading {
    struct di_report *report;
    const struct lines *lines;
    struct facts facts;
};

static bool add_statement(struct di_arena *arena, struct facts *facts, enum fact_source source, const struct view *view,
                          const struct statement *statement, struct di_place where)
{
    if (statement->has_year &&
        !facts_add_year(arena, facts, source, statement->year.year,
                        view_slice(arena, view, statement->year.from, statement->year.to), where)) {
        return false;
    }
    return statement->agency == NULL || facts_add_name(arena, facts, source, statement->agency, where);
}

/* A line below the title that is nothing but the name of an office. */
static const char *name_below(struct reading *reading, size_t from)
{
    const struct line *line = from < reading->lines->count ? &reading->lines->lines[from] : NULL;
    struct opening opening;
    const char *name;

    if (line == NULL || line->use != LINE_NARRATIVE || line->text == NULL) {
        return NULL;
    }
    view_opening(line->text, &opening);
    name = agency_name(reading->report->arena, &opening.view, 0, opening.view.length);
    return name != NULL && agency_is_office(name) ? name : NULL;
}

static bool read_titles(struct reading *reading)
{
    struct di_arena *arena = reading->report->arena;

    for (size_t i = 0, end; i < reading->lines->count; i = end) {
        const struct line *line = &reading->lines->lines[i];
        struct statement statement;
        const char *text;
        struct view view;

        end = i + 1;
        if (line->use != LINE_TITLE) {
            continue;
        }
        text = title_text(arena, reading->lines, i, &end);
        if (text == NULL || !view_make(arena, text, CODES_READ, &view)) {
            return false;
        }
        if (!statement_read(arena, &view, 0, view.length, &statement)) {
            continue;
        }
        statement.agency = statement.agency != NULL ? statement.agency : name_below(reading, end);
        if (!add_statement(arena, &reading->facts, FACT_TITLE, &view, &statement, line->block->place)) {
            return false;
        }
    }
    return true;
}

/* A line that says nothing but a date, perhaps in brackets or behind 发布日期. */
static bool read_date_line(const struct line *line, struct date_found *ret_date)
{
    struct opening opening;
    const struct view *view = &opening.view;
    size_t from = 0, colon;

    view_opening(line->text, &opening);
    colon = view_find_sign(view, 0, 8, U":");
    if (colon != VIEW_NONE &&
        (view_find(view, 0, colon, U"日期") != VIEW_NONE || view_find(view, 0, colon, U"时间") != VIEW_NONE)) {
        from = colon + 1;
    }
    from += view_is_sign(view_code(view, from), U"([〔");
    return read_date(view, from, 0, ret_date) && ret_date->to + 1 >= view->length;
}

static bool set_signed(struct reading *reading, const struct line *line, const struct date_found *date)
{
    struct di_arena *arena = reading->report->arena;
    char iso[DATE_TEXT_BYTES];

    format_date(date, iso);
    return facts_set(arena, &reading->facts.signed_on, di_arena_strdup(arena, iso), line->text, line->block->place);
}

/* A line that is nothing but the name of an office, perhaps with （盖章） behind it. */
static bool read_signature(struct reading *reading, const struct line *line)
{
    struct di_arena *arena = reading->report->arena;
    struct opening opening;
    const char *name;
    size_t end;

    if (!line_is_narrative(line) || line->use == LINE_TITLE) {
        return true;
    }
    view_opening(line->text, &opening);
    end = view_find_sign(&opening.view, 0, opening.view.length, U"(");
    name = agency_name(arena, &opening.view, 0, end != VIEW_NONE ? end : opening.view.length);
    return name == NULL || !agency_is_office(name) ||
           facts_add_name(arena, &reading->facts, FACT_SIGNATURE, name, line->block->place);
}

/* A report that is not dated may be signed all the same, in its last line. */
static bool read_undated_signature(struct reading *reading)
{
    size_t last = reading->lines->count;

    while (last > 0 && !line_is_narrative(&reading->lines->lines[last - 1])) {
        last--;
    }
    return last == 0 || read_signature(reading, &reading->lines->lines[last - 1]);
}

/* The date at the end with the name above it, else the date at the top, else the name alone. */
static bool read_signed(struct reading *reading)
{
    const struct lines *lines = reading->lines;
    struct date_found date;

    for (size_t i = lines->count, seen = 0; i > 0 && seen < SIGNATURE_LINES; i--) {
        const struct line *line = &lines->lines[i - 1];

        seen += line_is_narrative(line);
        if (line_is_narrative(line) && read_date_line(line, &date)) {
            return set_signed(reading, line, &date) &&
                   (i == 1 || read_signature(reading, &reading->lines->lines[i - 2]));
        }
    }
    for (size_t i = 0, seen = 0; i < lines->count && seen < LINES_READ; i++) {
        const struct line *line = &lines->lines[i];

        seen += line_is_narrative(line);
        if (line_is_narrative(line) && read_date_line(line, &date)) {
            return set_signed(reading, line, &date);
        }
    }
    return read_undated_signature(reading);
}

/* 发布机构：青禾市林业局, in the block that web pages put above a report. */
static bool read_publisher(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts)
{
    enum { LABEL_CODES = 8 };
    size_t colon = view_find_sign(view, 0, LABEL_CODES, U":");
    const char *name;

    if (colon == VIEW_NONE || colon < 2 ||
        !(view_match(view, colon - 2, U"机构") > 0 || view_match(view, colon - 2, U"单位") > 0 ||
          view_match(view, colon - 2, U"机关") > 0 || view_match(view, colon - 2, U"部门") > 0)) {
        return true;
    }
    name = agency_name(arena, view, colon + 1, view->length);
    return name == NULL || !agency_is_office(name) || facts_add_name(arena, facts, FACT_PUBLISHER, name, where);
}

/* It ends at the first heading or, where no sentence stands above that one, at the second. */
static bool ends_introduction(struct di_arena *arena, const struct line *line, unsigned *headings, bool text_seen)
{
    struct heading heading;

    if (!heading_read(arena, line, *headings + 1, &heading) || heading.level != 1) {
        return false;
    }
    return ++*headings > 1 || text_seen;
}

static bool read_first_lines(struct reading *reading)
{
    struct di_arena *arena = reading->report->arena;
    bool introduction = true, text_seen = false;
    unsigned headings = 0;

    for (size_t i = 0, seen = 0; i < reading->lines->count && seen < LINES_READ; i++) {
        const struct line *line = &reading->lines->lines[i];
        struct view view;

        if (!line_is_narrative(line) || line->use == LINE_TITLE) {
            continue;
        }
        seen++;
        introduction = introduction && !ends_introduction(arena, line, &headings, text_seen);
        if (!view_make(arena, line->text, CODES_READ, &view) ||
            (introduction && (!introduction_read(arena, &view, line->block->place, &reading->facts) ||
                              !beginning_read(arena, &view, line->block->place, &reading->facts))) ||
            !read_publisher(arena, &view, line->block->place, &reading->facts) ||
            !subject_read(arena, &view, line->block->place, &reading->facts) ||
            !period_read(arena, &view, introduction, line->block->place, &reading->facts) ||
            !contact_read(arena, &view, line->block->place, &reading->facts)) {
            return false;
        }
        text_seen = text_seen || view_find(&view, 0, view.length, U"。") != VIEW_NONE;
    }
    return true;
}

static bool read_headers(struct reading *reading, const struct di_document *document)
{
    struct di_arena *arena = reading->report->arena;
    size_t seen = 0;

    for (const struct di_block *block = document->headers.first; block != NULL && seen < LINES_READ;
         block = block->next) {
        struct statement statement;
        struct view view;

        if (block->kind != DI_PARAGRAPH) {
            continue;
        }
        seen++;
        if (!view_make(arena, block->paragraph.text, CODES_READ, &view)) {
            return false;
        }
        if (!statement_read(arena, &view, 0, view.length, &statement)) {
            const char *name = agency_name(arena, &view, 0, view.length);

            statement = (struct statement){.agency = name != NULL && agency_is_office(name) ? name : NULL};
        }
        if (!add_statement(arena, &reading->facts, FACT_HEADER, &view, &statement, block->place)) {
            return false;
        }
    }
    return true;
}

bool fields_read(struct di_report *report, const struct di_document *document, const struct lines *lines,
                 const struct di_report_field *table_agency)
{
    struct reading reading = {.report = report, .lines = lines};

    if (!read_titles(&reading) || !read_first_lines(&reading) || !read_signed(&reading) ||
        !read_headers(&reading, document)) {
        return false;
    }
    if (table_agency != NULL &&
        !facts_add_name(report->arena, &reading.facts, FACT_TABLE, table_agency->value, table_agency->where)) {
        return false;
    }
    return facts_write(report, &reading.facts) && !di_arena_failed(report->arena);
}
