#include "extract_text.h"

#include <string.h>

#include "docintake/limits.h"
#include "docintake/text.h"

/* Lists of blocks and of cells, one inside the other, on the way to the present one. */
#define MOST_LISTS (2 * DI_LIMIT_TABLE_DEPTH + 2)

struct list {
    const json_t *elements;
    size_t next;
};

struct writing {
    struct di_buffer *out;
    const char *mark; /* what every line of this part begins with */
    struct list lists[MOST_LISTS];
    size_t n_lists;
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

static bool append_paragraph(struct writing *writing, const json_t *block)
{
    const char *text = json_string_value(json_object_get(block, "text"));
    const char *number = json_string_value(json_object_get(block, "number"));
    json_int_t level = json_integer_value(json_object_get(block, "level"));

    if (text == NULL || level < 0 || level > 9) {
        return false;
    }
    di_buffer_text(writing->out, writing->mark);
    if (level > 0) {
        di_buffer_printf(writing->out, "%.*s ", (int)level, "#########");
    }
    if (number != NULL) {
        append_text(writing->out, number, false);
        di_buffer_char(writing->out, ' ');
    }
    append_text(writing->out, text, false);
    di_buffer_char(writing->out, '\n');
    return true;
}

static bool enter(struct writing *writing, const json_t *elements)
{
    if (!json_is_array(elements) || writing->n_lists == MOST_LISTS) {
        return false;
    }
    writing->lists[writing->n_lists++] = (struct list){elements, 0};
    return true;
}

/* The rows that have a cell of their own; then the cells once more, for the tables inside them. */
static bool append_table(struct writing *writing, const json_t *block)
{
    const json_t *cells = json_object_get(block, "cells"), *cell;
    json_int_t row = 0;
    size_t i;

    json_array_foreach(cells, i, cell)
    {
        const char *text = json_string_value(json_object_get(cell, "text"));
        json_int_t own_row = json_integer_value(json_object_get(cell, "row"));

        if (text == NULL || own_row < 1) {
            return false;
        }
        if (own_row != row) {
            di_buffer_text(writing->out, row > 0 ? "\n" : "");
            di_buffer_text(writing->out, writing->mark);
        } else {
            di_buffer_char(writing->out, '\t');
        }
        append_text(writing->out, text, true);
        row = own_row;
    }
    di_buffer_text(writing->out, row > 0 ? "\n" : "");
    return enter(writing, cells);
}

static bool append_block(struct writing *writing, const json_t *block, const char *kind)
{
    if (strcmp(kind, "paragraph") == 0 || strcmp(kind, "equation") == 0) {
        return append_paragraph(writing, block);
    }
    if (strcmp(kind, "table") == 0) {
        return append_table(writing, block);
    }
    if (strcmp(kind, "picture") == 0 || strcmp(kind, "object") == 0 || strcmp(kind, "chart") == 0) {
        di_buffer_printf(writing->out, "%s[%s]\n", writing->mark, kind);
        return true;
    }
    return false;
}

/* An element is a block, which has a kind, or a cell whose text has been written. */
static bool append_element(struct writing *writing, const json_t *element)
{
    const json_t *kind = json_object_get(element, "kind"), *tables = json_object_get(element, "tables");

    if (json_is_string(kind)) {
        return append_block(writing, element, json_string_value(kind));
    }
    return json_is_object(element) && (tables == NULL || enter(writing, tables));
}

static bool append_part(struct di_buffer *out, const char *mark, const json_t *blocks)
{
    struct writing writing = {.out = out, .mark = mark};

    if (blocks == NULL) {
        return true;
    }
    if (!enter(&writing, blocks)) {
        return false;
    }
    while (writing.n_lists > 0) {
        struct list *list = &writing.lists[writing.n_lists - 1];
        const json_t *element = json_array_get(list->elements, list->next++);

        if (element == NULL) {
            writing.n_lists--;
        } else if (!append_element(&writing, element)) {
            return false;
        }
    }
    return true;
}

static bool append_remarks(struct di_buffer *out, const json_t *remarks)
{
    const json_t *remark;
    size_t i;

    json_array_foreach(remarks, i, remark)
    {
        const char *text = json_string_value(json_object_get(remark, "text"));

        if (text == NULL) {
            return false;
        }
        di_buffer_text(out, "[remark] ");
        append_text(out, text, true);
        di_buffer_char(out, '\n');
    }
    return true;
}

bool di_extract_text(const json_t *document, struct di_buffer *out)
{
    return append_part(out, "", json_object_get(document, "blocks")) &&
           append_part(out, "[header] ", json_object_get(document, "headers")) &&
           append_part(out, "[footer] ", json_object_get(document, "footers")) &&
           append_part(out, "[note] ", json_object_get(document, "notes")) &&
           append_remarks(out, json_object_get(document, "remarks"));
}
