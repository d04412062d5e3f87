#include "columns.h"

#include <string.h>

static const struct label *header_label(const struct chosen_table *table, size_t value)
{
    const struct found_cell *header = grid_header(&table->grid, table->grid.value_columns[value]);

    return header != NULL && !label_is_empty(&header->label) ? &header->label : NULL;
}

static bool contains_one_of(const struct label *label, const char *const *words, size_t count)
{
    for (size_t i = 0; label != NULL && i < count; i++) {
        if (strstr(label->key, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static bool is_remark(const struct label *label)
{
    static const char *const words[] = {"备注", "说明"};

    return contains_one_of(label, words, sizeof words / sizeof *words);
}

static bool is_total(const struct label *label)
{
    static const char *const words[] = {"合计", "总计", "总数", "全市", "全区", "全县"};

    return contains_one_of(label, words, sizeof words / sizeof *words);
}

static bool is_taken(const unsigned *form_columns, size_t count, unsigned form_column)
{
    for (size_t i = 0; i < count; i++) {
        if (form_columns[i] == form_column) {
            return true;
        }
    }
    return false;
}

static void match_labels(const struct chosen_table *table, unsigned *form_columns)
{
    const struct di_form_table *form_table = table->known->form_table;

    for (size_t i = 0; i < table->grid.n_value_columns; i++) {
        const struct label *label = header_label(table, i);

        for (unsigned j = 0; label != NULL && j < form_table->n_columns && form_columns[i] == DI_NO_INDEX; j++) {
            if (!form_table->columns[j].is_group && label_is_known(label, &table->known->columns[j]) &&
                !is_taken(form_columns, table->grid.n_value_columns, j)) {
                form_columns[i] = j;
            }
        }
    }
}

/* The one column of the form among several that all count something. */
static void match_only_column(const struct chosen_table *table, unsigned form_column, unsigned *form_columns)
{
    const char *key = table->known->columns[form_column].wordings[0].key;
    size_t containing = SIZE_MAX, total = SIZE_MAX, first = SIZE_MAX, n_containing = 0;

    for (size_t i = table->grid.n_value_columns; i > 0; i--) {
        const struct label *label = header_label(table, i - 1);

        if (is_remark(label)) {
            continue;
        }
        first = i - 1;
        total = is_total(label) ? i - 1 : total;
        if (label != NULL && strstr(label->key, key) != NULL) {
            containing = i - 1;
            n_containing++;
        }
    }
    if (first != SIZE_MAX) {
        form_columns[n_containing == 1 ? containing : total != SIZE_MAX ? total : first] = form_column;
    }
}

/* What is left over, in order, where it is as much on both sides. */
static void match_positions(const struct chosen_table *table, const unsigned *free_columns, size_t n_free,
                            unsigned *form_columns)
{
    size_t open = 0, next = 0;

    for (size_t i = 0; i < table->grid.n_value_columns; i++) {
        open += form_columns[i] == DI_NO_INDEX && !is_remark(header_label(table, i));
    }
    for (size_t i = 0; open == n_free && i < table->grid.n_value_columns; i++) {
        if (form_columns[i] == DI_NO_INDEX && !is_remark(header_label(table, i))) {
            form_columns[i] = free_columns[next++];
        }
    }
}

void columns_match(const struct chosen_table *table, unsigned *form_columns)
{
    const struct di_form_table *form_table = table->known->form_table;
    unsigned free_columns[COMPARED_COLUMNS] = {0};
    size_t n_free = 0, n_values = 0;

    for (size_t i = 0; i < table->grid.n_value_columns; i++) {
        form_columns[i] = DI_NO_INDEX;
    }
    match_labels(table, form_columns);
    for (unsigned j = 0; j < form_table->n_columns; j++) {
        n_values += !form_table->columns[j].is_group;
        if (!form_table->columns[j].is_group && n_free < COMPARED_COLUMNS &&
            !is_taken(form_columns, table->grid.n_value_columns, j)) {
            free_columns[n_free++] = j;
        }
    }
    if (n_free == 1 && n_values == 1) {
        match_only_column(table, free_columns[0], form_columns);
    } else if (n_free > 0) {
        match_positions(table, free_columns, n_free, form_columns);
    }
}
