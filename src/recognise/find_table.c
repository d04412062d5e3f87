#include "find_table.h"

#include "docintake/text.h"

/* Lines between two tables that may be a caption repeated, or 续表, but no text. */
static bool are_close(const struct lines *lines, const struct found_table *above, const struct found_table *below)
{
    enum { LINES_BETWEEN = 3, CODES = 40 };

    if (above == below || (above->outer == below->outer && above->outer != NO_LINE)) {
        return true;
    }
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

static bool align_rows(struct di_arena *arena, struct chosen_table *table)
{
    struct path *paths = di_arena_array(arena, table->grid.n_rows, sizeof *paths);

    if (paths == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->grid.n_rows; i++) {
        paths[i] = table->grid.rows[i].use == GRID_LABEL ? table->grid.rows[i].path : (struct path){0};
    }
    return align_lines(arena, &table->known->rows, paths, table->grid.n_rows, &table->rows);
}

/* The one row without label is the first of each piece. */
static bool align_unlabelled(struct di_arena *arena, struct chosen_table *table)
{
    table->rows.lines = di_arena_array(arena, table->grid.n_rows, sizeof *table->rows.lines);
    if (table->rows.lines == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->grid.n_rows; i++) {
        table->rows.lines[i] = (struct aligned){DI_NO_INDEX, DI_NO_INDEX, DI_NO_INDEX, false};
    }
    for (size_t i = 0; i < table->grid.n_pieces; i++) {
        const struct grid_piece *piece = &table->grid.pieces[i];

        for (size_t row = piece->first; row < piece->end; row++) {
            if (table->grid.rows[row].use == GRID_LABEL) {
                table->rows.lines[row].form_line = 0;
                table->rows.matched = 1;
                break;
            }
        }
    }
    return true;
}

static bool match_columns(struct di_arena *arena, struct chosen_table *table)
{
    bool *named = di_arena_array(arena, table->known->columns.count, sizeof *named);

    table->columns = di_arena_array(arena, table->grid.n_pieces, sizeof(struct matched_column *));
    if (named == NULL || table->columns == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->grid.n_pieces; i++) {
        table->columns[i] = columns_match(arena, table->known, &table->grid, i, i > 0 ? table->columns[i - 1] : NULL);
        if (table->columns[i] == NULL) {
            return false;
        }
        for (size_t j = 0; j < table->grid.pieces[i].n_values; j++) {
            const struct matched_column *column = &table->columns[i][j];

            if (column->form.form_line != DI_NO_INDEX && column->header != NULL &&
                label_is_known(&column->header->label, &table->known->columns.labels[column->form.form_line])) {
                named[column->form.form_line] = true;
            }
        }
    }
    for (size_t i = 0; i < table->known->columns.count; i++) {
        table->named += named[i];
    }
    return true;
}

static bool read_blocks(struct di_arena *arena, const struct block *const *blocks, size_t count,
                        struct chosen_table *table)
{
    bool found;

    table->rows = (struct alignment){0};
    table->named = 0;
    table->first = blocks[0]->table;
    table->last = blocks[count - 1]->table;
    if (!grid_read(arena, table->known, blocks, count, &table->grid, &found)) {
        return false;
    }
    return !found ||
           ((known_table_is_unlabelled(table->known) ? align_unlabelled(arena, table) : align_rows(arena, table)) &&
            match_columns(arena, table));
}

/* What a further piece must add to: a table without labels is known by its columns alone. */
static unsigned progress_of(const struct chosen_table *table)
{
    return known_table_is_unlabelled(table->known) ? table->named : table->rows.matched;
}

static bool is_whole(const struct chosen_table *table)
{
    return progress_of(table) ==
           (known_table_is_unlabelled(table->known) ? table->known->columns.carrying : table->known->rows.carrying);
}

/* Reads the block and those that follow it, as long as each brings what is still missing; *ret_last is the last one. */
static bool read_pieces(struct di_arena *arena, const struct lines *lines, const struct block *first,
                        struct chosen_table *table, const struct block **ret_last)
{
    const struct block *pieces[TABLE_PIECES] = {first};
    size_t count = 1;

    if (!read_blocks(arena, pieces, count, table)) {
        return false;
    }
    while (count < TABLE_PIECES && !is_whole(table)) {
        const struct block *last = pieces[count - 1], *next = last->next;
        struct chosen_table longer = *table;

        if (next == NULL || next->owner != first->owner || !are_close(lines, last->table, next->table)) {
            break;
        }
        pieces[count] = next;
        if (!read_blocks(arena, pieces, count + 1, &longer)) {
            return false;
        }
        if (progress_of(&longer) <= progress_of(table)) {
            break;
        }
        *table = longer;
        count++;
    }
    *ret_last = pieces[count - 1];
    return true;
}

static bool is_found(const struct matched_column *column)
{
    return column->form.form_line != DI_NO_INDEX;
}

static bool is_doubtful(const struct matched_column *column)
{
    return column->form.one != DI_NO_INDEX;
}

static size_t count_columns(const struct chosen_table *table, bool (*question)(const struct matched_column *))
{
    size_t count = 0;

    for (size_t i = 0; i < table->grid.n_pieces; i++) {
        for (size_t j = 0; j < table->grid.pieces[i].n_values; j++) {
            count += question(&table->columns[i][j]);
        }
    }
    return count;
}

bool table_is_recognised(const struct chosen_table *table)
{
    size_t expected = table->known->rows.carrying;

    if (table->rows.matched == 0) {
        return false;
    }
    if (known_table_is_unlabelled(table->known)) {
        return (table->named + count_columns(table, is_doubtful)) * 3 >= table->known->columns.carrying;
    }
    return (size_t)table->rows.matched * 100 >= expected * RECOGNISED_PERCENT;
}

/* So few labels may stand in any table. */
static bool may_be_table(const struct chosen_table *table)
{
    enum { LABELS_NEEDED = 3 };
    const struct known_table *known = table->known;
    size_t labels = table->rows.matched + table->named, all = known->rows.carrying + known->columns.carrying;

    if (table->rows.matched == 0) {
        return false;
    }
    if (known_table_is_unlabelled(known)) {
        return table_is_recognised(table) || count_columns(table, is_found) == known->columns.carrying;
    }
    return labels >= (all < LABELS_NEEDED ? all : LABELS_NEEDED) || (all > 1 && labels + 1 >= all);
}

static unsigned labels_of(const struct chosen_table *table)
{
    return table->rows.matched + table->named;
}

bool find_table(struct di_arena *arena, const struct lines *lines, const struct block *blocks,
                struct chosen_table *best)
{
    unsigned copies = 0;

    for (const struct block *block = blocks, *last; block != NULL; block = block->next) {
        struct chosen_table table = {.form_table = best->form_table, .known = best->known};

        if (block->owner != best->form_table) {
            continue;
        }
        if (!read_pieces(arena, lines, block, &table, &last)) {
            return false;
        }
        block = last;
        copies += table_is_recognised(&table);
        if (may_be_table(&table) && (best->first == NULL || labels_of(&table) > labels_of(best))) {
            *best = table;
        }
    }
    best->copies = copies;
    return true;
}

bool find_table_by_columns(struct di_arena *arena, const struct block *block, struct chosen_table *best)
{
    struct chosen_table table = {.form_table = best->form_table, .known = best->known};

    if (!known_table_is_unlabelled(best->known)) {
        return true;
    }
    if (!read_blocks(arena, &block, 1, &table)) {
        return false;
    }
    if (may_be_table(&table)) {
        *best = table;
    }
    return true;
}
