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

/* The index of a row, or column, that carries numbers; DI_NO_INDEX after a complaint. */
static unsigned find_number(struct builder *builder, const xmlNode *element, const struct di_form_table *table,
                            bool column, const char *id)
{
    unsigned index = column ? di_form_find_column(table, id) : di_form_find_row(table, id);
    unsigned line = element_line(element);

    if (index == DI_NO_INDEX) {
        complain(builder->complaints, line, column ? _("there is no column %s") : _("there is no row %s"), id);
    } else if (column ? table->columns[index].is_group : table->rows[index].type.kind == DI_ROW_GROUP) {
        complain(builder->complaints, line, _("%s is a group: it carries no number"), id);
        index = DI_NO_INDEX;
    }
    return index;
}

/* The next id of a list; "" at its end. Moves *list behind it. */
static const char *next_id(struct builder *builder, const char **list)
{
    size_t length;
    const char *id;

    *list += strspn(*list, " ");
    length = strcspn(*list, " ");
    id = di_arena_strndup(builder->arena, *list, length);
    *list += length;
    return id != NULL ? id : "";
}

static bool has_part(const struct di_form_sum *sum, unsigned part)
{
    for (size_t i = 0; i < sum->n_parts; i++) {
        if (sum->parts[i] == part) {
            return true;
        }
    }
    return false;
}

static void build_parts(struct builder *builder, const xmlNode *element, const struct di_form_table *table,
                        struct di_form_sum *sum)
{
    const char *list = element_attribute(builder, element, "parts");
    size_t all = sum->of_columns ? table->n_columns : table->n_rows;

    sum->parts = di_arena_array(builder->arena, all, sizeof *sum->parts);
    for (const char *id; sum->parts != NULL && *(id = next_id(builder, &list)) != '\0';) {
        unsigned part = find_number(builder, element, table, sum->of_columns, id);

        if (part == DI_NO_INDEX) {
            continue;
        }
        if (part == sum->total || has_part(sum, part)) {
            complain(builder->complaints, element_line(element), _("%s stands twice in the sum"), id);
        } else {
            sum->parts[sum->n_parts++] = part;
        }
    }
}

static void demand_two_parts(struct builder *builder, unsigned line, const struct di_form_sum *sum)
{
    if (sum->n_parts < 2) {
        complain(builder->complaints, line, _("a sum needs two parts at least"));
    }
}

static void build_sum(struct builder *builder, const xmlNode *element)
{
    struct di_form_sum *sum = &builder->form->sums[builder->form->n_sums];
    const char *of = element_attribute(builder, element, "of");
    const struct di_form_table *table = table_of(builder, element, &sum->table);

    sum->rule = build_rule_reference(builder, element, "rule");
    sum->of_columns = of != NULL && strcmp(of, "columns") == 0;
    if (table == NULL) {
        return;
    }
    sum->total = find_number(builder, element, table, sum->of_columns, element_attribute(builder, element, "total"));
    build_parts(builder, element, table, sum);
    demand_two_parts(builder, element_line(element), sum);
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
    for (const char *id; *(id = next_id(builder, &list)) != '\0';) {
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
    sum->total = total;
    sum->parts = di_arena_array(builder->arena, table->n_rows, sizeof *sum->parts);
    for (unsigned row = total + 1; sum->parts != NULL && row < table->n_rows; row++) {
        if (table->rows[row].parent == total && table->rows[row].subset_rule == DI_NO_INDEX &&
            table->rows[row].type.kind != DI_ROW_GROUP) {
            sum->parts[sum->n_parts++] = row;
        }
    }
    demand_two_parts(builder, element_line(element), sum);
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
