/*
 * known_table.h - the labels of a form's table, made comparable once.
 */
#ifndef DOCINTAKE_RECOGNISE_KNOWN_TABLE_H
#define DOCINTAKE_RECOGNISE_KNOWN_TABLE_H

#include <stdint.h>

#include "label.h"

/* The rows of a form's table, or its columns: lines that stand in groups. */
struct known_axis {
    struct known_label *labels;
    struct known_label *units; /* of rows; NULL for columns */
    unsigned *parents;         /* DI_NO_INDEX for an outermost line */
    bool *heads;               /* the label of others beside or above them, without cells of its own */
    size_t count;
    size_t carrying;      /* lines that have cells */
    const uint16_t *uses; /* of the table */
    unsigned *lines;      /* by word, the lines that have it in one of their wordings, each in the order of the form */
    unsigned *starts;     /* by word, where its own begin in lines; those of the next word end them */
    uint16_t key, bare;   /* the uses that its labels have */
    uint16_t carrier;     /* and the one that only those of lines with cells have */
};

struct known_table {
    const struct di_form_table *form_table;
    struct known_label caption, corner, unit_header;
    struct known_axis rows, columns;
    bool unlabelled;
    uint16_t *uses; /* by word of the lexicon: what it names in this table, for the questions below */
};

/* False when the arena failed. */
bool known_table_make(struct di_arena *arena, struct lexicon *lexicon, const struct di_form_table *table,
                      struct known_table *ret_known);

/* Makes uses, lines and starts, once the lexicon has all words. False when the arena failed. */
bool known_table_index(struct di_arena *arena, const struct lexicon *lexicon, struct known_table *known);

/* The label is that of a line, whether it has cells or not. */
bool known_axis_has(const struct known_axis *axis, const struct label *label);

/* The lines whose label it is, in the order of the form, of which there is room for all. How many they are. */
size_t known_axis_find(const struct known_axis *axis, const struct label *label, unsigned *ret_lines);

/* The label is that of a line with cells. */
bool known_axis_carries(const struct known_axis *axis, const struct label *label);

/* One of its lines prints no label, and is known by its columns alone. */
bool known_table_is_unlabelled(const struct known_table *known);

/* The label is that of a row; the unit of a row; the header of a column, of the labels or of the units. */
bool known_table_has_row(const struct known_table *known, const struct label *label);
bool known_table_has_unit(const struct known_table *known, const struct label *label);
bool known_table_has_header(const struct known_table *known, const struct label *label);

#endif
