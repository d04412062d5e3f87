#include "validation.h"

#include <string.h>

#include "docintake/limits.h"
#include "each_sentence.h"

/* The first table of the report that was recognised as this one of the form. */
static const struct di_report_table *find_table(const struct di_report *report, unsigned form_table)
{
    for (const struct di_report_table *table = report->tables; table != NULL; table = table->next) {
        if (table->form_table == form_table) {
            return table;
        }
    }
    return NULL;
}

static unsigned finest_places(const struct di_form_table *table)
{
    unsigned places = 0;

    for (size_t i = 0; i < table->n_rows; i++) {
        places = table->rows[i].type.places > places ? table->rows[i].type.places : places;
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        places = table->columns[i].type.places > places ? table->columns[i].type.places : places;
    }
    return places;
}

static bool open_view(struct validation *validation, unsigned index)
{
    struct table_view *view = &validation->tables[index];
    struct di_arena *arena = validation->report->arena;

    view->form = &validation->form->tables[index];
    view->report = find_table(validation->report, index);
    view->places = finest_places(view->form);
    view->rows = di_arena_array(arena, view->form->n_rows, sizeof(struct di_report_row *));
    view->columns = di_arena_array(arena, view->form->n_columns, sizeof *view->columns);
    if (view->rows == NULL || view->columns == NULL) {
        return false;
    }
    for (size_t i = 0; i < view->form->n_columns; i++) {
        view->columns[i] = DI_NO_INDEX;
    }
    for (unsigned i = 0; view->report != NULL && i < view->report->n_columns; i++) {
        unsigned column = view->report->columns[i].form_column;

        if (column != DI_NO_INDEX && view->columns[column] == DI_NO_INDEX) {
            view->columns[column] = i;
        }
    }
    for (const struct di_report_row *row = view->report != NULL ? view->report->rows : NULL; row != NULL;
         row = row->next) {
        if (row->form_row != DI_NO_INDEX && view->rows[row->form_row] == NULL) {
            view->rows[row->form_row] = row;
        }
    }
    return true;
}

bool validation_open(struct validation *validation, const struct di_form *form, const struct di_document *document,
                     struct di_report *report, struct di_error *error)
{
    *validation = (struct validation){.form = form, .document = document, .report = report, .error = error};
    validation->scratch = di_arena_new(DI_LIMIT_ARENA_BYTES);
    validation->sentences = sentences_new();
    validation->tables = di_arena_array(report->arena, form->n_tables, sizeof *validation->tables);
    if (validation->scratch == NULL || validation->sentences == NULL || validation->tables == NULL) {
        return false;
    }
    for (unsigned i = 0; i < form->n_tables; i++) {
        if (!open_view(validation, i)) {
            return false;
        }
    }
    return true;
}

void validation_close(struct validation *validation)
{
    sentences_free(validation->sentences);
    di_arena_free(validation->scratch);
}

const struct di_report_cell *view_cell(const struct table_view *view, unsigned row, unsigned column)
{
    static const struct di_report_cell none = {.state = DI_CELL_BLANK, .text = "", .where = {.part = DI_PART_NONE}};

    if (view->rows[row] == NULL || view->columns[column] == DI_NO_INDEX) {
        return &none;
    }
    return &view->rows[row]->cells[view->columns[column]];
}

bool view_has_column(const struct table_view *view, unsigned column)
{
    return !view->form->columns[column].is_group && view->columns[column] != DI_NO_INDEX;
}

/* What the office has set for the rule, or NULL. */
static const struct di_rule_setting *setting_of(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_office *office = validation->circumstances->office;

    return office != NULL ? di_office_find_rule(office, validation->form->id, rule->id) : NULL;
}

bool rule_is_off(const struct validation *validation, const struct di_rule *rule)
{
    const struct di_rule_setting *setting = setting_of(validation, rule);

    return setting != NULL && setting->is_off;
}

enum di_severity rule_severity(const struct validation *validation, const struct di_rule *rule)
{
    return di_office_weigh(setting_of(validation, rule), rule->severity, DI_ERROR);
}

static enum di_severity weigh(const struct validation *validation, const struct di_rule *rule, enum di_reason reason)
{
    return di_office_weigh(setting_of(validation, rule), rule->severity, di_reason_row(reason)->severity);
}

struct di_finding *raise_finding(const struct validation *validation, const struct di_rule *rule, enum di_reason reason,
                                 struct di_place where)
{
    return di_report_add_weighed(validation->report, reason, weigh(validation, rule, reason), rule->id, where);
}

void raise_unlisted(const struct validation *validation, const struct di_rule *rule, enum di_reason reason)
{
    validation->report->unlisted[weigh(validation, rule, reason)]++;
}

void raise_cell(const struct validation *validation, struct di_finding *finding, const struct table_view *view,
                unsigned row, unsigned column)
{
    di_finding_name_cell(validation->report, finding, view->form->id, view->form->rows[row].id,
                         view->form->columns[column].id);
}

void raise_words(const struct validation *validation, struct di_finding *finding, const char *name,
                 const struct di_words *words)
{
    struct di_arena *arena = validation->report->arena;
    const char *zh = di_arena_printf(arena, "%s.zh", name), *en = di_arena_printf(arena, "%s.en", name);

    if (zh != NULL && en != NULL) {
        di_finding_argue(validation->report, finding, zh, words->zh);
        di_finding_argue(validation->report, finding, en, words->en);
    }
}

static bool says_something(const struct di_report_field *field)
{
    return field->is_number || (field->value != NULL && *field->value != '\0');
}

const struct di_report_field *stated_in_heading(const struct validation *validation, enum di_field_kind kind)
{
    for (size_t i = 0; i < validation->form->n_tables; i++) {
        const struct di_form_table *table = &validation->form->tables[i];

        for (size_t j = 0; j < table->n_fields; j++) {
            const struct di_report_field *field = di_report_find_field(validation->report, table->fields[j].id);

            if (table->fields[j].kind == kind && field != NULL && says_something(field)) {
                return field;
            }
        }
    }
    return NULL;
}

const struct di_report_field *stated_year(const struct validation *validation)
{
    const struct di_report_field *year = di_report_find_field(validation->report, "year");

    if (year == NULL || !year->is_number) {
        year = stated_in_heading(validation, DI_FIELD_YEAR);
    }
    return year != NULL && year->is_number ? year : NULL;
}
