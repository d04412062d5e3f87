#include "forms_show.h"

#include <stdio.h>
#include <string.h>

#include "docintake/language.h"
#include "docintake/text.h"

/* Columns of the screen: for an id and two spaces, and at which a row's unit begins. Longer ids widen their table's. */
#define ID_WIDTH 10
#define UNIT_AT 64
#define NAME_WIDTH 40 /* of what a phrase says */

static void print_spaces(size_t count)
{
    printf("%*s", (int)count, "");
}

/* The text, and then spaces up to this width; two at least. */
static void print_padded(const char *text, size_t width)
{
    size_t taken = di_text_width(text);

    printf("%s", text);
    print_spaces(taken + 2 < width ? width - taken : 2);
}

static void print_heading(const char *text)
{
    printf("\n%s\n", text);
}

static void show_head(const struct di_form *form)
{
    printf("%s\n", di_words_in_use(&form->name));
    printf(_("Form %s, version %s, after %s\n"), form->id, form->version, form->authority);
    if (form->last_year == DI_FORM_IN_USE) {
        printf(_("For the reports of %d and later\n"), form->first_year);
    } else {
        printf(_("For the reports of %d to %d\n"), form->first_year, form->last_year);
    }
}

static void show_sections(const struct di_form *form)
{
    print_heading(_("Sections (* required), in the order in which titles are looked for"));
    for (size_t i = 0; i < form->n_sections; i++) {
        const struct di_form_section *section = &form->sections[i];

        printf("  %s ", section->required ? "*" : " ");
        print_padded(section->role, ID_WIDTH + 4);
        printf("%s\n", di_words_in_use(&section->name));
    }
}

static const char *name_of_type(struct di_cell_type type)
{
    switch (type.kind) {
    case DI_ROW_GROUP:
        return _("heading");
    case DI_ROW_DECIMAL:
        return _("decimal");
    case DI_ROW_COUNT:
        break;
    }
    return type.is_signed ? _("signed") : "";
}

static size_t wider(size_t width, const char *id)
{
    size_t needed = di_text_width(id) + 2;

    return needed > width ? needed : width;
}

static size_t depth_of_column(const struct di_form_table *table, size_t index)
{
    size_t depth = 0;

    while (table->columns[index].parent != DI_NO_INDEX) {
        index = table->columns[index].parent;
        depth++;
    }
    return depth;
}

static void show_columns(const struct di_form_table *table)
{
    size_t id_width = ID_WIDTH;

    for (size_t i = 0; i < table->n_columns; i++) {
        id_width = wider(id_width, table->columns[i].id);
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct di_form_column *column = &table->columns[i];

        print_spaces(2);
        print_padded(column->id, id_width);
        print_spaces(2 * depth_of_column(table, i));
        printf("%s%s%s\n", column->label.text, column->typed ? "  " : "",
               column->typed ? name_of_type(column->type) : "");
    }
}

static bool has_remarks(const struct di_form_row *row)
{
    return *name_of_type(row->type) != '\0' || row->sum_rule != DI_NO_INDEX || row->subset_rule != DI_NO_INDEX;
}

/* What is to be known of a row besides its label: "decimal", "the sum of those below (B1)". Each after two spaces. */
static void show_remarks(const struct di_form *form, const struct di_form_table *table, const struct di_form_row *row)
{
    if (*name_of_type(row->type) != '\0') {
        printf("  %s", name_of_type(row->type));
    }
    if (row->sum_rule != DI_NO_INDEX) {
        printf("  ");
        printf(_("the sum of those below (%s)"), form->rules[row->sum_rule].id);
    }
    if (row->subset_rule != DI_NO_INDEX) {
        printf("  ");
        printf(_("part of %s (%s)"), table->rows[row->parent].id, form->rules[row->subset_rule].id);
    }
}

static void show_row(const struct di_form *form, const struct di_form_table *table, const struct di_form_row *row,
                     size_t id_width)
{
    size_t indent = 2 * (size_t)row->depth, taken = id_width + indent;

    print_spaces(2);
    if (*row->unit != '\0' || has_remarks(row)) {
        print_padded(row->id, id_width);
        print_spaces(indent);
        print_padded(row->label.text, taken < UNIT_AT ? UNIT_AT - taken : 0);
    } else if (*row->label.text != '\0') { /* the only row of a table may have none */
        print_padded(row->id, id_width);
        print_spaces(indent);
        printf("%s", row->label.text);
    } else {
        printf("%s", row->id);
    }
    printf("%s", row->unit);
    show_remarks(form, table, row);
    putchar('\n');
}

static void show_rows(const struct di_form *form, const struct di_form_table *table)
{
    size_t id_width = ID_WIDTH;

    for (size_t i = 0; i < table->n_rows; i++) {
        id_width = wider(id_width, table->rows[i].id);
    }
    for (size_t i = 0; i < table->n_rows; i++) {
        show_row(form, table, &table->rows[i], id_width);
    }
}

static void show_table(const struct di_form *form, const struct di_form_table *table)
{
    printf("\n");
    printf(_("Table %s"), table->id);
    if (*table->caption.text != '\0') {
        printf("  %s", table->caption.text);
    }
    printf("\n%s\n", _("Columns"));
    show_columns(table);
    printf("%s\n", _("Rows"));
    show_rows(form, table);
}

static const char *id_of(const struct di_form_table *table, bool of_columns, unsigned index)
{
    return of_columns ? table->columns[index].id : table->rows[index].id;
}

/* "3.7 + 4" */
static void show_members(const struct di_form_table *table, bool of_columns, const unsigned *members, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        printf("%s%s", i > 0 ? " + " : "", id_of(table, of_columns, members[i]));
    }
}

static void show_sums(const struct di_form *form, unsigned rule)
{
    for (size_t i = 0; i < form->n_sums; i++) {
        const struct di_form_sum *sum = &form->sums[i];
        const struct di_form_table *table = &form->tables[sum->table];

        if (sum->rule != rule) {
            continue;
        }
        print_spaces(ID_WIDTH + 2);
        show_members(table, sum->of_columns, sum->totals, sum->n_totals);
        printf(" = ");
        show_members(table, sum->of_columns, sum->parts, sum->n_parts);
        putchar('\n');
    }
}

static void show_subsets(const struct di_form *form, unsigned rule)
{
    for (size_t i = 0; i < form->n_subsets; i++) {
        const struct di_form_subset *subset = &form->subsets[i];
        const struct di_form_table *table = &form->tables[subset->table];

        if (subset->rule == rule) {
            print_spaces(ID_WIDTH + 2);
            printf("%s ≤ %s\n", table->rows[subset->part].id, table->rows[subset->whole].id);
        }
    }
}

static void show_asserts(const struct di_form *form, unsigned rule)
{
    for (size_t i = 0; i < form->n_asserts; i++) {
        if (form->asserts[i].rule == rule) {
            print_spaces(ID_WIDTH + 2);
            printf("%s\n", form->asserts[i].test);
        }
    }
}

/* Which cells the narrative may repeat: "不予公开  3.3.1 + 3.3.2, total". The patterns are for the author of the form.
 */
static void show_phrase(const struct di_form_phrase *phrase, const struct di_form_table *table)
{
    print_spaces(ID_WIDTH + 2);
    print_padded(di_words_in_use(&phrase->name), NAME_WIDTH);
    show_members(table, false, phrase->rows, phrase->n_rows);
    if (table->n_columns > 1) {
        printf(", ");
        show_members(table, true, phrase->columns, phrase->n_columns);
    }
    putchar('\n');
}

/* Several phrases in a row may be ways to say the same. */
static void show_phrases(const struct di_form *form, unsigned rule)
{
    const char *last = "";

    for (size_t i = 0; i < form->n_phrases; i++) {
        const struct di_form_phrase *phrase = &form->phrases[i];
        const char *name = di_words_in_use(&phrase->name);

        if (phrase->rule == rule && strcmp(name, last) != 0) {
            show_phrase(phrase, &form->tables[phrase->table]);
        }
        last = name;
    }
}

static const char *name_of_severity(enum di_severity severity)
{
    switch (severity) {
    case DI_ERROR:
        return _("error");
    case DI_WARNING:
        return _("warning");
    case DI_NOTE:
        break;
    }
    return _("note");
}

static void show_rules(const struct di_form *form)
{
    print_heading(_("Rules"));
    for (unsigned i = 0; i < form->n_rules; i++) {
        const struct di_rule *rule = &form->rules[i];

        printf("  ");
        print_padded(rule->id, ID_WIDTH);
        print_padded(di_rule_class_name(rule->rule_class), 8);
        print_padded(name_of_severity(rule->severity), 9);
        printf("%s\n", di_words_in_use(&rule->name));
        show_sums(form, i);
        show_subsets(form, i);
        show_asserts(form, i);
        show_phrases(form, i);
    }
}

void di_form_show(const struct di_form *form)
{
    show_head(form);
    show_sections(form);
    for (size_t i = 0; i < form->n_tables; i++) {
        show_table(form, &form->tables[i]);
    }
    show_rules(form);
}
