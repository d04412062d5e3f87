#include "docintake/sheet.h"

#include <string.h>

#include "docintake/language.h"

/* A spreadsheet takes a cell that begins with one of these for a formula; some also with the full-width ones. */
static bool looks_like_formula(const char *text)
{
    static const char *const signs[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (strncmp(text, signs[i], strlen(signs[i])) == 0) {
            return true;
        }
    }
    return false;
}

/* One field, with a comma before it unless it is the first of its line. */
static void put(struct di_buffer *out, const char *text, bool first)
{
    if (!first) {
        di_buffer_char(out, ',');
    }
    if (text == NULL || text[strcspn(text, "\",\r\n")] == '\0') {
        di_buffer_text(out, text != NULL ? text : "");
        return;
    }
    di_buffer_char(out, '"');
    for (; *text != '\0'; text++) {
        di_buffer_text(out, *text == '"' ? "\"" : "");
        di_buffer_char(out, *text);
    }
    di_buffer_char(out, '"');
}

static void put_guarded(struct di_buffer *out, const char *text, bool first)
{
    DI_AUTO_BUFFER guarded = DI_BUFFER_EMPTY;

    if (text == NULL || !looks_like_formula(text)) {
        put(out, text, first);
        return;
    }
    di_buffer_char(&guarded, '\'');
    di_buffer_text(&guarded, text);
    put(out, di_buffer_string(&guarded), first);
    out->failed |= guarded.failed;
}

static void put_header(struct di_buffer *out, const struct di_report_table *table)
{
    put(out, _("No."), true);
    put(out, _("Item"), false);
    put(out, _("Unit"), false);
    for (size_t i = 0; i < table->n_columns; i++) {
        const char *label = table->columns[i].label != NULL ? table->columns[i].label : table->columns[i].id;
        DI_AUTO_BUFFER name = DI_BUFFER_EMPTY;
        DI_AUTO_BUFFER state = DI_BUFFER_EMPTY;

        if (table->columns[i].group != NULL) {
            di_buffer_printf(&name, "%s—", table->columns[i].group);
        }
        di_buffer_text(&name, label);
        put_guarded(out, di_buffer_string(&name), false);
        di_buffer_printf(&state, _("%s (state)"), di_buffer_string(&name));
        put_guarded(out, di_buffer_string(&state), false);
        out->failed |= name.failed || state.failed;
    }
    di_buffer_text(out, "\r\n");
}

static const char *state_name(const struct di_report_cell *cell)
{
    if (!cell->present) {
        return _("no cell");
    }
    switch (cell->state) {
    case DI_CELL_NUMBER:
        return _("number");
    case DI_CELL_BLANK:
        return _("blank");
    case DI_CELL_NOT_APPLICABLE:
        return _("not applicable");
    case DI_CELL_TEXT:
        return _("words");
    }
    return "";
}

static void put_cell(struct di_buffer *out, const struct di_report_cell *cell)
{
    char value[DI_DECIMAL_TEXT_BYTES];

    if (cell->present && cell->state == DI_CELL_NUMBER) {
        di_decimal_format(cell->value, value);
        put(out, value, false);
    } else {
        put_guarded(out, cell->present ? cell->text : NULL, false);
    }
    put(out, state_name(cell), false);
}

enum di_status di_sheet_write(const struct di_report_table *table, struct di_buffer *out, struct di_error *error)
{
    di_buffer_text(out, "\xEF\xBB\xBF");
    put_header(out, table);
    for (const struct di_report_row *row = table->rows; row != NULL; row = row->next) {
        put_guarded(out, row->id, true);
        put_guarded(out, row->label, false);
        put_guarded(out, row->unit, false);
        for (size_t i = 0; i < table->n_columns; i++) {
            put_cell(out, &row->cells[i]);
        }
        di_buffer_text(out, "\r\n");
    }
    return out->failed ? di_fail_no_memory(error) : DI_OK;
}
