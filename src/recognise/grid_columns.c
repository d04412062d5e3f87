#include "grid_columns.h"

#include <stdlib.h>
#include <string.h>

static unsigned last_column(const struct found_cell *found)
{
    return found->cell->column + found->cell->column_span - 1;
}

/* How many cells of each column the question is true of. A label that spans several belongs to the innermost. */
static void count_by_column(const struct grid *grid, const struct grid_piece *piece, const struct known_table *known,
                            bool (*question)(const struct known_table *, const struct label *), unsigned *counts)
{
    memset(counts, 0, (COMPARED_COLUMNS + 1) * sizeof *counts);
    for (size_t i = piece->first; i < piece->end; i++) {
        for (size_t j = 0; j < grid->rows[i].n_cells; j++) {
            const struct found_cell *found = &grid->rows[i].cells[j];
            unsigned column = last_column(found);

            if (column <= COMPARED_COLUMNS && question(known, &found->label)) {
                counts[column]++;
            }
        }
    }
}

static unsigned most(const unsigned *counts, unsigned from, unsigned to)
{
    unsigned best = 0;

    for (unsigned column = from; column <= to; column++) {
        if (counts[column] > (best > 0 ? counts[best] : 0)) {
            best = column;
        }
    }
    return best;
}

static bool is_figure(const struct known_table *known, const struct label *label)
{
    (void)known;
    return label_is_figure(label);
}

/* Labels of outer rows may stand further left: the innermost column that has its share of them, and no figures. */
static unsigned innermost(const unsigned *labels, const unsigned *figures, unsigned columns)
{
    enum { SHARE = 8 };
    unsigned best = most(labels, 1, columns);

    for (unsigned column = columns; column > best; column--) {
        if (figures[column] == 0 && labels[column] > 0 && labels[column] * SHARE >= labels[best]) {
            return column;
        }
    }
    return best;
}

/* The label of a row and nothing else; that of a group may be repeated in each of its rows. */
static bool is_row_only(const struct known_table *known, const struct label *label)
{
    return known_axis_carries(&known->rows, label) &&
           (label->number.kind != NUMBER_NONE || !known_table_has_header(known, label));
}

static bool is_corner(const struct known_table *known, const struct label *label)
{
    return label_is_known(label, &known->corner);
}

void grid_find_labels(const struct known_table *known, const struct grid *grid, struct grid_piece *piece)
{
    static bool (*const questions[])(const struct known_table *,
                                     const struct label *) = {is_row_only, known_table_has_row, is_corner};
    unsigned counts[COMPARED_COLUMNS + 1], figures[COMPARED_COLUMNS + 1];
    unsigned columns = piece->table->block->table.columns;

    count_by_column(grid, piece, known, is_figure, figures);
    for (size_t i = 0; i < sizeof questions / sizeof *questions && piece->label_column == 0; i++) {
        count_by_column(grid, piece, known, questions[i], counts);
        piece->label_column = innermost(counts, figures, columns);
    }
    if (piece->label_column == 0 || *known->unit_header.wordings[0].key == '\0') {
        return;
    }
    count_by_column(grid, piece, known, known_table_has_unit, counts);
    piece->unit_column = most(counts, piece->label_column + 1, columns);
}

/* Words that are no figure and no sign, below a header that the form does not know. */
static bool is_word(const struct found_cell *found)
{
    return !label_is_empty(&found->label) && strpbrk(found->label.key, "0123456789") == NULL;
}

void grid_find_words(const struct known_table *known, const struct grid *grid, struct grid_piece *piece)
{
    for (size_t i = piece->first; i < piece->end; i++) {
        const struct grid_row *row = &grid->rows[i];

        if (row->use != GRID_LABEL || row->n_cells <= known->columns.carrying || !is_word(&row->cells[0])) {
            continue;
        }
        piece->label_column = last_column(&row->cells[0]);
        return;
    }
}

/* 序号 numbers the rows; it is neither label nor value. */
static bool names_a_counter(const struct label *label)
{
    static const char *const names[] = {"序号", "编号", "行次", "行号", "序"};
    enum { CODES = 2 };

    for (size_t i = 0; label->key_codes <= CODES && i < sizeof names / sizeof *names; i++) {
        if (strcmp(label->key, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_counter(const struct grid *grid, const struct grid_piece *piece, struct grid_span span)
{
    for (size_t i = piece->first; i < piece->end; i++) {
        const struct found_cell *found = grid->rows[i].use == GRID_HEADER ? grid_value(&grid->rows[i], span) : NULL;

        if (found != NULL && names_a_counter(&found->label)) {
            return true;
        }
    }
    return false;
}

_Static_assert(COMPARED_COLUMNS <= 64, "a division of a row is one bit a column");

/* One bit for each column behind the labels in which a cell begins. */
static uint64_t division_of(const struct grid_piece *piece, const struct grid_row *row)
{
    uint64_t division = 0;

    for (size_t i = 0; i < row->n_cells; i++) {
        unsigned column = row->cells[i].cell->column;

        if (column > piece->label_column && column != piece->unit_column && column <= COMPARED_COLUMNS) {
            division |= UINT64_C(1) << (column - 1);
        }
    }
    return division;
}

static int compare_divisions(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;

    return (left > right) - (left < right);
}

/* The division that most rows have; of several the one with as many columns as the form, or else with most. */
static uint64_t usual_division(uint64_t *divisions, size_t count, size_t columns)
{
    size_t best_count = 0, best_worth = 0;
    uint64_t best = 0;

    qsort(divisions, count, sizeof *divisions, compare_divisions);
    for (size_t i = 0, end; i < count; i = end) {
        size_t parts = (size_t)__builtin_popcountll(divisions[i]), worth;

        for (end = i; end < count && divisions[end] == divisions[i]; end++) {
        }
        worth = parts == columns ? SIZE_MAX : parts;
        if (end - i > best_count || (end - i == best_count && worth > best_worth)) {
            best = divisions[i];
            best_count = end - i;
            best_worth = worth;
        }
    }
    return best;
}

/* The last column of the cells that begin at `from`, as most of the rows with this division have it. */
static unsigned end_of(const struct grid *grid, const struct grid_piece *piece, uint64_t division, unsigned from)
{
    for (size_t i = piece->first; i < piece->end; i++) {
        const struct found_cell *found =
            grid->rows[i].use == GRID_LABEL && division_of(piece, &grid->rows[i]) == division
                ? grid_cell(&grid->rows[i], from)
                : NULL;

        if (found != NULL) {
            return last_column(found);
        }
    }
    return from;
}

static void add_value(const struct grid *grid, unsigned from, unsigned to, struct grid_piece *piece)
{
    struct grid_span span = {from, to};

    if (!is_counter(grid, piece, span)) {
        piece->values[piece->n_values++] = span;
    }
}

/* Columns right of all those, which only some rows have. */
static void add_further(const struct grid *grid, uint64_t all, unsigned behind, struct grid_piece *piece)
{
    for (unsigned column = behind + 1; column <= COMPARED_COLUMNS; column++) {
        if ((all >> (column - 1) & 1) != 0) {
            add_value(grid, column, column, piece);
        }
    }
}

bool grid_find_values(struct di_arena *arena, const struct known_table *known, const struct grid *grid,
                      struct grid_piece *piece)
{
    uint64_t *divisions = di_arena_array(arena, piece->end - piece->first, sizeof *divisions), usual, all = 0;
    unsigned end = piece->label_column > piece->unit_column ? piece->label_column : piece->unit_column;
    size_t count = 0;

    piece->values = di_arena_array(arena, COMPARED_COLUMNS, sizeof *piece->values);
    if (divisions == NULL || piece->values == NULL) {
        return false;
    }
    for (size_t i = piece->first; i < piece->end; i++) {
        if (grid->rows[i].use == GRID_LABEL) {
            divisions[count] = division_of(piece, &grid->rows[i]);
            all |= divisions[count++];
        }
    }
    usual = usual_division(divisions, count, known->columns.carrying);
    for (unsigned column = 1; column <= COMPARED_COLUMNS; column++) {
        if ((usual >> (column - 1) & 1) != 0) {
            end = end_of(grid, piece, usual, column);
            add_value(grid, column, end, piece);
        }
    }
    add_further(grid, all, end, piece);
    return true;
}
