/*
 * turned.h - tables that an agency laid on their side: what the form prints above stands on the left.
 */
#ifndef DOCINTAKE_RECOGNISE_TURNED_H
#define DOCINTAKE_RECOGNISE_TURNED_H

#include "known_table.h"
#include "tables.h"

/*
 * Those of the tables in one column of which a good part of the form's columns is named, turned: their rows are
 * columns. They know their originals, so that places are told as they are. *ret_first is NULL where there is none.
 * False when the arena failed.
 */
bool turned_find(struct di_arena *arena, const struct known_table *known, struct found_table *tables,
                 struct found_table **ret_first);

#endif
