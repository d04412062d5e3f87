#include "fill_columns.h"

#include "docintake/text.h"
#include "shown.h"

/* The columns being filled. */
struct columns {
    struct di_report *report;
    const struct chosen_table *table;
    struct di_report_table *into;
    unsigned unknown; /* how many of them the form does not know */
};

/* An unknown column without header and without any text is a spacer. */
static bool is_empty_column(const struct grid *grid, const struct grid_piece *piece, struct grid_span column)
{
    for (size_t i = piece->first; i < piece->end; i++) {
        const struct found_cell *found = grid_value(&grid->rows[i], column);

        if (found != NULL && found->cell->column == column.from && !di_text_is_blank(found->cell->text)) {
            return false;
        }
    }
    return true;
}

/* The column of the report that is this one of the form, or the unknown one of this number. */
static size_t find_column(const struct columns *columns, unsigned form_column, unsigned unknown)
{
    for (size_t i = 0; i < columns->into->n_columns; i++) {
        unsigned known = columns->into->columns[i].form_column;

        if (known == form_column && (known != DI_NO_INDEX || --unknown == 0)) {
            return i;
        }
    }
    return NO_COLUMN;
}

static size_t add_column(struct columns *columns, const struct matched_column *matched)
{
    struct di_arena *arena = columns->report->arena;
    const struct di_form_column *form = columns->table->known->form_table->columns;
    unsigned form_column = matched->form.form_line;
    bool known = form_column != DI_NO_INDEX;
    struct di_report_column *column = &columns->into->columns[columns->into->n_columns];

    column->form_column = form_column;
    column->id = known ? form[form_column].id : di_arena_printf(arena, "+%u", ++columns->unknown);
    column->label = matched->header != NULL ? shown_label(arena, matched->header->cell->text)
                    : known                 ? form[form_column].label.text
                                            : "";
    column->group = known ? di_form_column_group(columns->table->known->form_table, form_column, arena) : NULL;
    return columns->into->n_columns++;
}

/* The column's label behind those of its groups: 行政诉讼·复议后起诉·总计. NULL as for di_arena_alloc. */
static const char *full_label(struct di_arena *arena, const struct di_form_table *form, unsigned column)
{
    const char *label = form->columns[column].label.text;

    for (unsigned group = form->columns[column].parent; group != DI_NO_INDEX; group = form->columns[group].parent) {
        label = di_arena_printf(arena, "%s·%s", form->columns[group].label.text, label);
    }
    return label;
}

/* Of columns side by side that may all be this or that, the first says it. */
static void tell_doubt(const struct columns *columns, const struct matched_column *matched, bool first,
                       struct di_place where)
{
    const struct di_form_table *form = columns->table->known->form_table;
    struct di_report *report = columns->report;
    struct di_finding *finding;

    if (first || matched[-1].form.one == DI_NO_INDEX) {
        finding = di_report_add_finding(report, DI_REASON_LABEL_UNCLEAR, NULL, where);
        di_finding_argue(report, finding, "found_text", shown_label(report->arena, matched->header->cell->text));
        di_finding_argue(report, finding, "label", full_label(report->arena, form, matched->form.one));
        di_finding_argue(report, finding, "other_label", full_label(report->arena, form, matched->form.other));
    }
}

/* What was taken for a column of the form by more or less than its label. */
static void tell_about(const struct columns *columns, const struct found_table *table,
                       const struct matched_column *matched, bool first)
{
    const struct di_form_table *form = columns->table->known->form_table;
    struct di_report *report = columns->report;
    struct di_place where;

    if (matched->header == NULL) {
        return;
    }
    where = shown_place(table, matched->header->cell->row, matched->header->cell->column, NULL);
    if (matched->form.one != DI_NO_INDEX) {
        tell_doubt(columns, matched, first, where);
    } else if (matched->form.tolerant || matched->by_place) {
        struct di_finding *finding = di_report_add_finding(report, DI_REASON_LABEL_ALIKE, NULL, where);

        di_finding_argue(report, finding, "found_text", shown_label(report->arena, matched->header->cell->text));
        di_finding_argue(report, finding, "label", form->columns[matched->form.form_line].label.text);
    }
}

static void fill_piece(struct columns *columns, size_t index, size_t *into)
{
    const struct grid *grid = &columns->table->grid;
    const struct grid_piece *piece = &grid->pieces[index];
    unsigned unknown = 0;

    for (size_t i = 0; i < piece->n_values; i++) {
        const struct matched_column *matched = &columns->table->columns[index][i];
        bool known = matched->form.form_line != DI_NO_INDEX;

        into[i] = NO_COLUMN;
        if (!known && is_empty_column(grid, piece, piece->values[i])) {
            continue;
        }
        unknown += !known;
        into[i] = find_column(columns, matched->form.form_line, unknown);
        if (into[i] == NO_COLUMN) {
            into[i] = add_column(columns, matched);
            tell_about(columns, piece->table, matched, i == 0);
        }
    }
}

size_t **fill_columns(struct di_report *report, const struct chosen_table *table, struct di_report_table *into)
{
    const struct grid *grid = &table->grid;
    struct columns columns = {.report = report, .table = table, .into = into};
    size_t **by_piece = di_arena_array(report->arena, grid->n_pieces, sizeof(size_t *)), room = 0;

    for (size_t i = 0; i < grid->n_pieces; i++) {
        room += grid->pieces[i].n_values;
    }
    into->columns = di_arena_array(report->arena, room, sizeof *into->columns);
    for (size_t i = 0; by_piece != NULL && into->columns != NULL && i < grid->n_pieces; i++) {
        by_piece[i] = di_arena_array(report->arena, grid->pieces[i].n_values, sizeof **by_piece);
        if (by_piece[i] != NULL) {
            fill_piece(&columns, i, by_piece[i]);
        }
    }
    return di_arena_failed(report->arena) ? NULL : by_piece;
}
