/*
 * Tables as a true grid (17.4). A cell's position is gridBefore and the spans before it. A cell that goes on from the
 * one above (vMerge) in the same columns, or from the one before it (hMerge, of old documents), is part of that one,
 * and its own text is not shown; one that has nothing to go on from is a cell of its own.
 */
#include <string.h>

#include "story.h"

static struct di_cell *cell_at(struct story *story, size_t index)
{
    return (struct di_cell *)story->cells.items + index;
}

static struct grid_slot *slot_at(struct story *story, size_t index)
{
    return (struct grid_slot *)story->slots.items + index;
}

static enum di_status refuse_size(struct story *story, int limit, const char *what)
{
    return di_refuse(story->refusal, DI_REASON_TOO_LARGE, story->part_name, "more than %d %s", limit, what);
}

static struct table *new_table(struct story *story)
{
    struct table *table = story->free_tables;

    if (table == NULL) {
        return DI_NEW(story->arena, struct table);
    }
    story->free_tables = table->outer;
    *table = (struct table){0};
    return table;
}

enum di_status di_table_open(struct story *story)
{
    enum di_status status = di_container_end_carried(story);
    struct table *table = new_table(story);

    if (status != DI_OK) {
        return status;
    }
    if (story->total_tables == DI_LIMIT_TABLES) {
        return refuse_size(story, DI_LIMIT_TABLES, "tables");
    }
    if (story->table_depth == DI_LIMIT_TABLE_DEPTH) {
        return refuse_size(story, DI_LIMIT_TABLE_DEPTH, "tables inside one another");
    }
    if (table == NULL || (table->block = di_block_new(story, DI_TABLE)) == NULL) {
        return di_story_no_room(story);
    }
    if (story->outermost == NULL) {
        story->outermost = table;
        table->block->place.paragraph = 0;
        table->block->place.table = ++story->n_tables;
    }
    story->total_tables++;
    story->table_depth++;
    table->outer = story->table;
    table->first_cell = story->cells.count;
    table->first_slot = story->slots.count;
    story->table = table;
    return DI_OK;
}

enum di_status di_table_close(struct story *story)
{
    struct table *table = story->table;
    struct di_block *block = table->block;
    size_t count = story->cells.count - table->first_cell;
    struct di_story objects = table->objects;

    block->table = (struct di_table){table->rows, table->columns, NULL, count};
    block->table.cells = di_arena_array(story->arena, count, sizeof *block->table.cells);
    if (block->table.cells == NULL) {
        return di_story_no_room(story);
    }
    if (count > 0) {
        memcpy(block->table.cells, cell_at(story, table->first_cell), count * sizeof *block->table.cells);
    }
    story->cells.count = table->first_cell;
    story->slots.count = table->first_slot;
    story->table = table->outer;
    story->table_depth--;
    if (story->outermost == table) {
        story->outermost = NULL;
    }
    table->outer = story->free_tables;
    story->free_tables = table;
    di_block_emit(story, block);
    di_block_append_all(&story->container->blocks, &objects);
    return DI_OK;
}

enum di_status di_row_open(struct story *story)
{
    struct table *table = story->table;

    table->rows++;
    table->column = table->columns_after = 0;
    table->row_deleted = false;
    return DI_OK;
}

static enum di_status pass_columns(struct story *story, unsigned *columns, int more)
{
    if (more > 0) {
        if (more > DI_LIMIT_TABLE_COLUMNS || *columns > DI_LIMIT_TABLE_COLUMNS - (unsigned)more) {
            return refuse_size(story, DI_LIMIT_TABLE_COLUMNS, "columns of a table");
        }
        *columns += (unsigned)more;
    }
    return DI_OK;
}

enum di_status di_row_columns_before(struct story *story, int columns)
{
    return pass_columns(story, &story->table->column, columns);
}

enum di_status di_row_columns_after(struct story *story, int columns)
{
    return pass_columns(story, &story->table->columns_after, columns);
}

enum di_status di_cell_open(struct story *story)
{
    struct table *table = story->table;

    table->cell = (struct grid_slot){.column = table->column, .span = 1};
    table->cell_deleted = false;
    return di_container_open(story, table);
}

enum di_status di_cell_set_span(struct story *story, int span)
{
    unsigned columns = 0;
    enum di_status status = pass_columns(story, &columns, span);

    if (status == DI_OK && columns > 0) {
        story->table->cell.span = columns;
    }
    return status;
}

static enum di_status keep_cell(struct story *story, struct container *container)
{
    struct table *table = container->table;
    struct grid_slot *cell = &table->cell;
    enum di_status status = di_text_take(story, container->text_start, &cell->text);

    if (status != DI_OK) {
        return status;
    }
    cell->nested = container->nested;
    cell->last_nested = container->last_nested;
    if (!di_stack_push(&story->slots, cell, sizeof *cell)) {
        return di_fail_no_memory(story->error);
    }
    di_block_append_all(&table->objects, &container->blocks);
    return pass_columns(story, &table->column, (int)cell->span);
}

enum di_status di_cell_close(struct story *story)
{
    struct container *container = story->container;
    enum di_status status = di_container_end_carried(story);

    if (status == DI_OK && !container->table->cell_deleted) {
        status = keep_cell(story, container);
    }
    di_buffer_truncate(&story->text, container->text_start);
    di_container_release(story);
    return status;
}

/* Joins the cells of the row that go on from the one before them, in place; what is left is at most as many. */
static void merge_across(struct story *story, struct table *table)
{
    size_t first = table->first_slot + table->n_above, kept = first;

    for (size_t i = first; i < story->slots.count; i++) {
        struct grid_slot *slot = slot_at(story, i);

        if (slot->horizontal == MERGE_GOES_ON && kept > first) {
            slot_at(story, kept - 1)->span += slot->span;
        } else {
            *slot_at(story, kept++) = *slot;
        }
    }
    story->slots.count = kept;
}

/* The cell above that this one goes on from: the same columns, and itself part of a vertical merge. */
static struct grid_slot *find_above(struct story *story, const struct table *table, const struct grid_slot *slot,
                                    size_t *above)
{
    struct grid_slot *candidate;

    while (*above < table->n_above && slot_at(story, table->first_slot + *above)->column < slot->column) {
        ++*above;
    }
    if (slot->vertical != MERGE_GOES_ON || *above == table->n_above) {
        return NULL;
    }
    candidate = slot_at(story, table->first_slot + *above);
    return candidate->column == slot->column && candidate->span == slot->span && candidate->vertical != NOT_MERGED
               ? candidate
               : NULL;
}

static enum di_status add_cell(struct story *story, struct table *table, struct grid_slot *slot)
{
    struct di_cell cell = {table->rows, slot->column + 1, 1, slot->span, slot->text, slot->nested, slot->last_nested};

    if (++story->total_cells > DI_LIMIT_CELLS) {
        return refuse_size(story, DI_LIMIT_CELLS, "table cells");
    }
    slot->cell = story->cells.count;
    return di_stack_push(&story->cells, &cell, sizeof cell) ? DI_OK : di_fail_no_memory(story->error);
}

/* The slots of this row, settled, take the place of those of the row above. */
static void settle_slots(struct story *story, struct table *table)
{
    size_t first = table->first_slot + table->n_above, count = story->slots.count - first;

    if (table->n_above > 0 && count > 0) {
        memmove(slot_at(story, table->first_slot), slot_at(story, first), count * sizeof(struct grid_slot));
    }
    table->n_above = count;
    story->slots.count = table->first_slot + count;
}

enum di_status di_row_close(struct story *story)
{
    struct table *table = story->table;
    unsigned columns = table->column;
    enum di_status status = pass_columns(story, &columns, (int)table->columns_after);
    size_t above = 0;

    if (table->row_deleted) {
        table->rows--;
        return DI_OK;
    }
    merge_across(story, table);
    for (size_t i = table->first_slot + table->n_above; i < story->slots.count && status == DI_OK; i++) {
        struct grid_slot *slot = slot_at(story, i), *from = find_above(story, table, slot, &above);

        if (from != NULL) {
            slot->cell = from->cell;
            cell_at(story, from->cell)->row_span++;
        } else {
            status = add_cell(story, table, slot);
        }
    }
    settle_slots(story, table);
    table->columns = columns > table->columns ? columns : table->columns;
    return status;
}
