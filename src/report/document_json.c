#include "docintake/document_json.h"

#include "docintake/limits.h"
#include "json.h"

static void write_paragraph(struct di_json *json, const struct di_paragraph *paragraph)
{
    di_json_text(json, "kind", "paragraph");
    di_json_integer(json, "level", paragraph->level);
    di_json_text_if_set(json, "number", paragraph->number);
    di_json_text(json, "text", paragraph->text);
}

/* A table whose cells are being written. */
struct open_table {
    const struct di_block *block;
    size_t next_cell;
    const struct di_block *next_nested; /* of the cell before next_cell */
};

static void begin_table(struct di_json *json, struct open_table *table, const struct di_block *block)
{
    *table = (struct open_table){block, 0, NULL};
    di_json_text(json, "kind", "table");
    di_json_integer(json, "rows", block->table.rows);
    di_json_integer(json, "columns", block->table.columns);
    di_json_open_list(json, "cells");
}

/* Leaves the cell and its list of tables open. */
static void begin_cell(struct di_json *json, struct open_table *table)
{
    const struct di_cell *cell = &table->block->table.cells[table->next_cell++];

    di_json_open_object(json, NULL);
    di_json_integer(json, "row", cell->row);
    di_json_integer(json, "column", cell->column);
    di_json_integer(json, "row_span", cell->row_span);
    di_json_integer(json, "column_span", cell->column_span);
    di_json_text(json, "text", cell->text);
    di_json_open_list(json, "tables");
    table->next_nested = cell->nested;
}

static void end_cell(struct di_json *json)
{
    di_json_close_list(json);
    di_json_close_object(json);
}

/* Tables nest as deep as DI_LIMIT_TABLE_DEPTH: a stack of them, so that the call stack stays flat. */
static void write_table(struct di_json *json, const struct di_block *block)
{
    struct open_table open[DI_LIMIT_TABLE_DEPTH], *table = open;

    begin_table(json, table, block);
    for (;;) {
        const struct di_block *nested = table->next_nested;

        if (nested != NULL && table + 1 < open + DI_LIMIT_TABLE_DEPTH) {
            table->next_nested = nested->next;
            di_json_open_object(json, NULL);
            begin_table(json, ++table, nested);
            continue;
        }
        if (table->next_cell > 0) {
            end_cell(json);
        }
        if (table->next_cell < table->block->table.n_cells) {
            begin_cell(json, table);
            continue;
        }
        di_json_close_list(json);
        if (table == open) {
            return;
        }
        di_json_close_object(json);
        table--;
    }
}

static void write_block(struct di_json *json, const struct di_block *block)
{
    di_json_open_object(json, NULL);
    switch (block->kind) {
    case DI_PARAGRAPH:
        write_paragraph(json, &block->paragraph);
        break;
    case DI_TABLE:
        write_table(json, block);
        break;
    case DI_PICTURE:
        di_json_text(json, "kind", "picture");
        break;
    case DI_OBJECT:
        di_json_text(json, "kind", "object");
        break;
    case DI_CHART:
        di_json_text(json, "kind", "chart");
        break;
    case DI_EQUATION:
        di_json_text(json, "kind", "equation");
        di_json_text(json, "text", block->paragraph.text);
        break;
    }
    di_json_close_object(json);
}

static void write_story(struct di_json *json, const char *name, const struct di_story *story)
{
    di_json_open_list(json, name);
    for (const struct di_block *block = story->first; block != NULL; block = block->next) {
        write_block(json, block);
    }
    di_json_close_list(json);
}

static void write_number_if_set(struct di_json *json, const char *key, unsigned number)
{
    if (number > 0) {
        di_json_integer(json, key, number);
    }
}

static void write_remark(struct di_json *json, const struct di_remark *remark)
{
    di_json_open_object(json, NULL);
    di_json_text(json, "text", di_remark_text(remark->kind));
    di_json_open_object(json, "where");
    di_json_text_if_set(json, "part", di_part_name(remark->place.part));
    write_number_if_set(json, "paragraph", remark->place.paragraph);
    write_number_if_set(json, "table", remark->place.table);
    write_number_if_set(json, "row", remark->place.row);
    write_number_if_set(json, "column", remark->place.column);
    di_json_close_object(json);
    di_json_close_object(json);
}

enum di_status di_document_json_write(const struct di_document *document, struct di_buffer *out, struct di_error *error)
{
    struct di_json json = {.out = out};

    di_json_open_object(&json, NULL);
    write_story(&json, "blocks", &document->body);
    write_story(&json, "headers", &document->headers);
    write_story(&json, "footers", &document->footers);
    write_story(&json, "notes", &document->notes);
    di_json_open_list(&json, "remarks");
    for (const struct di_remark *remark = document->remarks; remark != NULL; remark = remark->next) {
        write_remark(&json, remark);
    }
    di_json_close_list(&json);
    di_json_close_object(&json);
    return di_json_end(&json, error);
}
