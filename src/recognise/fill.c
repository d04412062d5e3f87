#include "fill.h"

#include <stdio.h>

#include "cell.h"
#include "docintake/text.h"
#include "extra_rows.h"
#include "fill_columns.h"
#include "shown.h"

#define ID_BYTES 24

/* The table that is being filled. */
struct filling {
    struct di_report *report;
    const struct chosen_table *table;
    const struct di_form_table *form_table;
    struct di_report_table *into;
    size_t **columns; /* of the report's table: by piece of the grid, then by its value columns */
    struct extra_rows extra;
    unsigned unknown_rows;
};

static void tell_about_row(struct filling *filling, const struct di_report_row *row, struct aligned aligned)
{
    struct di_report *report = filling->report;
    enum di_reason reason = aligned.one != DI_NO_INDEX         ? DI_REASON_LABEL_UNCLEAR
                            : aligned.form_line == DI_NO_INDEX ? DI_REASON_ROW_EXTRA
                            : aligned.tolerant                 ? DI_REASON_LABEL_ALIKE
                                                               : DI_REASON_NONE;
    struct di_finding *finding;

    if (reason == DI_REASON_NONE) {
        return;
    }
    finding = di_report_add_finding(report, reason, NULL, row->where);
    if (reason != DI_REASON_ROW_EXTRA) {
        unsigned line = reason == DI_REASON_LABEL_UNCLEAR ? aligned.one : aligned.form_line;

        di_finding_argue(report, finding, "found_text", row->label);
        di_finding_argue(report, finding, "label", filling->form_table->rows[line].label.text);
    } else {
        di_finding_argue(report, finding, "label", row->label);
    }
    if (reason == DI_REASON_LABEL_UNCLEAR) {
        di_finding_argue(report, finding, "other_label", filling->form_table->rows[aligned.other].label.text);
    }
    di_finding_name_cell(report, finding, filling->into->id, row->id, NULL);
}

static void tell_about_cell(struct filling *filling, const struct di_report_row *row,
                            const struct di_report_column *column, const struct di_report_cell *cell)
{
    struct di_finding *finding = di_report_add_finding(filling->report, DI_REASON_CELL_DRESSED, NULL, cell->where);

    di_finding_argue(filling->report, finding, "found_text", cell->text);
    di_finding_argue_number(filling->report, finding, "value", cell->value);
    di_finding_name_cell(filling->report, finding, filling->into->id, row->id, column->id);
}

static void count_cell(struct filling *filling, const struct di_report_row *row, const struct di_report_column *column,
                       const struct di_report_cell *cell)
{
    if (row->form_row == DI_NO_INDEX || column->form_column == DI_NO_INDEX ||
        di_form_cell_type(filling->form_table, row->form_row, column->form_column).kind == DI_ROW_GROUP) {
        return;
    }
    if (cell->state == DI_CELL_BLANK) {
        filling->report->checks.cells_blank++;
    } else {
        filling->report->checks.cells_filled++;
    }
}

/* Where a row has no unit, that of the column counts. */
static const char *unit_in(const struct filling *filling, const struct di_report_row *row,
                           const struct di_report_column *column)
{
    return *row->unit == '\0' && column->form_column != DI_NO_INDEX
               ? filling->form_table->columns[column->form_column].unit
               : row->unit;
}

static bool fill_cell(struct filling *filling, const struct grid_row *grid_row, struct grid_span span,
                      struct di_report_row *row, size_t index)
{
    const struct di_report_column *column = &filling->into->columns[index];
    struct di_report_cell *cell = &row->cells[index];
    const struct found_cell *found = grid_value(grid_row, span);
    bool dressed = false;

    cell->where = shown_place(grid_row->table, grid_row->row, span.from, row->where.heading);
    cell->present = found != NULL && found != grid_row->label;
    if (cell->present &&
        !cell_read(filling->report->arena, found->cell->text, unit_in(filling, row, column), cell, &dressed)) {
        return false;
    }
    if (dressed) {
        tell_about_cell(filling, row, column, cell);
    }
    return true;
}

/* The cells of the row in the columns that its piece of the table has. */
static bool fill_cells(struct filling *filling, const struct grid_row *grid_row, struct di_report_row *row)
{
    const struct grid_piece *piece = &filling->table->grid.pieces[grid_row->piece];

    for (size_t i = 0; i < piece->n_values; i++) {
        size_t column = filling->columns[grid_row->piece][i];

        if (column != NO_COLUMN && !fill_cell(filling, grid_row, piece->values[i], row, column)) {
            return false;
        }
    }
    return true;
}

static const char *unit_of(const struct filling *filling, const struct grid_row *row, unsigned form_row)
{
    unsigned column = filling->table->grid.pieces[row->piece].unit_column;
    const struct found_cell *unit = column > 0 ? grid_cell(row, column) : NULL;
    const char *written =
        unit != NULL && unit != row->label ? shown_label(filling->report->arena, unit->cell->text) : NULL;

    if (written != NULL && *written != '\0') {
        return written;
    }
    return form_row != DI_NO_INDEX ? filling->form_table->rows[form_row].unit : "";
}

static void clear_cells(const struct filling *filling, const struct grid_row *grid_row, struct di_report_row *row)
{
    for (size_t i = 0; i < filling->into->n_columns; i++) {
        row->cells[i] = (struct di_report_cell){
            .state = DI_CELL_BLANK,
            .text = "",
            .where = shown_place(grid_row->table, grid_row->row, row->where.column, row->where.heading)};
    }
}

static struct di_report_row *add_row(struct filling *filling, size_t index)
{
    const struct grid_row *row = &filling->table->grid.rows[index];
    struct aligned aligned = filling->table->rows.lines[index];
    const char *label = row->label != NULL ? shown_label(filling->report->arena, row->label->cell->text) : "";
    struct di_place place = shown_place(row->table, row->row, row->label != NULL ? row->label->cell->column : 1,
                                        filling->into->where.heading);
    const char *id;
    char number[ID_BYTES];
    struct di_report_row *added;

    if (aligned.form_line != DI_NO_INDEX && !filling->table->known->rows.heads[aligned.form_line]) {
        id = filling->form_table->rows[aligned.form_line].id;
    } else {
        aligned.form_line = DI_NO_INDEX;
        snprintf(number, sizeof number, "+%u", ++filling->unknown_rows);
        id = number;
    }
    added = label != NULL ? di_report_add_row(filling->report, filling->into, id, label, place) : NULL;
    if (added != NULL) {
        added->form_row = aligned.form_line;
        added->tolerant = aligned.tolerant;
        clear_cells(filling, row, added);
        tell_about_row(filling, added, aligned);
    }
    return added;
}

/* The row as an earlier piece of the table has it: the columns of one row may stand in several pieces. */
static struct di_report_row *find_row(const struct filling *filling, size_t index)
{
    unsigned line = filling->table->rows.lines[index].form_line;

    return known_table_is_unlabelled(filling->table->known) && line != DI_NO_INDEX
               ? di_report_find_row(filling->into, filling->form_table->rows[line].id)
               : NULL;
}

static bool fill_row(struct filling *filling, size_t index)
{
    const struct grid_row *grid_row = &filling->table->grid.rows[index];
    unsigned line = filling->table->rows.lines[index].form_line, parent;
    struct di_report_row *row = find_row(filling, index);

    if (row == NULL) {
        row = add_row(filling, index);
    }
    if (row == NULL) {
        return false;
    }
    row->unit = unit_of(filling, grid_row, row->form_row);
    parent = line != DI_NO_INDEX ? filling->form_table->rows[line].parent : extra_row_parent(&filling->extra, index);
    row->under = parent != DI_NO_INDEX ? filling->form_table->rows[parent].id : NULL;
    if (line != DI_NO_INDEX) {
        row->group = di_form_row_group(filling->form_table, line);
        filling->extra.above = line;
    }
    return fill_cells(filling, grid_row, row);
}

/* A row of one cell across the table is no row of figures, unless a number makes it a heading among the others. */
static bool is_banner(const struct grid_row *row)
{
    return row->label != NULL && row->label->cell->column_span >= row->table->block->table.columns &&
           row->label->label.number.kind == NUMBER_NONE;
}

static bool has_value(const struct filling *filling, const struct grid_row *row)
{
    const struct grid_piece *piece = &filling->table->grid.pieces[row->piece];

    for (size_t i = 0; i < piece->n_values; i++) {
        const struct found_cell *found = grid_value(row, piece->values[i]);

        if (found != NULL && found != row->label && !label_is_empty(&found->label)) {
            return true;
        }
    }
    return false;
}

/* The label of a group in a row of its own is no row, unless somebody wrote figures beside it. */
static bool is_row_of_figures(const struct filling *filling, size_t index)
{
    const struct grid_row *row = &filling->table->grid.rows[index];
    unsigned line = filling->table->rows.lines[index].form_line;

    if (row->use != GRID_LABEL) {
        return false;
    }
    if (line == DI_NO_INDEX) {
        return !is_banner(row);
    }
    return !filling->table->known->rows.heads[line] || has_value(filling, row);
}

static void count_cells(struct filling *filling)
{
    for (const struct di_report_row *row = filling->into->rows; row != NULL; row = row->next) {
        for (size_t i = 0; i < filling->into->n_columns; i++) {
            count_cell(filling, row, &filling->into->columns[i], &row->cells[i]);
        }
    }
}

bool fill_table(struct di_report *report, const struct chosen_table *table, const char *caption, const char *heading)
{
    const struct di_form_table *form_table = table->known->form_table;
    struct di_place where = shown_place(table->first, 0, 0, heading);
    struct filling filling = {.report = report,
                              .table = table,
                              .form_table = form_table,
                              .into = di_report_add_table(report, form_table->id, where),
                              .extra = {.table = table, .above = DI_NO_INDEX}};

    if (filling.into == NULL) {
        return false;
    }
    filling.into->caption = caption;
    filling.into->form_table = table->form_table;
    report->checks.rows_read += table->rows.matched;
    filling.columns = fill_columns(report, table, filling.into);
    if (filling.columns == NULL) {
        return false;
    }
    for (size_t i = 0; i < table->grid.n_rows; i++) {
        if (is_row_of_figures(&filling, i) && !fill_row(&filling, i)) {
            return false;
        }
    }
    count_cells(&filling);
    return !di_arena_failed(report->arena);
}
