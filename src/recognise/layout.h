/*
 * layout.h - tables that hold the narrative: some agencies write the report into a frame of cells.
 */
#ifndef DOCINTAKE_RECOGNISE_LAYOUT_H
#define DOCINTAKE_RECOGNISE_LAYOUT_H

#include <stdbool.h>

#include "docintake/document.h"

/* Few columns, and nearly all of the text in cells of whole sentences. No table of a form is like that. */
bool layout_is_frame(const struct di_table *table);

#endif
