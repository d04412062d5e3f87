#include "docintake/report_json.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "checks.h"
#include "docintake/form.h"
#include "docintake/limits.h"
#include "scan.h"

struct reading {
    struct di_scan scan;
    struct di_report *report;
    const char *heading; /* of the place read last */
};

#define NAME_BYTES 64

/*
 * An id or another name that programs know a thing by. Ids become names of files and of members, so they are letters,
 * digits and a few signs, and do not begin with a point.
 */
static const char *check_name(struct di_scan *scan, const char *name)
{
    static const char allowed[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-_.";

    if (name != NULL &&
        (*name == '\0' || *name == '.' || strlen(name) > NAME_BYTES || name[strspn(name, allowed)] != '\0')) {
        di_scan_fail(scan, "a name");
    }
    return name;
}

static const char *read_name(struct di_scan *scan, const char *key)
{
    return check_name(scan, di_scan_text(scan, key));
}

static const char *read_name_if_set(struct di_scan *scan, const char *key)
{
    return check_name(scan, di_scan_text_if_set(scan, key));
}

static const char *read_text_or_null(struct di_scan *scan)
{
    return di_scan_null(scan, NULL) ? NULL : di_scan_text(scan, NULL);
}

static struct di_place read_place(struct reading *reading, const char *key)
{
    struct di_scan *scan = &reading->scan;
    struct di_place place = DI_PLACE_NONE;
    const char *part;

    if (di_scan_null(scan, key)) {
        return place;
    }
    di_scan_open(scan, key, '[');
    part = di_scan_text(scan, NULL);
    if (part != NULL && !di_part_parse(part, &place.part)) {
        di_scan_fail(scan, "a part of a document");
    }
    place.paragraph = di_scan_count(scan, NULL, INT_MAX);
    place.table = di_scan_count(scan, NULL, INT_MAX);
    place.row = di_scan_count(scan, NULL, INT_MAX);
    place.column = di_scan_count(scan, NULL, INT_MAX);
    if (di_scan_more(scan)) {
        if (di_scan_true(scan)) {
            place.heading = reading->heading;
        } else {
            place.heading = di_scan_text(scan, NULL);
        }
        reading->heading = place.heading;
    }
    di_scan_close(scan, ']');
    return place;
}

static void read_form(struct di_scan *scan, struct di_report_form *ret_form)
{
    if (di_scan_null(scan, "form")) {
        return;
    }
    di_scan_open(scan, "form", '{');
    ret_form->id = read_name(scan, "id");
    ret_form->version = read_name(scan, "version");
    ret_form->name_zh = di_scan_text(scan, "name_zh");
    ret_form->name_en = di_scan_text(scan, "name_en");
    di_scan_close(scan, '}');
}

/* The element just appended; the texts read into it lie in the arena already, so they are hung in, not copied. */
static bool is_added(struct di_scan *scan, const void *element)
{
    if (element == NULL) {
        di_scan_fail(scan, "small enough");
    }
    return element != NULL;
}

static void read_field(struct reading *reading)
{
    struct di_scan *scan = &reading->scan;
    struct di_report_field *field = di_report_add_field(reading->report, NULL, NULL, NULL, DI_PLACE_NONE);

    if (!is_added(scan, field)) {
        return;
    }
    di_scan_open(scan, NULL, '{');
    field->id = read_name(scan, "id");
    field->is_number = di_scan_has(scan, "number");
    if (field->is_number) {
        field->number = di_scan_integer(scan, "number");
    } else {
        field->value = di_scan_text_if_set(scan, "value");
    }
    field->text = di_scan_text_if_set(scan, "text");
    field->where = read_place(reading, "where");
    di_scan_close(scan, '}');
}

static void read_line(struct reading *reading, struct di_report_section *section)
{
    struct di_scan *scan = &reading->scan;
    struct di_report_line *line = di_report_add_line(reading->report, section, NULL, DI_PLACE_NONE);

    if (!is_added(scan, line)) {
        return;
    }
    di_scan_open(scan, NULL, '[');
    line->text = di_scan_text(scan, NULL);
    line->where = read_place(reading, NULL);
    di_scan_close(scan, ']');
}

/* One section, which hangs at depth below *last, the section read before it, or below one around that. */
static void read_section(struct reading *reading, struct di_report_section **last, unsigned *last_depth)
{
    struct di_scan *scan = &reading->scan;
    struct di_report_section *parent = *last, *section;
    unsigned depth;

    di_scan_open(scan, NULL, '{');
    depth = di_scan_count(scan, "depth", *last != NULL ? *last_depth + 1 : 0);
    if (depth == DI_LIMIT_SECTION_DEPTH) {
        di_scan_fail(scan, "a section of so little depth");
    }
    for (unsigned above = *last_depth + 1; parent != NULL && above > depth; above--) {
        parent = parent->parent;
    }
    section = di_report_add_section(reading->report, parent, 0, NULL, NULL, DI_PLACE_NONE);
    if (!is_added(scan, section)) {
        return;
    }
    section->level = di_scan_count(scan, "level", INT_MAX);
    section->number = di_scan_text_if_set(scan, "number");
    section->title = di_scan_text_if_set(scan, "title");
    section->role = read_name_if_set(scan, "role");
    section->where = read_place(reading, "where");
    di_scan_open(scan, "lines", '[');
    while (di_scan_more(scan)) {
        read_line(reading, section);
    }
    di_scan_close(scan, ']');
    di_scan_close(scan, '}');
    *last = section;
    *last_depth = depth;
}

static void read_cell(struct reading *reading, struct di_report_cell *cell)
{
    struct di_scan *scan = &reading->scan;
    const char *state, *value;

    if (di_scan_null(scan, NULL)) {
        return;
    }
    di_scan_open(scan, NULL, '[');
    state = di_scan_text(scan, NULL);
    if (state != NULL && !di_cell_state_parse(state, &cell->state)) {
        di_scan_fail(scan, "a state of a cell");
    }
    value = read_text_or_null(scan);
    if ((value != NULL) != (cell->state == DI_CELL_NUMBER) ||
        (value != NULL && !di_decimal_parse(value, &cell->value))) {
        di_scan_fail(scan, "the value of a cell");
    }
    cell->text = read_text_or_null(scan);
    cell->where = read_place(reading, NULL);
    cell->present = true;
    di_scan_close(scan, ']');
}

static void read_row(struct reading *reading, struct di_report_table *table)
{
    struct di_scan *scan = &reading->scan;
    struct di_report_row *row = di_report_add_row(reading->report, table, NULL, NULL, DI_PLACE_NONE);

    if (!is_added(scan, row)) {
        return;
    }
    di_scan_open(scan, NULL, '{');
    row->id = read_name(scan, "id");
    row->label = di_scan_text_if_set(scan, "label");
    row->unit = di_scan_text_if_set(scan, "unit");
    row->under = read_name_if_set(scan, "under");
    row->tolerant = di_scan_boolean(scan, "tolerant");
    row->where = read_place(reading, "where");
    di_scan_open(scan, "cells", '[');
    for (size_t column = 0; column < table->n_columns && !scan->failed; column++) {
        read_cell(reading, &row->cells[column]);
    }
    di_scan_close(scan, ']');
    di_scan_close(scan, '}');
}

/* Room for one item more in a list that grows by doubling; NULL where there is none. */
static void *make_room(struct di_scan *scan, void *items, size_t count, size_t bytes)
{
    void *grown;

    if (count > 0 && (count & (count - 1)) != 0) {
        return items;
    }
    grown = di_arena_array(scan->arena, count > 0 ? 2 * count : 1, bytes);
    if (is_added(scan, grown) && count > 0) {
        memcpy(grown, items, count * bytes);
    }
    return grown;
}

static void read_columns(struct di_scan *scan, struct di_report_table *table)
{
    di_scan_open(scan, "columns", '[');
    while (di_scan_more(scan)) {
        if (table->n_columns == DI_LIMIT_TABLE_COLUMNS) {
            di_scan_fail(scan, "a table of so few columns");
            return;
        }
        table->columns = make_room(scan, table->columns, table->n_columns, sizeof *table->columns);
        if (table->columns == NULL) {
            return;
        }
        di_scan_open(scan, NULL, '[');
        table->columns[table->n_columns] = (struct di_report_column){
            .id = read_name(scan, NULL), .label = read_text_or_null(scan), .form_column = DI_NO_INDEX};
        table->n_columns++;
        di_scan_close(scan, ']');
    }
    di_scan_close(scan, ']');
}

static void read_table(struct reading *reading)
{
    struct di_scan *scan = &reading->scan;
    struct di_report_table *table = di_report_add_table(reading->report, NULL, DI_PLACE_NONE);

    if (!is_added(scan, table)) {
        return;
    }
    di_scan_open(scan, NULL, '{');
    table->id = read_name(scan, "id");
    table->caption = di_scan_text_if_set(scan, "caption");
    table->where = read_place(reading, "where");
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
static void check_table_ids(struct reading *reading)
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
    qsort(ids, count, sizeof *ids, compare_texts);
    for (size_t i = 1; i < count; i++) {
        if (strcmp(ids[i - 1], ids[i]) == 0) {
            di_scan_fail(&reading->scan, "without a table named twice");
        }
    }
}

static void read_arguments(struct reading *reading, struct di_finding *finding)
{
    struct di_scan *scan = &reading->scan;

    di_scan_open(scan, "arguments", '[');
    while (di_scan_more(scan)) {
        const char *name, *value;

        di_scan_open(scan, NULL, '[');
        name = read_name(scan, NULL);
        value = di_scan_text(scan, NULL);
        di_scan_close(scan, ']');
        if (!scan->failed) {
            di_finding_argue(reading->report, finding, name, value);
        }
    }
    di_scan_close(scan, ']');
}

static void read_cell_references(struct di_scan *scan, struct di_finding *finding)
{
    di_scan_open(scan, "cells", '[');
    while (di_scan_more(scan)) {
        finding->cells = make_room(scan, finding->cells, finding->n_cells, sizeof *finding->cells);
        if (finding->cells == NULL) {
            return;
        }
        di_scan_open(scan, NULL, '[');
        finding->cells[finding->n_cells] =
            (struct di_cell_reference){.table = read_name(scan, NULL), .row = read_name(scan, NULL), .column = NULL};
        if (!di_scan_null(scan, NULL)) {
            finding->cells[finding->n_cells].column = read_name(scan, NULL);
        }
        finding->n_cells++;
        di_scan_close(scan, ']');
    }
    di_scan_close(scan, ']');
}

static void read_finding(struct reading *reading)
{
    struct di_scan *scan = &reading->scan;
    struct di_finding *finding;
    enum di_reason reason;
    const char *code, *severity;

    di_scan_open(scan, NULL, '{');
    code = di_scan_text(scan, "code");
    reason = code != NULL ? di_reason_by_code(code) : DI_REASON_NONE;
    if (reason == DI_REASON_NONE) {
        di_scan_fail(scan, "a known code");
        return;
    }
    finding = di_report_add_finding(reading->report, reason, NULL, DI_PLACE_NONE);
    if (!is_added(scan, finding)) {
        return;
    }
    finding->rule = read_name_if_set(scan, "rule");
    severity = di_scan_text(scan, "severity");
    if (severity != NULL && !di_severity_parse(severity, &finding->severity)) {
        di_scan_fail(scan, "a known severity");
    }
    read_arguments(reading, finding);
    read_cell_references(scan, finding);
    finding->where = read_place(reading, "where");
    di_scan_close(scan, '}');
}

static void read_sections(struct reading *reading)
{
    struct di_report_section *last = NULL;
    unsigned depth = 0;

    di_scan_open(&reading->scan, "sections", '[');
    while (di_scan_more(&reading->scan)) {
        read_section(reading, &last, &depth);
    }
    di_scan_close(&reading->scan, ']');
}

static void read_list(struct reading *reading, const char *key, unsigned limit, void (*read_element)(struct reading *))
{
    struct di_scan *scan = &reading->scan;

    di_scan_open(scan, key, '[');
    for (unsigned count = 0; di_scan_more(scan); count++) {
        if (count == limit) {
            di_scan_fail(scan, "a list of so few elements");
            return;
        }
        read_element(reading);
    }
    di_scan_close(scan, ']');
}

static void read_answer(struct reading *reading)
{
    struct di_scan *scan = &reading->scan;
    const char *schema;

    di_scan_open(scan, NULL, '{');
    schema = di_scan_text(scan, "schema");
    if (schema != NULL && strcmp(schema, DI_ANSWER_SCHEMA) != 0) {
        di_scan_fail(scan, DI_ANSWER_SCHEMA);
    }
    read_form(scan, &reading->report->form);
    read_list(reading, "fields", DI_LIMIT_FIELDS, read_field);
    read_sections(reading);
    read_list(reading, "tables", DI_LIMIT_TABLES, read_table);
    check_table_ids(reading);
    read_list(reading, "findings", DI_LIMIT_FINDINGS, read_finding);
    di_checks_scan(scan, "checks", &reading->report->checks);
    di_scan_close(scan, '}');
}

enum di_status di_answer_read(const char *bytes, size_t size, struct di_arena *arena, struct di_report **ret_report,
                              struct di_error *error)
{
    struct reading reading = {.report = di_report_new(arena)};

    if (reading.report == NULL) {
        return di_fail_no_memory(error);
    }
    if (size > DI_LIMIT_ANSWER_BYTES) {
        return di_fail(error, 0, "the answer of the reader is too large: %zu bytes", size);
    }
    reading.scan = (struct di_scan){.start = bytes, .at = bytes, .end = bytes + size, .arena = arena, .error = error};
    read_answer(&reading);
    if (di_scan_end(&reading.scan) != DI_OK) {
        return DI_FAILED;
    }
    if (di_arena_failed(arena)) {
        return di_fail_no_memory(error);
    }
    *ret_report = reading.report;
    return DI_OK;
}
