/* Which cells break the sums that do not hold. */
#include "search.h"

struct search_state *search_state_of(const struct search *search, const struct addition *addition)
{
    return &search->states[addition - search->balance->additions];
}

static const struct balance_use *uses_of(const struct search *search, const struct addition_term *term)
{
    return search->balance->cells[term->index].uses;
}

static bool is_firm(const struct search *search, const struct addition *addition)
{
    return search->validation->form->rules[addition->sum->rule].rule_class != DI_RULE_PLAUS;
}

/* Broken, and nobody knows why. */
static bool is_unexplained(const struct search *search, const struct addition *addition)
{
    return addition->outcome == ADDITION_BROKEN && search_state_of(search, addition)->cause == NULL;
}

bool search_is_settled(const struct search *search, const struct addition *addition)
{
    return addition->outcome == ADDITION_HOLDS ||
           (addition->outcome == ADDITION_BROKEN && search_state_of(search, addition)->cause != NULL);
}

static bool may_be(const struct addition_term *term, struct di_decimal value)
{
    return (term->type.is_signed || value.units >= 0) &&
           (term->type.kind == DI_ROW_DECIMAL || di_decimal_is_whole(value));
}

/*
 * The change of the cell that its unexplained additions ask for, all of them but `but`. False where they ask for
 * different ones, or it stands in one that holds, or it cannot have the value. Where firm ones ask, what is only
 * plausible is not heard.
 */
static bool is_asked(const struct search *search, const struct addition_term *term, const struct addition *but,
                     struct di_decimal *ret_change)
{
    struct di_decimal change = di_decimal_of(0), value;
    bool asked = false, firmly = false;

    if (term->cell->state != DI_CELL_NUMBER) {
        return false;
    }
    for (const struct balance_use *use = uses_of(search, term); use != NULL; use = use->next) {
        bool firm = is_firm(search, use->addition);
        struct di_decimal own;

        if (use->addition == but) {
            continue;
        }
        if (search_is_settled(search, use->addition)) {
            return false;
        }
        if (use->addition->outcome != ADDITION_BROKEN || !addition_is_exact(use->addition) || (firmly && !firm)) {
            continue;
        }
        if (!addition_asks(use->addition, use->term, &own)) {
            return false;
        }
        if (asked && firmly == firm && di_decimal_compare(own, change) != 0) {
            return false;
        }
        change = own;
        asked = true;
        firmly = firm;
    }
    *ret_change = change;
    return asked && di_decimal_add(term->cell->value, change, &value) && may_be(term, value);
}

/* How many additions the change of the cell mends; 0 where one stays broken that may not. */
static unsigned count_mended(const struct search *search, const struct addition_term *term, struct di_decimal change)
{
    unsigned count = 0;

    for (const struct balance_use *use = uses_of(search, term); use != NULL; use = use->next) {
        if (use->addition->outcome != ADDITION_BROKEN) {
            continue;
        }
        if (addition_is_mended(use->addition, use->term, change)) {
            count++;
        } else if (is_firm(search, use->addition)) {
            return 0;
        }
    }
    return count;
}

unsigned search_weigh(const struct search *search, const struct addition_term *term, struct di_decimal *ret_change)
{
    return is_asked(search, term, NULL, ret_change) ? count_mended(search, term, *ret_change) : 0;
}

struct cause *search_add_cause(const struct search *search, enum addition_outcome outcome)
{
    struct cause *cause = DI_NEW(search->validation->report->arena, struct cause);

    if (cause == NULL) {
        return NULL;
    }
    cause->outcome = outcome;
    if (search->balance->last_cause != NULL) {
        search->balance->last_cause->next = cause;
    } else {
        search->balance->causes = cause;
    }
    search->balance->last_cause = cause;
    return cause;
}

void search_add_member(const struct search *search, struct cause *cause, struct addition *addition)
{
    struct cause_member *member, **at = &cause->members;

    while (*at != NULL && (*at)->addition < addition) {
        at = &(*at)->next;
    }
    if (*at != NULL && (*at)->addition == addition) {
        return;
    }
    member = DI_NEW(search->validation->report->arena, struct cause_member);
    if (member == NULL) {
        return;
    }
    *member = (struct cause_member){addition, *at};
    *at = member;
    cause->n_members++;
    if (search_state_of(search, addition)->cause == NULL) {
        search_state_of(search, addition)->cause = cause;
    }
}

static void add_mended(const struct search *search, struct cause *cause, const struct addition_term *term,
                       struct di_decimal change)
{
    for (const struct balance_use *use = uses_of(search, term); use != NULL; use = use->next) {
        if (use->addition->outcome == ADDITION_BROKEN && addition_is_mended(use->addition, use->term, change)) {
            search_add_member(search, cause, use->addition);
        }
    }
}

static struct cause *accuse(const struct search *search, const struct addition_term *term, struct di_decimal change)
{
    struct cause *cause = search_add_cause(search, ADDITION_BROKEN);

    if (cause != NULL && di_decimal_add(term->cell->value, change, &cause->asked)) {
        cause->culprit = term;
    }
    return cause;
}

/* Finds the cell by which most is mended, for each unexplained addition. */
static void compare_cells(const struct search *search)
{
    for (size_t i = 0; i < search->balance->n_additions; i++) {
        const struct addition *addition = &search->balance->additions[i];
        struct search_state *state = &search->states[i];

        state->n_mended = state->n_best = 0;
        for (size_t j = 0; is_unexplained(search, addition) && j < addition->n_terms; j++) {
            struct di_decimal change;
            unsigned mended = search_weigh(search, &addition->terms[j], &change);

            if (mended == 0 || !addition_is_mended(addition, &addition->terms[j], change)) {
                continue;
            }
            if (mended > state->n_mended) {
                state->n_mended = mended;
                state->n_best = 1;
                state->best = &addition->terms[j];
            } else if (mended == state->n_mended) {
                state->n_best++;
            }
        }
    }
}

/* No other cell mends more of what this one mends, and for one of them it is the only one that mends as much. */
static bool is_called_for(const struct search *search, const struct addition_term *term, struct di_decimal change,
                          unsigned mended)
{
    bool called = false;

    for (const struct balance_use *use = uses_of(search, term); use != NULL; use = use->next) {
        const struct search_state *state = search_state_of(search, use->addition);

        if (use->addition->outcome != ADDITION_BROKEN || !addition_is_mended(use->addition, use->term, change)) {
            continue;
        }
        if (state->n_mended > mended) {
            return false;
        }
        called = called || state->n_best == 1;
    }
    return called;
}

static bool accuse_alone(const struct search *search, const struct addition_term *term)
{
    struct di_decimal change;
    unsigned mended = search_weigh(search, term, &change);
    struct cause *cause;

    if (mended == 0 || !is_called_for(search, term, change, mended)) {
        return false;
    }
    cause = accuse(search, term, change);
    if (cause == NULL) {
        return false;
    }
    add_mended(search, cause, term, change);
    return true;
}

/* Each round explains one addition at least, or is the last. */
void search_single_cells(const struct search *search)
{
    bool found;

    do {
        found = false;
        compare_cells(search);
        for (size_t i = 0; i < search->balance->n_additions; i++) {
            const struct search_state *state = &search->states[i];

            found |= is_unexplained(search, &search->balance->additions[i]) && state->n_best == 1 &&
                     accuse_alone(search, state->best);
        }
    } while (found);
}

/* What the change of a cell does to the difference of its addition. */
static bool add_effect(const struct addition_term *term, struct di_decimal change, struct di_decimal *difference)
{
    return term->is_total ? di_decimal_add(*difference, change, difference)
                          : di_decimal_subtract(*difference, change, difference);
}

/* The cells of the addition, each changed as its other additions ask, mend it together, and there are several. */
static bool is_mended_jointly(const struct search *search, const struct addition *addition)
{
    struct di_decimal difference, change;
    unsigned n_cells = 0;

    if (!addition_is_exact(addition) || !addition_difference(addition, &difference)) {
        return false;
    }
    for (size_t i = 0; i < addition->n_terms; i++) {
        if (is_asked(search, &addition->terms[i], addition, &change)) {
            n_cells++;
            if (!add_effect(&addition->terms[i], change, &difference)) {
                return false;
            }
        }
    }
    return n_cells > 1 && di_decimal_compare(difference, di_decimal_of(0)) == 0;
}

static void accuse_jointly(const struct search *search, struct addition *addition)
{
    for (size_t i = 0; i < addition->n_terms; i++) {
        const struct addition_term *term = &addition->terms[i];
        struct di_decimal change;
        struct cause *cause;

        if (!is_asked(search, term, addition, &change)) {
            continue;
        }
        cause = accuse(search, term, change);
        if (cause == NULL) {
            return;
        }
        for (const struct balance_use *use = uses_of(search, term); use != NULL; use = use->next) {
            if (use->addition != addition && is_unexplained(search, use->addition)) {
                search_add_member(search, cause, use->addition);
            }
        }
        search_add_member(search, cause, addition);
    }
}

/* Several wrong cells in one row, or in one column. */
void search_joint_cells(const struct search *search)
{
    for (size_t i = 0; i < search->balance->n_additions; i++) {
        struct addition *addition = &search->balance->additions[i];

        if (is_unexplained(search, addition) && is_mended_jointly(search, addition)) {
            accuse_jointly(search, addition);
        }
    }
}

/*
 * Two cells that are wrong by the same amount break two rows and two columns, and so would the two at the other
 * corners. Which they are nobody can say, but that they are two.
 */
void search_crossings(const struct search *search)
{
    for (size_t i = 0; i < search->balance->n_additions; i++) {
        const struct addition *addition = &search->balance->additions[i];

        for (size_t j = 0; is_unexplained(search, addition) && j < addition->n_terms; j++) {
            struct di_decimal change;
            struct cause *cause;

            if (search_weigh(search, &addition->terms[j], &change) < 2) {
                continue;
            }
            cause = search_add_cause(search, ADDITION_BROKEN);
            if (cause == NULL) {
                return;
            }
            add_mended(search, cause, &addition->terms[j], change);
        }
    }
}
