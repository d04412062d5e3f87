/*
 * story.h - the stories of a document (the body, a header, the notes) as they stream in, one after the other. For the
 * files of this module.
 *
 * What an element means depends on where it stands. The story keeps a stack of contexts, one for each open element:
 * context.c says which context an element opens, and what is done when one ends. Three kinds of frames lie across that
 * stack, each with the one around it as `outer`, so that nothing recurses over the input:
 *
 *   container   holds blocks: the body, a cell, a text box
 *   paragraph   the one that is being read; a text box inside it has paragraphs of its own
 *   table       its finished cells, and the row that is being read
 *
 * Text that is being read lies in one buffer used as a stack: what was begun last is ended first.
 */
#ifndef DOCINTAKE_PARSE_STORY_H
#define DOCINTAKE_PARSE_STORY_H

#include "docintake/buffer.h"
#include "docintake/document.h"
#include "docintake/limits.h"
#include "lists.h"
#include "stack.h"

/* Those that own a frame close it when they end; the others only say how their children are to be taken. */
enum context {
    NOWHERE, /* as an answer: pass over this element */
    BEFORE_ROOT,
    IN_DOCUMENT,       /* w:document */
    IN_NOTES,          /* w:footnotes, w:endnotes */
    IN_STORY,          /* w:body, w:hdr, w:ftr, a note: owns a container */
    IN_CELL,           /* owns a container */
    IN_TEXT_BOX,       /* owns a container */
    IN_BLOCKS,         /* transparent elements inside one of these three */
    IN_PARAGRAPH,      /* owns a paragraph */
    IN_LOST_PARAGRAPH, /* where no paragraph may stand: owns a paragraph, and a container around it */
    IN_INLINE,         /* transparent elements inside a paragraph */
    IN_RUN,
    IN_TEXT,
    IN_PARAGRAPH_PROPERTIES,
    IN_LIST_PROPERTIES,
    IN_MARK_PROPERTIES, /* of the paragraph mark */
    IN_RUN_PROPERTIES,
    IN_TABLE,        /* owns a table */
    IN_LOST_TABLE,   /* where no table may stand: owns a table, and a container around it */
    IN_TABLE_INSIDE, /* transparent elements between a table and its rows */
    IN_ROW,
    IN_ROW_INSIDE, /* transparent elements between a row and its cells */
    IN_ROW_PROPERTIES,
    IN_CELL_PROPERTIES,
    IN_DRAWING,  /* of which only pictures, charts and text boxes matter */
    IN_OBJECT,   /* the same, but its picture is only a preview */
    IN_EQUATION, /* owns the text from equation_start on */
    IN_EQUATION_INSIDE,
    IN_EQUATION_TEXT,
    IN_RUBY,
    IN_CONTENT_CONTROL,   /* w:sdt, whose content is as if it stood in its place */
    IN_ALTERNATIVES,      /* mc:AlternateContent before its first alternative */
    IN_ALTERNATIVES_DONE, /* and after it */
};

struct container {
    struct container *outer;
    struct table *table;         /* the table whose cell this is; NULL for others */
    struct paragraph *paragraph; /* the open one; NULL between paragraphs */
    struct paragraph *carried;   /* one whose mark is deleted: the next paragraph goes on with it */
    struct di_story blocks;      /* in a cell: only what is neither paragraph nor table */
    size_t text_start;           /* of a cell, in story.text */
    unsigned n_paragraphs;       /* of a cell */
    struct di_block *nested, *last_nested;
};

struct paragraph {
    struct paragraph *next_free;
    struct di_place place;
    size_t text_start; /* in story.text */
    const struct di_style *style;
    int outline_level; /* DI_UNSET where the paragraph itself does not say */
    struct di_list_use list;
    bool mark_deleted;
    bool ends_section; /* w:sectPr among its properties */
    int mark_hidden;   /* DI_UNSET where the mark itself does not say */
    const char *number;
    struct di_story boxes; /* what stands in its text boxes, and its pictures; follows it */
};

enum merge { NOT_MERGED, MERGE_BEGINS, MERGE_GOES_ON };

/* A cell of a row that is being read, or of the row above as far as cells may go on from it. */
struct grid_slot {
    unsigned column, span;
    enum merge vertical, horizontal;
    size_t cell; /* of the row above: index in story.cells */
    const char *text;
    struct di_block *nested, *last_nested;
};

struct table {
    struct table *outer;
    struct di_block *block;
    unsigned rows, columns;
    size_t first_cell; /* in story.cells */
    size_t first_slot; /* in story.slots: first those of the row above, then those of this row */
    size_t n_above;
    unsigned column;        /* of the cell being read or expected */
    unsigned columns_after; /* w:gridAfter of this row */
    bool row_deleted;
    struct grid_slot cell; /* the cell being read; its properties come before its content */
    bool cell_deleted;
    struct di_story objects; /* pictures and the like of its cells; follow the table */
};

/* A field that has begun and not ended. */
struct field {
    unsigned ordinal;    /* from 1, in the order of the beginnings */
    bool is_in_code;     /* before its w:fldChar "separate" */
    unsigned outer_code; /* story.code_field as it was before */
};

/* A finished text that holds marks (field.c). */
struct marked_text {
    char *text;
    struct marked_text *next;
};

struct story {
    struct di_arena *arena;
    struct di_document *document;
    const char *part_name;
    enum di_part part;
    struct di_story *blocks; /* of the document: where the blocks of this part go */
    bool has_body;
    struct di_remark *remarks[DI_REMARK_KINDS];     /* NULL where nothing of this kind was met */
    struct di_place remarked_last[DI_REMARK_KINDS]; /* where it was met last */
    const struct di_styles *styles;
    struct di_lists *lists;
    struct di_refusal *refusal;
    struct di_error *error;

    unsigned depth;
    uint8_t contexts[DI_LIMIT_XML_DEPTH + 1];
    struct container *container;
    struct table *table;
    struct container *free_containers;
    struct paragraph *free_paragraphs;
    struct table *free_tables;

    struct di_buffer text;
    struct di_buffer number; /* of a paragraph, while it is made */
    struct stack cells;      /* struct di_cell: of finished rows of the open tables */
    struct stack slots;      /* struct grid_slot */

    size_t equation_start; /* in text */
    unsigned hidden_from;  /* depth of the run that is hidden; 0 for none */
    struct stack fields;   /* struct field: the open ones */
    unsigned n_fields;     /* of this part, so far */
    unsigned code_field;   /* the innermost open field whose code is being read: its text is not shown; 0 for none */
    bool has_marks;        /* some text of this part is marked as the code of a field (field.c) */
    struct marked_text *marked; /* finished texts with such marks */

    const char *heading;             /* the nearest above */
    unsigned n_paragraphs, n_tables; /* outside tables: the last of them */
    unsigned table_depth;
    struct table *outermost;                            /* of the open tables */
    size_t total_paragraphs, total_tables, total_cells; /* everywhere */
};

/* context.c */
extern const struct di_xml_handler di_story_handler;

/* paragraph.c: paragraphs, and the containers that hold them */
enum di_status di_container_open(struct story *story, struct table *table);
enum di_status di_container_close(struct story *story);
enum di_status di_container_end_carried(struct story *story);
void di_container_release(struct story *story);
enum di_status di_paragraph_open(struct story *story);
enum di_status di_paragraph_close(struct story *story);

/* block.c: finished blocks */
enum di_status di_text_check(struct story *story);
enum di_status di_text_take(struct story *story, size_t start, const char **ret_text);
struct di_place di_story_place(const struct story *story);
struct di_block *di_block_new(struct story *story, enum di_block_kind kind);
void di_block_append_all(struct di_story *list, struct di_story *from);
void di_block_emit(struct story *story, struct di_block *block);
enum di_status di_block_emit_object(struct story *story, enum di_block_kind kind);
enum di_status di_equation_close(struct story *story);
enum di_status di_story_no_room(struct story *story);

/* table.c */
enum di_status di_table_open(struct story *story);
enum di_status di_table_close(struct story *story);
enum di_status di_row_open(struct story *story);
enum di_status di_row_columns_before(struct story *story, int columns);
enum di_status di_row_columns_after(struct story *story, int columns);
enum di_status di_row_close(struct story *story);
enum di_status di_cell_open(struct story *story);
enum di_status di_cell_set_span(struct story *story, int span);
enum di_status di_cell_close(struct story *story);

/* inline.c: what runs hold */
void di_run_open(struct story *story);
bool di_inline_is_hidden(struct story *story);
enum di_status di_inline_text(struct story *story, const char *bytes, size_t size);
enum di_status di_inline_symbol(struct story *story, const struct di_xml_element *element, unsigned code_name);

/* field.c */
enum di_status di_field_mark(struct story *story, const struct di_xml_element *element);
void di_field_append_code(struct story *story, const char *bytes, size_t size);
enum di_status di_field_note_text(struct story *story, char *text);
void di_field_settle(struct story *story);

/* remark.c */
void di_story_remark(struct story *story, enum di_remark_kind kind);

/* story.c */

/* NULL when out of memory; *error is set then. The document is filled as stories are read. */
struct story *di_story_new(struct di_document *document, const struct di_styles *styles, struct di_lists *lists,
                           struct di_arena *arena, struct di_refusal *refusal, struct di_error *error);
void di_story_free(struct story *story);

/* Reads the story of a part; all of one kind, one after the other. */
enum di_status di_story_read(struct story *story, struct di_package *package, struct di_package_part *part,
                             enum di_part kind);

#endif
