/*
 * Asserts: tests of the form over cells. The cells that a test read are the finding's; a test that met a cell without
 * a number is open.
 */
#include "checks.h"
#include "docintake/buffer.h"
#include "docintake/expression.h"

/* One test in one column, and the cells it has read so far. */
struct test {
    const struct validation *validation;
    const struct table_view *view;
    unsigned column;
    bool depends_on_column;
    struct di_finding *finding; /* NULL while testing; takes the cells that are read */
};

/* The form's indices of a cell that an expression names; false where the form has none such. */
static bool locate(struct test *test, const char *row, const char *column, unsigned *ret_row, unsigned *ret_column)
{
    test->depends_on_column |= column == NULL;
    *ret_row = di_form_find_row(test->view->form, row);
    *ret_column = column != NULL ? di_form_find_column(test->view->form, column) : test->column;
    return *ret_row != DI_NO_INDEX && *ret_column != DI_NO_INDEX;
}

static bool is_named(const struct test *test, unsigned row, unsigned column)
{
    for (size_t i = 0; i < test->finding->n_cells; i++) {
        if (di_form_find_row(test->view->form, test->finding->cells[i].row) == row &&
            di_form_find_column(test->view->form, test->finding->cells[i].column) == column) {
            return true;
        }
    }
    return false;
}

static bool read_number(void *context, const char *row_id, const char *column_id, double *ret_number)
{
    struct test *test = context;
    const struct di_report_cell *cell;
    struct di_cell_type type;
    unsigned row, column;
    int64_t steps;

    if (!locate(test, row_id, column_id, &row, &column)) {
        return false;
    }
    cell = view_cell(test->view, row, column);
    type = di_form_cell_type(test->view->form, row, column);
    if (cell->state != DI_CELL_NUMBER ||
        !di_decimal_scaled(cell->value, type.kind == DI_ROW_DECIMAL ? test->view->places : 0, &steps)) {
        return false;
    }
    if (test->finding != NULL && !is_named(test, row, column)) {
        if (test->finding->n_cells == 0) {
            test->finding->where = cell->where;
        }
        raise_cell(test->validation, test->finding, test->view, row, column);
    }
    *ret_number = (double)steps; /* exact: fewer than 2^53 */
    return true;
}

static const char *read_text(void *context, const char *row_id, const char *column_id)
{
    struct test *test = context;
    unsigned row, column;
    const char *text = locate(test, row_id, column_id, &row, &column) ? view_cell(test->view, row, column)->text : NULL;

    return text != NULL ? text : "";
}

static enum di_status compose(const struct test *test, const struct di_expression_cells *cells,
                              const struct di_sentence *sentence, struct di_buffer *out)
{
    const struct validation *validation = test->validation;

    for (size_t i = 0; i < sentence->n_pieces; i++) {
        const char *text = sentence->pieces[i].text;

        if (text == NULL && di_expression_text(sentence->pieces[i].compiled, cells, validation->report->arena, &text,
                                               validation->error) != DI_OK) {
            return DI_FAILED;
        }
        di_buffer_text(out, text);
    }
    return out->failed ? di_fail_no_memory(validation->error) : DI_OK;
}

static enum di_status tell(struct test *test, const struct di_form_assert *assert)
{
    const struct validation *validation = test->validation;
    const struct di_expression_cells cells = {.number = read_number, .text = read_text, .context = test};
    DI_AUTO_BUFFER zh = DI_BUFFER_EMPTY, en = DI_BUFFER_EMPTY;
    enum di_truth truth;

    if (compose(test, &cells, &assert->message_zh, &zh) != DI_OK ||
        compose(test, &cells, &assert->message_en, &en) != DI_OK) {
        return DI_FAILED;
    }
    test->finding = raise_finding(validation, &validation->form->rules[assert->rule], DI_REASON_RELATION,
                                  test->view->report->where);
    if (test->finding == NULL) {
        return di_fail_no_memory(validation->error);
    }
    raise_words(validation, test->finding, "message",
                &(struct di_words){.zh = di_buffer_string(&zh), .en = di_buffer_string(&en)});
    raise_words(validation, test->finding, "advice", &assert->advice);
    /* Once more, so that the cells it reads are named. */
    return di_expression_test(assert->compiled, &cells, &truth, validation->error);
}

static enum di_status check_in_column(struct test *test, const struct di_form_assert *assert)
{
    const struct di_expression_cells cells = {.number = read_number, .text = read_text, .context = test};
    struct di_checks *checks = &test->validation->report->checks;
    enum di_truth truth;

    if (di_expression_test(assert->compiled, &cells, &truth, test->validation->error) != DI_OK) {
        return DI_FAILED;
    }
    checks->relations_held += truth == DI_TRUE;
    checks->relations_broken += truth == DI_FALSE;
    checks->relations_open += truth == DI_OPEN;
    return truth == DI_FALSE ? tell(test, assert) : DI_OK;
}

static enum di_status check_assert(const struct validation *validation, const struct di_form_assert *assert)
{
    const struct table_view *view = &validation->tables[assert->table];

    for (unsigned column = 0; column < view->form->n_columns; column++) {
        struct test test = {.validation = validation, .view = view, .column = column};

        if (!view_has_column(view, column)) {
            continue;
        }
        if (check_in_column(&test, assert) != DI_OK) {
            return DI_FAILED;
        }
        if (!test.depends_on_column) {
            break; /* every cell names its column: the test is the same in all */
        }
    }
    return DI_OK;
}

enum di_status check_asserts(const struct validation *validation, unsigned rule)
{
    for (size_t i = 0; i < validation->form->n_asserts; i++) {
        if (validation->form->asserts[i].rule == rule &&
            check_assert(validation, &validation->form->asserts[i]) != DI_OK) {
            return DI_FAILED;
        }
    }
    return DI_OK;
}
