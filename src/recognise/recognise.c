#include "docintake/recognise.h"

#include <stdlib.h>

#include "choose.h"
#include "contents.h"
#include "fields.h"
#include "fill.h"
#include "known_forms.h"
#include "layout.h"
#include "lines.h"
#include "missing.h"
#include "sections.h"
#include "surround.h"
#include "table_fields.h"
#include "tables.h"
#include "title.h"
#include "unknown_table.h"

static void name_form(struct di_report *report, const struct di_form *form)
{
    report->form = (struct di_report_form){form->id, form->version, form->name.zh, form->name.en};
}

/* Two forms fit equally well: nothing is guessed, and the tables are kept as they stand. */
static bool tell_rivals(struct di_report *report, const struct choice *choice)
{
    struct di_finding *finding = di_report_add_finding(report, DI_REASON_FORM_UNCLEAR, NULL, DI_PLACE_NONE);

    di_finding_argue(report, finding, "form", choice->form->name.zh);
    di_finding_argue(report, finding, "other_form", choice->rival->name.zh);
    return !di_arena_failed(report->arena);
}

static void take(struct lines *lines, const struct chosen_table *table)
{
    for (struct found_table *found = table->first;; found = found->next) {
        found->taken = true;
        if (found->line != NO_LINE) {
            lines->lines[found->line].use = LINE_TABLE;
        }
        if (found->original != NULL) {
            found->original->taken = true;
        }
        if (found == table->last) {
            return;
        }
    }
}

static void tell_copies(struct di_report *report, const struct chosen_table *table)
{
    struct di_finding *finding = di_report_add_finding(report, DI_REASON_TABLE_TWICE, NULL, table->first->block->place);

    di_finding_argue_number(report, finding, "count", di_decimal_of(table->copies));
}

/* The form's tables with their headings and footers. */
static bool fill_chosen(struct di_report *report, struct lines *lines, const struct choice *choice)
{
    for (size_t i = 0; i < choice->n_tables; i++) {
        struct chosen_table *table = &choice->tables[i];
        struct surroundings surroundings;
        const char *caption, *heading;

        if (table->first == NULL) {
            continue;
        }
        take(lines, table);
        if (table->copies > 1) {
            tell_copies(report, table);
        }
        if (!surround_read(report->arena, lines, table, &surroundings)) {
            return false;
        }
        caption = heading = surroundings.caption != NULL ? surroundings.caption->text : NULL;
        if ((caption == NULL && !surround_heading(report->arena, lines, table, &heading)) ||
            !fill_table(report, table, caption, heading) ||
            !table_fields_read(report, table->known->form_table, surroundings.first)) {
            return false;
        }
    }
    return true;
}

static bool keep_others(struct di_report *report, const struct found_table *tables)
{
    unsigned number = 0;
    size_t room = UNKNOWN_CELLS;

    for (const struct found_table *found = tables; found != NULL; found = found->next) {
        if (!found->taken && !layout_is_frame(&found->block->table) &&
            !unknown_table_keep(report, found, ++number, &room)) {
            return false;
        }
    }
    return true;
}

/* The table's own agency: the field of that kind, where it was found. */
static const struct di_report_field *table_agency(const struct di_report *report, const struct di_form *form)
{
    for (size_t i = 0; form != NULL && i < form->n_tables; i++) {
        for (size_t j = 0; j < form->tables[i].n_fields; j++) {
            if (form->tables[i].fields[j].kind == DI_FIELD_AGENCY) {
                return di_report_find_field(report, form->tables[i].fields[j].id);
            }
        }
    }
    return NULL;
}

/* The year that the report states outside its tables, or else the one before it was signed; 0 where neither is there.
 */
static bool read_year(struct di_report *report, const struct di_document *document, const struct lines *lines,
                      int *ret_year, bool *ret_stated)
{
    struct di_report *aside = di_report_new(report->arena);
    const struct di_report_field *year, *signed_on;

    if (aside == NULL || !fields_read(aside, document, lines, NULL)) {
        return false;
    }
    year = di_report_find_field(aside, "year");
    signed_on = di_report_find_field(aside, "signed");
    *ret_stated = year != NULL && year->is_number;
    *ret_year = *ret_stated ? (int)year->number : signed_on != NULL ? (int)strtol(signed_on->value, NULL, 10) - 1 : 0;
    return true;
}

/* The form of this year, if it prescribes no table. */
static const struct di_form *form_without_tables(const struct di_forms *forms, int year)
{
    for (size_t i = 0; i < forms->n_forms; i++) {
        const struct di_form *form = forms->forms[i];

        if (form->n_tables == 0 && form->first_year <= year && year <= form->last_year) {
            return form;
        }
    }
    return NULL;
}

/* Where the labels do not decide, the year does; a report of a year without prescribed tables has a form all the same.
 */
static bool choose(const struct di_forms *forms, const struct di_document *document, struct lines *lines,
                   struct found_table *tables, struct di_report *report, struct choice *ret_choice)
{
    bool stated;
    int year;

    if (!choose_form(report->arena, forms, lines, tables, 0, ret_choice)) {
        return false;
    }
    if (ret_choice->form != NULL && ret_choice->rival == NULL) {
        return true;
    }
    if (!read_year(report, document, lines, &year, &stated) ||
        !choose_form(report->arena, forms, lines, tables, year, ret_choice)) {
        return false;
    }
    ret_choice->year_unknown = !stated;
    if (ret_choice->form == NULL && form_without_tables(forms, year) != NULL) {
        *ret_choice = (struct choice){.form = form_without_tables(forms, year)};
    }
    return true;
}

/* A table that has lost its header is looked for in its section. */
static bool find_in_sections(struct di_arena *arena, struct choice *choice, const struct chapters *chapters)
{
    for (size_t i = 0; i < choice->n_tables; i++) {
        const struct block *block = choice->blocks;

        for (; block != NULL && choice->tables[i].first == NULL; block = block->next) {
            size_t line = block->table->line != NO_LINE ? block->table->line : block->table->outer;

            if (block->owner == DI_NO_INDEX && chapters_has(chapters, line, choice->form->tables[i].section) &&
                !find_table_by_columns(arena, block, &choice->tables[i])) {
                return false;
            }
        }
    }
    return true;
}

static bool any_is_missing(const struct choice *choice)
{
    for (size_t i = 0; i < choice->n_tables; i++) {
        if (choice->tables[i].first == NULL) {
            return true;
        }
    }
    return false;
}

static bool recognise_tables(const struct di_forms *forms, const struct di_document *document, struct lines *lines,
                             struct di_report *report, const struct di_form **ret_form)
{
    struct chapters chapters = {0};
    struct found_table *tables;
    struct choice choice;
    bool missing;

    if (!tables_find(report->arena, forms->known->lexicon, lines, &tables) ||
        !choose(forms, document, lines, tables, report, &choice)) {
        return false;
    }
    missing = any_is_missing(&choice);
    if (missing && !chapters_read(report->arena, choice.nearest, lines, &chapters)) {
        return false;
    }
    if (choice.form == NULL) {
        return missing_tell(report, lines, tables, &choice, &chapters) && keep_others(report, tables);
    }
    report->checks.rows_expected = choice.expected;
    if (choice.rival != NULL) {
        return tell_rivals(report, &choice) && keep_others(report, tables);
    }
    name_form(report, choice.form);
    *ret_form = choice.form;
    if (missing && (!find_in_sections(report->arena, &choice, &chapters) ||
                    !missing_tell_tables(report, lines, &choice, &chapters))) {
        return false;
    }
    return fill_chosen(report, lines, &choice) && keep_others(report, tables);
}

/* The report's own fields come first: moves those up to `last`, which are the tables', behind them. */
static void move_behind(struct di_report *report, struct di_report_field *last)
{
    struct di_report_field *own = last != NULL ? last->next : NULL;

    if (own != NULL) {
        report->last_field->next = report->fields;
        report->fields = own;
        report->last_field = last;
        last->next = NULL;
    }
}

static bool recognise(const struct di_forms *forms, const struct di_document *document, struct di_report *report,
                      const struct di_form **ret_form)
{
    struct di_report_field *last_of_tables;
    struct lines lines;

    /* Tables first: the lines around them are no narrative, and their agency stands in for the report's. */
    if (!lines_make(report->arena, document, &lines) || !contents_mark(report->arena, &lines) ||
        !title_mark(report->arena, &lines) || !recognise_tables(forms, document, &lines, report, ret_form)) {
        return false;
    }
    last_of_tables = report->last_field;
    if (!sections_build(report, &lines, *ret_form) ||
        !fields_read(report, document, &lines, table_agency(report, *ret_form))) {
        return false;
    }
    move_behind(report, last_of_tables);
    return true;
}

enum di_status di_recognise(const struct di_forms *forms, const struct di_document *document, struct di_report *report,
                            const struct di_form **ret_form, struct di_error *error)
{
    const struct di_form *form = NULL;

    if (!recognise(forms, document, report, &form) || di_arena_failed(report->arena)) {
        return di_fail_no_memory(error);
    }
    *ret_form = form;
    return DI_OK;
}
