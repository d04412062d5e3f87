#include "missing.h"

#include <string.h>

#include "docintake/text.h"
#include "heading.h"
#include "view.h"

/* Where no rule of the form has this check. */
#define CHECK "table-present"
#define RULE "R5"

static bool is_empty(const struct lines *lines, const struct found_table *tables)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->lines[i].text != NULL) {
            return false;
        }
    }
    for (; tables != NULL; tables = tables->next) {
        for (size_t i = 0; i < tables->block->table.n_cells; i++) {
            if (!di_text_is_blank(tables->block->table.cells[i].text)) {
                return false;
            }
        }
    }
    return true;
}

static enum di_reason reason_of(enum di_block_kind kind)
{
    switch (kind) {
    case DI_PICTURE:
    case DI_CHART:
        return DI_REASON_TABLE_IS_PICTURE;
    case DI_OBJECT:
        return DI_REASON_TABLE_IS_OBJECT;
    default:
        return DI_REASON_NONE;
    }
}

/* 附件, or a short line that ends in 表: a table is to follow. */
static bool announces_a_table(const char *text)
{
    struct opening opening;
    const struct view *view = &opening.view;
    enum { CODES = 40 };

    view_opening(text, &opening);
    return view->length > 0 && view->length <= CODES &&
           (view_match(view, 0, U"附件") > 0 || view_match(view, 0, U"附表") > 0 ||
            view->codes[view->length - 1] == U'表');
}

/*
 * The picture or object that stands where the table should: close below a line that announces one or, where the
 * document has no table at all, behind the last heading. NULL where there is none.
 */
static const struct di_block *find_stand_in(struct di_arena *arena, const struct lines *lines, bool any_table)
{
    enum { LINES_BELOW = 4 };
    const struct di_block *behind_text = NULL;
    size_t announced = SIZE_MAX;

    for (size_t i = 0; i < lines->count; i++) {
        const struct line *line = &lines->lines[i];
        struct heading heading;

        if (line->text == NULL) {
            if (reason_of(line->block->kind) == DI_REASON_NONE) {
                continue;
            }
            if (announced != SIZE_MAX && i - announced <= LINES_BELOW) {
                return line->block;
            }
            behind_text = behind_text != NULL ? behind_text : line->block;
        } else if (announces_a_table(line->text)) {
            announced = i;
        } else if (heading_read(arena, line, 0, &heading)) {
            behind_text = NULL;
        }
    }
    return any_table ? NULL : behind_text;
}

/* A finding about tables of the nearest form, at most as severe as its rule. */
static struct di_finding *add_finding(struct di_report *report, enum di_reason reason, const struct di_form *form,
                                      const struct di_words *tables, struct di_place where)
{
    const struct di_rule *rule = di_form_rule_by_check(form, CHECK);
    enum di_severity of_reason = di_reason_row(reason)->severity;
    enum di_severity severity = rule != NULL && rule->severity < of_reason ? rule->severity : of_reason;
    struct di_finding *finding = di_report_add_weighed(report, reason, severity, rule != NULL ? rule->id : RULE, where);

    di_finding_argue(report, finding, "what.zh", tables->zh);
    di_finding_argue(report, finding, "what.en", tables->en);
    return finding;
}

/* The tables of one section. */
static bool are_together(const struct di_form_table *a, const struct di_form_table *b)
{
    return a == b || (a->section != NULL && b->section != NULL && strcmp(a->section, b->section) == 0);
}

static bool add_caption(struct di_arena *arena, const struct di_label *caption, struct di_words *names)
{
    bool first = names->zh == NULL;

    names->zh = first ? caption->text : di_arena_printf(arena, "%s、%s", names->zh, caption->text);
    names->en = first ? caption->text : di_arena_printf(arena, "%s, %s", names->en, caption->text);
    return names->zh != NULL && names->en != NULL;
}

/* What people call the missing tables of the section that this one belongs to: their captions, or else the section. */
static bool name_tables(struct di_arena *arena, const struct choice *choice, size_t index, struct di_words *ret_names)
{
    const struct di_form_table *tables = choice->nearest->tables;
    const struct di_form_section *section =
        tables[index].section != NULL ? di_form_section_by_role(choice->nearest, tables[index].section) : NULL;
    struct di_words names = {NULL, NULL};

    for (size_t i = index; i < choice->n_tables; i++) {
        if (choice->tables[i].first == NULL && are_together(&tables[i], &tables[index]) &&
            *tables[i].caption.text != '\0' && !add_caption(arena, &tables[i].caption, &names)) {
            return false;
        }
    }
    *ret_names = names.zh != NULL ? names : section != NULL ? section->name : choice->nearest->name;
    return true;
}

static bool any_found_beside(const struct choice *choice, size_t index)
{
    const struct di_form_table *tables = choice->nearest->tables;

    for (size_t i = 0; i < choice->n_tables; i++) {
        if (choice->tables[i].first != NULL && are_together(&tables[i], &tables[index])) {
            return true;
        }
    }
    return false;
}

/* The first picture or object in the section; NULL where there is none. */
static const struct di_block *stand_in_of_section(const struct lines *lines, const struct chapters *chapters,
                                                  const char *role)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (lines->lines[i].text == NULL && chapters_has(chapters, i, role) &&
            reason_of(lines->lines[i].block->kind) != DI_REASON_NONE) {
            return lines->lines[i].block;
        }
    }
    return NULL;
}

/* The heading of the section, for a person to go to. */
static struct di_place place_of_section(const struct lines *lines, const struct chapters *chapters, const char *role)
{
    for (size_t i = 0; i < lines->count; i++) {
        if (chapters_has(chapters, i, role)) {
            return lines->lines[i].block->place;
        }
    }
    return DI_PLACE_NONE;
}

/* The first of the missing tables of its section tells of all of them. */
static bool tells(const struct choice *choice, size_t index)
{
    const struct di_form_table *tables = choice->nearest->tables;

    for (size_t i = 0; i < index; i++) {
        if (choice->tables[i].first == NULL && are_together(&tables[i], &tables[index])) {
            return false;
        }
    }
    return choice->tables[index].first == NULL;
}

bool missing_tell_tables(struct di_report *report, const struct lines *lines, const struct choice *choice,
                         const struct chapters *chapters)
{
    for (size_t i = 0; i < choice->n_tables; i++) {
        const char *role = choice->nearest->tables[i].section;
        const struct di_block *stand_in = NULL;
        struct di_words names;

        if (!tells(choice, i)) {
            continue;
        }
        if (!any_found_beside(choice, i)) {
            stand_in = stand_in_of_section(lines, chapters, role);
        }
        if (!name_tables(report->arena, choice, i, &names)) {
            return false;
        }
        if (stand_in != NULL) {
            add_finding(report, reason_of(stand_in->kind), choice->nearest, &names, stand_in->place);
        } else {
            add_finding(report, DI_REASON_NO_TABLE, choice->nearest, &names, place_of_section(lines, chapters, role));
        }
    }
    return !di_arena_failed(report->arena);
}

static void tell_no_form(struct di_report *report, const struct found_table *tables, const struct choice *nearest)
{
    struct di_finding *finding = di_report_add_finding(report, DI_REASON_NO_FORM, RULE, tables->block->place);
    int64_t count = 0;

    for (const struct found_table *table = tables; table != NULL; table = table->next) {
        count++;
    }
    di_finding_argue_number(report, finding, "tables", di_decimal_of(count));
    di_finding_argue_number(report, finding, "matched", di_decimal_of(nearest->matched));
    di_finding_argue_number(report, finding, "expected_rows", di_decimal_of(nearest->expected));
}

static bool any_stand_in(const struct lines *lines, const struct choice *choice, const struct chapters *chapters)
{
    for (size_t i = 0; i < choice->n_tables; i++) {
        if (stand_in_of_section(lines, chapters, choice->nearest->tables[i].section) != NULL) {
            return true;
        }
    }
    return false;
}

/* Without a form no rule is checked, and yet the next report should have its year too. */
static void tell_no_year(struct di_report *report, const struct di_form *nearest)
{
    const struct di_rule *rule = di_form_rule_by_check(nearest, "years-agree");

    di_report_add_finding(report, DI_REASON_YEAR_MISSING, rule != NULL ? rule->id : NULL, DI_PLACE_NONE);
}

bool missing_tell(struct di_report *report, const struct lines *lines, const struct found_table *tables,
                  const struct choice *choice, const struct chapters *chapters)
{
    const struct di_block *stand_in;
    struct di_words names;

    if (is_empty(lines, tables)) {
        di_report_add_finding(report, DI_REASON_EMPTY, NULL, DI_PLACE_NONE);
        return !di_arena_failed(report->arena);
    }
    if (choice->nearest == NULL) { /* no form that is installed has a table */
        struct di_finding *finding = di_report_add_finding(report, DI_REASON_NO_TABLE, RULE, DI_PLACE_NONE);

        di_finding_argue(report, finding, "what", "—");
        return !di_arena_failed(report->arena);
    }
    if (choice->year_unknown) {
        tell_no_year(report, choice->nearest);
    }
    stand_in = find_stand_in(report->arena, lines, tables != NULL);
    if (any_stand_in(lines, choice, chapters) || (stand_in == NULL && tables == NULL)) {
        return missing_tell_tables(report, lines, choice, chapters);
    }
    if (stand_in == NULL) {
        tell_no_form(report, tables, choice);
    } else if (name_tables(report->arena, choice, 0, &names)) {
        add_finding(report, reason_of(stand_in->kind), choice->nearest, &names, stand_in->place);
    }
    return !di_arena_failed(report->arena);
}
