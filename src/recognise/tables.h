/*
 * tables.h - every table of the body, nested ones too, with the texts of its cells made comparable.
 */
#ifndef DOCINTAKE_RECOGNISE_TABLES_H
#define DOCINTAKE_RECOGNISE_TABLES_H

#include <stddef.h>
#include <stdint.h>

#include "label.h"
#include "lines.h"

/*
 * A form has at most a few hundred rows and few columns. What is larger is no form's table, and is kept as it stands
 * without being compared; so are the tables after so many cells that no report has.
 */
#define COMPARED_ROWS 2000
#define COMPARED_COLUMNS 64
#define COMPARED_CELLS 50000

#define NO_LINE SIZE_MAX

struct found_cell {
    const struct di_cell *cell;
    struct label label;
};

struct found_table {
    const struct di_block *block;
    size_t line;                  /* index of its line; NO_LINE for a table inside another */
    size_t outer;                 /* of a table inside another: the line of the outermost; NO_LINE otherwise */
    struct found_cell *cells;     /* in reading order, one for each cell of the table; NULL where it is not compared */
    bool taken;                   /* has become a table of the report */
    struct found_table *original; /* of a table that was turned: as it stands in the document; NULL otherwise */
    struct found_table *next;
};

/* All tables in reading order, their labels with the words of the lexicon, a nested one after the one that holds it;
 * *ret_first is NULL where there is none. False when the arena failed. */
bool tables_find(struct di_arena *arena, const struct lexicon *lexicon, const struct lines *lines,
                 struct found_table **ret_first);

#endif
