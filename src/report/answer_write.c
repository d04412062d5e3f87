#include "docintake/report_json.h"

#include <string.h>

#include "checks.h"
#include "docintake/limits.h"
#include "json.h"

/*
 * The form of an answer. Members stand in this order; one marked ? is left out where it is not set. PLACE is null or
 * [part, paragraph, table, row, column] and, where it has one, its heading, for which true stands where it is that of
 * the place before: cells have their table's, and it need not be sent a hundred times.
 *
 *   schema, form: null | {id, version, name_zh, name_en},
 *   fields: [{id, number? | value?, text?, where: PLACE}],
 *   sections: [{depth, level, number?, title?, role?, where: PLACE, lines: [[text, PLACE]]}]   in reading order
 *   tables: [{id, caption?, where: PLACE, columns: [[id, label | null]],
 *             rows: [{id, label?, unit?, under?, tolerant, where: PLACE,
 *                     cells: [null | [state, value | null, text | null, PLACE]]}]}],
 *   findings: [{code, rule?, severity, arguments: [[name, value]], cells: [[table, row, column | null]],
 *               where: PLACE}],
 *   checks: {…}
 */
struct writing {
    struct di_json json;
    const char *heading; /* of the place written last */
};

/* What most answers need no more than: asked for at once. */
#define USUAL_BYTES (32 * 1024UL)

static bool is_same(const char *a, const char *b)
{
    return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

static void write_place(struct writing *writing, const char *key, const struct di_place *place)
{
    struct di_json *json = &writing->json;

    if (place->part == DI_PART_NONE) {
        di_json_null(json, key);
        return;
    }
    di_json_open_list(json, key);
    di_json_text(json, NULL, di_part_name(place->part));
    di_json_integer(json, NULL, place->paragraph);
    di_json_integer(json, NULL, place->table);
    di_json_integer(json, NULL, place->row);
    di_json_integer(json, NULL, place->column);
    if (place->heading != NULL) {
        if (is_same(place->heading, writing->heading)) {
            di_json_boolean(json, NULL, true);
        } else {
            di_json_text(json, NULL, place->heading);
        }
        writing->heading = place->heading;
    }
    di_json_close_list(json);
}

static void write_form(struct di_json *json, const struct di_report_form *form)
{
    if (form->id == NULL) {
        di_json_null(json, "form");
        return;
    }
    di_json_open_object(json, "form");
    di_json_text(json, "id", form->id);
    di_json_text(json, "version", form->version);
    di_json_text(json, "name_zh", form->name_zh);
    di_json_text(json, "name_en", form->name_en);
    di_json_close_object(json);
}

static void write_fields(struct writing *writing, const struct di_report *report)
{
    struct di_json *json = &writing->json;

    di_json_open_list(json, "fields");
    for (const struct di_report_field *field = report->fields; field != NULL; field = field->next) {
        di_json_open_object(json, NULL);
        di_json_text(json, "id", field->id);
        if (field->is_number) {
            di_json_integer(json, "number", field->number);
        } else {
            di_json_text_if_set(json, "value", field->value);
        }
        di_json_text_if_set(json, "text", field->text);
        write_place(writing, "where", &field->where);
        di_json_close_object(json);
    }
    di_json_close_list(json);
}

static unsigned depth_of(const struct di_report_section *section)
{
    unsigned depth = 0;

    while ((section = section->parent) != NULL) {
        depth++;
    }
    return depth;
}

static void write_section(struct writing *writing, const struct di_report_section *section)
{
    struct di_json *json = &writing->json;

    di_json_open_object(json, NULL);
    di_json_integer(json, "depth", depth_of(section));
    di_json_integer(json, "level", section->level);
    di_json_text_if_set(json, "number", section->number);
    di_json_text_if_set(json, "title", section->title);
    di_json_text_if_set(json, "role", section->role);
    write_place(writing, "where", &section->where);
    di_json_open_list(json, "lines");
    for (const struct di_report_line *line = section->lines; line != NULL; line = line->next) {
        di_json_open_list(json, NULL);
        di_json_text(json, NULL, line->text);
        write_place(writing, NULL, &line->where);
        di_json_close_list(json);
    }
    di_json_close_list(json);
    di_json_close_object(json);
}

static void write_cell(struct writing *writing, const struct di_report_cell *cell)
{
    struct di_json *json = &writing->json;
    char value[DI_DECIMAL_TEXT_BYTES];

    if (!cell->present) {
        di_json_null(json, NULL);
        return;
    }
    di_json_open_list(json, NULL);
    di_json_text(json, NULL, di_cell_state_name(cell->state));
    if (cell->state == DI_CELL_NUMBER) {
        di_decimal_format(cell->value, value);
        di_json_text(json, NULL, value);
    } else {
        di_json_null(json, NULL);
    }
    di_json_text_or_null(json, NULL, cell->text);
    write_place(writing, NULL, &cell->where);
    di_json_close_list(json);
}

static void write_row(struct writing *writing, const struct di_report_table *table, const struct di_report_row *row)
{
    struct di_json *json = &writing->json;

    di_json_open_object(json, NULL);
    di_json_text(json, "id", row->id);
    di_json_text_if_set(json, "label", row->label);
    di_json_text_if_set(json, "unit", row->unit);
    di_json_text_if_set(json, "group", row->group);
    di_json_text_if_set(json, "under", row->under);
    di_json_boolean(json, "tolerant", row->tolerant);
    write_place(writing, "where", &row->where);
    di_json_open_list(json, "cells");
    for (size_t column = 0; column < table->n_columns; column++) {
        write_cell(writing, &row->cells[column]);
    }
    di_json_close_list(json);
    di_json_close_object(json);
}

static void write_table(struct writing *writing, const struct di_report_table *table)
{
    struct di_json *json = &writing->json;

    di_json_open_object(json, NULL);
    di_json_text(json, "id", table->id);
    di_json_text_if_set(json, "caption", table->caption);
    write_place(writing, "where", &table->where);
    di_json_open_list(json, "columns");
    for (size_t column = 0; column < table->n_columns; column++) {
        di_json_open_list(json, NULL);
        di_json_text(json, NULL, table->columns[column].id);
        di_json_text_or_null(json, NULL, table->columns[column].label);
        if (table->columns[column].group != NULL) {
            di_json_text(json, NULL, table->columns[column].group);
        }
        di_json_close_list(json);
    }
    di_json_close_list(json);
    di_json_open_list(json, "rows");
    for (const struct di_report_row *row = table->rows; row != NULL; row = row->next) {
        write_row(writing, table, row);
    }
    di_json_close_list(json);
    di_json_close_object(json);
}

/* Those besides the rule itself. */
static void write_rules(struct di_json *json, const struct di_finding *finding)
{
    if (finding->n_rules == 0) {
        return;
    }
    di_json_open_list(json, "rules");
    for (size_t i = 1; i < finding->n_rules; i++) {
        di_json_text(json, NULL, finding->rules[i]);
    }
    di_json_close_list(json);
}

static void write_finding(struct writing *writing, const struct di_finding *finding)
{
    struct di_json *json = &writing->json;

    di_json_open_object(json, NULL);
    di_json_text(json, "code", di_reason_row(finding->reason)->code);
    di_json_text(json, "severity", di_severity_name(finding->severity));
    di_json_text_if_set(json, "rule", finding->rule);
    write_rules(json, finding);
    di_json_open_list(json, "arguments");
    for (const struct di_argument *argument = finding->arguments; argument != NULL; argument = argument->next) {
        di_json_open_list(json, NULL);
        di_json_text(json, NULL, argument->name);
        di_json_text(json, NULL, argument->value);
        di_json_close_list(json);
    }
    di_json_close_list(json);
    di_json_open_list(json, "cells");
    for (size_t i = 0; i < finding->n_cells; i++) {
        di_json_open_list(json, NULL);
        di_json_text(json, NULL, finding->cells[i].table);
        di_json_text(json, NULL, finding->cells[i].row);
        di_json_text_or_null(json, NULL, finding->cells[i].column);
        di_json_close_list(json);
    }
    di_json_close_list(json);
    write_place(writing, "where", &finding->where);
    di_json_close_object(json);
}

/* Notes, warnings, errors. */
static void write_unlisted(struct di_json *json, const struct di_report *report)
{
    if (di_report_unlisted(report) == 0) {
        return;
    }
    di_json_open_list(json, "unlisted");
    for (size_t i = 0; i < DI_SEVERITIES; i++) {
        di_json_integer(json, NULL, report->unlisted[i]);
    }
    di_json_close_list(json);
}

static void write_lists(struct writing *writing, const struct di_report *report)
{
    struct di_json *json = &writing->json;

    di_json_open_list(json, "sections");
    for (const struct di_report_section *section = report->sections; section != NULL;
         section = di_report_section_after(section)) {
        write_section(writing, section);
    }
    di_json_close_list(json);
    di_json_open_list(json, "tables");
    for (const struct di_report_table *table = report->tables; table != NULL; table = table->next) {
        write_table(writing, table);
    }
    di_json_close_list(json);
    di_json_open_list(json, "findings");
    for (const struct di_finding *finding = report->findings; finding != NULL; finding = finding->next) {
        write_finding(writing, finding);
    }
    di_json_close_list(json);
    write_unlisted(json, report);
}

static enum di_status write_answer(const struct di_report *report, struct di_buffer *out, struct di_error *error)
{
    struct writing writing = {.json = {.out = out}};

    di_buffer_reserve(out, USUAL_BYTES); /* where that fails, so does what is written */
    di_json_open_object(&writing.json, NULL);
    di_json_text(&writing.json, "schema", DI_ANSWER_SCHEMA);
    write_form(&writing.json, &report->form);
    write_fields(&writing, report);
    write_lists(&writing, report);
    di_checks_write(&writing.json, "checks", &report->checks);
    di_json_close_object(&writing.json);
    return di_json_end(&writing.json, error);
}

enum di_status di_answer_write(const struct di_report *report, struct di_buffer *out, struct di_error *error)
{
    size_t start = out->size;
    enum di_status status = write_answer(report, out, error);

    if (status == DI_OK && out->size - start > DI_LIMIT_ANSWER_BYTES) {
        struct di_finding finding = {.reason = DI_REASON_TOO_LARGE, .severity = DI_ERROR};
        struct di_report refused = {.findings = &finding, .n_findings = 1};

        di_buffer_truncate(out, start);
        status = write_answer(&refused, out, error);
    }
    return status;
}
