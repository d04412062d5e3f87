/* What people call a row, a column and a cell. */
#include <string.h>

#include "validation.h"

static bool has_several_columns(const struct di_form_table *table)
{
    size_t count = 0;

    for (size_t i = 0; i < table->n_columns; i++) {
        count += !table->columns[i].is_group;
    }
    return count > 1;
}

const char *view_column_name(const struct validation *validation, const struct table_view *view, unsigned column)
{
    struct di_arena *arena = validation->report->arena;
    const char *name = view->form->columns[column].label.name;
    const char *group = di_form_column_group(view->form, column, arena);

    return group != NULL ? di_arena_printf(arena, "%s—%s", group, name) : name;
}

/* The label with its number, but without the remark behind it. */
static const char *numbered_name(const struct validation *validation, const struct di_label *label)
{
    const char *name = strstr(label->text, label->name);

    return name == NULL ? label->name
                        : di_arena_strndup(validation->report->arena, label->text,
                                           (size_t)(name - label->text) + strlen(label->name));
}

static bool is_beside_group(const struct di_form_table *table, unsigned row)
{
    return row != DI_NO_INDEX && table->rows[row].is_beside;
}

/* No other row of the table has the name. */
static bool is_unique(const struct di_form_table *table, unsigned row)
{
    for (unsigned i = 0; i < table->n_rows; i++) {
        if (i != row && strcmp(table->rows[i].label.name, table->rows[row].label.name) == 0) {
            return false;
        }
    }
    return true;
}

const char *view_row_name(const struct validation *validation, const struct table_view *view, unsigned row)
{
    const struct di_form_table *table = view->form;
    unsigned above = table->rows[row].parent;
    const char *name, *outer;

    if (is_unique(table, row) && !is_beside_group(table, above)) {
        return table->rows[row].label.name;
    }
    name = numbered_name(validation, &table->rows[row].label);
    /* The outermost group beside the rows stands beside nearly all of them. */
    if (above == DI_NO_INDEX || (is_beside_group(table, above) && table->rows[above].parent == DI_NO_INDEX)) {
        return name;
    }
    outer = numbered_name(validation, &table->rows[above].label);
    return name != NULL && outer != NULL ? di_arena_printf(validation->report->arena, "%s %s", outer, name) : NULL;
}

const char *view_name(const struct validation *validation, const struct table_view *view, unsigned row, unsigned column)
{
    const char *name = view_row_name(validation, view, row), *column_name;

    if (name == NULL || !has_several_columns(view->form)) {
        return name;
    }
    column_name = view_column_name(validation, view, column);
    return column_name == NULL || *name == '\0'
               ? column_name
               : di_arena_printf(validation->report->arena, "%s（%s）", name, column_name);
}
