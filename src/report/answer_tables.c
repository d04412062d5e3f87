#include <stdlib.h>
#include <string.h>

#include "answer_parts.h"
#include "docintake/form.h"
#include "docintake/limits.h"

static void read_cell(struct di_reading *reading, struct di_report_cell *cell)
{
    struct di_scan *scan = &reading->scan;
    char word[DI_SCAN_WORD_BYTES];

    if (di_scan_null(scan, NULL)) {
        return;
    }
    di_scan_open(scan, NULL, '[');
    if (di_scan_word(scan, NULL, word) && !di_cell_state_parse(word, &cell->state)) {
        di_scan_fail(scan, "a state of a cell");
    }
    if (cell->state != DI_CELL_NUMBER) {
        if (!di_scan_null(scan, NULL)) {
            di_scan_fail(scan, "null");
        }
    } else if (di_scan_word(scan, NULL, word) && !di_decimal_parse(word, &cell->value)) {
        di_scan_fail(scan, "the value of a cell");
    }
    cell->text = di_reading_text_or_null(scan);
    cell->where = di_reading_place(reading, NULL);
    cell->present = true;
    di_scan_close(scan, ']');
}

static void read_row(struct di_reading *reading, struct di_report_table *table)
{
    struct di_scan *scan = &reading->scan;
    struct di_report_row *row = di_report_add_row(reading->report, table, NULL, NULL, DI_PLACE_NONE);

    if (!di_reading_added(scan, row)) {
        return;
    }
    di_scan_open(scan, NULL, '{');
    row->id = di_reading_name(scan, "id");
    row->label = di_scan_text_if_set(scan, "label");
    row->unit = di_scan_text_if_set(scan, "unit");
    row->group = di_scan_text_if_set(scan, "group");
    row->under = di_reading_name_if_set(scan, "under");
    row->tolerant = di_scan_boolean(scan, "tolerant");
    row->where = di_reading_place(reading, "where");
    di_scan_open(scan, "cells", '[');
    for (size_t column = 0; column < table->n_columns && !scan->failed; column++) {
        read_cell(reading, &row->cells[column]);
    }
    di_scan_close(scan, ']');
    di_scan_close(scan, '}');
}

static void read_columns(struct di_scan *scan, struct di_report_table *table)
{
    di_scan_open(scan, "columns", '[');
    while (di_scan_more(scan)) {
        if (table->n_columns == DI_LIMIT_TABLE_COLUMNS) {
            di_scan_fail(scan, "a table of so few columns");
            return;
        }
        table->columns = di_reading_room(scan, table->columns, table->n_columns, sizeof *table->columns);
        if (table->columns == NULL) {
            return;
        }
        di_scan_open(scan, NULL, '[');
        table->columns[table->n_columns] = (struct di_report_column){
            .id = di_reading_name(scan, NULL), .label = di_reading_text_or_null(scan), .form_column = DI_NO_INDEX};
        if (di_scan_more(scan)) {
            table->columns[table->n_columns].group = di_scan_text(scan, NULL);
        }
        table->n_columns++;
        di_scan_close(scan, ']');
    }
    di_scan_close(scan, ']');
}

void di_reading_table(struct di_reading *reading)
{
    struct di_scan *scan = &reading->scan;
    struct di_report_table *table = di_report_add_table(reading->report, NULL, DI_PLACE_NONE);

    if (!di_reading_added(scan, table)) {
        return;
    }
    di_scan_open(scan, NULL, '{');
    table->id = di_reading_name(scan, "id");
    table->caption = di_scan_text_if_set(scan, "caption");
    table->where = di_reading_place(reading, "where");
    read_columns(scan, table);
    di_scan_open(scan, "rows", '[');
    while (di_scan_more(scan)) {
        read_row(reading, table);
    }
    di_scan_close(scan, ']');
    di_scan_close(scan, '}');
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* A table's id becomes the name of a file, so no two tables may have the same. */
void di_reading_check_tables(struct di_reading *reading)
{
    const char *ids[DI_LIMIT_TABLES];
    size_t count = 0;

    for (const struct di_report_table *table = reading->report->tables; table != NULL; table = table->next) {
        if (table->id == NULL || count == DI_LIMIT_TABLES) {
            di_scan_fail(&reading->scan, "a list of so few tables");
            return;
        }
        ids[count++] = table->id;
    }
    if (count == 0) {
        return;
    }
    qsort(ids, count, sizeof *ids, compare_texts);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(ids[i - 1], ids[i]) == 0) {
            di_scan_fail(&reading->scan, "without a table named twice");
        }
    }
}
