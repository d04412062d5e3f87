#include "fill.h"

#include <stdio.h>
#include <string.h>

#include "cell.h"
#include "columns.h"
#include "docintake/text.h"

#define ID_BYTES 24

/* The table that is being filled. */
struct filling {
    struct di_report *report;
    const struct chosen_table *table;
    const struct di_form_table *form_table;
    struct di_report_table *into;
    unsigned *grid_columns; /* of each column of the report's table: the grid's column */
    unsigned unknown_rows;
    unsigned above; /* the form's row that stands nearest above, DI_NO_INDEX where none */
    size_t next;    /* row of the grid from which the nearest below is looked for */
};

static struct di_place place_in(const struct di_block *block, unsigned row, unsigned column, const char *heading)
{
    struct di_place place = block->place;

    place.paragraph = 0;
    place.row = row;
    place.column = column;
    if (heading != NULL) {
        place.heading = heading;
    }
    return place;
}

/* A label on one line, as people read it: Chinese is joined where a line was broken, other words keep a space. */
static char *one_line(struct di_arena *arena, const char *text)
{
    char *line = di_text_trim(arena, text);
    size_t length = 0;

    for (const char *at = line; at != NULL && *at != '\0'; at++) {
        if (*at != '\n') {
            line[length++] = *at;
        } else if (length > 0 && (unsigned char)line[length - 1] < 0x80 && (unsigned char)at[1] < 0x80) {
            line[length++] = ' ';
        }
    }
    if (line != NULL) {
        line[length] = '\0';
    }
    return line;
}

/* An unknown column without header and without any text is a spacer. */
static bool is_empty_column(const struct grid *grid, unsigned column)
{
    for (size_t i = 0; i < grid->n_rows; i++) {
        const struct found_cell *found = grid_cell(&grid->rows[i], column);

        if (found != NULL && found->cell->column == column && !di_text_is_blank(found->cell->text)) {
            return false;
        }
    }
    return true;
}

static bool add_columns(struct filling *filling)
{
    const struct grid *grid = &filling->table->grid;
    struct di_report_table *into = filling->into;
    unsigned *form_columns = di_arena_array(filling->report->arena, grid->n_value_columns, sizeof *form_columns);
    unsigned unknown = 0;

    into->columns = di_arena_array(filling->report->arena, grid->n_value_columns, sizeof *into->columns);
    filling->grid_columns = di_arena_array(filling->report->arena, grid->n_value_columns, sizeof *form_columns);
    if (form_columns == NULL || into->columns == NULL || filling->grid_columns == NULL) {
        return false;
    }
    columns_match(filling->table, form_columns);
    for (size_t i = 0; i < grid->n_value_columns; i++) {
        const struct found_cell *header = grid_header(grid, grid->value_columns[i]);
        struct di_report_column *column = &into->columns[into->n_columns];
        bool known = form_columns[i] != DI_NO_INDEX;

        if (!known && is_empty_column(grid, grid->value_columns[i])) {
            continue;
        }
        column->form_column = form_columns[i];
        column->id = known ? filling->form_table->columns[form_columns[i]].id
                           : di_arena_printf(filling->report->arena, "+%u", ++unknown);
        column->label = header != NULL ? one_line(filling->report->arena, header->cell->text)
                        : known        ? filling->form_table->columns[form_columns[i]].label.text
                                       : "";
        filling->grid_columns[into->n_columns++] = grid->value_columns[i];
    }
    return !di_arena_failed(filling->report->arena);
}

/* The form's row that stands nearest below, DI_NO_INDEX where none. */
static unsigned row_below(struct filling *filling, size_t index)
{
    size_t *next = &filling->next;

    while (*next < filling->table->grid.n_rows &&
           (*next <= index || filling->table->alignment.rows[*next].form_row == DI_NO_INDEX)) {
        ++*next;
    }
    return *next < filling->table->grid.n_rows ? filling->table->alignment.rows[*next].form_row : DI_NO_INDEX;
}

/* Without a number, a row stands where its neighbours do, or with the outer one of them. */
static unsigned parent_between(const struct di_form_table *table, unsigned above, unsigned below)
{
    unsigned upper, lower;

    if (above == DI_NO_INDEX || below == DI_NO_INDEX) {
        return DI_NO_INDEX;
    }
    lower = table->rows[below].parent;
    upper = lower == above ? above : table->rows[above].parent;
    if (lower == DI_NO_INDEX || upper == DI_NO_INDEX) {
        return DI_NO_INDEX;
    }
    return table->rows[lower].depth < table->rows[upper].depth ? lower : upper;
}

/* The row that an unknown one stands under: a number says how deep it stands below the row above. */
static unsigned parent_of_unknown(struct filling *filling, size_t index)
{
    enum number_kind own = filling->table->grid.rows[index].label->label.number.kind;
    unsigned row = filling->above;

    if (own == NUMBER_NONE) {
        return parent_between(filling->form_table, row, row_below(filling, index));
    }
    while (row != DI_NO_INDEX) {
        enum number_kind kind = filling->table->known->rows[row].wordings[0].number.kind;

        if (kind != NUMBER_NONE && kind < own) {
            break;
        }
        row = filling->form_table->rows[row].parent;
    }
    return row;
}

/* A row of one cell across the table is no row of figures, unless a number makes it a heading among the others. */
static bool is_banner(const struct filling *filling, const struct grid_row *row)
{
    return row->label->cell->column_span >= filling->table->grid.columns &&
           row->label->label.number.kind == NUMBER_NONE;
}

static struct di_report_row *add_row(struct filling *filling, size_t index, const char *label)
{
    const struct grid_row *row = &filling->table->grid.rows[index];
    struct aligned_row aligned = filling->table->alignment.rows[index];
    struct di_place place =
        place_in(row->table->block, row->row, row->label->cell->column, filling->into->where.heading);
    struct di_report_row *added;
    char id[ID_BYTES];

    if (aligned.form_row != DI_NO_INDEX) {
        added = di_report_add_row(filling->report, filling->into, filling->form_table->rows[aligned.form_row].id, label,
                                  place);
        filling->above = aligned.form_row;
    } else {
        snprintf(id, sizeof id, "+%u", ++filling->unknown_rows);
        added = di_report_add_row(filling->report, filling->into, id, label, place);
    }
    if (added != NULL) {
        added->form_row = aligned.form_row;
        added->tolerant = aligned.tolerant;
    }
    return added;
}

static void tell_about_row(struct filling *filling, const struct di_report_row *row)
{
    struct di_finding *finding;

    if (row->form_row == DI_NO_INDEX) {
        finding = di_report_add_finding(filling->report, DI_REASON_ROW_EXTRA, NULL, row->where);
        di_finding_argue(filling->report, finding, "label", row->label);
    } else if (row->tolerant) {
        finding = di_report_add_finding(filling->report, DI_REASON_LABEL_ALIKE, NULL, row->where);
        di_finding_argue(filling->report, finding, "found_text", row->label);
        di_finding_argue(filling->report, finding, "label", filling->form_table->rows[row->form_row].label.text);
    } else {
        return;
    }
    di_finding_name_cell(filling->report, finding, filling->into->id, row->id, NULL);
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
        filling->form_table->rows[row->form_row].type.kind == DI_ROW_GROUP) {
        return;
    }
    if (cell->state == DI_CELL_BLANK) {
        filling->report->checks.cells_blank++;
    } else {
        filling->report->checks.cells_filled++;
    }
}

static bool fill_cell(struct filling *filling, const struct grid_row *grid_row, struct di_report_row *row, size_t index)
{
    const struct di_report_column *column = &filling->into->columns[index];
    struct di_report_cell *cell = &row->cells[index];
    const struct found_cell *found = grid_cell(grid_row, filling->grid_columns[index]);
    bool dressed = false;

    cell->where = place_in(grid_row->table->block, grid_row->row, filling->grid_columns[index], row->where.heading);
    cell->state = DI_CELL_BLANK;
    cell->text = "";
    cell->present = found != NULL && found != grid_row->label;
    if (cell->present && !cell_read(filling->report->arena, found->cell->text, row->unit, cell, &dressed)) {
        return false;
    }
    if (dressed) {
        tell_about_cell(filling, row, column, cell);
    }
    count_cell(filling, row, column, cell);
    return true;
}

static const char *unit_of(const struct filling *filling, const struct grid_row *row, unsigned form_row)
{
    unsigned column = filling->table->grid.unit_column;
    const struct found_cell *unit = column > 0 ? grid_cell(row, column) : NULL;
    const char *written =
        unit != NULL && unit != row->label ? one_line(filling->report->arena, unit->cell->text) : NULL;

    if (written != NULL && *written != '\0') {
        return written;
    }
    return form_row != DI_NO_INDEX ? filling->form_table->rows[form_row].unit : "";
}

static bool fill_row(struct filling *filling, size_t index)
{
    const struct grid_row *grid_row = &filling->table->grid.rows[index];
    char *label = one_line(filling->report->arena, grid_row->label->cell->text);
    struct di_report_row *row = label != NULL ? add_row(filling, index, label) : NULL;
    unsigned parent;

    if (row == NULL) {
        return false;
    }
    row->unit = unit_of(filling, grid_row, row->form_row);
    parent = row->form_row != DI_NO_INDEX ? filling->form_table->rows[row->form_row].parent
                                          : parent_of_unknown(filling, index);
    row->under = parent != DI_NO_INDEX ? filling->form_table->rows[parent].id : NULL;
    tell_about_row(filling, row);
    for (size_t i = 0; i < filling->into->n_columns; i++) {
        if (!fill_cell(filling, grid_row, row, i)) {
            return false;
        }
    }
    return true;
}

/* A row that the form does not know counts too, unless it is one text across the table. */
static bool is_row_of_figures(const struct filling *filling, size_t index)
{
    const struct grid_row *row = &filling->table->grid.rows[index];

    return row->use == GRID_LABEL &&
           (filling->table->alignment.rows[index].form_row != DI_NO_INDEX || !is_banner(filling, row));
}

bool fill_table(struct di_report *report, const struct chosen_table *table, const char *caption)
{
    const struct di_form_table *form_table = table->known->form_table;
    struct di_place where = place_in(table->first->block, 0, 0, caption);
    struct filling filling = {.report = report,
                              .table = table,
                              .form_table = form_table,
                              .into = di_report_add_table(report, form_table->id, where),
                              .above = DI_NO_INDEX};

    if (filling.into == NULL) {
        return false;
    }
    filling.into->caption = caption;
    filling.into->form_table = table->form_table;
    report->checks.rows_read += table->alignment.matched;
    if (!add_columns(&filling)) {
        return false;
    }
    for (size_t i = 0; i < table->grid.n_rows; i++) {
        if (is_row_of_figures(&filling, i) && !fill_row(&filling, i)) {
            return false;
        }
    }
    return !di_arena_failed(report->arena);
}
