#include "docintake/form.h"

#include <string.h>

#include "docintake/language.h"

/* The name stands at `at`, as a whole. */
static bool is_name(const char *at, const char *name)
{
    while (*name != '\0' && *name == *at) { /* most differ at once */
        name++;
        at++;
    }
    return *name == '\0' && (*at == '\0' || *at == ' ');
}

bool di_rule_has_check(const struct di_rule *rule, const char *check)
{
    const char *at = rule->check;

    while (at != NULL && !is_name(at, check)) {
        at = strchr(at, ' ');
        at = at != NULL ? at + 1 : NULL;
    }
    return at != NULL;
}

const struct di_rule *di_form_rule_by_check(const struct di_form *form, const char *check)
{
    for (size_t i = 0; i < form->n_rules; i++) {
        if (di_rule_has_check(&form->rules[i], check)) {
            return &form->rules[i];
        }
    }
    return NULL;
}

const struct di_form *di_forms_of_year(const struct di_forms *forms, int64_t year)
{
    for (size_t i = 0; i < forms->n_forms; i++) {
        if (year >= forms->forms[i]->first_year && year <= forms->forms[i]->last_year) {
            return forms->forms[i];
        }
    }
    return NULL;
}

const char *di_rule_class_name(enum di_rule_class rule_class)
{
    static const char *const names[] = {
        [DI_RULE_DEF] = "DEF",
        [DI_RULE_LAYOUT] = "LAYOUT",
        [DI_RULE_PLAUS] = "PLAUS",
    };

    return names[rule_class];
}

/* All columns stand under the group, so that it tells none from the others. */
static bool spans_all_columns(const struct di_form_table *table, unsigned group)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        unsigned above = table->columns[i].parent;

        while (above != DI_NO_INDEX && above != group) {
            above = table->columns[above].parent;
        }
        if (!table->columns[i].is_group && above != group) {
            return false;
        }
    }
    return true;
}

const char *di_form_column_group(const struct di_form_table *table, unsigned column, struct di_arena *arena)
{
    const char *path = NULL;

    for (unsigned above = table->columns[column].parent; above != DI_NO_INDEX; above = table->columns[above].parent) {
        if (!spans_all_columns(table, above)) {
            const char *label = table->columns[above].label.text;

            path = path == NULL ? label : di_arena_printf(arena, "%s—%s", label, path);
        }
    }
    return path;
}

const char *di_form_row_group(const struct di_form_table *table, unsigned row)
{
    unsigned above = table->rows[row].parent;

    return above != DI_NO_INDEX && table->rows[above].is_beside && table->rows[above].parent != DI_NO_INDEX
               ? table->rows[above].label.text
               : NULL;
}

struct di_cell_type di_form_cell_type(const struct di_form_table *table, unsigned row, unsigned column)
{
    const struct di_form_row *form_row = &table->rows[row];
    const struct di_form_column *form_column = &table->columns[column];

    return form_row->type.kind != DI_ROW_GROUP && form_column->typed ? form_column->type : form_row->type;
}

unsigned di_form_find_row(const struct di_form_table *table, const char *id)
{
    for (unsigned i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].id, id) == 0) {
            return i;
        }
    }
    return DI_NO_INDEX;
}

unsigned di_form_find_column(const struct di_form_table *table, const char *id)
{
    for (unsigned i = 0; i < table->n_columns; i++) {
        if (strcmp(table->columns[i].id, id) == 0) {
            return i;
        }
    }
    return DI_NO_INDEX;
}

unsigned di_form_find_table(const struct di_form *form, const char *id)
{
    for (unsigned i = 0; i < form->n_tables; i++) {
        if (strcmp(form->tables[i].id, id) == 0) {
            return i;
        }
    }
    return DI_NO_INDEX;
}

const struct di_form_section *di_form_section_by_role(const struct di_form *form, const char *role)
{
    for (size_t i = 0; i < form->n_sections; i++) {
        if (strcmp(form->sections[i].role, role) == 0) {
            return &form->sections[i];
        }
    }
    return NULL;
}

static bool has_title(const struct di_form_section *section, const char *folded_title)
{
    for (size_t i = 0; i < section->n_titles; i++) {
        if (strcmp(section->titles[i], folded_title) == 0) {
            return true;
        }
    }
    return false;
}

static bool holds_part(const struct di_form_section *section, const char *folded)
{
    for (size_t i = 0; i < section->n_parts; i++) {
        if (strstr(folded, section->parts[i]) != NULL) {
            return true;
        }
    }
    return false;
}

bool di_form_section_mentioned(const struct di_form_section *section, const char *folded_sentence)
{
    enum { TELLING_BYTES = 12 }; /* four Chinese characters */

    if (holds_part(section, folded_sentence)) {
        return true;
    }
    for (size_t i = 0; i < section->n_titles; i++) {
        if (strlen(section->titles[i]) >= TELLING_BYTES && strstr(folded_sentence, section->titles[i]) != NULL) {
            return true;
        }
    }
    return false;
}

const struct di_form_section *di_form_find_section(const struct di_form *form, const char *folded_title)
{
    for (size_t i = 0; i < form->n_sections; i++) {
        if (has_title(&form->sections[i], folded_title)) {
            return &form->sections[i];
        }
    }
    for (size_t i = 0; i < form->n_sections; i++) {
        if (holds_part(&form->sections[i], folded_title)) {
            return &form->sections[i];
        }
    }
    return NULL;
}

const char *di_words_in_use(const struct di_words *words)
{
    return di_language_current() == DI_LANGUAGE_EN ? words->en : words->zh;
}
