/*
 * choose.h - which form the tables of a document are.
 *
 * The labels decide, never the year and never a number that the report cites: of several forms the one most of whose
 * labels stand in the tables that were found, and fewest of whose labels are missing there. Forms share many labels,
 * and whole tables; so what sets two forms apart are the rows and columns that only one of them has. Where both fit
 * equally well, as far as their tables are there, it is the form of the report's year; or else nothing is guessed.
 */
#ifndef DOCINTAKE_RECOGNISE_CHOOSE_H
#define DOCINTAKE_RECOGNISE_CHOOSE_H

#include "find_table.h"

struct choice {
    const struct di_form *form;    /* NULL where the document has no form's table */
    const struct di_form *nearest; /* form, or the one most like the document where there is none */
    const struct di_form *rival;   /* another form that fits equally well; NULL where none */
    struct chosen_table *tables;   /* one for each table of nearest */
    size_t n_tables;
    struct block *blocks;       /* of the document, cut for nearest */
    unsigned matched, expected; /* rows of nearest */
    bool year_unknown;          /* the report had to be asked for its year, and states none */
};

/* year is the report's, 0 where it is not known. False when the arena failed. */
bool choose_form(struct di_arena *arena, const struct di_forms *forms, const struct lines *lines,
                 struct found_table *tables, int year, struct choice *ret_choice);

#endif
