/*
 * align.h - which lines of a table are which lines of the form: rows by what stands beside them, columns by what stands
 * above them.
 *
 * Labels repeat (（三）其他情形数 stands twice, 总计 three times), so lines are matched in order: the alignment with
 * the best sum of witnesses (label, printed number, unit, the labels of the groups around it) over all lines wins. Then
 * lines that were moved are looked for by their label. Where two lines of the form fit one line equally well, none is
 * taken.
 */
#ifndef DOCINTAKE_RECOGNISE_ALIGN_H
#define DOCINTAKE_RECOGNISE_ALIGN_H

#include "known_table.h"

/* The labels around a line, from the outermost; deeper ones are left out. */
#define PATH_DEPTH 6

/* How a line of a table is known. */
struct path {
    const struct label *own; /* NULL: a line without label, which matches nothing */
    const struct label *unit;
    struct printed_number number;
    const struct label *around[PATH_DEPTH];
    size_t n_around;
};

struct aligned {
    unsigned form_line;  /* DI_NO_INDEX where the form has no such line */
    unsigned one, other; /* two lines of the form that fit equally well; DI_NO_INDEX where it is clear */
    bool tolerant;       /* matched by likeness */
};

struct alignment {
    struct aligned *lines; /* one for each path */
    unsigned matched;      /* lines of the form that have cells and were found */
};

/* False when the arena failed. The work is of the order of paths times lines of the form. */
bool align_lines(struct di_arena *arena, const struct known_axis *axis, const struct path *paths, size_t count,
                 struct alignment *ret_alignment);

#endif
