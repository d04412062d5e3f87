/*
 * place.h - where in a document something stands, as a person counts it in Word.
 */
#ifndef DOCINTAKE_PLACE_H
#define DOCINTAKE_PLACE_H

#include <stdbool.h>

enum di_part { DI_PART_NONE, DI_PART_BODY, DI_PART_HEADER, DI_PART_FOOTER, DI_PART_NOTES };

/*
 * All numbers count from 1; 0 means "not said". paragraph counts the paragraphs of the part that stand outside
 * tables, empty ones too. table counts the tables of the part that stand outside other tables. row and column are
 * positions in the grid (after gridBefore, gridSpan and vMerge). A paragraph inside a table has table, row and column
 * and no paragraph.
 */
struct di_place {
    enum di_part part;
    unsigned paragraph;
    unsigned table;
    unsigned row;
    unsigned column;
    const char *heading; /* the text of the nearest heading above, as written; NULL where none */
};

#define DI_PLACE_NONE ((struct di_place){DI_PART_NONE, 0, 0, 0, 0, NULL})

/* "body", "header", "footer", "notes"; NULL for DI_PART_NONE. */
const char *di_part_name(enum di_part part);

/* The reverse; false for a name that is none of these. */
bool di_part_parse(const char *name, enum di_part *ret_part);

#endif
