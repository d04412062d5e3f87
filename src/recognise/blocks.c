#include "blocks.h"

#include <string.h>

#include "docintake/form.h"

enum row_kind { ROW_OTHER, ROW_CAPTION, ROW_HEADER, ROW_LABELLED };

/* What the rows of the open block have said so far. */
struct cutter {
    struct di_arena *arena;
    const struct known_table *known;
    size_t n_known;
    unsigned *votes; /* by table of the form: for the open block */
    bool *owned;     /* by table of the form: a block before belongs to it */
    struct block *first, *last;
    struct block *open;
    bool rows_seen, header_seen;
};

/* Cells that begin in one row. */
struct row {
    const struct found_cell *cells;
    size_t count;
    bool figures;
};

static bool has_figures(const struct found_cell *cells, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (label_is_figure(&cells[i].label)) {
            return true;
        }
    }
    return false;
}

static bool names_a_column(const struct cutter *cutter, const struct label *label)
{
    for (size_t table = 0; table < cutter->n_known; table++) {
        if (known_table_has_header(&cutter->known[table], label)) {
            return true;
        }
    }
    return false;
}

/* The table whose row it is. What may name a column as well (总计) tells no block from another, unless numbered. */
static unsigned owner_of_row(const struct cutter *cutter, const struct row *row)
{
    unsigned owner = DI_NO_INDEX, open = cutter->open->owner;

    for (size_t i = 0; i < row->count; i++) {
        const struct label *label = &row->cells[i].label;

        if (label->key_word == WORD_UNKNOWN && label->bare_word == WORD_UNKNOWN) {
            continue;
        }
        if (open != DI_NO_INDEX && row->figures && known_table_has_row(&cutter->known[open], label)) {
            return open;
        }
        for (unsigned table = 0; table < cutter->n_known && owner == DI_NO_INDEX; table++) {
            if (known_table_has_row(&cutter->known[table], label) &&
                (label->number.kind != NUMBER_NONE || !names_a_column(cutter, label))) {
                owner = table;
            }
        }
    }
    return owner;
}

/* Known by its words in brackets too: 第二十条第（九）项 is a caption even where the form has none such. */
static bool is_caption(const struct cutter *cutter, const struct row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        for (size_t table = 0; table < cutter->n_known; table++) {
            const struct known_label *caption = &cutter->known[table].caption;

            if (label_is_known(&row->cells[i].label, caption)) {
                return true;
            }
        }
    }
    return false;
}

/* Adds a vote for each table whose columns the row names; a caption counts only where it is just this one. */
static bool vote(struct cutter *cutter, const struct row *row)
{
    bool any = false;

    for (size_t i = 0; i < row->count; i++) {
        const struct label *label = &row->cells[i].label;

        for (size_t table = 0; table < cutter->n_known && !label_is_empty(label); table++) {
            const struct known_table *known = &cutter->known[table];
            bool header = known_table_has_header(known, label);

            any |= header;
            cutter->votes[table] += 2 * known_axis_has(&known->columns, label);
            cutter->votes[table] +=
                label->key_word != WORD_UNKNOWN && label->key_word == known->caption.wordings[0].key_word;
        }
    }
    return any;
}

/* Where no row was known: the table that most words speak for, of several the first that has no block yet. */
static unsigned elect(const struct cutter *cutter)
{
    unsigned best = DI_NO_INDEX;

    for (unsigned table = 0; table < cutter->n_known; table++) {
        unsigned votes = cutter->votes[table], most = best != DI_NO_INDEX ? cutter->votes[best] : 0;

        if (votes > most || (votes > 0 && votes == most && cutter->owned[best] && !cutter->owned[table])) {
            best = table;
        }
    }
    return best;
}

static void close_block(struct cutter *cutter)
{
    if (cutter->open != NULL && cutter->open->owner == DI_NO_INDEX) {
        cutter->open->owner = elect(cutter);
    }
    if (cutter->open != NULL && cutter->open->owner != DI_NO_INDEX) {
        cutter->owned[cutter->open->owner] = true;
    }
    if (cutter->n_known > 0) {
        memset(cutter->votes, 0, cutter->n_known * sizeof *cutter->votes);
    }
    cutter->open = NULL;
    cutter->rows_seen = cutter->header_seen = false;
}

static bool open_block(struct cutter *cutter, struct found_table *table, size_t first_cell)
{
    struct block *block = DI_NEW(cutter->arena, struct block);

    close_block(cutter);
    if (block == NULL) {
        return false;
    }
    *block = (struct block){.table = table, .first_cell = first_cell, .end_cell = first_cell, .owner = DI_NO_INDEX};
    if (cutter->last != NULL) {
        cutter->last->next = block;
    } else {
        cutter->first = block;
    }
    cutter->last = cutter->open = block;
    return true;
}

static enum row_kind kind_of(struct cutter *cutter, const struct row *row, unsigned *ret_owner)
{
    *ret_owner = owner_of_row(cutter, row);
    if (*ret_owner != DI_NO_INDEX) {
        return ROW_LABELLED;
    }
    return is_caption(cutter, row) ? ROW_CAPTION : ROW_OTHER;
}

static bool is_header(const struct cutter *cutter, const struct row *row)
{
    for (size_t i = 0; i < row->count && !row->figures; i++) {
        for (size_t table = 0; table < cutter->n_known; table++) {
            if (known_table_has_header(&cutter->known[table], &row->cells[i].label)) {
                return true;
            }
        }
    }
    return false;
}

static bool add_row(struct cutter *cutter, struct found_table *table, const struct row *row, size_t first_cell)
{
    unsigned owner;
    enum row_kind kind = kind_of(cutter, row, &owner);
    bool begins;

    if (kind == ROW_OTHER && is_header(cutter, row)) {
        kind = ROW_HEADER;
    }
    begins = (kind == ROW_CAPTION && (cutter->rows_seen || cutter->header_seen)) ||
             (kind == ROW_HEADER && cutter->rows_seen) ||
             (kind == ROW_LABELLED && cutter->open->owner != DI_NO_INDEX && owner != cutter->open->owner);
    if (begins && !open_block(cutter, table, first_cell)) {
        return false;
    }
    if (kind == ROW_LABELLED) {
        cutter->open->owner = owner;
    } else {
        vote(cutter, row);
    }
    cutter->header_seen |= kind == ROW_HEADER;
    cutter->rows_seen |= kind == ROW_LABELLED || row->figures;
    cutter->open->end_cell = first_cell + row->count;
    return true;
}

/* Rows that nothing is known of belong to what stands above them in the same table, or else to what stands below. */
static void join_unowned(struct cutter *cutter, struct block *first)
{
    struct block *block = first;

    while (block->next != NULL) {
        struct block *next = block->next;

        if (next->owner != DI_NO_INDEX && block->owner != DI_NO_INDEX) {
            block = next;
            continue;
        }
        block->owner = block->owner == DI_NO_INDEX ? next->owner : block->owner;
        block->end_cell = next->end_cell;
        block->next = next->next;
    }
    cutter->last = block;
}

static bool cut_table(struct cutter *cutter, struct found_table *table)
{
    size_t count = table->block->table.n_cells, begin = 0;
    struct block *first;

    if (!open_block(cutter, table, 0)) {
        return false;
    }
    first = cutter->open;
    for (size_t i = 0; i < count; i++) {
        if (i + 1 < count && table->cells[i + 1].cell->row == table->cells[begin].cell->row) {
            continue;
        }
        struct row row = {.cells = table->cells + begin,
                          .count = i + 1 - begin,
                          .figures = has_figures(table->cells + begin, i + 1 - begin)};

        if (!add_row(cutter, table, &row, begin)) {
            return false;
        }
        begin = i + 1;
    }
    close_block(cutter);
    join_unowned(cutter, first);
    return true;
}

bool blocks_cut(struct di_arena *arena, const struct known_table *known, size_t n_known, struct found_table *tables,
                struct block **ret_first)
{
    struct cutter cutter = {.arena = arena,
                            .known = known,
                            .n_known = n_known,
                            .votes = di_arena_array(arena, n_known, sizeof *cutter.votes),
                            .owned = di_arena_array(arena, n_known, sizeof *cutter.owned)};

    if (cutter.votes == NULL || cutter.owned == NULL) {
        return false;
    }
    for (struct found_table *table = tables; table != NULL; table = table->next) {
        if (table->cells != NULL && table->block->table.n_cells > 0 && !cut_table(&cutter, table)) {
            return false;
        }
    }
    *ret_first = cutter.first;
    return true;
}
