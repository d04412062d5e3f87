#include "support/sketch.h"

#include <check.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "docintake/text.h"

struct drawing {
    struct di_arena *arena;
    struct di_document *document;
    unsigned paragraphs, tables;
    struct di_block *table;  /* the open table, NULL where none */
    struct di_block *nested; /* the open nested table */
};

static void append(struct di_story *story, struct di_block *block)
{
    if (story->last != NULL) {
        story->last->next = block;
    } else {
        story->first = block;
    }
    story->last = block;
}

static struct di_block *new_block(struct drawing *drawing, enum di_block_kind kind)
{
    struct di_block *block = DI_NEW(drawing->arena, struct di_block);

    ck_assert_ptr_nonnull(block);
    block->kind = kind;
    block->place.part = DI_PART_BODY;
    return block;
}

/* The text with "\n" for each backslash and n. */
static char *with_breaks(struct drawing *drawing, const char *text)
{
    char *copy = di_text_trim(drawing->arena, text), *out = copy;

    ck_assert_ptr_nonnull(copy);
    for (const char *at = copy; *at != '\0'; at++) {
        bool is_break = at[0] == '\\' && at[1] == 'n';

        *out++ = is_break ? '\n' : *at;
        at += is_break;
    }
    *out = '\0';
    return copy;
}

static void draw_paragraph(struct drawing *drawing, struct di_story *story, const char *text)
{
    struct di_block *block = new_block(drawing, DI_PARAGRAPH);
    size_t level = strspn(text, "#");
    const char *end = strstr(text, "] ");

    text += level + strspn(text + level, " ");
    if (text[0] == '[' && end != NULL) {
        block->paragraph.number = di_arena_strndup(drawing->arena, text + 1, (size_t)(end - text - 1));
        text = end + 2;
    }
    block->paragraph.level = (unsigned)level;
    block->paragraph.text = with_breaks(drawing, text);
    block->place.part = story == &drawing->document->body ? DI_PART_BODY : DI_PART_HEADER;
    block->place.paragraph = ++drawing->paragraphs;
    append(story, block);
}

/* Room for one more cell; doubles, whenever the cells so far are a power of two. */
static struct di_cell *add_cell(struct drawing *drawing, struct di_table *table)
{
    if ((table->n_cells & (table->n_cells - 1)) == 0) {
        size_t room = table->n_cells > 0 ? 2 * table->n_cells : 1;
        struct di_cell *cells = di_arena_array(drawing->arena, room, sizeof *cells);

        ck_assert_ptr_nonnull(cells);
        if (table->n_cells > 0) {
            memcpy(cells, table->cells, table->n_cells * sizeof *cells);
        }
        table->cells = cells;
    }
    return &table->cells[table->n_cells++];
}

/* The last cell over this column: the one above the row that is being drawn. */
static struct di_cell *cell_above(struct di_table *table, unsigned column)
{
    for (size_t i = table->n_cells; i > 0; i--) {
        struct di_cell *cell = &table->cells[i - 1];

        if (column >= cell->column && column - cell->column < cell->column_span) {
            return cell;
        }
    }
    return NULL;
}

static void draw_cell(struct drawing *drawing, struct di_table *table, unsigned column, const char *text)
{
    if (strcmp(text, "<") == 0) {
        table->cells[table->n_cells - 1].column_span++;
    } else if (strcmp(text, "^") == 0) {
        struct di_cell *above = cell_above(table, column);

        ck_assert_ptr_nonnull(above);
        above->row_span = table->rows - above->row + 1;
    } else {
        *add_cell(drawing, table) = (struct di_cell){
            .row = table->rows, .column = column, .row_span = 1, .column_span = 1, .text = with_breaks(drawing, text)};
    }
    table->columns = column > table->columns ? column : table->columns;
}

static void draw_row(struct drawing *drawing, struct di_table *table, const char *row)
{
    unsigned column = 0;

    table->rows++;
    for (const char *at = row + 1, *end; (end = strchr(at, '|')) != NULL; at = end + 1) {
        char *text = di_arena_strndup(drawing->arena, at, (size_t)(end - at));

        ck_assert_ptr_nonnull(text);
        draw_cell(drawing, table, ++column, di_text_trim(drawing->arena, text));
    }
}

static void draw_table_row(struct drawing *drawing, const char *row)
{
    if (drawing->table == NULL) {
        drawing->table = new_block(drawing, DI_TABLE);
        drawing->table->place.table = ++drawing->tables;
        append(&drawing->document->body, drawing->table);
    }
    drawing->nested = NULL;
    draw_row(drawing, &drawing->table->table, row);
}

static void draw_nested_row(struct drawing *drawing, const char *row)
{
    struct di_table *outer;
    struct di_cell *cell;

    ck_assert_ptr_nonnull(drawing->table);
    outer = &drawing->table->table;
    cell = &outer->cells[outer->n_cells - 1];

    if (drawing->nested == NULL) {
        drawing->nested = new_block(drawing, DI_TABLE);
        drawing->nested->place.table = drawing->tables;
        drawing->nested->place.row = cell->row;
        drawing->nested->place.column = cell->column;
        cell->nested = cell->last_nested = drawing->nested;
    }
    draw_row(drawing, &drawing->nested->table, row);
}

static enum di_block_kind kind_of(const char *line)
{
    return strncmp(line, "![picture]", 10) == 0 ? DI_PICTURE : strncmp(line, "![chart]", 8) == 0 ? DI_CHART : DI_OBJECT;
}

static void draw_line(struct drawing *drawing, const char *line)
{
    if (*line == '|') {
        draw_table_row(drawing, line);
        return;
    }
    if (strncmp(line, ">|", 2) == 0) {
        draw_nested_row(drawing, line + 1);
        return;
    }
    drawing->table = NULL;
    if (strncmp(line, "@header ", 8) == 0) {
        draw_paragraph(drawing, &drawing->document->headers, line + 8);
    } else if (strncmp(line, "![", 2) == 0) {
        append(&drawing->document->body, new_block(drawing, kind_of(line)));
    } else if (*line != '\0') {
        draw_paragraph(drawing, &drawing->document->body, line);
    }
}

struct di_document *di_sketch(struct di_arena *arena, const char *text)
{
    struct drawing drawing = {.arena = arena, .document = DI_NEW(arena, struct di_document)};

    ck_assert_ptr_nonnull(drawing.document);
    for (const char *at = text, *end; *at != '\0'; at = *end != '\0' ? end + 1 : end) {
        char *line;

        end = strchrnul(at, '\n');
        line = di_arena_strndup(arena, at, (size_t)(end - at));
        ck_assert_ptr_nonnull(line);
        draw_line(&drawing, line);
    }
    return drawing.document;
}

char *di_sketch_fixture(struct di_arena *arena, const char *name)
{
    char *path = di_arena_printf(arena, "%s/sketches/%s.txt", DI_TEST_FIXTURES, name);
    FILE *file = path != NULL ? fopen(path, "re") : NULL;
    enum { TEXT_BYTES = 64 * 1024 };
    char *text = di_arena_alloc(arena, TEXT_BYTES);
    size_t size;

    ck_assert_msg(file != NULL && text != NULL, "cannot read the sketch %s", name);
    size = fread(text, 1, TEXT_BYTES - 1, file);
    ck_assert_msg(size > 0 && size < TEXT_BYTES - 1, "the sketch %s is empty or too long", name);
    fclose(file);
    return text;
}
