/*
 * Asserts: tests of the form over cells. The cells that a test read are the finding's; a test that met a cell without
 * a number is open. One that holds after a mistake that breaks sums is mended is told with these.
 */
#include "checks.h"
#include "docintake/buffer.h"
#include "docintake/expression.h"
#include "follow_on.h"

/* Cells of a test that are remembered; no form's test reads more. */
#define CELLS_REMEMBERED 32

struct cell_read {
    unsigned row, column;
};

/* One test in one column, and the cells it has read so far. */
struct test {
    const struct validation *validation;
    const struct table_view *view;
    unsigned column;
    bool depends_on_column;
    bool lacks_previous;                      /* asked for a report of the year before, and there is none */
    struct cell_read cells[CELLS_REMEMBERED]; /* in the order in which they were read */
    size_t n_cells;
    const struct cell_read *changed; /* a cell that is read as if it held the number asked */
    struct di_decimal asked;
};

/* The form's indices of a cell that an expression names; false where the form has none such. */
static bool locate(struct test *test, const char *row, const char *column, unsigned *ret_row, unsigned *ret_column)
{
    test->depends_on_column |= column == NULL;
    *ret_row = di_form_find_row(test->view->form, row);
    *ret_column = column != NULL ? di_form_find_column(test->view->form, column) : test->column;
    return *ret_row != DI_NO_INDEX && *ret_column != DI_NO_INDEX;
}

static bool is_cell(const struct cell_read *cell, unsigned row, unsigned column)
{
    return cell->row == row && cell->column == column;
}

static void remember(struct test *test, unsigned row, unsigned column)
{
    for (size_t i = 0; i < test->n_cells; i++) {
        if (is_cell(&test->cells[i], row, column)) {
            return;
        }
    }
    if (test->n_cells < CELLS_REMEMBERED) {
        test->cells[test->n_cells++] = (struct cell_read){row, column};
    }
}

static bool read_number(void *context, const char *row_id, const char *column_id, double *ret_number)
{
    struct test *test = context;
    const struct di_report_cell *cell;
    struct di_cell_type type;
    struct di_decimal value;
    unsigned row, column;
    int64_t steps;

    if (!locate(test, row_id, column_id, &row, &column)) {
        return false;
    }
    cell = view_cell(test->view, row, column);
    type = di_form_cell_type(test->view->form, row, column);
    value = test->changed != NULL && is_cell(test->changed, row, column) ? test->asked : cell->value;
    if (cell->state != DI_CELL_NUMBER ||
        !di_decimal_scaled(value, type.kind == DI_ROW_DECIMAL ? test->view->places : 0, &steps)) {
        return false;
    }
    remember(test, row, column);
    *ret_number = (double)steps; /* exact: fewer than 2^53 */
    return true;
}

/* The ids of both reports are the same where their cells mean the same, whatever their forms are. */
static bool read_previous(void *context, const char *row_id, const char *column_id, double *ret_number)
{
    struct test *test = context;
    const struct di_past_report *previous = test->validation->previous;
    const struct di_form_table *form = test->view->form;
    struct di_decimal value;
    struct di_cell_type type;
    unsigned row, column;
    int64_t steps;

    test->lacks_previous |= previous == NULL;
    if (!locate(test, row_id, column_id, &row, &column) || previous == NULL ||
        !di_past_number(previous, form->id, row_id, form->columns[column].id, &value)) {
        return false;
    }
    type = di_form_cell_type(form, row, column);
    if (!di_decimal_scaled(value, type.kind == DI_ROW_DECIMAL ? test->view->places : 0, &steps)) {
        return false;
    }
    *ret_number = (double)steps;
    return true;
}

static const char *read_column(void *context)
{
    const struct test *test = context;

    return test->view->form->columns[test->column].label.name;
}

static const char *read_text(void *context, const char *row_id, const char *column_id)
{
    struct test *test = context;
    unsigned row, column;
    const char *text = locate(test, row_id, column_id, &row, &column) ? view_cell(test->view, row, column)->text : NULL;

    return text != NULL ? text : "";
}

static struct di_expression_cells cells_of(struct test *test)
{
    return (struct di_expression_cells){read_number, read_previous, read_text, read_column, test};
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

/* Sets *ret_cause to sums of which one cell, changed as they ask, makes the assert hold; NULL where there are none. */
static enum di_status find_cause(const struct test *test, const struct di_form_assert *assert, struct cause **ret_cause)
{
    *ret_cause = NULL;
    for (size_t i = 0; i < test->n_cells && *ret_cause == NULL; i++) {
        struct test again = *test;
        const struct di_expression_cells changed = cells_of(&again);
        struct cause *cause =
            follow_on_cause(test->validation, test->view, test->cells[i].row, test->cells[i].column, &again.asked);
        enum di_truth truth = DI_FALSE;

        again.changed = &test->cells[i];
        if (cause != NULL && di_expression_test(assert->compiled, &changed, &truth, test->validation->error) != DI_OK) {
            return DI_FAILED;
        }
        *ret_cause = truth == DI_TRUE ? cause : NULL;
    }
    return DI_OK;
}

static enum di_status raise(const struct test *test, const struct di_form_assert *assert,
                            const struct di_words *message, struct cause *cause)
{
    const struct validation *validation = test->validation;
    const struct table_view *view = test->view;
    struct di_finding *finding =
        raise_finding(validation, &validation->form->rules[assert->rule], DI_REASON_RELATION, view->report->where);

    if (finding == NULL) {
        return di_fail_no_memory(validation->error);
    }
    raise_words(validation, finding, "message", message);
    raise_words(validation, finding, "advice", &assert->advice);
    for (size_t i = 0; i < test->n_cells; i++) {
        raise_cell(validation, finding, view, test->cells[i].row, test->cells[i].column);
    }
    if (test->n_cells > 0) {
        finding->where = view_cell(view, test->cells[0].row, test->cells[0].column)->where;
    }
    follow_on_absorb(validation, cause, finding);
    return DI_OK;
}

static enum di_status tell(const struct test *test, const struct di_form_assert *assert)
{
    struct test composing = *test;
    const struct di_expression_cells cells = cells_of(&composing);
    const struct di_rule *rule = &test->validation->form->rules[assert->rule];
    DI_AUTO_BUFFER zh = DI_BUFFER_EMPTY, en = DI_BUFFER_EMPTY;
    struct di_words message;
    struct cause *cause;

    if (compose(test, &cells, &assert->message_zh, &zh) != DI_OK ||
        compose(test, &cells, &assert->message_en, &en) != DI_OK || find_cause(test, assert, &cause) != DI_OK) {
        return DI_FAILED;
    }
    message = (struct di_words){.zh = di_buffer_string(&zh), .en = di_buffer_string(&en)};
    return follow_on_add(test->validation, cause, rule, &message) ? DI_OK : raise(test, assert, &message, cause);
}

static enum di_status check_in_column(struct test *test, const struct di_form_assert *assert)
{
    const struct di_expression_cells cells = cells_of(test);
    struct di_checks *checks = &test->validation->report->checks;
    enum di_truth truth;

    if (di_expression_test(assert->compiled, &cells, &truth, test->validation->error) != DI_OK) {
        return DI_FAILED;
    }
    checks->relations_held += truth == DI_TRUE;
    checks->relations_broken += truth == DI_FALSE;
    checks->relations_open += truth == DI_OPEN && !test->lacks_previous; /* nobody expects that to be checked */
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
