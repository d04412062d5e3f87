#include "docintake/report_json.h"

#include <string.h>

#include "answer_parts.h"
#include "checks.h"
#include "docintake/limits.h"

#define HEADING_LEVELS 9 /* w:outlineLvl, 17.3.1.20 */

static void read_form(struct di_scan *scan, struct di_report_form *ret_form)
{
    if (di_scan_null(scan, "form")) {
        return;
    }
    di_scan_open(scan, "form", '{');
    ret_form->id = di_reading_name(scan, "id");
    ret_form->version = di_reading_name(scan, "version");
    ret_form->name_zh = di_scan_text(scan, "name_zh");
    ret_form->name_en = di_scan_text(scan, "name_en");
    di_scan_close(scan, '}');
}

static void read_field(struct di_reading *reading)
{
    struct di_scan *scan = &reading->scan;
    struct di_report_field *field = di_report_add_field(reading->report, NULL, NULL, NULL, DI_PLACE_NONE);

    if (!di_reading_added(scan, field)) {
        return;
    }
    di_scan_open(scan, NULL, '{');
    field->id = di_reading_name(scan, "id");
    field->is_number = di_scan_has(scan, "number");
    if (field->is_number) {
        field->number = di_scan_integer(scan, "number");
    } else {
        field->value = di_scan_text_if_set(scan, "value");
    }
    field->text = di_scan_text_if_set(scan, "text");
    field->where = di_reading_place(reading, "where");
    di_scan_close(scan, '}');
}

static void read_line(struct di_reading *reading, struct di_report_section *section)
{
    struct di_scan *scan = &reading->scan;
    struct di_report_line *line = di_report_add_line(reading->report, section, NULL, DI_PLACE_NONE);

    if (!di_reading_added(scan, line)) {
        return;
    }
    di_scan_open(scan, NULL, '[');
    line->text = di_scan_text(scan, NULL);
    line->where = di_reading_place(reading, NULL);
    di_scan_close(scan, ']');
}

/* A section hangs below the one read before it, or below one around that, as its depth says. */
static void read_section(struct di_reading *reading)
{
    struct di_scan *scan = &reading->scan;
    struct di_report_section *parent = reading->last_section, *section;
    unsigned depth;

    di_scan_open(scan, NULL, '{');
    depth = di_scan_count(scan, "depth", parent != NULL ? reading->last_depth + 1 : 0);
    if (depth == DI_LIMIT_SECTION_DEPTH) {
        di_scan_fail(scan, "a section of so little depth");
    }
    for (unsigned above = reading->last_depth + 1; parent != NULL && above > depth; above--) {
        parent = parent->parent;
    }
    section = di_report_add_section(reading->report, parent, 0, NULL, NULL, DI_PLACE_NONE);
    if (!di_reading_added(scan, section)) {
        return;
    }
    section->level = di_scan_count(scan, "level", HEADING_LEVELS);
    section->number = di_scan_text_if_set(scan, "number");
    section->title = di_scan_text_if_set(scan, "title");
    section->role = di_reading_name_if_set(scan, "role");
    section->where = di_reading_place(reading, "where");
    di_scan_open(scan, "lines", '[');
    while (di_scan_more(scan)) {
        read_line(reading, section);
    }
    di_scan_close(scan, ']');
    di_scan_close(scan, '}');
    reading->last_section = section;
    reading->last_depth = depth;
}

static void read_answer(struct di_reading *reading)
{
    struct di_scan *scan = &reading->scan;
    const char *schema;

    di_scan_open(scan, NULL, '{');
    schema = di_scan_text(scan, "schema");
    if (schema != NULL && strcmp(schema, DI_ANSWER_SCHEMA) != 0) {
        di_scan_fail(scan, DI_ANSWER_SCHEMA);
    }
    read_form(scan, &reading->report->form);
    di_reading_list(reading, "fields", DI_LIMIT_FIELDS, read_field);
    di_reading_list(reading, "sections", DI_LIMIT_PARAGRAPHS, read_section);
    di_reading_list(reading, "tables", DI_LIMIT_TABLES, di_reading_table);
    di_reading_check_tables(reading);
    di_reading_list(reading, "findings", DI_LIMIT_FINDINGS, di_reading_finding);
    di_reading_unlisted(reading);
    di_checks_scan(scan, "checks", &reading->report->checks);
    di_scan_close(scan, '}');
}

enum di_status di_answer_read(const char *bytes, size_t size, struct di_arena *arena, struct di_report **ret_report,
                              struct di_error *error)
{
    struct di_reading reading = {.report = di_report_new(arena)};

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
