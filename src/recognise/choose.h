/*
 * choose.h - which form the tables of a document are.
 *
 * The labels decide, never the year and never a number that the report cites. A form is recognised where at least
 * RECOGNISED_PERCENT of its rows are found; of several the one with the greatest share wins, then the one whose column
 * labels are found. Where both are equal, nothing is guessed.
 */
#ifndef DOCINTAKE_RECOGNISE_CHOOSE_H
#define DOCINTAKE_RECOGNISE_CHOOSE_H

#include "align.h"

/* Local copies drop or reword whole blocks of rows; another generation's form shares no more than a few labels. */
#define RECOGNISED_PERCENT 60

/* A table of the form, found in the document. */
struct chosen_table {
    unsigned form_table;
    const struct known_table *known;
    struct found_table *first, *last; /* several where it was cut; NULL where it was not found */
    unsigned copies; /* how often the document has most of its rows; the fullest, then the first counts */
    struct grid grid;
    struct alignment alignment;
};

struct choice {
    const struct di_form *form;  /* NULL where the document has no form's table */
    const struct di_form *rival; /* another form that fits equally well; NULL where none */
    struct chosen_table *tables; /* one for each table of form, or of the nearest one where form is NULL */
    size_t n_tables;
    unsigned matched, expected; /* rows of form, or of the nearest one */
};

/* False when the arena failed. */
bool choose_form(struct di_arena *arena, const struct di_forms *forms, const struct lines *lines,
                 struct found_table *tables, struct choice *ret_choice);

#endif
