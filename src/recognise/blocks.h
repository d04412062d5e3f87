/*
 * blocks.h - the tables of a document cut into blocks, each of which can be of one table of a form only.
 *
 * The official form prints several tables of section 二 as one table of several blocks, each with a caption and a
 * header of its own. A block begins at a caption, at a header below other rows, and where the rows are those of
 * another table. To whom it belongs its rows say, then its header, then its caption: a caption may be a copy of
 * another one.
 */
#ifndef DOCINTAKE_RECOGNISE_BLOCKS_H
#define DOCINTAKE_RECOGNISE_BLOCKS_H

#include "known_table.h"
#include "tables.h"

struct block {
    struct found_table *table;
    size_t first_cell, end_cell; /* of its table */
    unsigned owner;              /* table of the form; DI_NO_INDEX where nothing says */
    struct block *next;          /* in reading order */
};

/*
 * All tables that are compared, cut for a form with n_known tables. *ret_first is NULL where there is none. False when
 * the arena failed.
 */
bool blocks_cut(struct di_arena *arena, const struct known_table *known, size_t n_known, struct found_table *tables,
                struct block **ret_first);

#endif
