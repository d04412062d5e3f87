/*
 * balance.h - all sums of a report, and what breaks those that do not hold.
 *
 * One wrong number breaks every sum that it stands in: a wrong cell the sums of its row and of its column, a wrong
 * total its row, its column and what is reckoned from it. People mend one number, so they are told of one. Broken sums
 * have one cause where
 *
 *   - a single cell, changed to one value, mends every broken sum in which it stands and breaks none that holds, and no
 *     other cell mends as much (a crossing of a broken row and a broken column);
 *   - several such cells together mend a sum that they share, each as its other sum asks;
 *   - one follows from the other: where the sums of all rows hold, the totals of the columns add up as the columns do.
 *
 * What is left is a cause of its own. Nothing is tried out: each step goes over the cells and the sums, and is repeated
 * only as long as it found something.
 */
#ifndef DOCINTAKE_VALIDATE_BALANCE_H
#define DOCINTAKE_VALIDATE_BALANCE_H

#include "addition.h"

/* One more of the additions of a cause. */
struct cause_member {
    struct addition *addition;
    struct cause_member *next;
};

/* Additions that are told together: broken ones, or those that leave something to blanks. */
struct cause {
    enum addition_outcome outcome;
    struct cause_member *members; /* in the order of the form's rules; an addition may be a member of two */
    size_t n_members;
    const struct addition_term *culprit; /* the one cell that mends them all; NULL where several could */
    struct di_decimal asked;             /* what they ask of it */
    struct di_finding *finding;          /* once it has been told */
    struct cause *next;
};

/* An addition in which a cell stands. */
struct balance_use {
    struct addition *addition;
    const struct addition_term *term;
    struct balance_use *next;
};

/* A cell of a table of the form, and what is known of it. */
struct balance_cell {
    struct balance_use *uses;
    bool is_asked;           /* alone, it would mend every broken sum that it stands in */
    struct di_decimal asked; /* by being changed to this */
    struct cause *cause;     /* which is then mended; NULL where another cell is known to be the culprit */
};

struct balance {
    struct addition *additions; /* in the order of the form's rules */
    size_t n_additions;
    struct balance_cell *cells; /* of all tables, row by row; those of local rows and columns stand behind them */
    size_t n_cells;
    size_t *first_cells;      /* by table of the form */
    struct addition **by_sum; /* by sum of the form, then by column or row; NULL where it is not checked */
    size_t *first_by_sum;     /* by sum of the form */
    struct cause *causes, *last_cause;
};

/* Adds up whatever there is, and counts it in report->checks. NULL when the arena failed. */
struct balance *balance_make(const struct validation *validation);

/* The cell at a row and a column of the form, in validation->balance. */
struct balance_cell *balance_cell_at(const struct validation *validation, unsigned table, unsigned row,
                                     unsigned column);

/*
 * The total less the parts where all blanks of the addition are totals of other additions, the parts of which are
 * filled in, so that they can only be one number. False where they are not.
 */
bool balance_infer(const struct balance *balance, const struct addition *addition, struct di_decimal *ret_difference);

/* Sorts the additions that do not hold into causes. A failure of the arena shows at its end. */
void balance_find_causes(const struct validation *validation, struct balance *balance);

/* The rule by which the cause is told: what weighs most, then of the strongest class, then the first of the form. */
unsigned cause_rule(const struct validation *validation, const struct cause *cause);

#endif
