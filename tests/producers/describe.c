#include "producers/describe.h"

static void describe_paragraph(const struct di_paragraph *paragraph, struct di_buffer *out)
{
    const char *number = paragraph->number != NULL ? paragraph->number : "";

    if (*number == '\0' && *paragraph->text == '\0') {
        return;
    }
    for (unsigned i = 0; i < paragraph->level; i++) {
        di_buffer_char(out, '#');
    }
    di_buffer_printf(out, "%s%s%s\n", paragraph->level > 0 ? " " : "", number, paragraph->text);
}

static void describe_table(const struct di_table *table, struct di_buffer *out)
{
    for (size_t i = 0; i < table->n_cells; i++) {
        const struct di_cell *cell = &table->cells[i];
        bool is_last = i + 1 == table->n_cells || table->cells[i + 1].row != cell->row;

        di_buffer_printf(out, "%s %s ", cell->column == 1 ? "|" : "", cell->text);
        if (cell->row_span > 1 || cell->column_span > 1 || cell->nested != NULL) {
            di_buffer_printf(out, "(%u x %u%s) ", cell->row_span, cell->column_span,
                             cell->nested != NULL ? ", a table inside" : "");
        }
        di_buffer_text(out, is_last ? "|\n" : "|");
    }
}

void describe_document(const struct di_document *document, struct di_buffer *out)
{
    for (const struct di_block *block = document->body.first; block != NULL; block = block->next) {
        if (block->kind == DI_PARAGRAPH) {
            describe_paragraph(&block->paragraph, out);
        } else if (block->kind == DI_TABLE) {
            describe_table(&block->table, out);
        } else {
            di_buffer_printf(out, "block of kind %d\n", block->kind);
        }
    }
    for (const struct di_remark *remark = document->remarks; remark != NULL; remark = remark->next) {
        di_buffer_printf(out, "remark: %s\n", di_remark_text(remark->kind));
    }
}

static const char *or_dash(const char *text)
{
    return text != NULL ? text : "-";
}

static void describe_finding(const struct di_finding *finding, struct di_buffer *out)
{
    di_buffer_printf(out, "%s %s %s", di_severity_name(finding->severity), or_dash(finding->rule),
                     di_reason_row(finding->reason)->code);
    for (size_t i = 0; i < finding->n_cells; i++) {
        di_buffer_printf(out, " %s/%s", finding->cells[i].row, or_dash(finding->cells[i].column));
    }
    for (const struct di_argument *argument = finding->arguments; argument != NULL; argument = argument->next) {
        di_buffer_printf(out, " %s=%s", argument->name, argument->value);
    }
    di_buffer_char(out, '\n');
}

static void describe_section(const struct di_report_section *section, struct di_buffer *out)
{
    di_buffer_printf(out, "section %u [%s] %s (%s)\n", section->level, or_dash(section->number),
                     or_dash(section->title), or_dash(section->role));
    for (const struct di_report_line *line = section->lines; line != NULL; line = line->next) {
        di_buffer_printf(out, "  %s\n", line->text);
    }
}

static void describe_cells(const struct di_report_table *table, const struct di_report_row *row, struct di_buffer *out)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct di_report_cell *cell = &row->cells[i];
        char value[DI_DECIMAL_TEXT_BYTES] = "";

        if (cell->state == DI_CELL_NUMBER) {
            di_decimal_format(cell->value, value);
        }
        di_buffer_printf(out, " %s=%s:%s:%s", table->columns[i].id, di_cell_state_name(cell->state), value,
                         or_dash(cell->text));
    }
}

static void describe_report_table(const struct di_report_table *table, struct di_buffer *out)
{
    di_buffer_printf(out, "table %s %s\n", table->id, or_dash(table->caption));
    for (const struct di_report_row *row = table->rows; row != NULL; row = row->next) {
        di_buffer_printf(out, "  %s %s (%s)", row->id, row->label, row->unit);
        describe_cells(table, row, out);
        di_buffer_text(out, row->tolerant ? " by likeness\n" : "\n");
    }
}

void describe_report(const struct di_report *report, struct di_buffer *out)
{
    di_buffer_printf(out, "%s, form %s\n", di_verdict_name(di_report_verdict(report)), or_dash(report->form.id));
    for (const struct di_finding *finding = report->findings; finding != NULL; finding = finding->next) {
        describe_finding(finding, out);
    }
    for (const struct di_report_field *field = report->fields; field != NULL; field = field->next) {
        di_buffer_printf(out, "field %s %s: %s\n", field->id, or_dash(field->value), or_dash(field->text));
    }
    for (const struct di_report_section *section = report->sections; section != NULL;
         section = di_report_section_after(section)) {
        describe_section(section, out);
    }
    for (const struct di_report_table *table = report->tables; table != NULL; table = table->next) {
        describe_report_table(table, out);
    }
}
