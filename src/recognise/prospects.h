/*
 * prospects.h - how well a form could fit a document at the most, told by one pass over the words of its tables.
 *
 * A row of the form may be known by a label that is only like its own, so that nothing but the number of rows there
 * bounds how many are found. A column counts only where its very words stand in a table.
 */
#ifndef DOCINTAKE_RECOGNISE_PROSPECTS_H
#define DOCINTAKE_RECOGNISE_PROSPECTS_H

#include "blocks.h"

struct prospects {
    bool *keys, *bares; /* by word of the lexicon: a cell holds it, as a whole or without what stands in brackets */
    size_t rows;        /* of all tables; or their columns, if those are more: a table may lie on its side */
};

/* False when the arena failed. */
bool prospects_read(struct di_arena *arena, const struct lexicon *lexicon, const struct found_table *tables,
                    struct prospects *ret_prospects);

/* The most labels that can be found of these tables of a form, less those that would be missing from them. */
long prospects_of(const struct prospects *prospects, const struct known_table *known, size_t n_known);

#endif
