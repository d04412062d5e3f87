/*
 * expression.h - tests of a form's asserts: XPath 1.0 expressions over the cells of one table.
 *
 *   cell('3.1')            the number in row 3.1 of the column that is being checked
 *   cell('3.1', 'count')   the number in row 3.1, column count
 *   previous('4')          the number that the report of the year before has in the cell; with a column too
 *   written('7')           what is written in the cell, as text; with a column too
 *   column()               the label of the column that is being checked, for a sentence
 *
 * XPath knows one kind of number, an IEEE double, which holds every whole number below 2^53. Numbers are therefore
 * given as whole numbers: sums of money in steps of the last place that the table's form allows. At most
 * DI_DECIMAL_DIGITS digits are accepted in a cell, and 10^15 is less than 2^53, so that comparing, adding and
 * subtracting cells is exact. What a test finds in a cell without a number makes its answer "open".
 */
#ifndef DOCINTAKE_EXPRESSION_H
#define DOCINTAKE_EXPRESSION_H

#include <stdbool.h>

#include "docintake/arena.h"
#include "docintake/error.h"

/*
 * What expressions are compiled and computed with. It takes longer to make, and more memory, than they do, and serves
 * any number of them, one after the other. Free with di_expression_context_free, after them. NULL when out of memory.
 */
struct di_expression_context;
struct di_expression_context *di_expression_context_new(void);
void di_expression_context_free(struct di_expression_context *context);

struct di_expression;

#define DI_EXPRESSION_FAULT_BYTES 160

/* DI_REFUSED with a text in ret_fault where it does not compile. Free with di_expression_free. */
enum di_status di_expression_compile(struct di_expression_context *context, const char *text,
                                     struct di_expression **ret_expression, char ret_fault[DI_EXPRESSION_FAULT_BYTES],
                                     struct di_error *error);
void di_expression_free(struct di_expression *expression);

/* Where an expression reads from. column is NULL where the expression names none. */
struct di_expression_cells {
    /* False where there is no number, or no such cell. */
    bool (*number)(void *context, const char *row, const char *column, double *ret_number);
    /* The same in the report of the year before. */
    bool (*previous)(void *context, const char *row, const char *column, double *ret_number);
    /* Never NULL. */
    const char *(*text)(void *context, const char *row, const char *column);
    /* The label of the column that is being checked; never NULL. */
    const char *(*column)(void *context);
    void *context;
};

enum di_truth { DI_TRUE, DI_FALSE, DI_OPEN };

/* DI_FAILED where it could be compiled and still cannot be computed, as with a function that does not exist. */
enum di_status di_expression_test(const struct di_expression *expression, const struct di_expression_cells *cells,
                                  enum di_truth *ret_truth, struct di_error *error);

/* The value as text, in the arena. */
enum di_status di_expression_text(const struct di_expression *expression, const struct di_expression_cells *cells,
                                  struct di_arena *arena, const char **ret_text, struct di_error *error);

#endif
