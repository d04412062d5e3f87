#include "align.h"

#include <stdint.h>

/*
 * What a match is worth. A label outweighs every other witness; the labels around it, number and unit decide between
 * lines of one label; a likeness is worth less than a label, and less for every character that differs.
 */
enum {
    WORTH_LABEL = 100,
    WORTH_ALIKE = 50,
    WORTH_DIFFERENCE = 8,
    WORTH_BEGINNING = 30,
    WORTH_AROUND = 20,
    WORTH_NUMBER = 10,
    WORTH_UNIT = 5,
};

enum step { STEP_SKIP_TABLE = 0, STEP_SKIP_FORM, STEP_MATCH };

/* A line of the form that a path may be. */
struct candidate {
    size_t line;
    int worth; /* above 0 */
};

struct aligner {
    const struct known_axis *axis;
    const struct path *paths;
    size_t n_paths;
    struct di_arena *scratch;     /* for edit distances */
    struct candidate *candidates; /* of the path in hand, in the order of the form */
    size_t n_candidates;
    unsigned *found;       /* room for lines of the form */
    bool *known_somewhere; /* by path: its label is one of the form's, so it is never taken for another */
    struct aligned *lines;
};

static bool has_unit(const struct aligner *aligner, const struct path *path, size_t line)
{
    return path->unit != NULL && aligner->axis->units != NULL &&
           label_is_known(path->unit, &aligner->axis->units[line]);
}

/* What the printed number says: for, against, or nothing. */
static int number_witness(const struct path *path, const struct known_label *known)
{
    if (path->number.kind == NUMBER_NONE || known->wordings[0].number.kind == NUMBER_NONE) {
        return 0;
    }
    return printed_number_equal(path->number, known->wordings[0].number) ? 1 : -1;
}

static bool stands_in(const struct known_axis *axis, size_t line, const struct label *around)
{
    for (unsigned at = axis->parents[line]; at != DI_NO_INDEX; at = axis->parents[at]) {
        if (label_is_known(around, &axis->labels[at])) {
            return true;
        }
    }
    return false;
}

/* What the groups around it say; a label that the form does not know says nothing. */
static int around_witness(const struct aligner *aligner, const struct path *path, size_t line)
{
    int witness = 0;

    for (size_t i = 0; i < path->n_around; i++) {
        if (known_axis_has(aligner->axis, path->around[i])) {
            witness += stands_in(aligner->axis, line, path->around[i]) ? 1 : -1;
        }
    }
    return witness;
}

/* What the others add to a match of labels. */
static int witnesses(const struct aligner *aligner, const struct path *path, size_t line, int number)
{
    return number * WORTH_NUMBER + around_witness(aligner, path, line) * WORTH_AROUND +
           (has_unit(aligner, path, line) ? WORTH_UNIT : 0);
}

/* The same for a line whose label is none of the form's, and may be like this one. */
static int worth_of_likeness(const struct aligner *aligner, const struct path *path, size_t line)
{
    const struct known_label *known = &aligner->axis->labels[line];
    size_t difference = label_difference(aligner->scratch, path->own, known);
    int number = number_witness(path, known);

    if (number < 0 && difference > 1) {
        return 0;
    }
    if (difference != SIZE_MAX) {
        return WORTH_ALIKE - WORTH_DIFFERENCE * (int)difference + witnesses(aligner, path, line, number);
    }
    return label_is_beginning(path->own, known) ? WORTH_BEGINNING + witnesses(aligner, path, line, number) : 0;
}

/* The same for one whose label is that of the line. */
static int worth_of_label(const struct aligner *aligner, const struct path *path, size_t line)
{
    return WORTH_LABEL + witnesses(aligner, path, line, number_witness(path, &aligner->axis->labels[line]));
}

/* What matching the path with the form's line is worth; not above 0 where they do not match. */
static int worth(const struct aligner *aligner, size_t index, size_t line)
{
    const struct path *path = &aligner->paths[index];

    if (!aligner->known_somewhere[index]) {
        return worth_of_likeness(aligner, path, line);
    }
    return label_is_known(path->own, &aligner->axis->labels[line]) ? worth_of_label(aligner, path, line) : 0;
}

static void add_candidate(struct aligner *aligner, size_t line, int worth)
{
    if (worth > 0) {
        aligner->candidates[aligner->n_candidates++] = (struct candidate){line, worth};
    }
}

/* Finds the candidates for the path. */
static void weigh(struct aligner *aligner, size_t index)
{
    const struct path *path = &aligner->paths[index];

    aligner->n_candidates = 0;
    if (aligner->known_somewhere[index]) {
        size_t count = known_axis_find(aligner->axis, path->own, aligner->found);

        for (size_t i = 0; i < count; i++) {
            add_candidate(aligner, aligner->found[i], worth_of_label(aligner, path, aligner->found[i]));
        }
    } else if (path->own != NULL) {
        for (size_t line = 0; line < aligner->axis->count; line++) {
            add_candidate(aligner, line, worth_of_likeness(aligner, path, line));
        }
    }
}

/*
 * Makes of the best sums of the paths before the one in hand those with it; steps, which is zero, tells how each was
 * reached. Nothing changes before the first candidate, nor behind the last one once the sum is what it was.
 */
static void extend(const struct aligner *aligner, int *sums, unsigned char *steps)
{
    const struct candidate *next = aligner->candidates, *end = next + aligner->n_candidates;
    int before = next < end ? sums[next->line] : 0; /* the sum up to the line at hand, as it was */

    for (size_t line = next < end ? next->line : SIZE_MAX; line < aligner->axis->count; line++) {
        int match = next < end && next->line == line ? before + next++->worth : 0;

        before = sums[line + 1];
        if (sums[line] > before) {
            sums[line + 1] = sums[line];
            steps[line] = STEP_SKIP_FORM;
        }
        if (match > sums[line + 1]) {
            sums[line + 1] = match;
            steps[line] = STEP_MATCH;
        }
        if (next == end && steps[line] == STEP_SKIP_TABLE) {
            return;
        }
    }
}

static void match(const struct aligner *aligner, size_t index, size_t line)
{
    aligner->lines[index].form_line = (unsigned)line;
    aligner->lines[index].tolerant = !aligner->known_somewhere[index];
}

static void trace_back(const struct aligner *aligner, const unsigned char *steps)
{
    size_t i = aligner->n_paths, j = aligner->axis->count;

    while (i > 0 && j > 0) {
        switch ((enum step)steps[(i - 1) * aligner->axis->count + j - 1]) {
        case STEP_SKIP_TABLE:
            i--;
            break;
        case STEP_SKIP_FORM:
            j--;
            break;
        case STEP_MATCH:
            match(aligner, --i, --j);
            break;
        }
    }
}

static bool align_in_order(struct di_arena *arena, struct aligner *aligner)
{
    size_t count = aligner->axis->count, cells;
    int *sums = di_arena_array(arena, count + 1, sizeof *sums);
    unsigned char *steps = NULL;

    if (!__builtin_mul_overflow(aligner->n_paths, count, &cells)) {
        steps = di_arena_array(arena, cells, sizeof *steps);
    }
    aligner->candidates = di_arena_array(arena, count, sizeof *aligner->candidates);
    aligner->found = di_arena_array(arena, count, sizeof *aligner->found);
    if (sums == NULL || steps == NULL || aligner->candidates == NULL || aligner->found == NULL) {
        return false;
    }
    for (size_t i = 0; i < aligner->n_paths; i++) {
        weigh(aligner, i);
        extend(aligner, sums, steps + i * count);
    }
    trace_back(aligner, steps);
    return true;
}

/* The free line of the form that a line out of order is: the one that the other witnesses speak for most. */
static size_t find_moved(const struct aligner *aligner, size_t index, const bool *taken)
{
    size_t best = SIZE_MAX;
    int best_worth = 0;

    for (size_t j = 0; j < aligner->axis->count; j++) {
        int value = taken[j] ? 0 : worth(aligner, index, j);

        if (value > best_worth) {
            best = j;
            best_worth = value;
        }
    }
    return best;
}

static void align_moved(const struct aligner *aligner, bool *taken)
{
    for (size_t i = 0; i < aligner->n_paths; i++) {
        size_t found = SIZE_MAX;

        if (aligner->lines[i].form_line == DI_NO_INDEX && aligner->known_somewhere[i]) {
            found = find_moved(aligner, i, taken);
        }
        if (found != SIZE_MAX) {
            taken[found] = true;
            match(aligner, i, found);
        }
    }
}

/* The next line of the form that was found behind the path, or the end. */
static size_t found_behind(const struct aligner *aligner, size_t index)
{
    for (size_t i = index + 1; i < aligner->n_paths; i++) {
        if (aligner->lines[i].form_line != DI_NO_INDEX) {
            return aligner->lines[i].form_line;
        }
    }
    return aligner->axis->count;
}

/* A line whose own group stands in the table, unless the label of the group has no place there. */
static bool is_likely(const struct aligner *aligner, size_t line, const bool *taken)
{
    unsigned parent = aligner->axis->parents[line];

    return parent == DI_NO_INDEX || aligner->axis->heads[parent] || taken[parent];
}

/* The path would be the line as well as the one that it was taken for. */
static bool fits_as_well(const struct aligner *aligner, size_t index, size_t line, const bool *taken)
{
    return line < aligner->axis->count && !taken[line] && !aligner->axis->heads[line] &&
           is_likely(aligner, line, taken) &&
           worth(aligner, index, line) >= worth(aligner, index, aligner->lines[index].form_line);
}

/* The line of the form that a path is in doubt about; those before it may be in the same doubt about a whole group. */
static void doubt(const struct aligner *aligner, size_t index, size_t line, const bool *taken)
{
    size_t distance = line - aligner->lines[index].form_line, next = aligner->lines[index].form_line;

    for (size_t i = index + 1; i > 0; i--) {
        struct aligned *aligned = &aligner->lines[i - 1];
        size_t own = aligned->form_line;

        if (i <= index && (own + 1 != next || !fits_as_well(aligner, i - 1, own + distance, taken))) {
            return;
        }
        *aligned =
            (struct aligned){.form_line = DI_NO_INDEX, .one = (unsigned)own, .other = (unsigned)(own + distance)};
        next = own;
    }
}

/* Where a line that is missing would fit as well as the one that was taken, none is. */
static void find_doubts(const struct aligner *aligner, const bool *taken)
{
    size_t from = 0;

    for (size_t i = 0; i < aligner->n_paths; i++) {
        size_t line = aligner->lines[i].form_line, to;

        if (line == DI_NO_INDEX) {
            continue;
        }
        to = found_behind(aligner, i);
        for (size_t j = from; j < to && aligner->lines[i].form_line != DI_NO_INDEX; j++) {
            if (fits_as_well(aligner, i, j, taken)) {
                doubt(aligner, i, j, taken);
            }
        }
        from = line + 1;
    }
}

static bool find_known(struct di_arena *arena, struct aligner *aligner)
{
    aligner->known_somewhere = di_arena_array(arena, aligner->n_paths, sizeof *aligner->known_somewhere);
    if (aligner->known_somewhere == NULL) {
        return false;
    }
    for (size_t i = 0; i < aligner->n_paths; i++) {
        aligner->lines[i] = (struct aligned){DI_NO_INDEX, DI_NO_INDEX, DI_NO_INDEX, false};
        aligner->known_somewhere[i] =
            aligner->paths[i].own != NULL && known_axis_has(aligner->axis, aligner->paths[i].own);
    }
    return true;
}

static bool align(struct di_arena *arena, struct aligner *aligner)
{
    bool *taken = di_arena_array(arena, aligner->axis->count, sizeof *taken);

    if (taken == NULL || !find_known(arena, aligner) || !align_in_order(arena, aligner)) {
        return false;
    }
    for (size_t i = 0; i < aligner->n_paths; i++) {
        if (aligner->lines[i].form_line != DI_NO_INDEX) {
            taken[aligner->lines[i].form_line] = true;
        }
    }
    align_moved(aligner, taken);
    find_doubts(aligner, taken);
    return true;
}

#define SCRATCH_BYTES (4UL * 1024 * 1024)

bool align_lines(struct di_arena *arena, const struct known_axis *axis, const struct path *paths, size_t count,
                 struct alignment *ret_alignment)
{
    struct aligner aligner = {.axis = axis,
                              .paths = paths,
                              .n_paths = count,
                              .scratch = di_arena_new(SCRATCH_BYTES),
                              .lines = di_arena_array(arena, count, sizeof *aligner.lines)};
    bool done = aligner.scratch != NULL && aligner.lines != NULL && align(arena, &aligner);

    di_arena_free(aligner.scratch);
    if (done) {
        *ret_alignment = (struct alignment){.lines = aligner.lines};
        for (size_t i = 0; i < count; i++) {
            unsigned line = aligner.lines[i].form_line;

            ret_alignment->matched += line != DI_NO_INDEX && !axis->heads[line];
        }
    }
    return done;
}
