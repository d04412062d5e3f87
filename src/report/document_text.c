/*
 * What `docintake extract` makes of the reader's answer: it is read strictly, a block at a time, so that neither a
 * large document nor a hostile answer takes memory, and written as text where that is wanted.
 */
#include <string.h>

#include "docintake/document_json.h"
#include "docintake/limits.h"
#include "docintake/text.h"
#include "scan.h"

/* A table whose cells are being read. */
struct open_table {
    struct di_buffer rows, inner; /* its own lines, and those of the tables in it, which follow */
    unsigned row;                 /* the present one, 0 before the first */
    bool in_cell;                 /* in the tables of a cell */
};

struct reading {
    struct di_scan scan;
    struct di_buffer *out; /* NULL: the answer is only checked */
    const char *mark;      /* what every line of this part begins with */
    struct open_table open[DI_LIMIT_TABLE_DEPTH];
    size_t n_open;
};

/* Control codes are for no terminal to obey. In a table, where a line is a row, white space is one space. */
static void append_text(struct di_buffer *out, const char *text, bool in_table)
{
    size_t size;

    for (; *text != '\0'; text += size) {
        int32_t code = di_text_next(text, &size);

        if (code == '\n' || code == '\t') {
            di_buffer_char(out, in_table ? ' ' : (char)code);
        } else if (code >= ' ' && (code < 0x7F || code > 0x9F)) {
            di_buffer_append(out, text, size);
        }
    }
}

static void read_paragraph(struct reading *reading, bool is_equation)
{
    struct di_scan *scan = &reading->scan;
    unsigned level = is_equation ? 0 : di_scan_count(scan, "level", 9);
    const char *number = is_equation ? NULL : di_scan_text_if_set(scan, "number");
    const char *text = di_scan_text(scan, "text");

    if (scan->failed || reading->out == NULL) {
        return;
    }
    di_buffer_text(reading->out, reading->mark);
    if (level > 0) {
        di_buffer_printf(reading->out, "%.*s ", (int)level, "#########");
    }
    if (number != NULL) {
        append_text(reading->out, number, false);
        di_buffer_char(reading->out, ' ');
    }
    append_text(reading->out, text, false);
    di_buffer_char(reading->out, '\n');
}

/* Behind "kind": as far as into the list of cells. */
static void enter_table(struct reading *reading)
{
    struct di_scan *scan = &reading->scan;

    if (reading->n_open == DI_LIMIT_TABLE_DEPTH) {
        di_scan_fail(scan, "a table within bounds");
        return;
    }
    reading->open[reading->n_open++] = (struct open_table){.rows = DI_BUFFER_EMPTY, .inner = DI_BUFFER_EMPTY};
    di_scan_count(scan, "rows", DI_LIMIT_CELLS);
    di_scan_count(scan, "columns", DI_LIMIT_TABLE_COLUMNS);
    di_scan_open(scan, "cells", '[');
}

/* As far as into the list of the cell's tables. */
static void enter_cell(struct reading *reading, struct open_table *table)
{
    struct di_scan *scan = &reading->scan;
    unsigned row;
    const char *text;

    di_scan_open(scan, NULL, '{');
    row = di_scan_count(scan, "row", DI_LIMIT_CELLS);
    di_scan_count(scan, "column", DI_LIMIT_TABLE_COLUMNS);
    di_scan_count(scan, "row_span", DI_LIMIT_CELLS);
    di_scan_count(scan, "column_span", DI_LIMIT_TABLE_COLUMNS);
    text = di_scan_text(scan, "text");
    di_scan_open(scan, "tables", '[');
    table->in_cell = true;
    if (scan->failed || reading->out == NULL) {
        return;
    }
    if (row != table->row) {
        di_buffer_text(&table->rows, table->row > 0 ? "\n" : "");
        di_buffer_text(&table->rows, reading->mark);
    } else {
        di_buffer_char(&table->rows, '\t');
    }
    append_text(&table->rows, text, true);
    table->row = row;
}

/* The table's lines go to the one around it, or else to the text. */
static void leave_table(struct reading *reading)
{
    struct open_table *table = &reading->open[--reading->n_open];
    struct di_buffer *out = reading->n_open > 0 ? &table[-1].inner : reading->out;

    if (out != NULL) {
        di_buffer_text(&table->rows, table->row > 0 ? "\n" : "");
        out->failed |= table->rows.failed || table->inner.failed;
        di_buffer_append(out, table->rows.data, table->rows.size);
        di_buffer_append(out, table->inner.data, table->inner.size);
    }
    di_buffer_clear(&table->rows);
    di_buffer_clear(&table->inner);
}

static void expect_table(struct reading *reading)
{
    const char *kind = di_scan_text(&reading->scan, "kind");

    if (kind != NULL && strcmp(kind, "table") != 0) {
        di_scan_fail(&reading->scan, "a table");
    }
}

/* One step: into a table of a cell or out of the cell, into a cell or out of the table. */
static void step_through_table(struct reading *reading, struct open_table *table)
{
    struct di_scan *scan = &reading->scan;
    bool more = di_scan_more(scan);

    if (table->in_cell && more) {
        di_scan_open(scan, NULL, '{');
        expect_table(reading);
        enter_table(reading);
    } else if (table->in_cell) {
        di_scan_close(scan, ']');
        di_scan_close(scan, '}');
        table->in_cell = false;
    } else if (more) {
        enter_cell(reading, table);
    } else {
        di_scan_close(scan, ']');
        leave_table(reading);
        if (reading->n_open > 0) {
            di_scan_close(scan, '}');
        }
    }
}

/* Tables nest: a stack of them, so that the call stack stays flat. */
static void read_table(struct reading *reading)
{
    enter_table(reading);
    while (reading->n_open > 0 && !reading->scan.failed) {
        step_through_table(reading, &reading->open[reading->n_open - 1]);
    }
    while (reading->n_open > 0) {
        leave_table(reading); /* after a failure */
    }
}

static void read_block(struct reading *reading)
{
    struct di_scan *scan = &reading->scan;
    const char *kind;

    di_scan_open(scan, NULL, '{');
    kind = di_scan_text(scan, "kind");
    if (kind == NULL) {
        return;
    }
    if (strcmp(kind, "paragraph") == 0 || strcmp(kind, "equation") == 0) {
        read_paragraph(reading, *kind == 'e');
    } else if (strcmp(kind, "table") == 0) {
        read_table(reading);
    } else if (strcmp(kind, "picture") != 0 && strcmp(kind, "object") != 0 && strcmp(kind, "chart") != 0) {
        di_scan_fail(scan, "a known kind of block");
    } else if (reading->out != NULL) {
        di_buffer_printf(reading->out, "%s[%s]\n", reading->mark, kind);
    }
    di_scan_close(scan, '}');
}

/* A failure of the arena is to be seen at the end. */
static void forget_texts(struct di_scan *scan)
{
    if (!di_arena_failed(scan->arena)) {
        di_arena_reset(scan->arena);
    }
}

static void read_story(struct reading *reading, const char *name, const char *mark)
{
    reading->mark = mark;
    di_scan_open(&reading->scan, name, '[');
    while (di_scan_more(&reading->scan)) {
        read_block(reading);
        forget_texts(&reading->scan);
    }
    di_scan_close(&reading->scan, ']');
}

static void read_place(struct di_scan *scan)
{
    static const char *const counts[] = {"paragraph", "table", "row", "column"};

    di_scan_open(scan, "where", '{');
    di_scan_text_if_set(scan, "part");
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        if (di_scan_has(scan, counts[i])) {
            di_scan_count(scan, counts[i], DI_LIMIT_PARAGRAPHS);
        }
    }
    di_scan_close(scan, '}');
}

static void read_remarks(struct reading *reading)
{
    struct di_scan *scan = &reading->scan;

    di_scan_open(scan, "remarks", '[');
    while (di_scan_more(scan)) {
        const char *text;

        di_scan_open(scan, NULL, '{');
        text = di_scan_text(scan, "text");
        if (reading->out != NULL && text != NULL) {
            di_buffer_text(reading->out, "[remark] ");
            append_text(reading->out, text, true);
            di_buffer_char(reading->out, '\n');
        }
        read_place(scan);
        di_scan_close(scan, '}');
        forget_texts(scan);
    }
    di_scan_close(scan, ']');
}

/* DI_REFUSED and the refusal, where the answer is one. */
static enum di_status read_refusal(struct di_scan *scan, struct di_refusal *ret_refusal)
{
    const char *code, *part, *detail;

    di_scan_open(scan, "refusal", '{');
    code = di_scan_text(scan, "code");
    part = di_scan_text(scan, "part");
    detail = di_scan_text(scan, "detail");
    di_scan_close(scan, '}');
    di_scan_close(scan, '}');
    if (!scan->failed && di_reason_by_code(code) == DI_REASON_NONE) {
        di_scan_fail(scan, "a known reason");
    }
    if (di_scan_end(scan) != DI_OK) {
        return DI_FAILED;
    }
    return di_refuse(ret_refusal, di_reason_by_code(code), part, "%s", detail);
}

enum di_status di_document_json_read(const char *answer, size_t size, struct di_buffer *ret_text,
                                     struct di_refusal *ret_refusal, struct di_error *error)
{
    struct reading reading = {.out = ret_text};
    struct di_scan *scan = &reading.scan;
    enum di_status status;

    *scan = (struct di_scan){.start = answer, .at = answer, .end = answer + size, .error = error};
    scan->arena = di_arena_new(DI_LIMIT_ARENA_BYTES);
    if (scan->arena == NULL) {
        return di_fail_no_memory(error);
    }
    if (!di_text_is_utf8(answer, size)) {
        di_scan_fail(scan, "UTF-8");
    }
    di_scan_open(scan, NULL, '{');
    if (di_scan_has(scan, "refusal")) {
        status = read_refusal(scan, ret_refusal);
    } else {
        read_story(&reading, "blocks", "");
        read_story(&reading, "headers", "[header] ");
        read_story(&reading, "footers", "[footer] ");
        read_story(&reading, "notes", "[note] ");
        read_remarks(&reading);
        di_scan_close(scan, '}');
        status = di_scan_end(scan);
    }
    if (status == DI_OK && ret_text != NULL && ret_text->failed) {
        status = di_fail_no_memory(error);
    }
    di_arena_free(scan->arena);
    return status;
}
