#include "recognise/layout.h"

#include <check.h>
#include <string.h>

#include "docintake/buffer.h"

static const struct di_report_cell *find_cell(const struct di_report *report, const char *table, const char *row,
                                              const char *column)
{
    const struct di_report_table *found = di_report_find_table(report, table);
    const struct di_report_row *line = found != NULL ? di_report_find_row(found, row) : NULL;

    for (size_t i = 0; line != NULL && i < found->n_columns; i++) {
        if (strcmp(found->columns[i].id, column) == 0) {
            return &line->cells[i];
        }
    }
    return NULL;
}

static void assert_same_row(const struct recognised *recognised, const struct di_report_table *table,
                            const struct di_report_row *row)
{
    for (size_t i = 0; i < table->n_columns; i++) {
        const struct di_report_cell *expected = &row->cells[i];
        const struct di_report_cell *cell = find_cell(recognised->report, table->id, row->id, table->columns[i].id);

        ck_assert_msg(cell != NULL && cell->state == expected->state && strcmp(cell->text, expected->text) == 0,
                      "%s/%s/%s holds %s, expected %s", table->id, row->id, table->columns[i].id,
                      cell != NULL ? cell->text : "nothing", expected->text);
    }
}

void assert_same_cells(const struct recognised *recognised, const char *sample)
{
    AUTO_RECOGNISED expected = recognise_sketch(sample, {NULL, NULL});

    ck_assert_ptr_nonnull(recognised->form);
    ck_assert_str_eq(recognised->form->id, expected.form->id);
    for (const struct di_report_table *table = expected.report->tables; table != NULL; table = table->next) {
        for (const struct di_report_row *row = table->rows; row != NULL; row = row->next) {
            assert_same_row(recognised, table, row);
        }
    }
    ck_assert_uint_eq(recognised->report->checks.rows_read, recognised->report->checks.rows_expected);
}

const char *layout_part(struct di_arena *arena, const char *text, const char *from, const char *to)
{
    const char *begin = strstr(text, from), *end = begin != NULL ? strstr(begin, to) : NULL;

    ck_assert_msg(end != NULL, "no text from %s to %s", from, to);
    return di_arena_strndup(arena, begin, (size_t)(end - begin));
}

const char *layout_replace(struct di_arena *arena, const char *text, const char *from, const char *to)
{
    DI_AUTO_BUFFER out = DI_BUFFER_EMPTY;

    for (const char *at; (at = strstr(text, from)) != NULL; text = at + strlen(from)) {
        di_buffer_append(&out, text, (size_t)(at - text));
        di_buffer_text(&out, to);
    }
    di_buffer_text(&out, text);
    return di_arena_strdup(arena, di_buffer_string(&out));
}
