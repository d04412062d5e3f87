#include "tables.h"

/* Puts the tables that stand in the cells of `found` right behind it. */
static bool insert_nested(struct di_arena *arena, struct found_table *found)
{
    const struct di_table *table = &found->block->table;
    struct found_table *after = found;

    for (size_t i = 0; i < table->n_cells; i++) {
        for (const struct di_block *nested = table->cells[i].nested; nested != NULL; nested = nested->next) {
            struct found_table *inner = DI_NEW(arena, struct found_table);

            if (inner == NULL) {
                return false;
            }
            *inner = (struct found_table){.block = nested,
                                          .line = NO_LINE,
                                          .outer = found->line != NO_LINE ? found->line : found->outer,
                                          .next = after->next};
            after->next = inner;
            after = inner;
        }
    }
    return true;
}

static bool compare_cells(struct di_arena *arena, const struct lexicon *lexicon, struct found_table *found)
{
    const struct di_table *table = &found->block->table;

    found->cells = di_arena_array(arena, table->n_cells, sizeof *found->cells);
    if (found->cells == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->n_cells; i++) {
        found->cells[i].cell = &table->cells[i];
        if (!label_make(arena, lexicon, table->cells[i].text, &found->cells[i].label)) {
            return false;
        }
    }
    return true;
}

static struct found_table *top_level_tables(struct di_arena *arena, const struct lines *lines)
{
    struct found_table *first = NULL, **end = &first;

    for (size_t i = 0; i < lines->count; i++) {
        if (lines->lines[i].block->kind != DI_TABLE) {
            continue;
        }
        *end = DI_NEW(arena, struct found_table);
        if (*end == NULL) {
            return NULL;
        }
        (*end)->block = lines->lines[i].block;
        (*end)->line = i;
        (*end)->outer = NO_LINE;
        end = &(*end)->next;
    }
    return first;
}

bool tables_find(struct di_arena *arena, const struct lexicon *lexicon, const struct lines *lines,
                 struct found_table **ret_first)
{
    struct found_table *first = top_level_tables(arena, lines);
    size_t compared = 0;

    for (struct found_table *found = first; found != NULL; found = found->next) {
        const struct di_table *table = &found->block->table;

        if (!insert_nested(arena, found)) {
            return false;
        }
        if (table->rows > COMPARED_ROWS || table->columns > COMPARED_COLUMNS ||
            table->n_cells > COMPARED_CELLS - compared) {
            continue;
        }
        compared += table->n_cells;
        if (!compare_cells(arena, lexicon, found)) {
            return false;
        }
    }
    *ret_first = first;
    return !di_arena_failed(arena);
}
