#include "extra_rows.h"

/* The form's row that stands nearest below, DI_NO_INDEX where none. */
static unsigned row_below(struct extra_rows *rows, size_t index)
{
    const struct chosen_table *table = rows->table;
    size_t *next = &rows->next;

    while (*next < table->grid.n_rows && (*next <= index || table->rows.lines[*next].form_line == DI_NO_INDEX)) {
        ++*next;
    }
    return *next < table->grid.n_rows ? table->rows.lines[*next].form_line : DI_NO_INDEX;
}

/* Without a number, a row stands where its neighbours do, or with the outer one of them. */
static unsigned parent_between(const struct di_form_table *table, unsigned above, unsigned below)
{
    unsigned upper, lower;

    if (above == DI_NO_INDEX || below == DI_NO_INDEX) {
        return DI_NO_INDEX;
    }
    lower = table->rows[below].parent;
    upper = lower == above ? above : table->rows[above].parent;
    if (lower == DI_NO_INDEX || upper == DI_NO_INDEX) {
        return DI_NO_INDEX;
    }
    return table->rows[lower].depth < table->rows[upper].depth ? lower : upper;
}

/* The innermost group whose label stands beside the row. */
static unsigned group_beside(const struct known_axis *rows, const struct path *path)
{
    for (size_t i = path->n_around; i > 0; i--) {
        for (unsigned row = 0; row < rows->count && known_axis_has(rows, path->around[i - 1]); row++) {
            if (rows->heads[row] && label_is_known(path->around[i - 1], &rows->labels[row])) {
                return row;
            }
        }
    }
    return DI_NO_INDEX;
}

unsigned extra_row_parent(struct extra_rows *rows, size_t index)
{
    const struct known_table *known = rows->table->known;
    const struct path *path = &rows->table->grid.rows[index].path;
    enum number_kind own = path->number.kind;
    unsigned row = group_beside(&known->rows, path);

    if (row != DI_NO_INDEX) {
        return row;
    }
    if (own == NUMBER_NONE) {
        return parent_between(known->form_table, rows->above, row_below(rows, index));
    }
    /* A number says how deep it stands below the row above. */
    for (row = rows->above; row != DI_NO_INDEX; row = known->form_table->rows[row].parent) {
        enum number_kind kind = known->rows.labels[row].wordings[0].number.kind;

        if (kind != NUMBER_NONE && kind < own) {
            break;
        }
    }
    return row;
}
