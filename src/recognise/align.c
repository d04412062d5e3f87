#include "align.h"

#include <stdlib.h>

/*
 * What a match is worth. A label outweighs every other witness; number and unit decide between rows of one label; a
 * likeness is worth less than a label, and less for every character that differs.
 */
enum {
    WORTH_LABEL = 100,
    WORTH_ALIKE = 50,
    WORTH_DIFFERENCE = 8,
    WORTH_NUMBER = 10,
    WORTH_UNIT = 5,
};

enum step { STEP_SKIP_GRID, STEP_SKIP_FORM, STEP_MATCH };

struct aligner {
    const struct known_table *known;
    const struct grid *grid;
    size_t n_form;
    struct di_arena *scratch; /* for edit distances */
    int *worths;              /* n_form of the grid row in hand */
    bool *known_somewhere;    /* by grid row: its label is one of the form's, so it is never taken for another */
};

static const struct label *label_of(const struct aligner *aligner, size_t row)
{
    return &aligner->grid->rows[row].label->label;
}

static bool has_unit(const struct aligner *aligner, size_t row, size_t form_row)
{
    const struct grid_row *grid_row = &aligner->grid->rows[row];
    const struct found_cell *unit =
        aligner->grid->unit_column > 0 ? grid_cell(grid_row, aligner->grid->unit_column) : NULL;

    return unit != NULL && label_is_known(&unit->label, &aligner->known->units[form_row]);
}

/* What the printed number says: for, against, or nothing. */
static int number_witness(const struct label *label, const struct known_label *known)
{
    if (label->number.kind == NUMBER_NONE || known->wordings[0].number.kind == NUMBER_NONE) {
        return 0;
    }
    return printed_number_equal(label->number, known->wordings[0].number) ? 1 : -1;
}

/* What number and unit add to a match. */
static int witnesses(const struct aligner *aligner, size_t row, size_t form_row, int number)
{
    return number * WORTH_NUMBER + (has_unit(aligner, row, form_row) ? WORTH_UNIT : 0);
}

/* The same for a row whose label is none of the form's, and may be like this one. */
static int worth_of_likeness(const struct aligner *aligner, size_t row, size_t form_row)
{
    const struct label *label = label_of(aligner, row);
    const struct known_label *known = &aligner->known->rows[form_row];
    size_t difference = label_difference(aligner->scratch, label, known);
    int number = number_witness(label, known);

    if (difference == SIZE_MAX || (number < 0 && difference > 1)) {
        return 0;
    }
    return WORTH_ALIKE - WORTH_DIFFERENCE * (int)difference + witnesses(aligner, row, form_row, number);
}

/* What matching the row with the form's row is worth; 0 where they do not match. */
static inline int worth(const struct aligner *aligner, size_t row, size_t form_row)
{
    const struct known_label *known = &aligner->known->rows[form_row];

    if (!aligner->known_somewhere[row]) {
        return worth_of_likeness(aligner, row, form_row);
    }
    if (!label_is_known(label_of(aligner, row), known)) {
        return 0; /* as nearly always */
    }
    return WORTH_LABEL + witnesses(aligner, row, form_row, number_witness(label_of(aligner, row), known));
}

static void weigh(const struct aligner *aligner, size_t row)
{
    for (size_t j = 0; j < aligner->n_form; j++) {
        int value = aligner->grid->rows[row].use == GRID_LABEL ? worth(aligner, row, j) : 0;

        aligner->worths[j] = value > 0 ? value : 0;
    }
}

/*
 * The best sums of the rows up to and with `row`, from those of the rows before it; steps tells how each was reached.
 */
static void extend(const struct aligner *aligner, const int *before, int *sums, unsigned char *steps)
{
    sums[0] = 0;
    for (size_t j = 0; j < aligner->n_form; j++) {
        int match = aligner->worths[j] > 0 ? before[j] + aligner->worths[j] : 0;
        int best = before[j + 1];

        steps[j] = STEP_SKIP_GRID;
        if (sums[j] > best) {
            best = sums[j];
            steps[j] = STEP_SKIP_FORM;
        }
        if (match > best) {
            best = match;
            steps[j] = STEP_MATCH;
        }
        sums[j + 1] = best;
    }
}

static void trace_back(const struct aligner *aligner, const unsigned char *steps, struct alignment *alignment)
{
    size_t i = aligner->grid->n_rows, j = aligner->n_form;

    while (i > 0 && j > 0) {
        switch ((enum step)steps[(i - 1) * aligner->n_form + j - 1]) {
        case STEP_SKIP_GRID:
            i--;
            break;
        case STEP_SKIP_FORM:
            j--;
            break;
        case STEP_MATCH:
            i--;
            j--;
            alignment->rows[i].form_row = (unsigned)j;
            alignment->rows[i].tolerant = !aligner->known_somewhere[i];
            alignment->matched++;
            break;
        }
    }
}

static bool align_in_order(struct di_arena *arena, struct aligner *aligner, struct alignment *alignment)
{
    size_t width = aligner->n_form + 1, cells;
    int *before = di_arena_array(arena, width, sizeof *before);
    int *after = di_arena_array(arena, width, sizeof *after);
    unsigned char *steps = NULL;

    if (!__builtin_mul_overflow(aligner->grid->n_rows, aligner->n_form, &cells)) {
        steps = di_arena_array(arena, cells, sizeof *steps);
    }
    aligner->worths = di_arena_array(arena, aligner->n_form, sizeof *aligner->worths);
    if (before == NULL || after == NULL || steps == NULL || aligner->worths == NULL) {
        return false;
    }
    for (size_t i = 0; i < aligner->grid->n_rows; i++) {
        int *swap = before;

        weigh(aligner, i);
        extend(aligner, before, after, steps + i * aligner->n_form);
        before = after;
        after = swap;
    }
    trace_back(aligner, steps, alignment);
    return true;
}

/* The free row of the form that a row out of order is: the one that number and unit speak for most. */
static size_t find_moved(const struct aligner *aligner, size_t row, const bool *taken)
{
    size_t best = SIZE_MAX;
    int best_worth = 0;

    for (size_t j = 0; j < aligner->n_form; j++) {
        int value = taken[j] ? 0 : worth(aligner, row, j);

        if (value > best_worth) {
            best = j;
            best_worth = value;
        }
    }
    return best;
}

static bool align_moved(struct di_arena *arena, const struct aligner *aligner, struct alignment *alignment)
{
    bool *taken = di_arena_array(arena, aligner->n_form, sizeof *taken);

    if (taken == NULL) {
        return false;
    }
    for (size_t i = 0; i < aligner->grid->n_rows; i++) {
        if (alignment->rows[i].form_row != DI_NO_INDEX) {
            taken[alignment->rows[i].form_row] = true;
        }
    }
    for (size_t i = 0; i < aligner->grid->n_rows; i++) {
        size_t found = SIZE_MAX;

        if (alignment->rows[i].form_row == DI_NO_INDEX && aligner->known_somewhere[i]) {
            found = find_moved(aligner, i, taken);
        }
        if (found != SIZE_MAX) {
            taken[found] = true;
            alignment->rows[i].form_row = (unsigned)found;
            alignment->matched++;
        }
    }
    return true;
}

static bool find_known(struct di_arena *arena, struct aligner *aligner)
{
    aligner->known_somewhere = di_arena_array(arena, aligner->grid->n_rows, sizeof *aligner->known_somewhere);
    if (aligner->known_somewhere == NULL) {
        return false;
    }
    for (size_t i = 0; i < aligner->grid->n_rows; i++) {
        aligner->known_somewhere[i] =
            aligner->grid->rows[i].use == GRID_LABEL && known_table_has_row(aligner->known, label_of(aligner, i));
    }
    return true;
}

#define SCRATCH_BYTES (4UL * 1024 * 1024)

bool align_rows(struct di_arena *arena, const struct known_table *known, const struct grid *grid,
                struct alignment *ret_alignment)
{
    struct aligner aligner = {.known = known, .grid = grid, .n_form = known->form_table->n_rows};
    struct alignment alignment = {.rows = di_arena_array(arena, grid->n_rows, sizeof *alignment.rows)};
    bool done;

    if (alignment.rows == NULL) {
        return false;
    }
    for (size_t i = 0; i < grid->n_rows; i++) {
        alignment.rows[i].form_row = DI_NO_INDEX;
    }
    aligner.scratch = di_arena_new(SCRATCH_BYTES);
    done = aligner.scratch != NULL && find_known(arena, &aligner) && align_in_order(arena, &aligner, &alignment) &&
           align_moved(arena, &aligner, &alignment);
    di_arena_free(aligner.scratch);
    if (done) {
        *ret_alignment = alignment;
    }
    return done;
}
