#include "docintake/history_json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

#include "docintake/limits.h"
#include "docintake/report_json.h"

/* A report that is being read. The first fault is the one that is told. */
struct reading {
    struct di_arena *arena;
    struct di_past_report *report;
    size_t capacity; /* of its cells */
    const char *fault;
};

/* The member; NULL where it is not there, null, or of another kind, which is a fault. */
static json_t *member(struct reading *reading, const json_t *object, const char *name, json_type type)
{
    json_t *value = json_object_get(object, name);

    if (value == NULL || json_is_null(value)) {
        return NULL;
    }
    if (json_typeof(value) != type) {
        reading->fault = reading->fault != NULL ? reading->fault : name;
        return NULL;
    }
    return value;
}

/* In the arena; NULL where it is not there. */
static const char *text(struct reading *reading, const json_t *object, const char *name)
{
    const json_t *value = member(reading, object, name, JSON_STRING);

    return value != NULL ? di_arena_strdup(reading->arena, json_string_value(value)) : NULL;
}

/* Nothing in report.json has more digits than a double keeps (decimal.h), so what was written is what is read. */
static bool read_number(const json_t *value, struct di_decimal *ret_number)
{
    char digits[DI_DECIMAL_TEXT_BYTES];
    int length = json_is_integer(value)
                     ? snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value))
                     : snprintf(digits, sizeof digits, "%.15g", json_real_value(value));

    return length > 0 && (size_t)length < sizeof digits && di_decimal_parse(digits, ret_number);
}

static bool make_room(struct reading *reading)
{
    struct di_past_report *report = reading->report;
    size_t capacity = reading->capacity * 2 + 64;
    struct di_past_cell *cells;

    if (report->n_cells < reading->capacity) {
        return true;
    }
    cells = di_arena_array(reading->arena, capacity, sizeof *cells);
    if (cells == NULL) {
        return false;
    }
    if (report->n_cells > 0) {
        memcpy(cells, report->cells, report->n_cells * sizeof *cells);
    }
    report->cells = cells;
    reading->capacity = capacity;
    return true;
}

static void read_row(struct reading *reading, const char *table, const json_t *row)
{
    const char *row_id = text(reading, row, "id"), *column;
    json_t *cells = member(reading, row, "cells", JSON_OBJECT), *cell;

    if (row_id == NULL || cells == NULL) {
        return;
    }
    json_object_foreach(cells, column, cell)
    {
        const json_t *value = json_object_get(cell, "value");
        struct di_decimal number;

        if (!json_is_number(value) || !read_number(value, &number)) {
            continue; /* blank, not applicable, or words */
        }
        if (!make_room(reading)) {
            return;
        }
        reading->report->cells[reading->report->n_cells++] =
            (struct di_past_cell){table, row_id, di_arena_strdup(reading->arena, column), number};
    }
}

static void read_tables(struct reading *reading, const json_t *tables)
{
    json_t *table, *row;
    size_t i, j;

    json_array_foreach(tables, i, table)
    {
        const char *id = text(reading, table, "id");
        json_t *rows = member(reading, table, "rows", JSON_ARRAY);

        if (id == NULL || *id == '+') {
            continue; /* a table that the form does not know */
        }
        json_array_foreach(rows, j, row)
        {
            read_row(reading, id, row);
        }
    }
}

static int read_year(struct reading *reading, const json_t *fields)
{
    const json_t *year = member(reading, member(reading, fields, "year", JSON_OBJECT), "value", JSON_INTEGER);
    json_int_t value = json_integer_value(year);

    return value >= 1000 && value <= 9999 ? (int)value : 0;
}

static struct di_past_report *read_report(struct reading *reading, const json_t *root)
{
    const char *schema = text(reading, root, "schema");
    json_t *fields = member(reading, root, "fields", JSON_OBJECT);

    if (schema == NULL || strcmp(schema, DI_REPORT_SCHEMA) != 0) {
        reading->fault = "schema";
        return NULL;
    }
    reading->report = DI_NEW(reading->arena, struct di_past_report);
    if (reading->report == NULL) {
        return NULL;
    }
    *reading->report = (struct di_past_report){
        .form = text(reading, member(reading, root, "form", JSON_OBJECT), "id"),
        .year = read_year(reading, fields),
        .agency = text(reading, member(reading, fields, "agency", JSON_OBJECT), "value"),
    };
    read_tables(reading, member(reading, root, "tables", JSON_ARRAY));
    if (!di_arena_failed(reading->arena)) {
        di_past_sort(reading->report);
    }
    return reading->report;
}

static bool is_space(char byte)
{
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
}

static enum di_status read_all(const char *bytes, size_t size, struct di_arena *arena, struct di_history *history,
                               struct di_error *error)
{
    struct di_past_report **last = &history->reports;
    unsigned count = 0;

    for (size_t at = 0; at < size; at++) {
        struct reading reading = {.arena = arena};
        json_error_t wrong;
        json_t *root;

        if (is_space(bytes[at])) {
            continue;
        }
        root = json_loadb(bytes + at, size - at, JSON_DISABLE_EOF_CHECK | JSON_REJECT_DUPLICATES, &wrong);
        if (root == NULL) {
            return di_fail(error, 0, "the earlier report is no report.json: %s", wrong.text);
        }
        at += (size_t)wrong.position - 1;
        *last = read_report(&reading, root);
        json_decref(root);
        if (di_arena_failed(arena)) {
            return di_fail_no_memory(error);
        }
        if (reading.fault != NULL) {
            return di_fail(error, 0, "the earlier report is no report.json: “%s” is not as it must be", reading.fault);
        }
        if (++count > DI_LIMIT_HISTORY_REPORTS) {
            return di_fail(error, 0, "more than %d earlier reports", DI_LIMIT_HISTORY_REPORTS);
        }
        last = &(*last)->next;
    }
    return DI_OK;
}

enum di_status di_history_read(const char *bytes, size_t size, struct di_arena *arena, struct di_history *ret_history,
                               struct di_error *error)
{
    struct di_history history = {NULL};

    if (size > DI_LIMIT_HISTORY_BYTES) {
        return di_fail(error, 0, "the earlier reports are too large: %zu bytes", size);
    }
    if (read_all(bytes, size, arena, &history, error) != DI_OK) {
        return DI_FAILED;
    }
    *ret_history = history;
    return DI_OK;
}
