/*
 * addition.h - one sum of the form in one column (of rows) or one row (of columns) of a report: what stands on its two
 * sides, and whether it holds.
 *
 * A blank is not zero, and yet it cannot be negative, unless its cell is signed. So what is filled in on one side and
 * already exceeds the other breaks the sum whatever the blanks of its own side are; what reaches it leaves only zero to
 * the other side's blanks; and what stays below leaves something to them, which is a question and no error. Blanks on
 * both sides leave it open. Not applicable (/) is no part of a sum, and words leave it open.
 */
#ifndef DOCINTAKE_VALIDATE_ADDITION_H
#define DOCINTAKE_VALIDATE_ADDITION_H

#include "validation.h"

/* Better ones first. */
enum addition_outcome { ADDITION_HOLDS, ADDITION_OPEN, ADDITION_HAS_BLANKS, ADDITION_BROKEN };

/* A cell on one side of an addition. */
struct addition_term {
    const struct di_report_cell *cell;
    const char *row, *column; /* ids */
    const char *brief;
    bool is_total;
    unsigned form_row, form_column; /* DI_NO_INDEX where the form does not know it: a local part */
    struct di_cell_type type;
    size_t index; /* of the cell in the balance */
};

struct addition_side {
    struct di_decimal filled;
    unsigned n_filled, n_blank;
    bool readable; /* false: words in a cell, or too many digits */
    bool has_signed_blank;
};

struct addition {
    const struct di_form_sum *sum;
    const struct table_view *view;
    unsigned across;             /* the column, or the row, in which it is added */
    struct addition_term *terms; /* totals, parts, and local parts where they take part */
    size_t n_terms;
    struct addition_side totals, parts;
    enum addition_outcome outcome;
};

/* A sum in the column or row across. False when the arena failed. */
bool addition_make(const struct validation *validation, const struct di_form_sum *sum, unsigned across,
                   struct addition *ret_addition);

/* The report has what the sum is checked in: the column, or a row that carries numbers. */
bool addition_is_there(const struct validation *validation, const struct di_form_sum *sum, unsigned across);

/* The total less the parts, as far as they are filled in. False where it has too many digits. */
bool addition_difference(const struct addition *addition, struct di_decimal *ret_difference);

/* Neither side has blanks: only one value of a cell would mend it. */
bool addition_is_exact(const struct addition *addition);

/* The change of the cell by which an exact addition would hold. */
bool addition_asks(const struct addition *addition, const struct addition_term *term, struct di_decimal *ret_change);

/* Whether a broken addition would not be broken, were the cell changed by so much. */
bool addition_is_mended(const struct addition *addition, const struct addition_term *term, struct di_decimal change);

#endif
