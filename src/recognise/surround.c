#include "surround.h"

#include <string.h>

#include "dates.h"
#include "docintake/text.h"
#include "heading.h"
#include "table_fields.h"

/* How far the heading block and the footer reach at most, in lines that are not blank. */
enum { LINES_ABOVE = 12, LINES_BELOW = 8 };

/* A line of the heading block is short: a caption, a year, a name. */
#define LINE_CODES 60
_Static_assert(LINE_CODES < OPENING_CODES, "an opening shows whether a line is short");

/* What a line above or below a table looks like. */
enum line_kind {
    LINE_OF_TABLE,  /* says that it belongs to a table */
    LINE_NEUTRAL,   /* may stand between such lines */
    LINE_OF_REPORT, /* ends the search */
};

/* （2017年度） and nothing else, even where the year was left out. */
static bool is_year_line(const struct view *view)
{
    struct year_found year;
    size_t bracket = view_is_sign(view_code(view, 0), U"([〔") ? 1 : 0;

    if (view_match(view, bracket, U"年度") > 0) {
        return true;
    }
    return find_year(view, 0, view->length, &year) && year.from == bracket && year.to + bracket == view->length;
}

/* 政府信息公开情况统计表, perhaps with a bracket behind it. */
static bool is_caption(const struct view *view)
{
    size_t last = view->length;

    if (last > 0 && view_is_sign(view_code(view, last - 1), U")")) {
        while (last > 0 && view_code(view, last - 1) != '(') {
            last--;
        }
        last -= last > 0;
    }
    return last > 1 && view_code(view, last - 1) == U'表';
}

static bool is_date_line(const struct view *view)
{
    struct date_found date;

    return find_date(view, 0, view->length, &date) && date.from <= 1 && date.to + 1 >= view->length;
}

static bool is_numbered_heading(struct di_arena *arena, const struct line *line)
{
    struct heading heading;

    return heading_read(arena, line, 0, &heading) && heading.number != NULL;
}

static enum line_kind kind_above(struct di_arena *arena, const struct di_form_table *table, const struct line *line)
{
    static const char32_t *const openings[] = {U"附件", U"附表", U"附:", U"单位:", U"计量单位", U"制表", U"表号"};
    struct opening opening;
    const struct view *view = &opening.view;

    view_opening(line->text, &opening);
    if (view->length > LINE_CODES || view_find_sign(view, 0, view->length, U"。;") != VIEW_NONE) {
        return LINE_OF_REPORT;
    }
    if (view_match_any(view, 0, openings, sizeof openings / sizeof *openings) > 0 || is_year_line(view) ||
        table_fields_stand_in(table, view)) {
        return LINE_OF_TABLE;
    }
    if (is_date_line(view) || is_numbered_heading(arena, line)) {
        return LINE_OF_REPORT;
    }
    return is_caption(view) ? LINE_OF_TABLE : LINE_NEUTRAL;
}

static enum line_kind kind_below(const struct di_form_table *table, const struct line *line)
{
    static const char32_t *const openings[] = {U"注:", U"备注", U"说明:", U"填表说明", U"填报说明"};
    struct opening opening;

    view_opening(line->text, &opening);
    return table_fields_stand_in(table, &opening.view) ||
                   view_match_any(&opening.view, 0, openings, sizeof openings / sizeof *openings) > 0
               ? LINE_OF_TABLE
               : LINE_OF_REPORT;
}

static bool add_passage(struct di_arena *arena, struct surroundings *surroundings, const char *text,
                        struct di_place where, bool above)
{
    struct passage *passage = DI_NEW(arena, struct passage);
    struct opening opening;

    if (passage == NULL) {
        return false;
    }
    *passage = (struct passage){.text = text, .where = where, .above = above};
    if (surroundings->last != NULL) {
        surroundings->last->next = passage;
    } else {
        surroundings->first = passage;
    }
    surroundings->last = passage;
    view_opening(text, &opening);
    if (above && is_caption(&opening.view)) {
        surroundings->caption = passage;
    }
    return true;
}

static bool claim(struct di_arena *arena, struct lines *lines, size_t from, size_t to, bool above,
                  struct surroundings *surroundings)
{
    for (size_t i = from; i < to; i++) {
        struct line *line = &lines->lines[i];

        if (!line_is_narrative(line)) {
            continue;
        }
        line->use = above ? LINE_TABLE_HEADING : LINE_TABLE_FOOTER;
        if (!add_passage(arena, surroundings, line->text, line->block->place, above)) {
            return false;
        }
    }
    return true;
}

/*
 * The heading block reaches up to the highest line that belongs to a table. A numbered heading above it that reads like
 * a caption is the caption, and stays a heading.
 */
static bool claim_above(struct di_arena *arena, const struct di_form_table *form_table, struct lines *lines,
                        size_t table, struct surroundings *surroundings)
{
    size_t top = table, i = table;

    for (; i > 0 && table - i < LINES_ABOVE && line_is_narrative(&lines->lines[i - 1]); i--) {
        enum line_kind kind = kind_above(arena, form_table, &lines->lines[i - 1]);

        if (kind == LINE_OF_REPORT) {
            break;
        }
        top = kind == LINE_OF_TABLE ? i - 1 : top;
    }
    if (i > 0 && i == top && line_is_narrative(&lines->lines[i - 1])) {
        const struct line *above = &lines->lines[i - 1];
        struct opening opening;

        view_opening(above->text, &opening);
        if (opening.view.length <= LINE_CODES && is_caption(&opening.view) &&
            !add_passage(arena, surroundings, above->text, above->block->place, true)) {
            return false;
        }
    }
    return claim(arena, lines, top, table, true, surroundings);
}

static bool claim_below(struct di_arena *arena, const struct di_form_table *form_table, struct lines *lines,
                        size_t table, struct surroundings *surroundings)
{
    size_t end = table + 1;

    while (end < lines->count && end - table <= LINES_BELOW && line_is_narrative(&lines->lines[end]) &&
           kind_below(form_table, &lines->lines[end]) == LINE_OF_TABLE) {
        end++;
    }
    return claim(arena, lines, table + 1, end, false, surroundings);
}

/* The cells of a row as one text, set apart by a tab. */
static char *join_cells(struct di_arena *arena, const struct grid_row *row)
{
    size_t size = 0;
    char *text, *end;

    for (size_t i = 0; i < row->n_cells; i++) {
        size += strlen(row->cells[i].cell->text) + strlen("\t");
    }
    text = end = di_arena_unset(arena, size);
    for (size_t i = 0; text != NULL && i < row->n_cells; i++) {
        end = stpcpy(end, row->cells[i].cell->text);
        *end++ = i + 1 < row->n_cells ? '\t' : '\0';
    }
    return text;
}

static bool is_around(const struct chosen_table *table, const struct grid_row *row, const char *text)
{
    struct opening opening;

    view_opening(text, &opening);
    return row->cells[0].cell->column_span >= row->table->block->table.columns || is_year_line(&opening.view) ||
           is_caption(&opening.view) || table_fields_stand_in(table->known->form_table, &opening.view);
}

/* A row outside the form's rows. */
static bool read_row(struct di_arena *arena, const struct chosen_table *table, struct grid_row *row, bool above,
                     struct surroundings *surroundings)
{
    struct di_place where = row->table->block->place;
    char *text;

    if (row->use == GRID_HEADER) {
        return true;
    }
    text = join_cells(arena, row);
    if (text == NULL) {
        return false;
    }
    if (!is_around(table, row, text)) {
        return true;
    }
    row->use = GRID_AROUND;
    where.paragraph = 0;
    where.row = row->row;
    where.column = 1;
    return add_passage(arena, surroundings, text, where, above);
}

static bool is_matched(const struct chosen_table *table, size_t row)
{
    return table->rows.lines[row].form_line != DI_NO_INDEX;
}

/* Rows of the grid above the first and below the last row of the form. */
static bool read_rows(struct di_arena *arena, struct chosen_table *table, struct surroundings *surroundings)
{
    const struct grid *grid = &table->grid;
    size_t first = 0, end = grid->n_rows;

    while (first < grid->n_rows && !is_matched(table, first)) {
        first++;
    }
    while (end > first && !is_matched(table, end - 1)) {
        end--;
    }
    for (size_t i = 0; i < grid->n_rows; i++) {
        if ((i < first || i >= end) && !read_row(arena, table, &grid->rows[i], i < first, surroundings)) {
            return false;
        }
    }
    return true;
}

/* To find a line below the caption, a person looks for the caption. */
static void name_places(struct surroundings *surroundings)
{
    for (struct passage *passage = surroundings->first; passage != NULL && surroundings->caption != NULL;
         passage = passage->next) {
        if (passage != surroundings->caption) {
            passage->where.heading = surroundings->caption->text;
        }
    }
}

bool surround_read(struct di_arena *arena, struct lines *lines, struct chosen_table *table,
                   struct surroundings *ret_surroundings)
{
    const struct di_form_table *form_table = table->known->form_table;
    struct surroundings surroundings = {0};
    size_t first = table->first->line, last = table->last->line;
    bool in_body = first != NO_LINE && last != NO_LINE;

    if (in_body && (!claim_above(arena, form_table, lines, first, &surroundings) ||
                    !claim(arena, lines, first, last, true, &surroundings))) {
        return false;
    }
    if (!read_rows(arena, table, &surroundings) ||
        (in_body && !claim_below(arena, form_table, lines, last, &surroundings))) {
        return false;
    }
    name_places(&surroundings);
    *ret_surroundings = surroundings;
    return true;
}

bool surround_heading(struct di_arena *arena, const struct lines *lines, const struct chosen_table *table,
                      const char **ret_heading)
{
    size_t below = table->first->line != NO_LINE ? table->first->line : table->first->outer;

    *ret_heading = NULL;
    for (size_t i = below; i-- > 0 && *ret_heading == NULL;) {
        const struct line *line = &lines->lines[i];
        struct heading heading;

        if (line->text != NULL && line->use == LINE_NARRATIVE && heading_read(arena, line, 0, &heading)) {
            *ret_heading = heading.written;
        }
    }
    return !di_arena_failed(arena);
}
