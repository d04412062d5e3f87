#include <string.h>

#include "build.h"
#include "docintake/language.h"
#include "element.h"

/* The table that the attribute names; NULL after a complaint. */
static const struct di_form_table *table_of(struct builder *builder, const xmlNode *element, unsigned *ret_index)
{
    const char *id = element_attribute(builder, element, "table");

    *ret_index = di_form_find_table(builder->form, id);
    if (*ret_index == DI_NO_INDEX) {
        complain(builder->complaints, element_line(element), _("table=\"%s\": there is no such table"), id);
        return NULL;
    }
    return &builder->form->tables[*ret_index];
}

/* The index of a row, or column, or of a group of them; DI_NO_INDEX after a complaint. */
static unsigned find_member(struct builder *builder, const xmlNode *element, const struct di_form_table *table,
                            bool column, const char *id)
{
    unsigned index = column ? di_form_find_column(table, id) : di_form_find_row(table, id);

    if (index == DI_NO_INDEX) {
        complain(builder->complaints, element_line(element),
                 column ? _("there is no column %s") : _("there is no row %s"), id);
    }
    return index;
}

/* The same of one that carries numbers. */
static unsigned find_number(struct builder *builder, const xmlNode *element, const struct di_form_table *table,
                            bool column, const char *id)
{
    unsigned index = find_member(builder, element, table, column, id);

    if (index != DI_NO_INDEX &&
        (column ? table->columns[index].is_group : table->rows[index].type.kind == DI_ROW_GROUP)) {
        complain(builder->complaints, element_line(element), _("%s is a group: it carries no number"), id);
        return DI_NO_INDEX;
    }
    return index;
}

static bool has_member(const unsigned *members, size_t count, unsigned index)
{
    for (size_t i = 0; i < count; i++) {
        if (members[i] == index) {
            return true;
        }
    }
    return false;
}

/* The row stands in the group, with nothing but groups between them. */
static bool row_stands_in(const struct di_form_table *table, unsigned row, unsigned group)
{
    do {
        row = table->rows[row].parent;
    } while (row != DI_NO_INDEX && row != group && table->rows[row].type.kind == DI_ROW_GROUP);
    return row == group;
}

static bool column_stands_in(const struct di_form_table *table, unsigned column, unsigned group)
{
    while (column != DI_NO_INDEX && column != group) {
        column = table->columns[column].parent;
    }
    return column == group;
}

/* A row or column that is to be added where a list names `named`: itself, or what stands in the group. */
static bool is_meant(const struct di_form_sum *sum, const struct di_form_table *table, unsigned index, unsigned named)
{
    if (sum->of_columns) {
        return !table->columns[index].is_group && column_stands_in(table, index, named);
    }
    if (table->rows[named].type.kind != DI_ROW_GROUP) {
        return index == named;
    }
    return table->rows[index].type.kind != DI_ROW_GROUP && table->rows[index].subset_rule == DI_NO_INDEX &&
           row_stands_in(table, index, named);
}

static void add_member(struct builder *builder, const xmlNode *element, const struct di_form_table *table,
                       struct di_form_sum *sum, unsigned index, bool is_total)
{
    if (has_member(sum->totals, sum->n_totals, index) || has_member(sum->parts, sum->n_parts, index)) {
        complain(builder->complaints, element_line(element), _("%s stands twice in the sum"),
                 sum->of_columns ? table->columns[index].id : table->rows[index].id);
    } else if (is_total) {
        sum->totals[sum->n_totals++] = index;
    } else {
        sum->parts[sum->n_parts++] = index;
    }
}

static void build_totals(struct builder *builder, const xmlNode *element, const struct di_form_table *table,
                         struct di_form_sum *sum)
{
    const char *list = element_attribute(builder, element, "total");

    for (const char *id; *(id = element_next_id(builder, &list)) != '\0';) {
        unsigned total = find_number(builder, element, table, sum->of_columns, id);

        if (total != DI_NO_INDEX) {
            add_member(builder, element, table, sum, total, true);
        }
    }
}

static void build_parts(struct builder *builder, const xmlNode *element, const struct di_form_table *table,
                        struct di_form_sum *sum)
{
    const char *list = element_attribute(builder, element, "parts");
    size_t all = sum->of_columns ? table->n_columns : table->n_rows;

    for (const char *id; *(id = element_next_id(builder, &list)) != '\0';) {
        unsigned named = find_member(builder, element, table, sum->of_columns, id);

        for (unsigned i = 0; named != DI_NO_INDEX && i < all; i++) {
            if (is_meant(sum, table, i, named)) {
                add_member(builder, element, table, sum, i, false);
            }
        }
    }
}

/* Rooms for all rows, or columns. False when the arena failed. */
static bool make_room(struct builder *builder, const struct di_form_table *table, struct di_form_sum *sum)
{
    size_t all = sum->of_columns ? table->n_columns : table->n_rows;

    sum->totals = di_arena_array(builder->arena, all, sizeof *sum->totals);
    sum->parts = di_arena_array(builder->arena, all, sizeof *sum->parts);
    return sum->totals != NULL && sum->parts != NULL;
}

static void demand_members(struct builder *builder, unsigned line, const struct di_form_sum *sum)
{
    if (sum->n_totals == 0 || sum->n_parts < 2) {
        complain(builder->complaints, line, _("a sum needs a total and two parts at least"));
    }
}

static void build_sum(struct builder *builder, const xmlNode *element)
{
    struct di_form_sum *sum = &builder->form->sums[builder->form->n_sums];
    const char *of = element_attribute(builder, element, "of");
    const struct di_form_table *table = table_of(builder, element, &sum->table);

    sum->rule = build_rule_reference(builder, element, "rule");
    sum->of_columns = of != NULL && strcmp(of, "columns") == 0;
    if (table == NULL || !make_room(builder, table, sum)) {
        return;
    }
    build_totals(builder, element, table, sum);
    build_parts(builder, element, table, sum);
    demand_members(builder, element_line(element), sum);
    builder->form->n_sums++;
}

static void build_subset(struct builder *builder, const xmlNode *element)
{
    const char *list = element_attribute(builder, element, "parts");
    unsigned index, rule = build_rule_reference(builder, element, "rule");
    const struct di_form_table *table = table_of(builder, element, &index);
    unsigned whole;

    if (table == NULL) {
        return;
    }
    whole = find_number(builder, element, table, false, element_attribute(builder, element, "whole"));
    for (const char *id; *(id = element_next_id(builder, &list)) != '\0';) {
        unsigned part = find_number(builder, element, table, false, id);

        if (part != DI_NO_INDEX && part == whole) {
            complain(builder->complaints, element_line(element), _("%s cannot be a part of itself"), id);
        }
        builder->form->subsets[builder->form->n_subsets++] =
            (struct di_form_subset){.rule = rule, .table = index, .whole = whole, .part = part};
    }
}

/* The sum that a row's sum attribute says: of the rows inside it that are no subsets. */
static void build_tree_sum(struct builder *builder, const xmlNode *element, unsigned table_index, unsigned total)
{
    const struct di_form_table *table = &builder->form->tables[table_index];
    struct di_form_sum *sum = &builder->form->sums[builder->form->n_sums];

    sum->rule = table->rows[total].sum_rule;
    sum->table = table_index;
    if (!make_room(builder, table, sum)) {
        return;
    }
    sum->totals[sum->n_totals++] = total;
    for (unsigned row = total + 1; row < table->n_rows; row++) {
        if (table->rows[row].parent == total && table->rows[row].subset_rule == DI_NO_INDEX &&
            table->rows[row].type.kind != DI_ROW_GROUP) {
            sum->parts[sum->n_parts++] = row;
        }
    }
    demand_members(builder, element_line(element), sum);
    builder->form->n_sums++;
}

static void build_tree(struct builder *builder, const xmlNode *rows, unsigned table_index)
{
    struct element_walk walk = {.root = rows, .node = rows, .depth = -1};
    struct di_form *form = builder->form;
    const struct di_form_table *table = &form->tables[table_index];

    for (unsigned row = 0; row < table->n_rows && element_walk_next(&walk); row++) {
        if (table->rows[row].sum_rule != DI_NO_INDEX) {
            build_tree_sum(builder, walk.node, table_index, row);
        }
        if (table->rows[row].subset_rule != DI_NO_INDEX) {
            form->subsets[form->n_subsets++] = (struct di_form_subset){.rule = table->rows[row].subset_rule,
                                                                       .table = table_index,
                                                                       .whole = table->rows[row].parent,
                                                                       .part = row};
        }
    }
}

static size_t count_rows(const struct di_form *form)
{
    size_t count = 0;

    for (size_t i = 0; i < form->n_tables; i++) {
        count += form->tables[i].n_rows;
    }
    return count;
}

/* How many parts all subset elements name: no more than the spaces in their lists and one each. */
static size_t count_parts(struct builder *builder, const xmlNode *relations)
{
    size_t count = 0;

    for (const xmlNode *subset = element_child(relations, "subset"); subset != NULL;
         subset = element_next(subset, "subset")) {
        count++;
        for (const char *list = element_attribute(builder, subset, "parts"); *list != '\0'; list++) {
            count += *list == ' ';
        }
    }
    return count;
}

void build_relations(struct builder *builder, const xmlNode *root)
{
    const xmlNode *relations = element_child(root, "relations");
    const xmlNode *table = element_child(root, "table");
    struct di_form *form = builder->form;
    size_t rows = count_rows(form);

    form->sums = di_arena_array(builder->arena, rows + element_count(relations, "sum"), sizeof *form->sums);
    form->subsets = di_arena_array(builder->arena, rows + count_parts(builder, relations), sizeof *form->subsets);
    if (form->sums == NULL || form->subsets == NULL) {
        return;
    }
    for (unsigned i = 0; i < form->n_tables; i++, table = element_next(table, "table")) {
        build_tree(builder, element_child(table, "rows"), i);
    }
    for (const xmlNode *sum = element_child(relations, "sum"); sum != NULL; sum = element_next(sum, "sum")) {
        build_sum(builder, sum);
    }
    for (const xmlNode *subset = element_child(relations, "subset"); subset != NULL;
         subset = element_next(subset, "subset")) {
        build_subset(builder, subset);
    }
}
