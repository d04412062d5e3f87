/*
 * find_table.h - where in a document a table of a form stands, in one piece or in several, and what of it is there.
 */
#ifndef DOCINTAKE_RECOGNISE_FIND_TABLE_H
#define DOCINTAKE_RECOGNISE_FIND_TABLE_H

#include "columns.h"

/* Local copies drop or reword whole blocks of rows; another generation's table shares no more than a few labels. */
#define RECOGNISED_PERCENT 60

/* A table is cut into more pieces than that only by somebody who wants to keep us busy. */
#define TABLE_PIECES 64

/* A table of the form, found in the document. */
struct chosen_table {
    unsigned form_table;
    const struct known_table *known;
    struct found_table *first, *last; /* several where it was cut; NULL where it was not found */
    unsigned copies; /* how often the document has most of its rows; the fullest, then the first counts */
    struct grid grid;
    struct alignment rows;           /* lines by row of the grid */
    struct matched_column **columns; /* by piece of the grid, then by its value columns */
    unsigned named;                  /* columns of the form whose labels were found */
};

/*
 * Sets all but form_table and known, which are given. blocks were cut for this form. False when the arena failed.
 */
bool find_table(struct di_arena *arena, const struct lines *lines, const struct block *blocks,
                struct chosen_table *table);

/*
 * Reads one block as the table, though none of its labels are there: a table without labels may have lost its header
 * too, and is known by its place in the report and by its columns, as many as the form has. table->first stays NULL
 * where it is not. False when the arena failed.
 */
bool find_table_by_columns(struct di_arena *arena, const struct block *block, struct chosen_table *table);

/* Most of its rows were found. */
bool table_is_recognised(const struct chosen_table *table);

#endif
