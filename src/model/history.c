#include "docintake/history.h"

#include <stdlib.h>
#include <string.h>

static int compare(const void *a, const void *b)
{
    const struct di_past_cell *first = a, *second = b;
    int order = strcmp(first->table, second->table);

    if (order == 0) {
        order = strcmp(first->row, second->row);
    }
    return order != 0 ? order : strcmp(first->column, second->column);
}

void di_past_sort(struct di_past_report *report)
{
    if (report->n_cells > 0) {
        qsort(report->cells, report->n_cells, sizeof *report->cells, compare);
    }
}

bool di_past_number(const struct di_past_report *report, const char *table, const char *row, const char *column,
                    struct di_decimal *ret_value)
{
    const struct di_past_cell wanted = {.table = table, .row = row, .column = column};
    const struct di_past_cell *found =
        report->n_cells > 0 ? bsearch(&wanted, report->cells, report->n_cells, sizeof wanted, compare) : NULL;

    if (found != NULL) {
        *ret_value = found->value;
    }
    return found != NULL;
}
