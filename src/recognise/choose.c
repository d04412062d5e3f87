#include "choose.h"

#include "docintake/text.h"
#include "known_forms.h"

/* How a form fits: the share of its rows, then how many of its columns. */
struct fit {
    struct choice choice;
    unsigned columns;
};

/* Too few labels to be worth aligning: not even a piece of a table that was cut. */
enum { ROWS_WORTH_ALIGNING = 3 };

/* Lines between two tables that may be a caption repeated, or 续表, but no text. */
static bool are_close(const struct lines *lines, const struct found_table *above, const struct found_table *below)
{
    enum { LINES_BETWEEN = 3, CODES = 40 };

    if (above->line == NO_LINE || below->line == NO_LINE || below->line - above->line > LINES_BETWEEN + 1) {
        return false;
    }
    for (size_t i = above->line + 1; i < below->line; i++) {
        const char *text = lines->lines[i].text;

        if (text == NULL || lines->lines[i].level > 0 || di_text_length(text) > CODES) {
            return false;
        }
    }
    return true;
}

static bool align_tables(struct di_arena *arena, struct chosen_table *table)
{
    bool found;

    table->alignment = (struct alignment){0};
    if (!grid_read(arena, table->known, table->first, table->last, &table->grid, &found)) {
        return false;
    }
    return !found || align_rows(arena, table->known, &table->grid, &table->alignment);
}

/* Adds the tables that follow, as long as each brings rows that are still missing. */
static bool add_pieces(struct di_arena *arena, const struct lines *lines, struct chosen_table *table)
{
    while (table->alignment.matched > 0 && table->alignment.matched < table->known->form_table->n_rows) {
        struct found_table *next = table->last->next;
        struct chosen_table longer = *table;

        if (next == NULL || next->cells == NULL || !are_close(lines, table->last, next) ||
            next->block->table.columns != table->first->block->table.columns) {
            return true;
        }
        longer.last = next;
        if (!align_tables(arena, &longer)) {
            return false;
        }
        if (longer.alignment.matched <= table->alignment.matched) {
            return true;
        }
        *table = longer;
    }
    return true;
}

static size_t count_known(const struct known_table *known, const struct found_table *found)
{
    size_t count = 0;

    for (size_t i = 0; i < found->block->table.n_cells; i++) {
        count += known_table_has_row(known, &found->cells[i].label);
    }
    return count;
}

static bool has_most(size_t matched, size_t expected)
{
    return expected > 0 && matched * 100 >= expected * RECOGNISED_PERCENT;
}

/* Finds the tables of the document in which most rows of a table of the form stand. */
static bool find_table(struct di_arena *arena, const struct lines *lines, struct found_table *tables,
                       struct chosen_table *best)
{
    size_t n_rows = best->known->form_table->n_rows;
    size_t needed = n_rows < ROWS_WORTH_ALIGNING ? n_rows : ROWS_WORTH_ALIGNING;

    for (struct found_table *found = tables; found != NULL; found = found->next) {
        struct chosen_table table = *best;

        if (found->cells == NULL || count_known(best->known, found) < needed) {
            continue;
        }
        table.first = table.last = found;
        if (!align_tables(arena, &table) || !add_pieces(arena, lines, &table)) {
            return false;
        }
        table.copies = best->copies + has_most(table.alignment.matched, n_rows);
        best->copies = table.copies;
        if (table.alignment.matched > best->alignment.matched) {
            *best = table;
        }
        found = table.last;
    }
    return true;
}

/* Columns of the form whose labels stand in the table's header. */
static unsigned count_columns(const struct chosen_table *table)
{
    const struct di_form_table *form_table = table->known->form_table;
    unsigned count = 0;

    for (size_t i = 0; i < form_table->n_columns; i++) {
        for (size_t j = 0; j < table->grid.n_value_columns; j++) {
            const struct found_cell *header = grid_header(&table->grid, table->grid.value_columns[j]);

            if (header != NULL && label_is_known(&header->label, &table->known->columns[i])) {
                count++;
                break;
            }
        }
    }
    return count;
}

static bool fit_form(struct di_arena *arena, const struct di_form *form, const struct known_table *known,
                     const struct lines *lines, struct found_table *tables, struct fit *ret_fit)
{
    struct choice choice = {.form = form, .n_tables = form->n_tables};
    unsigned columns = 0;

    choice.tables = di_arena_array(arena, form->n_tables, sizeof *choice.tables);
    if (choice.tables == NULL) {
        return false;
    }
    for (unsigned i = 0; i < form->n_tables; i++) {
        struct chosen_table *table = &choice.tables[i];

        table->form_table = i;
        table->known = &known[i];
        if (!find_table(arena, lines, tables, table)) {
            return false;
        }
        choice.matched += table->alignment.matched;
        choice.expected += (unsigned)form->tables[i].n_rows;
        columns += table->first != NULL ? count_columns(table) : 0;
    }
    *ret_fit = (struct fit){choice, columns};
    return true;
}

/* Above 0 where a fits better than b. */
static int compare_fits(const struct fit *a, const struct fit *b)
{
    unsigned long long left = (unsigned long long)a->choice.matched * b->choice.expected;
    unsigned long long right = (unsigned long long)b->choice.matched * a->choice.expected;

    if (left != right) {
        return left > right ? 1 : -1;
    }
    return (a->columns > b->columns) - (a->columns < b->columns);
}

bool choose_form(struct di_arena *arena, const struct di_forms *forms, const struct lines *lines,
                 struct found_table *tables, struct choice *ret_choice)
{
    struct fit best = {0};

    for (size_t i = 0; i < forms->n_forms; i++) {
        struct fit fit;
        int order;

        if (forms->forms[i]->n_tables == 0) {
            continue;
        }
        if (!fit_form(arena, forms->forms[i], forms->known->tables[i], lines, tables, &fit)) {
            return false;
        }
        order = best.choice.form == NULL ? 1 : compare_fits(&fit, &best);
        if (order > 0) {
            best = fit;
        } else if (order == 0) {
            best.choice.rival = fit.choice.form;
        }
    }
    if (!has_most(best.choice.matched, best.choice.expected)) {
        best.choice.form = best.choice.rival = NULL;
    }
    *ret_choice = best.choice;
    return true;
}
