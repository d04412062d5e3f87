#include "lines.h"

#include <stdbool.h>
#include <string.h>

#include "docintake/text.h"
#include "layout.h"
#include "printed_number.h"

/* Only headings of the two upper levels: a list with line breaks stays one paragraph. */
static bool begins_like_a_heading(const char *text)
{
    struct printed_number number = printed_number_of(text);

    return number.closed &&
           (number.kind == NUMBER_PART || number.kind == NUMBER_CHINESE || number.kind == NUMBER_CHINESE_BRACKETS);
}

static bool is_broken_by_headings(const char *text)
{
    for (const char *end = strchr(text, '\n'); end != NULL; end = strchr(end + 1, '\n')) {
        if (begins_like_a_heading(end + 1)) {
            return true;
        }
    }
    return false;
}

static size_t count_pieces(const char *text)
{
    size_t count = 1;

    for (; *text != '\0'; text++) {
        count += *text == '\n';
    }
    return count;
}

static bool is_paragraph(const struct di_block *block)
{
    return block->kind == DI_PARAGRAPH || block->kind == DI_EQUATION;
}

/* How many lines a block is at most. */
static size_t count_lines(const struct di_block *block)
{
    size_t count = 1;

    if (block->kind == DI_TABLE && layout_is_frame(&block->table)) {
        for (size_t i = 0; i < block->table.n_cells; i++) {
            count += count_pieces(block->table.cells[i].text);
        }
        return count;
    }
    return is_paragraph(block) && is_broken_by_headings(block->paragraph.text) ? count_pieces(block->paragraph.text)
                                                                               : 1;
}

/* The first of the text's lines takes the paragraph's number and level. */
static bool add_pieces(struct di_arena *arena, const struct di_block *block, const char *text, struct lines *lines)
{
    const struct di_paragraph *paragraph = &block->paragraph;
    bool first = true;

    for (const char *at = text; at != NULL;) {
        const char *end = strchr(at, '\n');
        char *piece = di_arena_strndup(arena, at, end != NULL ? (size_t)(end - at) : strlen(at));

        if (piece == NULL) {
            return false;
        }
        if (!di_text_is_blank(piece)) {
            lines->lines[lines->count++] = (struct line){.block = block,
                                                         .text = piece,
                                                         .number = first ? paragraph->number : NULL,
                                                         .level = first ? paragraph->level : 0};
            first = false;
        }
        at = end != NULL ? end + 1 : NULL;
    }
    return true;
}

/* Each cell is a paragraph with a place of its own. */
static bool add_cells(struct di_arena *arena, const struct di_block *frame, struct lines *lines)
{
    for (size_t i = 0; i < frame->table.n_cells; i++) {
        const struct di_cell *cell = &frame->table.cells[i];
        struct di_block *block = DI_NEW(arena, struct di_block);

        if (block == NULL) {
            return false;
        }
        block->kind = DI_PARAGRAPH;
        block->place = frame->place;
        block->place.row = cell->row;
        block->place.column = cell->column;
        block->paragraph.text = cell->text;
        if (!add_pieces(arena, block, cell->text, lines)) {
            return false;
        }
    }
    return true;
}

static bool add_block(struct di_arena *arena, const struct di_block *block, struct lines *lines)
{
    if (!is_paragraph(block)) {
        lines->lines[lines->count++] = (struct line){.block = block};
        return block->kind != DI_TABLE || !layout_is_frame(&block->table) || add_cells(arena, block, lines);
    }
    if (is_broken_by_headings(block->paragraph.text)) {
        return add_pieces(arena, block, block->paragraph.text, lines);
    }
    if (!di_text_is_blank(block->paragraph.text)) {
        lines->lines[lines->count++] = (struct line){.block = block,
                                                     .text = block->paragraph.text,
                                                     .number = block->paragraph.number,
                                                     .level = block->paragraph.level};
    }
    return true;
}

bool lines_make(struct di_arena *arena, const struct di_document *document, struct lines *ret_lines)
{
    struct lines lines = {0};
    size_t room = 0;

    for (const struct di_block *block = document->body.first; block != NULL; block = block->next) {
        room += count_lines(block);
    }
    lines.lines = di_arena_array(arena, room, sizeof *lines.lines);
    if (lines.lines == NULL) {
        return false;
    }
    for (const struct di_block *block = document->body.first; block != NULL; block = block->next) {
        if (!add_block(arena, block, &lines)) {
            return false;
        }
    }
    *ret_lines = lines;
    return true;
}
