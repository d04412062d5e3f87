#include "known_table.h"

/* What a word may be in a table, as a whole label (KEY) or as one without what stands in brackets (BARE). */
enum {
    ROW_KEY = 1,
    ROW_BARE = 2,
    UNIT_KEY = 4,
    UNIT_BARE = 8,
    COLUMN_KEY = 16,
    COLUMN_BARE = 32,
    HEADER_KEY = 64, /* of a column, of the labels or of the units */
    HEADER_BARE = 128,
    ROW_CARRIES = 256,
    COLUMN_CARRIES = 512,
};

static bool axis_new(struct di_arena *arena, size_t count, uint16_t key, uint16_t bare, uint16_t carrier,
                     struct known_axis *axis)
{
    *axis = (struct known_axis){.labels = di_arena_array(arena, count, sizeof *axis->labels),
                                .parents = di_arena_array(arena, count, sizeof *axis->parents),
                                .heads = di_arena_array(arena, count, sizeof *axis->heads),
                                .count = count,
                                .key = key,
                                .bare = bare,
                                .carrier = carrier};
    return axis->labels != NULL && axis->parents != NULL && axis->heads != NULL;
}

static bool axis_learn(struct di_arena *arena, struct lexicon *lexicon, const struct di_label *label, unsigned parent,
                       bool head, size_t index, struct known_axis *axis)
{
    axis->parents[index] = parent;
    axis->heads[index] = head;
    axis->carrying += !head;
    return known_label_make(arena, lexicon, label, &axis->labels[index]);
}

static bool make_rows(struct di_arena *arena, struct lexicon *lexicon, const struct di_form_table *table,
                      struct known_axis *rows)
{
    if (!axis_new(arena, table->n_rows, ROW_KEY, ROW_BARE, ROW_CARRIES, rows)) {
        return false;
    }
    rows->units = di_arena_array(arena, table->n_rows, sizeof *rows->units);
    for (size_t i = 0; rows->units != NULL && i < table->n_rows; i++) {
        const struct di_form_row *row = &table->rows[i];
        struct di_label unit = {.text = row->unit};

        if (!axis_learn(arena, lexicon, &row->label, row->parent, row->is_beside, i, rows) ||
            !known_label_make(arena, lexicon, &unit, &rows->units[i])) {
            return false;
        }
    }
    return rows->units != NULL;
}

static bool make_columns(struct di_arena *arena, struct lexicon *lexicon, const struct di_form_table *table,
                         struct known_axis *columns)
{
    if (!axis_new(arena, table->n_columns, COLUMN_KEY, COLUMN_BARE, COLUMN_CARRIES, columns)) {
        return false;
    }
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct di_form_column *column = &table->columns[i];

        if (!axis_learn(arena, lexicon, &column->label, column->parent, column->is_group, i, columns)) {
            return false;
        }
    }
    return true;
}

static bool any_row_is_unlabelled(const struct known_axis *rows)
{
    for (size_t i = 0; i < rows->count; i++) {
        if (label_is_empty(&rows->labels[i].wordings[0])) {
            return true;
        }
    }
    return false;
}

bool known_table_make(struct di_arena *arena, struct lexicon *lexicon, const struct di_form_table *table,
                      struct known_table *ret_known)
{
    struct known_table known = {.form_table = table};

    if (!known_label_make(arena, lexicon, &table->caption, &known.caption) ||
        !known_label_make(arena, lexicon, &table->corner, &known.corner) ||
        !known_label_make(arena, lexicon, &table->unit_header, &known.unit_header) ||
        !make_rows(arena, lexicon, table, &known.rows) || !make_columns(arena, lexicon, table, &known.columns)) {
        return false;
    }
    known.unlabelled = any_row_is_unlabelled(&known.rows);
    *ret_known = known;
    return true;
}

static void index_label(uint16_t *uses, const struct known_label *known, unsigned key_use, unsigned bare_use)
{
    for (size_t i = 0; i < known->n_wordings; i++) {
        uses[known->wordings[i].key_word] |= (uint16_t)key_use;
        uses[known->wordings[i].bare_word] |= (uint16_t)bare_use;
    }
}

static void index_axis(uint16_t *uses, const struct known_axis *axis)
{
    for (size_t i = 0; i < axis->count; i++) {
        unsigned carrier = axis->heads[i] ? 0 : axis->carrier;

        index_label(uses, &axis->labels[i], axis->key | carrier, axis->bare | carrier);
    }
}

/* Counts the words of the line's wordings, each of which has one or two. */
static size_t count_words(const struct known_label *label, unsigned *counts)
{
    size_t count = 0;

    for (size_t i = 0; i < label->n_wordings; i++) {
        const struct label *wording = &label->wordings[i];

        counts[wording->key_word]++;
        counts[wording->bare_word] += wording->bare_word != wording->key_word;
        count += wording->bare_word != wording->key_word ? 2 : 1;
    }
    return count;
}

static void put_line(struct known_axis *axis, unsigned line)
{
    for (size_t i = 0; i < axis->labels[line].n_wordings; i++) {
        const struct label *wording = &axis->labels[line].wordings[i];

        axis->lines[--axis->starts[wording->key_word]] = line;
        if (wording->bare_word != wording->key_word) {
            axis->lines[--axis->starts[wording->bare_word]] = line;
        }
    }
}

/* Sorts the lines by their words, by counting: starts are first how many a word has, then where they end. */
static bool sort_lines(struct di_arena *arena, size_t n_words, struct known_axis *axis)
{
    size_t total = 0;

    axis->starts = di_arena_array(arena, n_words + 2, sizeof *axis->starts);
    for (size_t i = 0; axis->starts != NULL && i < axis->count; i++) {
        total += count_words(&axis->labels[i], axis->starts);
    }
    axis->lines = di_arena_array(arena, total, sizeof *axis->lines);
    if (axis->starts == NULL || axis->lines == NULL) {
        return false;
    }
    for (size_t word = 0; word <= n_words; word++) {
        axis->starts[word + 1] += axis->starts[word];
    }
    for (size_t i = axis->count; i > 0; i--) {
        put_line(axis, (unsigned)i - 1);
    }
    return true;
}

bool known_table_index(struct di_arena *arena, const struct lexicon *lexicon, struct known_table *known)
{
    known->uses = di_arena_array(arena, lexicon->n_words + 1, sizeof *known->uses);
    if (known->uses == NULL) {
        return false;
    }
    index_axis(known->uses, &known->rows);
    index_axis(known->uses, &known->columns);
    for (size_t i = 0; i < known->rows.count; i++) {
        index_label(known->uses, &known->rows.units[i], UNIT_KEY, UNIT_BARE);
    }
    for (size_t i = 0; i < known->columns.count; i++) {
        index_label(known->uses, &known->columns.labels[i], HEADER_KEY, HEADER_BARE);
    }
    index_label(known->uses, &known->corner, HEADER_KEY, HEADER_BARE);
    index_label(known->uses, &known->unit_header, HEADER_KEY, HEADER_BARE);
    known->rows.uses = known->columns.uses = known->uses;
    return sort_lines(arena, lexicon->n_words, &known->rows) && sort_lines(arena, lexicon->n_words, &known->columns);
}

static bool is_used(const uint16_t *uses, const struct label *label, unsigned key_use, unsigned bare_use)
{
    return !label_is_empty(label) &&
           ((uses[label->key_word] & key_use) != 0 || (uses[label->bare_word] & bare_use) != 0);
}

bool known_axis_has(const struct known_axis *axis, const struct label *label)
{
    return is_used(axis->uses, label, axis->key, axis->bare);
}

size_t known_axis_find(const struct known_axis *axis, const struct label *label, unsigned *ret_lines)
{
    const unsigned *key = axis->lines + axis->starts[label->key_word],
                   *key_end = axis->lines + axis->starts[label->key_word + 1];
    const unsigned *bare = axis->lines + axis->starts[label->bare_word],
                   *bare_end = axis->lines + axis->starts[label->bare_word + 1];
    size_t count = 0;

    while (key < key_end || bare < bare_end) {
        unsigned line = bare == bare_end || (key < key_end && *key < *bare) ? *key : *bare;

        if (label_is_known(label, &axis->labels[line])) {
            ret_lines[count++] = line;
        }
        while (key < key_end && *key == line) {
            key++;
        }
        while (bare < bare_end && *bare == line) {
            bare++;
        }
    }
    return count;
}

bool known_axis_carries(const struct known_axis *axis, const struct label *label)
{
    return is_used(axis->uses, label, axis->carrier, axis->carrier);
}

bool known_table_is_unlabelled(const struct known_table *known)
{
    return known->unlabelled;
}

bool known_table_has_row(const struct known_table *known, const struct label *label)
{
    return known_axis_has(&known->rows, label);
}

bool known_table_has_unit(const struct known_table *known, const struct label *label)
{
    return is_used(known->uses, label, UNIT_KEY, UNIT_BARE);
}

bool known_table_has_header(const struct known_table *known, const struct label *label)
{
    return is_used(known->uses, label, HEADER_KEY, HEADER_BARE);
}
