#include "grid.h"

#include <string.h>

#include "grid_columns.h"
#include "row_paths.h"

const struct found_cell *grid_cell(const struct grid_row *row, unsigned column)
{
    for (size_t i = 0; i < row->n_cells && row->cells[i].cell->column <= column; i++) {
        if (column - row->cells[i].cell->column < row->cells[i].cell->column_span) {
            return &row->cells[i];
        }
    }
    return NULL;
}

static unsigned overlap(const struct di_cell *cell, struct grid_span span)
{
    unsigned from = cell->column > span.from ? cell->column : span.from;
    unsigned last = cell->column + cell->column_span - 1, to = last < span.to ? last : span.to;

    return to >= from ? to - from + 1 : 0;
}

const struct found_cell *grid_value(const struct grid_row *row, struct grid_span column)
{
    const struct found_cell *best = NULL;
    unsigned most = 0;

    for (size_t i = 0; i < row->n_cells && row->cells[i].cell->column <= column.to; i++) {
        unsigned covered = overlap(row->cells[i].cell, column);

        if (covered > most) {
            best = &row->cells[i];
            most = covered;
        }
    }
    return best;
}

/* Behind the cells of the block that begin in the row of this one. */
static size_t end_of_row(const struct block *block, size_t begin)
{
    const struct found_cell *cells = block->table->cells;
    size_t end = begin;

    while (end < block->end_cell && cells[end].cell->row == cells[begin].cell->row) {
        end++;
    }
    return end;
}

static size_t count_rows(const struct block *block)
{
    size_t count = 0;

    for (size_t begin = block->first_cell; begin < block->end_cell; begin = end_of_row(block, begin)) {
        count++;
    }
    return count;
}

/* One grid row for each row of the block in which a cell begins. */
static void split_rows(const struct block *block, size_t piece, struct grid *grid)
{
    const struct found_cell *cells = block->table->cells;

    for (size_t begin = block->first_cell, end; begin < block->end_cell; begin = end) {
        end = end_of_row(block, begin);
        grid->rows[grid->n_rows++] = (struct grid_row){.table = block->table,
                                                       .cells = cells + begin,
                                                       .n_cells = end - begin,
                                                       .row = cells[begin].cell->row,
                                                       .piece = piece};
    }
}

static bool split(struct di_arena *arena, const struct block *const *blocks, size_t n_blocks, struct grid *grid)
{
    size_t room = 0;

    for (size_t i = 0; i < n_blocks; i++) {
        room += count_rows(blocks[i]);
    }
    grid->rows = di_arena_array(arena, room, sizeof *grid->rows);
    grid->pieces = di_arena_array(arena, n_blocks, sizeof *grid->pieces);
    for (size_t i = 0; grid->rows != NULL && grid->pieces != NULL && i < n_blocks; i++) {
        struct grid_piece *piece = &grid->pieces[grid->n_pieces++];

        piece->table = blocks[i]->table;
        piece->first = grid->n_rows;
        split_rows(blocks[i], i, grid);
        piece->end = grid->n_rows;
    }
    return grid->rows != NULL && grid->pieces != NULL;
}

/* A cell in which a value column may be named: words without a figure or a colon. */
static bool may_name_a_column(const struct found_cell *found)
{
    return !label_is_empty(&found->label) && strpbrk(found->label.key, "0123456789") == NULL &&
           strpbrk(found->cell->text, ":") == NULL && strstr(found->cell->text, "：") == NULL;
}

/*
 * Above the first row of the form a header is known by one of its labels, or by names above the values alone; further
 * down, where it is repeated, by two of its labels.
 */
static bool is_header(const struct known_table *known, unsigned label_column, const struct grid_row *row, bool above)
{
    size_t known_names = 0, names = 0, others = 0;

    for (size_t i = 0; i < row->n_cells; i++) {
        const struct found_cell *found = &row->cells[i];

        known_names += known_table_has_header(known, &found->label);
        if (found->cell->column > label_column && !label_is_empty(&found->label)) {
            names += may_name_a_column(found);
            others += !may_name_a_column(found);
        }
    }
    return above ? known_names > 0 || (names > 0 && others == 0) : known_names > 1;
}

/* The innermost cell with words, of those that may hold the row's label; NULL where there is none. */
static const struct found_cell *find_label(unsigned label_column, const struct grid_row *row)
{
    const struct found_cell *label = NULL;

    for (size_t i = 0; i < row->n_cells && row->cells[i].cell->column <= label_column; i++) {
        const struct label *own = &row->cells[i].label;

        if (!label_is_empty(own) && (label == NULL || !label_is_figure(own))) {
            label = &row->cells[i];
        }
    }
    return label;
}

/* One text across the table, or the caption in the first of its cells. */
static bool is_caption(const struct known_table *known, const struct grid_row *row)
{
    const struct found_cell *first = &row->cells[0];

    return first->cell->column_span >= row->table->block->table.columns ||
           label_is_known(&first->label, &known->caption);
}

static void sort_rows(const struct known_table *known, struct grid *grid, const struct grid_piece *piece)
{
    bool above = true;

    for (size_t i = piece->first; i < piece->end; i++) {
        struct grid_row *row = &grid->rows[i];
        bool is_row;

        row->label = find_label(piece->label_column, row);
        is_row = row->label != NULL && known_table_has_row(known, &row->label->label);
        above = above && !is_row;
        if (!is_row && is_header(known, piece->label_column, row, above)) {
            row->use = GRID_HEADER;
        } else if (above && is_caption(known, row)) {
            row->use = GRID_AROUND;
        } else {
            row->use = row->label != NULL ? GRID_LABEL : GRID_BLANK;
        }
    }
}

static bool has_figures(const struct grid_row *row)
{
    for (size_t i = 0; i < row->n_cells; i++) {
        if (label_is_figure(&row->cells[i].label)) {
            return true;
        }
    }
    return false;
}

static bool has_header(const struct known_table *known, const struct grid_row *row)
{
    for (size_t i = 0; i < row->n_cells; i++) {
        if (known_table_has_header(known, &row->cells[i].label)) {
            return true;
        }
    }
    return false;
}

/* Without labels the rows of figures are those below the header: the first with a figure, or the first one there. */
static void sort_unlabelled(const struct known_table *known, struct grid *grid, struct grid_piece *piece)
{
    size_t header = piece->first, row;

    for (size_t i = piece->first; i < piece->end; i++) {
        if (has_header(known, &grid->rows[i])) {
            header = i + 1;
        }
    }
    for (row = header; row < piece->end && !has_figures(&grid->rows[row]); row++) {
    }
    row = row < piece->end ? row : header;
    for (size_t i = piece->first; i < piece->end; i++) {
        grid->rows[i].use = i < row ? GRID_HEADER : i == row || has_figures(&grid->rows[i]) ? GRID_LABEL : GRID_BLANK;
    }
}

/* A piece without header that has as many columns as the one before it goes on as that one does. */
static bool goes_on(const struct known_table *known, const struct grid *grid, size_t piece)
{
    const struct grid_piece *own = &grid->pieces[piece], *before = piece > 0 ? own - 1 : NULL;

    if (before == NULL || own->table->block->table.columns != before->table->block->table.columns) {
        return false;
    }
    for (size_t i = own->first; i < own->end; i++) {
        if (is_header(known, 0, &grid->rows[i], false)) {
            return false;
        }
    }
    return true;
}

static void take_columns(const struct grid_piece *before, struct grid_piece *piece)
{
    piece->label_column = before->label_column;
    piece->unit_column = before->unit_column;
    piece->values = before->values;
    piece->n_values = before->n_values;
}

/* The piece with the rows of those that go on as it does: the first rows of a table show no inner labels. */
static struct grid_piece with_those_going_on(const struct known_table *known, const struct grid *grid, size_t index)
{
    struct grid_piece whole = grid->pieces[index];

    for (size_t i = index + 1; i < grid->n_pieces && goes_on(known, grid, i); i++) {
        whole.end = grid->pieces[i].end;
    }
    return whole;
}

/* Which columns hold what, and which row is what. *ret_found is false where no column holds labels. */
static bool read_piece(struct di_arena *arena, const struct known_table *known, struct grid *grid, size_t index,
                       bool *ret_found)
{
    struct grid_piece *piece = &grid->pieces[index];
    bool unlabelled = known_table_is_unlabelled(known), goes = !unlabelled && goes_on(known, grid, index);

    if (goes) {
        take_columns(piece - 1, piece);
    } else if (unlabelled) {
        sort_unlabelled(known, grid, piece);
        grid_find_words(known, grid, piece);
    } else {
        struct grid_piece whole = with_those_going_on(known, grid, index);

        grid_find_labels(known, grid, &whole);
        piece->label_column = whole.label_column;
        piece->unit_column = whole.unit_column;
    }
    if (!unlabelled) {
        sort_rows(known, grid, piece);
    }
    *ret_found = unlabelled || piece->label_column > 0;
    return goes || grid_find_values(arena, known, grid, piece);
}

bool grid_read(struct di_arena *arena, const struct known_table *known, const struct block *const *blocks,
               size_t n_blocks, struct grid *ret_grid, bool *ret_found)
{
    struct grid grid = {0};

    if (!split(arena, blocks, n_blocks, &grid)) {
        return false;
    }
    *ret_found = true;
    for (size_t i = 0; i < grid.n_pieces && *ret_found; i++) {
        if (!read_piece(arena, known, &grid, i, ret_found)) {
            return false;
        }
    }
    if (*ret_found) {
        row_paths_make(&grid);
        *ret_grid = grid;
    }
    return true;
}
