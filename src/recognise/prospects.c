#include "prospects.h"

bool prospects_read(struct di_arena *arena, const struct lexicon *lexicon, const struct found_table *tables,
                    struct prospects *ret_prospects)
{
    struct prospects prospects = {.keys = di_arena_array(arena, lexicon->n_words + 1, sizeof *prospects.keys),
                                  .bares = di_arena_array(arena, lexicon->n_words + 1, sizeof *prospects.bares)};
    size_t rows = 0, columns = 0;

    if (prospects.keys == NULL || prospects.bares == NULL) {
        return false;
    }
    for (const struct found_table *found = tables; found != NULL; found = found->next) {
        const struct di_table *table = &found->block->table;

        for (size_t i = 0; found->cells != NULL && i < table->n_cells; i++) {
            prospects.keys[found->cells[i].label.key_word] = true;
            prospects.bares[found->cells[i].label.bare_word] = true;
        }
        rows += table->rows;
        columns += table->columns;
    }
    prospects.rows = rows > columns ? rows : columns;
    *ret_prospects = prospects;
    return true;
}

static bool may_be_named(const struct prospects *prospects, const struct known_label *known)
{
    for (size_t i = 0; i < known->n_wordings; i++) {
        if (prospects->keys[known->wordings[i].key_word] || prospects->bares[known->wordings[i].bare_word]) {
            return true;
        }
    }
    return false;
}

static size_t count_labels(const struct prospects *prospects, const struct known_table *known)
{
    size_t count = known->rows.carrying < prospects->rows ? known->rows.carrying : prospects->rows;

    for (size_t i = 0; i < known->columns.count; i++) {
        count += may_be_named(prospects, &known->columns.labels[i]);
    }
    return count;
}

long prospects_of(const struct prospects *prospects, const struct known_table *known, size_t n_known)
{
    long most = 0;

    for (size_t i = 0; i < n_known; i++) {
        long labels = (long)count_labels(prospects, &known[i]);
        long expected = (long)(known[i].rows.carrying + known[i].columns.carrying);

        most +=
            labels > expected - labels ? labels - (expected - labels) : 0; /* a table that is not there costs nothing */
    }
    return most;
}
