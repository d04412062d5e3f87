#include "members.h"

#include "docintake/language.h"
#include "element.h"

bool members_have(const struct members *members, unsigned index)
{
    for (size_t i = 0; i < members->count; i++) {
        if (members->indices[i] == index) {
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

static bool is_group(const struct member_source *source, unsigned index)
{
    return source->columns ? source->table->columns[index].is_group
                           : source->table->rows[index].type.kind == DI_ROW_GROUP;
}

/* The row or column is meant where the list names `named`: it is that itself, or stands in that group. */
static bool is_meant(const struct member_source *source, unsigned index, unsigned named)
{
    if (!is_group(source, named)) {
        return index == named;
    }
    if (is_group(source, index)) {
        return false;
    }
    return source->columns
               ? column_stands_in(source->table, index, named)
               : source->table->rows[index].subset_rule == DI_NO_INDEX && row_stands_in(source->table, index, named);
}

/* The index of what the id names; DI_NO_INDEX after a complaint. */
static unsigned find_named(struct builder *builder, const xmlNode *element, const struct member_source *source,
                           const char *id)
{
    unsigned index = source->columns ? di_form_find_column(source->table, id) : di_form_find_row(source->table, id);

    if (index == DI_NO_INDEX) {
        complain(builder->complaints, element_line(element),
                 source->columns ? _("there is no column %s") : _("there is no row %s"), id);
    } else if (!source->takes_groups && is_group(source, index)) {
        complain(builder->complaints, element_line(element), _("%s is a group: it carries no number"), id);
        return DI_NO_INDEX;
    }
    return index;
}

static void add_meant(struct builder *builder, const xmlNode *element, const struct member_source *source,
                      unsigned named, struct members *members)
{
    size_t all = source->columns ? source->table->n_columns : source->table->n_rows;

    for (unsigned i = 0; i < all; i++) {
        if (!is_meant(source, i, named)) {
            continue;
        }
        if (members_have(members, i)) {
            complain(builder->complaints, element_line(element), _("%s is named twice"),
                     source->columns ? source->table->columns[i].id : source->table->rows[i].id);
        } else {
            members->indices[members->count++] = i;
        }
    }
}

struct members members_find(struct builder *builder, const xmlNode *element, const char *attribute,
                            const struct member_source *source)
{
    const char *list = element_attribute(builder, element, attribute);
    size_t all = source->columns ? source->table->n_columns : source->table->n_rows;
    struct members members = {.indices = di_arena_array(builder->arena, all, sizeof *members.indices)};

    for (const char *id; members.indices != NULL && list != NULL && *(id = element_next_id(builder, &list)) != '\0';) {
        unsigned named = find_named(builder, element, source, id);

        if (named != DI_NO_INDEX) {
            add_meant(builder, element, source, named, &members);
        }
    }
    return members;
}
