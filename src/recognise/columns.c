#include "columns.h"

#include <string.h>

#include "column_paths.h"

/* One piece's columns being matched. */
struct matching {
    const struct known_axis *axis;
    struct matched_column *columns;
    size_t count;
};

static const struct label *header_label(const struct matched_column *column)
{
    return column->header != NULL ? &column->header->label : NULL;
}

static bool contains_one_of(const struct label *label, const char *const *words, size_t count)
{
    for (size_t i = 0; label != NULL && i < count; i++) {
        if (strstr(label->key, words[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static bool is_remark(const struct label *label)
{
    static const char *const words[] = {"备注", "说明"};

    return contains_one_of(label, words, sizeof words / sizeof *words);
}

static bool is_total(const struct label *label)
{
    static const char *const words[] = {"合计", "总计", "总数", "全市", "全区", "全县"};

    return contains_one_of(label, words, sizeof words / sizeof *words);
}

static bool is_open(const struct matched_column *column)
{
    return column->form.form_line == DI_NO_INDEX && column->form.one == DI_NO_INDEX && !is_remark(header_label(column));
}

static bool match_paths(struct di_arena *arena, const struct grid *grid, const struct grid_piece *piece,
                        struct matching *matching)
{
    struct path *paths = di_arena_array(arena, matching->count, sizeof *paths);
    struct alignment alignment;

    if (paths == NULL) {
        return false;
    }
    for (size_t i = 0; i < matching->count; i++) {
        paths[i] = column_path(matching->axis, grid, piece, piece->values[i], &matching->columns[i].header);
    }
    if (!align_lines(arena, matching->axis, paths, matching->count, &alignment)) {
        return false;
    }
    for (size_t i = 0; i < matching->count; i++) {
        matching->columns[i].form = alignment.lines[i];
    }
    return true;
}

/* The one column of the form among several that all count something. */
static void match_only_column(const struct matching *matching, unsigned line)
{
    const char *key = matching->axis->labels[line].wordings[0].key;
    size_t containing = SIZE_MAX, total = SIZE_MAX, first = SIZE_MAX, n_containing = 0;

    for (size_t i = matching->count; i > 0; i--) {
        const struct label *label = header_label(&matching->columns[i - 1]);

        if (is_remark(label)) {
            continue;
        }
        first = i - 1;
        total = is_total(label) ? i - 1 : total;
        if (label != NULL && strstr(label->key, key) != NULL) {
            containing = i - 1;
            n_containing++;
        }
    }
    if (first != SIZE_MAX) {
        matching->columns[n_containing == 1 ? containing : total != SIZE_MAX ? total : first].form.form_line = line;
    }
}

/* The columns from..to of the table and the lines of the form between two that are known, where they are as many. */
static void match_places(const struct matching *matching, size_t from, size_t to, unsigned first_line,
                         unsigned end_line)
{
    size_t open = 0, missing = 0, at = from;

    for (size_t i = from; i < to; i++) {
        open += is_open(&matching->columns[i]);
    }
    for (unsigned line = first_line; line < end_line; line++) {
        missing += !matching->axis->heads[line];
    }
    for (unsigned line = first_line; line < end_line && open == missing; line++) {
        if (matching->axis->heads[line]) {
            continue;
        }
        while (!is_open(&matching->columns[at])) {
            at++;
        }
        matching->columns[at].form.form_line = line;
        matching->columns[at++].by_place = true;
    }
}

static bool is_taken(const struct matching *matching, unsigned line)
{
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->columns[i].form.form_line == line) {
            return true;
        }
    }
    return false;
}

/* Goes from one known column to the next; where columns were moved, places say nothing. */
static void match_gaps(const struct matching *matching)
{
    size_t from = 0;
    unsigned first_line = 0;

    for (size_t i = 0; i <= matching->count; i++) {
        unsigned line = i < matching->count ? matching->columns[i].form.form_line : (unsigned)matching->axis->count;

        if (line == DI_NO_INDEX) {
            continue;
        }
        if (line < first_line) {
            return;
        }
        match_places(matching, from, i, first_line, line);
        from = i + 1;
        first_line = line + 1;
    }
}

static bool has_header(const struct matching *matching)
{
    for (size_t i = 0; i < matching->count; i++) {
        if (matching->columns[i].header != NULL) {
            return true;
        }
    }
    return false;
}

static unsigned only_line(const struct known_axis *axis)
{
    unsigned line = DI_NO_INDEX;

    for (unsigned i = 0; i < axis->count && axis->carrying == 1; i++) {
        line = axis->heads[i] ? line : i;
    }
    return line;
}

struct matched_column *columns_match(struct di_arena *arena, const struct known_table *known, const struct grid *grid,
                                     size_t piece, const struct matched_column *before)
{
    const struct grid_piece *of = &grid->pieces[piece];
    struct matching matching = {.axis = &known->columns,
                                .columns = di_arena_array(arena, of->n_values, sizeof *matching.columns),
                                .count = of->n_values};
    unsigned only = only_line(&known->columns);

    if (matching.columns == NULL || !match_paths(arena, grid, of, &matching)) {
        return NULL;
    }
    if (before != NULL && !has_header(&matching) && of->n_values == grid->pieces[piece - 1].n_values) {
        memcpy(matching.columns, before, of->n_values * sizeof *before);
    } else if (only != DI_NO_INDEX && !is_taken(&matching, only)) {
        match_only_column(&matching, only);
    } else if (only == DI_NO_INDEX) {
        match_gaps(&matching);
    }
    return matching.columns;
}
