/* Sums that do not hold, told by their causes (balance.h). */
#include "arithmetic.h"
#include "balance.h"
#include "checks.h"

static void argue_text(const struct validation *validation, struct di_finding *finding, const char *name,
                       struct di_buffer *text)
{
    di_finding_argue(validation->report, finding, name, text->failed ? "" : di_buffer_string(text));
    di_buffer_truncate(text, 0);
}

static void argue_difference(const struct validation *validation, struct di_finding *finding,
                             const struct addition *addition)
{
    struct di_decimal difference;

    if (addition_difference(addition, &difference)) {
        difference.units = difference.units < 0 ? -difference.units : difference.units;
        di_finding_argue_number(validation->report, finding, "difference", difference);
    }
}

/* One total and its parts; where they leave something to blanks, these are named. */
static void argue_sum(const struct validation *validation, struct di_finding *finding, const struct addition *addition)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;
    /* The side with blanks is written out against the other. */
    bool swapped = addition->totals.n_blank > 0;

    if (addition->sum->n_totals == 1) {
        di_finding_argue(validation->report, finding, "label", arithmetic_label(validation, addition));
    } else {
        di_buffer_printf(&text, "%s：", arithmetic_label(validation, addition));
        arithmetic_names(addition, !swapped, &text);
        argue_text(validation, finding, "label", &text);
    }
    di_finding_argue_number(validation->report, finding, "total",
                            swapped ? addition->parts.filled : addition->totals.filled);
    arithmetic_side(addition, swapped, &text);
    argue_text(validation, finding, "arithmetic", &text);
    argue_difference(validation, finding, addition);
    if (addition->outcome == ADDITION_HAS_BLANKS) {
        arithmetic_blanks(addition, &text);
        argue_text(validation, finding, "blanks", &text);
    }
}

/* Several totals against the parts. */
static void argue_balance(const struct validation *validation, struct di_finding *finding,
                          const struct addition *addition)
{
    DI_AUTO_BUFFER text = DI_BUFFER_EMPTY;

    di_finding_argue(validation->report, finding, "label", arithmetic_label(validation, addition));
    arithmetic_names(addition, false, &text);
    argue_text(validation, finding, "left", &text);
    arithmetic_names(addition, true, &text);
    argue_text(validation, finding, "right", &text);
    arithmetic_side(addition, false, &text);
    argue_text(validation, finding, "arithmetic", &text);
    arithmetic_side(addition, true, &text);
    argue_text(validation, finding, "other_arithmetic", &text);
    argue_difference(validation, finding, addition);
    raise_words(validation, finding, "rule", &validation->form->rules[addition->sum->rule].name);
}

/* All sums of a cause, one after the other; several with a number before each. */
static void argue_sums(const struct validation *validation, struct di_finding *finding, const struct cause *cause)
{
    DI_AUTO_BUFFER zh = DI_BUFFER_EMPTY, en = DI_BUFFER_EMPTY, labels = DI_BUFFER_EMPTY;
    unsigned number = 0;

    for (const struct cause_member *member = cause->members; member != NULL; member = member->next) {
        const char *label = arithmetic_label(validation, member->addition);

        if (cause->n_members > 1) {
            number++;
            di_buffer_printf(&zh, "%s（%u）", zh.size > 0 ? "；" : "", number);
            di_buffer_printf(&en, "%s(%u) ", en.size > 0 ? "; " : "", number);
        }
        arithmetic_sentence(validation, member->addition, &zh, &en);
        di_buffer_printf(&labels, "%s%s", labels.size > 0 ? "、" : "", label != NULL ? label : "");
    }
    raise_words(validation, finding, "sums",
                &(struct di_words){zh.failed ? "" : di_buffer_string(&zh), en.failed ? "" : di_buffer_string(&en)});
    argue_text(validation, finding, "labels", &labels);
}

/* "both sums", as a part of the sentence that says what they ask. */
static void argue_count(const struct validation *validation, struct di_finding *finding, size_t count)
{
    static const struct di_words words[] = {{"这处合计", "its sum"},
                                            {"两处合计都", "both of its sums"},
                                            {"三处合计都", "all three of its sums"},
                                            {"各处合计都", "all of its sums"}};
    const size_t most = sizeof words / sizeof *words;

    raise_words(validation, finding, "count", &words[count < most ? count - 1 : most - 1]);
}

/* The one cell that mends all sums of a cause. */
static void argue_culprit(const struct validation *validation, struct di_finding *finding, const struct cause *cause)
{
    const struct addition_term *term = cause->culprit;
    const struct table_view *view = cause->members->addition->view;
    bool known = term->form_row != DI_NO_INDEX && term->form_column != DI_NO_INDEX;

    di_finding_argue(validation->report, finding, "label",
                     known ? view_name(validation, view, term->form_row, term->form_column) : term->brief);
    if (term->cell->state == DI_CELL_NUMBER) {
        di_finding_argue_number(validation->report, finding, "value", term->cell->value);
    }
    di_finding_argue_number(validation->report, finding, "asked", cause->asked);
    argue_count(validation, finding, cause->n_members);
    argue_sums(validation, finding, cause);
}

static void name_term(const struct validation *validation, struct di_finding *finding, const struct addition *addition,
                      const struct addition_term *term)
{
    di_finding_name_cell(validation->report, finding, addition->view->form->id, term->row, term->column);
}

/* Culprit first, then the sums as they are written; each cell once. */
static void name_cells(const struct validation *validation, struct di_finding *finding, const struct cause *cause)
{
    bool *named = di_arena_array(validation->report->arena, validation->balance->n_cells, sizeof *named);

    if (named == NULL) {
        return;
    }
    if (cause->culprit != NULL) {
        name_term(validation, finding, cause->members->addition, cause->culprit);
        named[cause->culprit->index] = true;
    }
    for (const struct cause_member *member = cause->members; member != NULL; member = member->next) {
        for (size_t i = 0; i < member->addition->n_terms; i++) {
            const struct addition_term *term = &member->addition->terms[i];

            if (!named[term->index]) {
                name_term(validation, finding, member->addition, term);
                named[term->index] = true;
            }
        }
    }
}

/* How a cause is told: a sum by itself is told as such, unless it is known that one of its parts is wrong. */
static enum di_reason reason_of(const struct cause *cause)
{
    const struct addition *first = cause->members->addition;

    if (cause->n_members > 1) {
        return cause->culprit == NULL                  ? DI_REASON_SUMS
               : cause->outcome == ADDITION_HAS_BLANKS ? DI_REASON_SUM_CELL_BLANK
                                                       : DI_REASON_SUM_CELL;
    }
    if (cause->outcome == ADDITION_HAS_BLANKS) {
        return DI_REASON_SUM_BLANKS;
    }
    if (cause->culprit != NULL && (first->sum->n_totals > 1 || !cause->culprit->is_total)) {
        return DI_REASON_SUM_CELL;
    }
    return first->sum->n_totals > 1 ? DI_REASON_BALANCE : DI_REASON_SUM;
}

static void tell(const struct validation *validation, struct cause *cause, unsigned rule)
{
    const struct addition *first = cause->members->addition;
    const struct addition_term *term = cause->culprit != NULL ? cause->culprit : &first->terms[0];
    enum di_reason reason = reason_of(cause);
    struct di_finding *finding = raise_finding(validation, &validation->form->rules[rule], reason, term->cell->where);

    cause->finding = finding;
    switch (reason) {
    case DI_REASON_SUM_CELL:
    case DI_REASON_SUM_CELL_BLANK:
        argue_culprit(validation, finding, cause);
        break;
    case DI_REASON_SUMS:
        argue_sums(validation, finding, cause);
        break;
    case DI_REASON_BALANCE:
        argue_balance(validation, finding, first);
        break;
    default:
        argue_sum(validation, finding, first);
        break;
    }
    for (const struct cause_member *member = cause->members; member != NULL; member = member->next) {
        di_finding_name_rule(validation->report, finding, validation->form->rules[member->addition->sum->rule].id);
    }
    name_cells(validation, finding, cause);
}

void check_sums(const struct validation *validation, unsigned rule)
{
    for (struct cause *cause = validation->balance->causes; cause != NULL; cause = cause->next) {
        if (cause->n_members > 0 && cause->finding == NULL && cause_rule(validation, cause) == rule) {
            tell(validation, cause, rule);
        }
    }
}
