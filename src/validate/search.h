/*
 * search.h - looking for what breaks the sums of a report (balance.h), while it goes on.
 */
#ifndef DOCINTAKE_VALIDATE_SEARCH_H
#define DOCINTAKE_VALIDATE_SEARCH_H

#include "balance.h"

/* What is known of an addition so far. */
struct search_state {
    struct cause *cause;              /* NULL as long as none was found */
    const struct addition_term *best; /* the cell by which most is mended */
    unsigned n_mended, n_best;        /* how much that is, and how many cells mend as much */
};

struct search {
    const struct validation *validation;
    struct balance *balance;
    struct search_state *states; /* by addition */
};

struct search_state *search_state_of(const struct search *search, const struct addition *addition);

/* The addition was right all the time, or will be once its cause is mended. */
bool search_is_settled(const struct search *search, const struct addition *addition);

/* How many additions the cell alone mends, and by which change; 0 where it is not the cell. */
unsigned search_weigh(const struct search *search, const struct addition_term *term, struct di_decimal *ret_change);

/* A new cause; NULL when the arena failed. Members keep the order of the form. */
struct cause *search_add_cause(const struct search *search, enum addition_outcome outcome);
void search_add_member(const struct search *search, struct cause *cause, struct addition *addition);

/* Cells that alone, or together with others in their row or column, mend what is broken. */
void search_single_cells(const struct search *search);
void search_joint_cells(const struct search *search);

/* Pairs of a row and a column that one of several cells would mend. */
void search_crossings(const struct search *search);

#endif
