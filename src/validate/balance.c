#include "balance.h"

static size_t count_across(const struct di_form *form, const struct di_form_sum *sum)
{
    const struct di_form_table *table = &form->tables[sum->table];

    return sum->of_columns ? table->n_rows : table->n_columns;
}

/* Room for everything, and where each table and each sum begins. */
static struct balance *allocate(const struct validation *validation)
{
    const struct di_form *form = validation->form;
    struct di_arena *arena = validation->report->arena;
    struct balance *balance = DI_NEW(arena, struct balance);
    size_t additions = 0;

    if (balance == NULL) {
        return NULL;
    }
    balance->first_cells = di_arena_array(arena, form->n_tables, sizeof *balance->first_cells);
    balance->first_by_sum = di_arena_array(arena, form->n_sums, sizeof *balance->first_by_sum);
    if (balance->first_cells == NULL || balance->first_by_sum == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < form->n_tables; i++) {
        balance->first_cells[i] = balance->n_cells;
        balance->n_cells += form->tables[i].n_rows * form->tables[i].n_columns;
    }
    for (size_t i = 0; i < form->n_sums; i++) {
        balance->first_by_sum[i] = additions;
        additions += count_across(form, &form->sums[i]);
    }
    balance->additions = di_arena_array(arena, additions, sizeof *balance->additions);
    balance->by_sum = di_arena_array(arena, additions, sizeof(struct addition *));
    return balance->additions != NULL && balance->by_sum != NULL ? balance : NULL;
}

static void count(struct di_checks *checks, enum addition_outcome outcome)
{
    checks->relations_held += outcome == ADDITION_HOLDS;
    checks->relations_open += outcome == ADDITION_OPEN;
    checks->relations_broken += outcome == ADDITION_HAS_BLANKS || outcome == ADDITION_BROKEN;
}

static bool add_up_sum(const struct validation *validation, struct balance *balance, size_t index)
{
    const struct di_form_sum *sum = &validation->form->sums[index];

    for (unsigned across = 0; across < count_across(validation->form, sum); across++) {
        struct addition *addition = &balance->additions[balance->n_additions];

        if (!addition_is_there(validation, sum, across)) {
            continue;
        }
        if (!addition_make(validation, sum, across, addition)) {
            return false;
        }
        balance->n_additions++;
        balance->by_sum[balance->first_by_sum[index] + across] = addition;
    }
    return true;
}

static bool add_up(const struct validation *validation, struct balance *balance)
{
    for (unsigned rule = 0; rule < validation->form->n_rules; rule++) {
        if (rule_is_off(validation, &validation->form->rules[rule])) {
            continue; /* nor does it say what is wrong with a cell */
        }
        for (size_t i = 0; i < validation->form->n_sums; i++) {
            if (validation->form->sums[i].rule == rule && !add_up_sum(validation, balance, i)) {
                return false;
            }
        }
    }
    return true;
}

/* Numbers the cells: those of the form by their place, the others as they come. */
static void number_cells(const struct validation *validation, struct balance *balance)
{
    for (size_t i = 0; i < balance->n_additions; i++) {
        struct addition *addition = &balance->additions[i];
        const struct di_form_table *form = &validation->form->tables[addition->sum->table];

        for (size_t j = 0; j < addition->n_terms; j++) {
            struct addition_term *term = &addition->terms[j];
            bool is_local = term->form_row == DI_NO_INDEX || term->form_column == DI_NO_INDEX;

            term->index = is_local ? balance->n_cells++
                                   : balance->first_cells[addition->sum->table] +
                                         (size_t)term->form_row * form->n_columns + term->form_column;
        }
    }
}

static bool note_uses(const struct validation *validation, struct balance *balance)
{
    struct di_arena *arena = validation->report->arena;

    balance->cells = di_arena_array(arena, balance->n_cells, sizeof *balance->cells);
    for (size_t i = balance->n_additions; balance->cells != NULL && i-- > 0;) {
        for (size_t j = 0; j < balance->additions[i].n_terms; j++) {
            struct addition_term *term = &balance->additions[i].terms[j];
            struct balance_use *use = DI_NEW(arena, struct balance_use);

            if (use == NULL) {
                return false;
            }
            *use = (struct balance_use){&balance->additions[i], term, balance->cells[term->index].uses};
            balance->cells[term->index].uses = use;
        }
    }
    return balance->cells != NULL;
}

/*
 * A total that was left blank, and the parts of which are filled in, can be nothing but their sum. False where the
 * cell is no such total.
 */
static bool infer_total(const struct balance *balance, const struct addition_term *blank, struct di_decimal *ret_value)
{
    for (const struct balance_use *use = balance->cells[blank->index].uses; use != NULL; use = use->next) {
        const struct addition *other = use->addition;

        if (use->term->is_total && other->sum->n_totals == 1 && other->parts.readable && other->parts.n_filled > 0 &&
            other->parts.n_blank == 0) {
            *ret_value = other->parts.filled;
            return true;
        }
    }
    return false;
}

bool balance_infer(const struct balance *balance, const struct addition *addition, struct di_decimal *ret_difference)
{
    struct di_decimal total = addition->totals.filled, sum = addition->parts.filled, value;

    for (size_t i = 0; i < addition->n_terms; i++) {
        const struct addition_term *term = &addition->terms[i];
        struct di_decimal *side = term->is_total ? &total : &sum;

        if (term->cell->state == DI_CELL_BLANK &&
            (!infer_total(balance, term, &value) || !di_decimal_add(*side, value, side))) {
            return false;
        }
    }
    return di_decimal_subtract(total, sum, ret_difference);
}

static bool holds_with_inferred_totals(const struct balance *balance, const struct addition *addition)
{
    struct di_decimal difference;

    return balance_infer(balance, addition, &difference) && difference.units == 0;
}

struct balance_cell *balance_cell_at(const struct validation *validation, unsigned table, unsigned row, unsigned column)
{
    const struct balance *balance = validation->balance;

    return &balance
                ->cells[balance->first_cells[table] + (size_t)row * validation->form->tables[table].n_columns + column];
}

struct balance *balance_make(const struct validation *validation)
{
    struct balance *balance = allocate(validation);

    if (balance == NULL || !add_up(validation, balance)) {
        return NULL;
    }
    number_cells(validation, balance);
    if (!note_uses(validation, balance)) {
        return NULL;
    }
    for (size_t i = 0; i < balance->n_additions; i++) {
        struct addition *addition = &balance->additions[i];

        if (addition->outcome == ADDITION_HAS_BLANKS && holds_with_inferred_totals(balance, addition)) {
            addition->outcome = ADDITION_OPEN;
        }
        count(&validation->report->checks, addition->outcome);
    }
    return balance;
}
