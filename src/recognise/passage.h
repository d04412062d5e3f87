/*
 * passage.h - a line that belongs to a table: of its heading, of its footer, or a row that is none of figures.
 */
#ifndef DOCINTAKE_RECOGNISE_PASSAGE_H
#define DOCINTAKE_RECOGNISE_PASSAGE_H

#include <stdbool.h>

#include "docintake/place.h"

struct passage {
    const char *text; /* the cells of a row are set apart by a tab */
    struct di_place where;
    bool above; /* the table's rows, otherwise below */
    struct passage *next;
};

#endif
