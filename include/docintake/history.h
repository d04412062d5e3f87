/*
 * history.h - reports of earlier years, as far as the rules across years need them: whose, of which year, and the
 * numbers in their cells by the ids of their form.
 */
#ifndef DOCINTAKE_HISTORY_H
#define DOCINTAKE_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "docintake/arena.h"
#include "docintake/decimal.h"

struct di_past_cell {
    const char *table, *row, *column; /* ids */
    struct di_decimal value;
};

struct di_past_report {
    const char *form;           /* id; NULL where none was recognised */
    int year;                   /* 0 where it does not say */
    const char *agency;         /* NULL where it does not say */
    struct di_past_cell *cells; /* in the order of their ids: di_past_sort */
    size_t n_cells;
    struct di_past_report *next;
};

struct di_history {
    struct di_past_report *reports;
};

/* Puts the cells into their order. */
void di_past_sort(struct di_past_report *report);

/* The number in this cell; false where there is none. */
bool di_past_number(const struct di_past_report *report, const char *table, const char *row, const char *column,
                    struct di_decimal *ret_value);

#endif
