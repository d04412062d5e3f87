/*
 * Which broken sums have one cause. What is found first counts: single cells, then several in a row or column, then
 * what follows from the other.
 */
#include "search.h"

/* Sums of rows beside sums of columns in the same table, and those of each that are unexplained. */
struct crossing {
    const struct di_form_sum *rows, *columns;
    struct addition *total_column; /* the sum of rows in the column of totals, where unexplained */
    struct addition *part_column;  /* the first of them in the columns of parts */
    struct addition *total_row;    /* the first sum of columns in a row of totals */
    struct addition *part_row;
    unsigned n_columns, n_rows;
};

static struct addition *find_addition(const struct search *search, const struct di_form_sum *sum, unsigned across)
{
    size_t index = (size_t)(sum - search->validation->form->sums);

    return search->balance->by_sum[search->balance->first_by_sum[index] + across];
}

/* No cell is known to be the cause: what follows from it may still be found. */
static bool is_joinable(const struct search *search, const struct addition *addition)
{
    const struct cause *cause = search_state_of(search, addition)->cause;

    return addition->outcome == ADDITION_BROKEN && (cause == NULL || cause->culprit == NULL);
}

/* Takes in the addition of a crossing. False where it is not known whether it holds without a local part. */
static bool take_in(const struct search *search, const struct di_form_sum *sum, unsigned across,
                    struct addition **first, unsigned *count)
{
    struct addition *addition = find_addition(search, sum, across);

    if (addition == NULL || addition->n_terms > sum->n_totals + sum->n_parts) {
        return false;
    }
    if (is_joinable(search, addition)) {
        *first = *first != NULL ? *first : addition;
        ++*count;
        return true;
    }
    return search_is_settled(search, addition);
}

static bool take_in_all(const struct search *search, struct crossing *crossing)
{
    const struct di_form_sum *rows = crossing->rows, *columns = crossing->columns;
    bool known = take_in(search, rows, columns->totals[0], &crossing->total_column, &crossing->n_columns);

    for (size_t i = 0; known && i < columns->n_parts; i++) {
        known = take_in(search, rows, columns->parts[i], &crossing->part_column, &crossing->n_columns);
    }
    for (size_t i = 0; known && i < rows->n_totals; i++) {
        known = take_in(search, columns, rows->totals[i], &crossing->total_row, &crossing->n_rows);
    }
    for (size_t i = 0; known && i < rows->n_parts; i++) {
        known = take_in(search, columns, rows->parts[i], &crossing->part_row, &crossing->n_rows);
    }
    return known;
}

/* Makes two additions, and what was joined with them, members of one cause. */
static void join(const struct search *search, struct addition *first, struct addition *second)
{
    struct cause *cause, *other;

    if (first == NULL || second == NULL) {
        return;
    }
    cause = search_state_of(search, first)->cause;
    other = search_state_of(search, second)->cause;
    if (cause == NULL) {
        cause = search_add_cause(search, ADDITION_BROKEN);
    }
    if (cause == NULL || cause == other) {
        return;
    }
    search_add_member(search, cause, first);
    search_add_member(search, cause, second);
    for (struct cause_member *member = other != NULL ? other->members : NULL; member != NULL; member = member->next) {
        search_state_of(search, member->addition)->cause = cause;
        search_add_member(search, cause, member->addition);
    }
    if (other != NULL) {
        other->members = NULL;
        other->n_members = 0;
    }
}

/*
 * What all columns are wrong by is what all rows are wrong by. So where all rows hold, the column of totals is wrong as
 * the others are; where all columns hold, the row of totals; and where one of each is wrong, it is the same mistake.
 */
static void find_dependent(const struct search *search, struct crossing *crossing)
{
    if (!take_in_all(search, crossing)) {
        return;
    }
    if (crossing->n_rows == 0) {
        join(search, crossing->total_column, crossing->part_column);
    } else if (crossing->n_columns == 0) {
        join(search, crossing->total_row, crossing->part_row);
    } else if (crossing->n_columns == 1 && crossing->n_rows == 1) {
        join(search, crossing->total_column != NULL ? crossing->total_column : crossing->part_column,
             crossing->total_row != NULL ? crossing->total_row : crossing->part_row);
    }
}

static void find_dependents(const struct search *search)
{
    const struct di_form *form = search->validation->form;

    for (size_t i = 0; i < form->n_sums; i++) {
        for (size_t j = 0; j < form->n_sums; j++) {
            struct crossing crossing = {.rows = &form->sums[i], .columns = &form->sums[j]};

            if (!form->sums[i].of_columns && form->sums[j].of_columns && form->sums[j].n_totals == 1 &&
                form->sums[i].table == form->sums[j].table) {
                find_dependent(search, &crossing);
            }
        }
    }
}

/* The addition leaves something to its blanks only because of the culprit. */
static bool is_follow_on(const struct search *search, const struct cause *cause, const struct balance_use *use)
{
    struct di_decimal difference, change;

    if (use->addition->outcome != ADDITION_HAS_BLANKS || !balance_infer(search->balance, use->addition, &difference) ||
        !di_decimal_subtract(cause->asked, cause->culprit->cell->value, &change)) {
        return false;
    }
    if (use->term->is_total) {
        return di_decimal_add(difference, change, &difference) && difference.units == 0;
    }
    return di_decimal_compare(difference, change) == 0;
}

/* Questions that a culprit answers are not asked. */
static void answer_questions(const struct search *search)
{
    struct di_checks *checks = &search->validation->report->checks;

    for (const struct cause *cause = search->balance->causes; cause != NULL; cause = cause->next) {
        const struct balance_use *use =
            cause->culprit != NULL ? search->balance->cells[cause->culprit->index].uses : NULL;

        for (; use != NULL; use = use->next) {
            if (is_follow_on(search, cause, use)) {
                use->addition->outcome = ADDITION_OPEN;
                checks->relations_broken--;
                checks->relations_open++;
            }
        }
    }
}

static const struct addition_term *find_blank(const struct addition *addition)
{
    for (size_t i = 0; i < addition->n_terms; i++) {
        if (addition->terms[i].cell->state == DI_CELL_BLANK) {
            return &addition->terms[i];
        }
    }
    return NULL;
}

/* The addition leaves something to one blank alone, which would be so much. */
static bool asks_one_blank(const struct addition *addition, struct di_decimal *ret_value)
{
    return addition->outcome == ADDITION_HAS_BLANKS && addition->totals.n_blank + addition->parts.n_blank == 1 &&
           addition_asks(addition, find_blank(addition), ret_value);
}

/* A blank of which a row and a column ask the same is told once. */
static void find_blanks(const struct search *search)
{
    for (size_t i = 0; i < search->balance->n_additions; i++) {
        struct addition *addition = &search->balance->additions[i];
        const struct addition_term *blank = find_blank(addition);
        struct di_decimal asked, own;
        struct cause *cause;

        if (search->states[i].cause != NULL || !asks_one_blank(addition, &asked)) {
            continue;
        }
        cause = search_add_cause(search, ADDITION_HAS_BLANKS);
        if (cause == NULL) {
            return;
        }
        for (const struct balance_use *use = search->balance->cells[blank->index].uses; use != NULL; use = use->next) {
            if (asks_one_blank(use->addition, &own) && di_decimal_compare(own, asked) == 0) {
                search_add_member(search, cause, use->addition);
            }
        }
        if (cause->n_members > 1) {
            cause->culprit = blank;
            cause->asked = asked;
        }
    }
}

/* What is left is told alone. */
static void find_rest(const struct search *search)
{
    for (size_t i = 0; i < search->balance->n_additions; i++) {
        struct addition *addition = &search->balance->additions[i];
        struct cause *cause;

        if (addition->outcome < ADDITION_HAS_BLANKS || search->states[i].cause != NULL) {
            continue;
        }
        cause = search_add_cause(search, addition->outcome);
        if (cause != NULL) {
            search_add_member(search, cause, addition);
        }
    }
}

/* Notes for each cell what would be asked of it alone. */
static void note_asked(const struct search *search)
{
    for (size_t i = 0; i < search->balance->n_additions; i++) {
        const struct addition *addition = &search->balance->additions[i];

        for (size_t j = 0; addition->outcome == ADDITION_BROKEN && j < addition->n_terms; j++) {
            const struct addition_term *term = &addition->terms[j];
            struct balance_cell *cell = &search->balance->cells[term->index];
            struct di_decimal change;

            cell->is_asked =
                search_weigh(search, term, &change) > 0 && di_decimal_add(term->cell->value, change, &cell->asked);
        }
    }
}

/* Notes for each of those cells which cause a change of it would mend. */
static void note_causes(const struct search *search)
{
    for (struct cause *cause = search->balance->causes; cause != NULL; cause = cause->next) {
        if (cause->outcome == ADDITION_BROKEN && cause->culprit != NULL) {
            search->balance->cells[cause->culprit->index].cause = cause;
            search->balance->cells[cause->culprit->index].asked = cause->asked;
            continue;
        }
        for (const struct cause_member *member = cause->members; member != NULL; member = member->next) {
            for (size_t i = 0; cause->outcome == ADDITION_BROKEN && i < member->addition->n_terms; i++) {
                struct balance_cell *cell = &search->balance->cells[member->addition->terms[i].index];

                if (cell->is_asked && cell->cause == NULL) {
                    cell->cause = cause;
                }
            }
        }
    }
}

void balance_find_causes(const struct validation *validation, struct balance *balance)
{
    struct search search = {.validation = validation, .balance = balance};

    search.states = di_arena_array(validation->report->arena, balance->n_additions, sizeof *search.states);
    if (search.states == NULL) {
        return;
    }
    note_asked(&search);
    search_single_cells(&search);
    search_joint_cells(&search);
    find_dependents(&search);
    search_crossings(&search);
    answer_questions(&search);
    find_blanks(&search);
    find_rest(&search);
    note_causes(&search);
}

static bool is_stronger(const struct validation *validation, const struct di_rule *rule, const struct di_rule *other)
{
    enum di_severity severity = rule_severity(validation, rule), other_severity = rule_severity(validation, other);

    return severity != other_severity ? severity > other_severity : rule->rule_class < other->rule_class;
}

unsigned cause_rule(const struct validation *validation, const struct cause *cause)
{
    const struct di_rule *rules = validation->form->rules;
    unsigned first = DI_NO_INDEX;

    for (const struct cause_member *member = cause->members; member != NULL; member = member->next) {
        unsigned rule = member->addition->sum->rule;

        if (first == DI_NO_INDEX || is_stronger(validation, &rules[rule], &rules[first])) {
            first = rule;
        }
    }
    return first;
}
