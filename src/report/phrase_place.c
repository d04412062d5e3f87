#include <stddef.h>
#include <string.h>

#include "docintake/language.h"
#include "phrase.h"

#define LABEL_CODE_POINTS 40
#define PATH_ROWS 6

const char *di_phrase_position(struct di_arena *arena, const struct di_place *place)
{
    if (place->table != 0 && place->row != 0 && place->column != 0) {
        return di_arena_printf(arena, _("table %u, row %u, column %u"), place->table, place->row, place->column);
    }
    if (place->table != 0 && place->row != 0) {
        return di_arena_printf(arena, _("table %u, row %u"), place->table, place->row);
    }
    if (place->table != 0) {
        return di_arena_printf(arena, _("table %u"), place->table);
    }
    switch (place->part) {
    case DI_PART_HEADER:
        return _("in a page header");
    case DI_PART_FOOTER:
        return _("in a page footer");
    case DI_PART_NOTES:
        return _("in a footnote or endnote");
    case DI_PART_BODY:
        return place->paragraph != 0 ? di_arena_printf(arena, _("paragraph %u"), place->paragraph) : NULL;
    case DI_PART_NONE:
        break;
    }
    return NULL;
}

const char *di_phrase_place(struct di_arena *arena, const struct di_place *place)
{
    const char *position = di_phrase_position(arena, place);
    const char *heading = di_phrase_plain(arena, place->heading, LABEL_CODE_POINTS);

    if (heading == NULL || *heading == '\0') {
        return position;
    }
    if (position == NULL) {
        return di_arena_printf(arena, _("under “%s”"), heading);
    }
    return di_arena_printf(arena, _("under “%s”, %s"), heading, position);
}

/* What a reference leads to; column and cell are NULL where it names a whole row. */
struct target {
    const struct di_report_table *table;
    const struct di_report_row *row;
    const struct di_report_column *column;
    const struct di_report_cell *cell;
};

static bool find(const struct di_report *report, const struct di_cell_reference *reference, struct target *ret_target)
{
    struct target target = {.table = di_report_find_table(report, reference->table)};

    if (target.table == NULL) {
        return false;
    }
    target.row = di_report_find_row(target.table, reference->row);
    if (target.row == NULL) {
        return false;
    }
    for (size_t i = 0; reference->column != NULL && i < target.table->n_columns; i++) {
        if (strcmp(target.table->columns[i].id, reference->column) == 0) {
            target.column = &target.table->columns[i];
            target.cell = &target.row->cells[i];
        }
    }
    *ret_target = target;
    return true;
}

/* The label of a row, with the group beside it. */
static const char *row_label(struct di_arena *arena, const struct di_report_row *row)
{
    const char *label = di_phrase_plain(arena, row->label, LABEL_CODE_POINTS);
    const char *group = di_phrase_plain(arena, row->group, LABEL_CODE_POINTS);

    return group != NULL && label != NULL ? di_arena_printf(arena, "%s › %s", group, label) : label;
}

/* The labels of a row and of those above it, outermost first. The reader's word is not taken for it that they end. */
static const char *row_path(struct di_arena *arena, const struct target *target)
{
    const struct di_report_row *row = target->row;
    const char *path = row_label(arena, row);

    for (int i = 1; i < PATH_ROWS && row->under != NULL && path != NULL; i++) {
        row = di_report_find_row(target->table, row->under);
        if (row == NULL) {
            break;
        }
        path = di_arena_printf(arena, "%s › %s", di_phrase_plain(arena, row->label, LABEL_CODE_POINTS), path);
    }
    return path;
}

/* Adds the column to the words for a row where the table has several. */
static const char *with_column(struct di_arena *arena, const struct target *target, const char *row)
{
    const char *column = NULL, *group;

    if (target->column != NULL && target->table->n_columns > 1) {
        column = di_phrase_plain(arena, target->column->label, LABEL_CODE_POINTS);
    }
    group = column != NULL ? di_phrase_plain(arena, target->column->group, LABEL_CODE_POINTS) : NULL;
    column = group != NULL ? di_arena_printf(arena, "%s—%s", group, column) : column;
    if (row != NULL && *row == '\0' && column != NULL) {
        return di_arena_printf(arena, _("column “%s”"), column);
    }
    return row != NULL && column != NULL ? di_arena_printf(arena, _("%s, column “%s”"), row, column) : row;
}

const char *di_phrase_cell(struct di_arena *arena, const struct di_report *report,
                           const struct di_cell_reference *reference)
{
    struct target target;

    return find(report, reference, &target) ? with_column(arena, &target, row_path(arena, &target)) : NULL;
}

const char *di_phrase_cell_label(struct di_arena *arena, const struct di_report *report,
                                 const struct di_cell_reference *reference)
{
    struct target target;

    if (!find(report, reference, &target)) {
        return NULL;
    }
    return with_column(arena, &target, row_label(arena, target.row));
}

const char *di_phrase_cell_place(struct di_arena *arena, const struct di_report *report,
                                 const struct di_cell_reference *reference)
{
    struct target target;
    struct di_place where;
    const char *caption, *path, *position;

    if (!find(report, reference, &target)) {
        return NULL;
    }
    where = target.cell != NULL && target.cell->present ? target.cell->where : target.row->where;
    if (target.table->n_columns == 1) {
        where.column = 0; /* the row says enough */
    }
    caption = di_phrase_plain(arena, target.table->caption, LABEL_CODE_POINTS);
    path = with_column(arena, &target, row_path(arena, &target));
    position = di_phrase_position(arena, &where);
    if (caption != NULL && path != NULL) {
        path = di_arena_printf(arena, _("table “%s”, %s"), caption, path);
    } else if (where.heading != NULL && path != NULL) {
        path =
            di_arena_printf(arena, _("under “%s”, %s"), di_phrase_plain(arena, where.heading, LABEL_CODE_POINTS), path);
    }
    return path != NULL && position != NULL ? di_arena_printf(arena, _("%s (%s)"), path, position) : path;
}

const char *di_phrase_cell_text(struct di_arena *arena, const struct di_report *report,
                                const struct di_cell_reference *reference)
{
    struct target target;
    char value[DI_DECIMAL_TEXT_BYTES];
    const char *unit;

    if (!find(report, reference, &target) || target.cell == NULL || !target.cell->present) {
        return NULL;
    }
    if (target.cell->state == DI_CELL_BLANK) {
        return _("not filled in");
    }
    if (target.cell->state != DI_CELL_NUMBER) {
        return di_phrase_plain(arena, target.cell->text, LABEL_CODE_POINTS);
    }
    di_decimal_format(target.cell->value, value);
    unit = di_phrase_plain(arena, target.row->unit, LABEL_CODE_POINTS);
    return unit != NULL && *unit != '\0' ? di_arena_printf(arena, "%s %s", value, unit) : di_arena_strdup(arena, value);
}
