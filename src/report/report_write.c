#include "docintake/report_json.h"

#include <stdlib.h>

#include "checks.h"
#include "docintake/language.h"
#include "fingerprint.h"
#include "json.h"
#include "sentence.h"

/*
 * report.json. A member that the contract names is always there; null says that the document has no such thing. Those
 * that belong to a submission (id, agency, received, attempt) are left out of a check.
 */

static void number_if_said(struct di_json *json, const char *key, unsigned number)
{
    if (number != 0) {
        di_json_integer(json, key, number);
    }
}

static void write_place(struct di_json *json, const struct di_place *place)
{
    di_json_open_flat_object(json, "where");
    di_json_text_if_set(json, "part", di_part_name(place->part));
    number_if_said(json, "paragraph", place->paragraph);
    number_if_said(json, "table", place->table);
    number_if_said(json, "row", place->row);
    number_if_said(json, "column", place->column);
    di_json_text_if_set(json, "heading", place->heading);
    di_json_close_object(json);
}

static void write_time(struct di_json *json, const char *key, di_time_ms time)
{
    char text[DI_TIME_TEXT_BYTES];

    di_time_rfc3339(time, text);
    di_json_text(json, key, text);
}

static void write_submission(struct di_json *json, const struct di_submission *submission)
{
    di_json_open_object(json, "submission");
    di_json_text_if_set(json, "id", submission->id);
    di_json_text_or_null(json, "file_name", submission->file_name);
    di_json_text_if_set(json, "file_name_base64", submission->file_name_base64);
    di_json_integer(json, "bytes", (int64_t)submission->bytes);
    di_json_text_or_null(json, "sha256", submission->sha256);
    di_json_text_if_set(json, "agency", submission->agency);
    if (submission->id != NULL) {
        write_time(json, "received", submission->received);
    }
    write_time(json, "judged", submission->judged);
    if (submission->id != NULL) {
        di_json_integer(json, "attempt", submission->attempt);
    }
    di_json_close_object(json);
}

static void write_program(struct di_json *json)
{
    di_json_open_flat_object(json, "program");
    di_json_text(json, "name", "docintake");
    di_json_text(json, "version", DI_VERSION);
    di_json_close_object(json);
}

static void write_form(struct di_json *json, const struct di_report_form *form)
{
    if (form->id == NULL) {
        di_json_null(json, "form");
        return;
    }
    di_json_open_flat_object(json, "form");
    di_json_text(json, "id", form->id);
    di_json_text(json, "version", form->version);
    di_json_text(json, "name", di_language_current() == DI_LANGUAGE_EN ? form->name_en : form->name_zh);
    di_json_close_object(json);
}

/* Where a document states a fact twice, the first statement is the member; that they differ is a finding. */
static void write_fields(struct di_json *json, const struct di_report *report)
{
    di_json_open_object(json, "fields");
    for (const struct di_report_field *field = report->fields; field != NULL; field = field->next) {
        if (di_report_find_field(report, field->id) != field) {
            continue;
        }
        di_json_open_flat_object(json, field->id);
        if (field->is_number) {
            di_json_integer(json, "value", field->number);
        } else {
            di_json_text_or_null(json, "value", field->value);
        }
        di_json_text_or_null(json, "text", field->text);
        write_place(json, &field->where);
        di_json_close_object(json);
    }
    di_json_close_object(json);
}

static void open_section(struct di_json *json, const struct di_report_section *section)
{
    di_json_open_object(json, NULL);
    di_json_integer(json, "level", section->level);
    di_json_text_or_null(json, "number", section->number);
    di_json_text_or_null(json, "title", section->title);
    di_json_text_or_null(json, "role", section->role);
    write_place(json, &section->where);
    di_json_open_list(json, "paragraphs");
    for (const struct di_report_line *line = section->lines; line != NULL; line = line->next) {
        di_json_text(json, NULL, line->text);
    }
    di_json_close_list(json);
    di_json_open_list(json, "sections");
}

/* Closes this section and those around it that end with it. */
static void close_sections(struct di_json *json, const struct di_report_section *section)
{
    const struct di_report_section *next = di_report_section_after(section);

    if (next != NULL && next->parent == section) {
        return;
    }
    for (; section != NULL; section = section->parent) {
        di_json_close_list(json);
        di_json_close_object(json);
        if (next != NULL && next->parent == section->parent) {
            break;
        }
    }
}

static void write_sections(struct di_json *json, const struct di_report *report)
{
    di_json_open_list(json, "sections");
    for (const struct di_report_section *section = report->sections; section != NULL;
         section = di_report_section_after(section)) {
        open_section(json, section);
        close_sections(json, section);
    }
    di_json_close_list(json);
}

static void write_cell(struct di_json *json, const char *column, const struct di_report_cell *cell)
{
    if (!cell->present) {
        return;
    }
    di_json_open_flat_object(json, column);
    di_json_text(json, "state", di_cell_state_name(cell->state));
    if (cell->state == DI_CELL_NUMBER) {
        di_json_decimal(json, "value", cell->value);
    }
    di_json_text(json, "text", cell->text != NULL ? cell->text : "");
    write_place(json, &cell->where);
    di_json_close_object(json);
}

static void write_row(struct di_json *json, const struct di_report_table *table, const struct di_report_row *row)
{
    di_json_open_object(json, NULL);
    di_json_text(json, "id", row->id);
    di_json_text_or_null(json, "label", row->label);
    di_json_text_or_null(json, "unit", row->unit);
    di_json_text_if_set(json, "group", row->group);
    di_json_text_if_set(json, "under", row->under);
    di_json_open_object(json, "cells");
    for (size_t i = 0; i < table->n_columns; i++) {
        write_cell(json, table->columns[i].id, &row->cells[i]);
    }
    di_json_close_object(json);
    di_json_close_object(json);
}

static void write_table(struct di_json *json, const struct di_report_table *table)
{
    di_json_open_object(json, NULL);
    di_json_text(json, "id", table->id);
    di_json_text_or_null(json, "caption", table->caption);
    write_place(json, &table->where);
    di_json_open_list(json, "columns");
    for (size_t i = 0; i < table->n_columns; i++) {
        di_json_open_flat_object(json, NULL);
        di_json_text(json, "id", table->columns[i].id);
        di_json_text_or_null(json, "label", table->columns[i].label);
        di_json_text_if_set(json, "group", table->columns[i].group);
        di_json_close_object(json);
    }
    di_json_close_list(json);
    di_json_open_list(json, "rows");
    for (const struct di_report_row *row = table->rows; row != NULL; row = row->next) {
        write_row(json, table, row);
    }
    di_json_close_list(json);
    di_json_close_object(json);
}

static void write_tables(struct di_json *json, const struct di_report *report)
{
    di_json_open_list(json, "tables");
    for (const struct di_report_table *table = report->tables; table != NULL; table = table->next) {
        write_table(json, table);
    }
    di_json_close_list(json);
}

static void write_sentences(struct di_json *json, const struct di_finding *finding)
{
    static const struct {
        const char *key;
        enum di_sentence sentence;
    } members[] = {
        {"message", DI_SENTENCE_MESSAGE},
        {"advice", DI_SENTENCE_ADVICE},
        {"found", DI_SENTENCE_FOUND},
        {"expected", DI_SENTENCE_EXPECTED},
    };
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        bool composed = di_sentence_compose(finding, members[i].sentence, &text);

        di_json_text_or_null(json, members[i].key, composed ? di_buffer_string(&text) : NULL);
        json->out->failed |= text.failed;
    }
}

static void write_cell_references(struct di_json *json, const struct di_finding *finding)
{
    di_json_open_list(json, "cells");
    for (size_t i = 0; i < finding->n_cells; i++) {
        di_json_open_flat_object(json, NULL);
        di_json_text(json, "table", finding->cells[i].table);
        di_json_text(json, "row", finding->cells[i].row);
        di_json_text_or_null(json, "column", finding->cells[i].column);
        di_json_close_object(json);
    }
    di_json_close_list(json);
}

static void write_rules(struct di_json *json, const struct di_finding *finding)
{
    if (finding->n_rules == 0) {
        return;
    }
    di_json_open_list(json, "rules");
    for (size_t i = 0; i < finding->n_rules; i++) {
        di_json_text(json, NULL, finding->rules[i]);
    }
    di_json_close_list(json);
}

static void write_finding(struct di_json *json, const struct di_finding *finding, const char *fingerprint)
{
    di_json_open_object(json, NULL);
    di_json_text(json, "code", di_reason_row(finding->reason)->code);
    di_json_text_or_null(json, "rule", finding->rule);
    write_rules(json, finding);
    di_json_text(json, "severity", di_severity_name(finding->severity));
    write_sentences(json, finding);
    di_json_text_if_set(json, "also", di_sentence_argument(finding, "also"));
    di_json_text_if_set(json, "detail", di_sentence_argument(finding, "detail"));
    write_cell_references(json, finding);
    write_place(json, &finding->where);
    di_json_text(json, "fingerprint", fingerprint);
    di_json_close_object(json);
}

static enum di_status write_findings(struct di_json *json, const struct di_report *report, struct di_error *error)
{
    struct di_fingerprint *fingerprints = NULL;
    size_t order = 0;

    if (di_fingerprints_make(report, &fingerprints, error) != DI_OK) {
        return DI_FAILED;
    }
    di_json_open_list(json, "findings");
    for (const struct di_finding *finding = report->findings; finding != NULL; finding = finding->next) {
        write_finding(json, finding, fingerprints[order++].text);
    }
    di_json_close_list(json);
    free(fingerprints);
    return DI_OK;
}

static void write_counts(struct di_json *json, const struct di_report *report)
{
    di_json_open_flat_object(json, "counts");
    di_json_integer(json, "error", di_report_count(report, DI_ERROR));
    di_json_integer(json, "warning", di_report_count(report, DI_WARNING));
    di_json_integer(json, "note", di_report_count(report, DI_NOTE));
    di_json_integer(json, "unlisted", di_report_unlisted(report));
    di_json_close_object(json);
}

enum di_status di_report_json_write(const struct di_report *report, unsigned indent, struct di_buffer *out,
                                    struct di_error *error)
{
    struct di_json json = {.out = out, .indent = indent};

    di_json_open_object(&json, NULL);
    di_json_text(&json, "schema", DI_REPORT_SCHEMA);
    write_submission(&json, &report->submission);
    write_program(&json);
    di_json_text(&json, "verdict", di_verdict_name(di_report_verdict(report)));
    write_form(&json, &report->form);
    write_fields(&json, report);
    write_sections(&json, report);
    write_tables(&json, report);
    if (write_findings(&json, report, error) != DI_OK) {
        return DI_FAILED;
    }
    write_counts(&json, report);
    di_checks_write(&json, "checks", &report->checks);
    di_json_close_object(&json);
    return di_json_end(&json, error);
}
