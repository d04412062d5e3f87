#include <string.h>

#include "build.h"
#include "docintake/language.h"
#include "element.h"
#include "members.h"

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
    struct member_source source = {.table = table_of(builder, element, &sum->table),
                                   .columns = of != NULL && strcmp(of, "columns") == 0};
    struct members totals, parts;

    sum->rule = build_rule_reference(builder, element, "rule");
    sum->of_columns = source.columns;
    if (source.table == NULL) {
        return;
    }
    totals = members_find(builder, element, "total", &source);
    source.takes_groups = true;
    parts = members_find(builder, element, "parts", &source);
    for (size_t i = 0; i < totals.count; i++) {
        if (members_have(&parts, totals.indices[i])) {
            complain(builder->complaints, element_line(element), _("a total cannot be a part of itself"));
        }
    }
    sum->totals = totals.indices;
    sum->n_totals = totals.count;
    sum->parts = parts.indices;
    sum->n_parts = parts.count;
    demand_members(builder, element_line(element), sum);
    builder->form->n_sums++;
}

static void build_subset(struct builder *builder, const xmlNode *element)
{
    unsigned index, rule = build_rule_reference(builder, element, "rule");
    struct member_source source = {.table = table_of(builder, element, &index)};
    struct members whole, parts;

    if (source.table == NULL) {
        return;
    }
    whole = members_find(builder, element, "whole", &source);
    parts = members_find(builder, element, "parts", &source);
    for (size_t i = 0; i < parts.count && whole.count > 0; i++) {
        if (parts.indices[i] == whole.indices[0]) {
            complain(builder->complaints, element_line(element), _("%s cannot be a part of itself"),
                     source.table->rows[whole.indices[0]].id);
        }
        builder->form->subsets[builder->form->n_subsets++] =
            (struct di_form_subset){.rule = rule, .table = index, .whole = whole.indices[0], .part = parts.indices[i]};
    }
}

/* The sum that a row's sum attribute says: of the rows inside it that are no subsets. */
static void build_tree_sum(struct builder *builder, const xmlNode *element, unsigned table_index, unsigned total)
{
    const struct di_form_table *table = &builder->form->tables[table_index];
    struct di_form_sum *sum = &builder->form->sums[builder->form->n_sums];

    sum->rule = table->rows[total].sum_rule;
    sum->table = table_index;
    sum->totals = di_arena_array(builder->arena, 1, sizeof *sum->totals);
    sum->parts = di_arena_array(builder->arena, table->n_rows, sizeof *sum->parts);
    if (sum->totals == NULL || sum->parts == NULL) {
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
