#include "validate/sample.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "docintake/buffer.h"
#include "docintake/fd.h"
#include "docintake/forms.h"
#include "docintake/validate.h"
#include "support/scratch.h"
#include "support/suite.h"

#define SAMPLE_BYTES (16 << 20)

static const char sound_figures[] =
    "1.1=126 1.1a=3 1.1b=5 1.2.1=0 1.2.2=98 1.2.3=30 1.2.4=40 1.2.5=8 "
    "2.1=2 2.2.1=1 2.2.1a=1 2.2.2=2 2.2.2a=1 2.2.3=4 2.2.4=1 2.2.5=0 "
    "3.1=18 3.1.1=3 3.1.2=1 3.1.3=10 3.1.4=4 3.2=18 3.2.1=16 3.2.2=2 "
    "3.3=18 3.3.1=2 3.3.2=9 3.3.3=3 3.3.4=2 3.3.4a=0 3.3.4b=1 3.3.4c=1 3.3.4d=0 3.3.4e=0 3.3.4f=0 "
    "3.3.5=1 3.3.6=1 3.3.7=0 3.3.8=0 4=2 4.1=1 4.2=0 4.3=1 5=1 5.1=1 5.2=0 5.3=0 6=0 7=0.05 "
    "8.1=1 8.2=2 8.3=6 8.3.1=2 8.3.2=4 8.4=1.5 9.1=3 9.2=2 9.3=46";

static struct di_forms *load(const char *folder)
{
    DI_AUTO_FD fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct di_error error = DI_ERROR_NONE;
    struct di_forms *forms;

    ck_assert_msg(di_forms_load(fd, NULL, NULL, &forms, &error) == DI_OK, "%s", error.text);
    return forms;
}

static void write_cell(struct sample *sample, struct di_report_cell *cell, const char *text)
{
    *cell = (struct di_report_cell){.present = true, .text = di_arena_strdup(sample->arena, text)};
    cell->where = (struct di_place){.part = DI_PART_BODY, .table = 1};
    if (*text == '\0') {
        cell->state = DI_CELL_BLANK;
    } else if (strcmp(text, "/") == 0) {
        cell->state = DI_CELL_NOT_APPLICABLE;
    } else {
        cell->state = di_decimal_parse(text, &cell->value) ? DI_CELL_NUMBER : DI_CELL_TEXT;
    }
}

static void add_table(struct sample *sample, unsigned index)
{
    const struct di_form_table *form = &sample->form->tables[index];
    struct di_report_table *table =
        di_report_add_table(sample->report, form->id, (struct di_place){.part = DI_PART_BODY, .table = index + 1});

    table->form_table = index;
    table->columns = di_arena_array(sample->arena, form->n_columns, sizeof *table->columns);
    for (unsigned i = 0; i < form->n_columns; i++) {
        if (!form->columns[i].is_group) {
            table->columns[table->n_columns++] = (struct di_report_column){
                .id = form->columns[i].id, .label = form->columns[i].label.text, .form_column = i};
        }
    }
    for (unsigned i = 0; i < form->n_rows; i++) {
        struct di_report_row *row =
            di_report_add_row(sample->report, table, form->rows[i].id, form->rows[i].label.text, table->where);

        row->form_row = i;
        for (size_t j = 0; j < table->n_columns; j++) {
            write_cell(sample, &row->cells[j], form->rows[i].type.kind == DI_ROW_GROUP ? "/" : "0");
        }
    }
}

static void make(struct sample *sample, struct di_forms *forms, const char *form_id)
{
    *sample = (struct sample){.forms = forms, .arena = di_arena_new(SAMPLE_BYTES)};
    for (size_t i = 0; i < forms->n_forms; i++) {
        sample->form = strcmp(forms->forms[i]->id, form_id) == 0 ? forms->forms[i] : sample->form;
    }
    ck_assert_ptr_nonnull(sample->form);
    sample->report = di_report_new(sample->arena);
    for (unsigned i = 0; i < sample->form->n_tables; i++) {
        add_table(sample, i);
    }
}

/* Every section that the form requires, with a line in it. */
static void add_sections(struct sample *sample)
{
    for (size_t i = 0; i < sample->form->n_sections; i++) {
        const struct di_form_section *section = &sample->form->sections[i];

        if (section->required) {
            di_report_add_section(sample->report, NULL, 1, NULL, section->name.zh, DI_PLACE_NONE)->role = section->role;
            sample_say(sample, section->role, "无");
        }
    }
}

void sample_make_installed(const char *form_id, struct sample *ret_sample)
{
    static struct di_forms *installed; /* loaded once, because many tests make many samples */
    char year[16];

    installed = installed != NULL ? installed : load(DI_TEST_FORMS);
    make(ret_sample, installed, form_id);
    ret_sample->forms = NULL;
    snprintf(year, sizeof year, "%d年", ret_sample->form->first_year);
    sample_add_field(ret_sample, "year", year);
    sample_add_field(ret_sample, "agency", "青禾市林业局云岭分局");
    add_sections(ret_sample);
}

void sample_make(struct sample *ret_sample)
{
    sample_make_installed("zfxxgk-2014", ret_sample);
    sample_set(ret_sample, sound_figures);
    sample_set_field(ret_sample, "year", "2017年");
    sample_add_field(ret_sample, "statistics.year", "2017年度");
    sample_add_field(ret_sample, "statistics.agency", "青禾市林业局云岭分局");
}

void sample_make_of(const char *form_id, const char *form_text, struct sample *ret_sample)
{
    DI_AUTO_BUFFER grammar = DI_BUFFER_EMPTY;
    DI_AUTO_FD fd = open(DI_TEST_FORMS "/form.rng", O_RDONLY | O_CLOEXEC);
    struct di_scratch scratch;
    char name[64];

    di_scratch_make(&scratch);
    snprintf(name, sizeof name, "%s.xml", form_id);
    ck_assert(di_fd_read_all(fd, 1 << 20, &grammar, "form.rng", NULL) == DI_OK);
    di_scratch_write(&scratch, "form.rng", grammar.data, grammar.size);
    di_scratch_put(&scratch, name, form_text);
    make(ret_sample, load(scratch.path), form_id);
    di_scratch_remove(&scratch);
}

void sample_free(struct sample *sample)
{
    di_forms_free(sample->forms);
    di_arena_free(sample->arena);
}

static void set_cell(struct sample *sample, const char *row_id, const char *column_id, const char *text)
{
    for (struct di_report_table *table = sample->report->tables; table != NULL; table = table->next) {
        struct di_report_row *row = di_report_find_row(table, row_id);

        for (size_t i = 0; row != NULL && i < table->n_columns; i++) {
            if (column_id == NULL || strcmp(table->columns[i].id, column_id) == 0) {
                write_cell(sample, &row->cells[i], text);
                return;
            }
        }
    }
    ck_abort_msg("the sample has no cell %s,%s", row_id, column_id != NULL ? column_id : "");
}

void sample_set(struct sample *sample, const char *cells)
{
    char *copy = di_arena_strdup(sample->arena, cells), *rest = copy, *cell;

    while ((cell = strsep(&rest, " ")) != NULL) {
        char *text = strchr(cell, '='), *column;

        if (text == NULL) {
            continue;
        }
        *text++ = '\0';
        column = strchr(cell, ',');
        if (column != NULL) {
            *column++ = '\0';
        }
        set_cell(sample, cell, column, text);
    }
}

void sample_set_only(struct sample *sample, const char *cells)
{
    for (struct di_report_table *table = sample->report->tables; table != NULL; table = table->next) {
        for (struct di_report_row *row = table->rows; row != NULL; row = row->next) {
            for (size_t i = 0; i < table->n_columns; i++) {
                write_cell(sample, &row->cells[i], "");
            }
        }
    }
    sample_set(sample, cells);
}

void sample_drop_row(struct sample *sample, const char *id)
{
    for (struct di_report_row **row = &sample->report->tables->rows; *row != NULL; row = &(*row)->next) {
        if (strcmp((*row)->id, id) == 0) {
            *row = (*row)->next;
            return;
        }
    }
    ck_abort_msg("the sample has no row %s", id);
}

void sample_add_row(struct sample *sample, const char *id, const char *under, const char *label, const char *cell)
{
    struct di_report_table *table = sample->report->tables;
    struct di_report_row *row = di_report_add_row(sample->report, table, id, label, table->where);

    row->under = under;
    for (size_t i = 0; i < table->n_columns; i++) {
        write_cell(sample, &row->cells[i], cell);
    }
}

struct di_report_section *sample_section(struct sample *sample, const char *role)
{
    for (struct di_report_section *section = sample->report->sections; section != NULL; section = section->next) {
        if (section->role != NULL && strcmp(section->role, role) == 0) {
            return section;
        }
    }
    ck_abort_msg("the sample has no section %s", role);
}

void sample_say(struct sample *sample, const char *role, const char *line)
{
    di_report_add_line(sample->report, sample_section(sample, role), line,
                       (struct di_place){.part = DI_PART_BODY, .paragraph = 1});
}

void sample_add_field(struct sample *sample, const char *id, const char *text)
{
    struct di_report_field *field = di_report_add_field(sample->report, id, text, text, DI_PLACE_NONE);

    if (strstr(id, "year") != NULL) {
        field->is_number = true;
        field->number = strtol(text, NULL, 10);
        field->value = NULL;
    }
}

void sample_set_field(struct sample *sample, const char *id, const char *text)
{
    struct di_report_field **field = &sample->report->fields;

    while (*field != NULL && strcmp((*field)->id, id) != 0) {
        field = &(*field)->next;
    }
    if (*field != NULL) {
        *field = (*field)->next;
        sample->report->last_field = sample->report->fields;
        while (sample->report->last_field != NULL && sample->report->last_field->next != NULL) {
            sample->report->last_field = sample->report->last_field->next;
        }
    }
    if (text != NULL) {
        sample_add_field(sample, id, text);
    }
}

void sample_remark(struct sample *sample, enum di_remark_kind kind, unsigned paragraph, unsigned count)
{
    struct di_remark *remark = DI_NEW(sample->arena, struct di_remark);

    *remark = (struct di_remark){kind, {.part = DI_PART_BODY, .paragraph = paragraph}, count, NULL};
    if (sample->document.last_remark == NULL) {
        sample->document.remarks = remark;
    } else {
        sample->document.last_remark->next = remark;
    }
    sample->document.last_remark = remark;
}

enum di_status sample_validate_within(struct sample *sample, size_t bytes)
{
    struct di_error error = DI_ERROR_NONE;
    enum di_status status;

    ck_assert_ptr_nonnull(di_arena_alloc(sample->arena, SAMPLE_BYTES - di_arena_used(sample->arena) - bytes));
    status = di_validate(sample->form, &sample->document, &sample->circumstances, sample->report, &error);
    ck_assert((status == DI_FAILED) == di_error_is_set(&error));
    return status;
}

static const char *judge(struct sample *sample, enum di_severity from)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    struct di_error error = DI_ERROR_NONE;

    sample->report->findings = sample->report->last_finding = NULL;
    sample->report->n_findings = 0;
    sample->report->checks = (struct di_checks){0};
    ck_assert_msg(di_validate(sample->form, &sample->document, &sample->circumstances, sample->report, &error) == DI_OK,
                  "%s", error.text);
    for (const struct di_finding *finding = sample->report->findings; finding != NULL; finding = finding->next) {
        if (finding->severity < from) {
            continue;
        }
        di_buffer_printf(&text, "%s%s %s %s", text.size > 0 ? "\n" : "", finding->rule,
                         di_reason_row(finding->reason)->code, di_severity_name(finding->severity));
        for (size_t i = 0; i < finding->n_cells; i++) {
            const struct di_cell_reference *cell = &finding->cells[i];
            bool plain = cell->column == NULL || strcmp(cell->column, "count") == 0;

            di_buffer_printf(&text, " %s%s%s", cell->row, plain ? "" : ",", plain ? "" : cell->column);
        }
    }
    return di_arena_strdup(sample->arena, di_buffer_string(&text));
}

const char *sample_findings(struct sample *sample)
{
    return judge(sample, DI_WARNING);
}

const char *sample_remarks(struct sample *sample)
{
    return judge(sample, DI_NOTE);
}

void sample_expect(const struct sample_change *changes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct sample sample;

        sample_make(&sample);
        sample_set(&sample, changes[i].cells);
        ck_assert_msg(strcmp(sample_findings(&sample), changes[i].findings) == 0, "%s: %s", changes[i].cells,
                      sample_findings(&sample));
        sample_free(&sample);
    }
}

const char *sample_argument(struct sample *sample, const char *code, const char *name)
{
    for (const struct di_finding *finding = sample->report->findings; finding != NULL; finding = finding->next) {
        if (finding->reason == di_reason_by_code(code)) {
            const char *value = di_finding_argument(finding, name);

            ck_assert_msg(value != NULL, "the finding %s has no argument %s", code, name);
            return value;
        }
    }
    ck_abort_msg("there is no finding %s", code);
}
