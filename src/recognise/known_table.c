#include "known_table.h"

static bool known_labels_of_rows(struct di_arena *arena, const struct di_form_table *table, struct known_table *known)
{
    known->rows = di_arena_array(arena, table->n_rows, sizeof *known->rows);
    known->units = di_arena_array(arena, table->n_rows, sizeof *known->units);
    if (known->rows == NULL || known->units == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->n_rows; i++) {
        struct di_label unit = {.text = table->rows[i].unit};

        if (!known_label_make(arena, &table->rows[i].label, &known->rows[i]) ||
            !known_label_make(arena, &unit, &known->units[i])) {
            return false;
        }
    }
    return true;
}

bool known_table_make(struct di_arena *arena, const struct di_form_table *table, struct known_table *ret_known)
{
    struct known_table known = {.form_table = table,
                                .columns = di_arena_array(arena, table->n_columns, sizeof *known.columns)};

    if (known.columns == NULL || !known_label_make(arena, &table->corner, &known.corner) ||
        !known_label_make(arena, &table->unit_header, &known.unit_header) ||
        !known_labels_of_rows(arena, table, &known)) {
        return false;
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        if (!known_label_make(arena, &table->columns[i].label, &known.columns[i])) {
            return false;
        }
    }
    *ret_known = known;
    return true;
}

static bool is_one_of(const struct label *label, const struct known_label *known, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (label_is_known(label, &known[i])) {
            return true;
        }
    }
    return false;
}

bool known_table_has_row(const struct known_table *known, const struct label *label)
{
    return is_one_of(label, known->rows, known->form_table->n_rows);
}

bool known_table_has_unit(const struct known_table *known, const struct label *label)
{
    return is_one_of(label, known->units, known->form_table->n_rows);
}

bool known_table_has_header(const struct known_table *known, const struct label *label)
{
    return label_is_known(label, &known->corner) || label_is_known(label, &known->unit_header) ||
           is_one_of(label, known->columns, known->form_table->n_columns);
}
