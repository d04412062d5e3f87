#include "known_table.h"

static bool known_labels_of_rows(struct di_arena *arena, struct lexicon *lexicon, const struct di_form_table *table,
                                 struct known_table *known)
{
    known->rows = di_arena_array(arena, table->n_rows, sizeof *known->rows);
    known->units = di_arena_array(arena, table->n_rows, sizeof *known->units);
    if (known->rows == NULL || known->units == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->n_rows; i++) {
        struct di_label unit = {.text = table->rows[i].unit};

        if (!known_label_make(arena, lexicon, &table->rows[i].label, &known->rows[i]) ||
            !known_label_make(arena, lexicon, &unit, &known->units[i])) {
            return false;
        }
    }
    return true;
}

bool known_table_make(struct di_arena *arena, struct lexicon *lexicon, const struct di_form_table *table,
                      struct known_table *ret_known)
{
    struct known_table known = {.form_table = table,
                                .columns = di_arena_array(arena, table->n_columns, sizeof *known.columns)};

    if (known.columns == NULL || !known_label_make(arena, lexicon, &table->corner, &known.corner) ||
        !known_label_make(arena, lexicon, &table->unit_header, &known.unit_header) ||
        !known_labels_of_rows(arena, lexicon, table, &known)) {
        return false;
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        if (!known_label_make(arena, lexicon, &table->columns[i].label, &known.columns[i])) {
            return false;
        }
    }
    *ret_known = known;
    return true;
}

/* What a word may be in a table, as a whole label (KEY) or as one without what stands in brackets (BARE). */
enum {
    ROW_KEY = 1,
    ROW_BARE = 2,
    UNIT_KEY = 4,
    UNIT_BARE = 8,
    HEADER_KEY = 16,
    HEADER_BARE = 32,
};

static void index_label(unsigned char *uses, const struct known_label *known, unsigned key_use, unsigned bare_use)
{
    for (size_t i = 0; i < known->n_wordings; i++) {
        uses[known->wordings[i].key_word] |= (unsigned char)key_use;
        uses[known->wordings[i].bare_word] |= (unsigned char)bare_use;
    }
}

bool known_table_index(struct di_arena *arena, const struct lexicon *lexicon, struct known_table *known)
{
    known->uses = di_arena_alloc(arena, lexicon->n_words + 1);
    if (known->uses == NULL) {
        return false;
    }
    for (size_t i = 0; i < known->form_table->n_rows; i++) {
        index_label(known->uses, &known->rows[i], ROW_KEY, ROW_BARE);
        index_label(known->uses, &known->units[i], UNIT_KEY, UNIT_BARE);
    }
    for (size_t i = 0; i < known->form_table->n_columns; i++) {
        index_label(known->uses, &known->columns[i], HEADER_KEY, HEADER_BARE);
    }
    index_label(known->uses, &known->corner, HEADER_KEY, HEADER_BARE);
    index_label(known->uses, &known->unit_header, HEADER_KEY, HEADER_BARE);
    return true;
}

static bool is_used(const struct known_table *known, const struct label *label, unsigned key_use, unsigned bare_use)
{
    return !label_is_empty(label) &&
           ((known->uses[label->key_word] & key_use) != 0 || (known->uses[label->bare_word] & bare_use) != 0);
}

bool known_table_has_row(const struct known_table *known, const struct label *label)
{
    return is_used(known, label, ROW_KEY, ROW_BARE);
}

bool known_table_has_unit(const struct known_table *known, const struct label *label)
{
    return is_used(known, label, UNIT_KEY, UNIT_BARE);
}

bool known_table_has_header(const struct known_table *known, const struct label *label)
{
    return is_used(known, label, HEADER_KEY, HEADER_BARE);
}
