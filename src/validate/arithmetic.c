#include "arithmetic.h"

/* Above this many, those that are 0 are left out. */
#define TERMS_WRITTEN_OUT 8

static const struct addition_side *side_of(const struct addition *addition, bool totals)
{
    return totals ? &addition->totals : &addition->parts;
}

static size_t count_terms(const struct addition *addition, bool totals)
{
    size_t count = 0;

    for (size_t i = 0; i < addition->n_terms; i++) {
        count += addition->terms[i].is_total == totals;
    }
    return count;
}

void arithmetic_side(const struct addition *addition, bool totals, struct di_buffer *out)
{
    bool all = count_terms(addition, totals) <= TERMS_WRITTEN_OUT;
    char number[DI_DECIMAL_TEXT_BYTES];
    size_t written = 0;

    for (size_t i = 0; i < addition->n_terms; i++) {
        const struct addition_term *term = &addition->terms[i];

        if (term->is_total == totals && term->cell->state == DI_CELL_NUMBER && (all || term->cell->value.units != 0)) {
            di_decimal_format(term->cell->value, number);
            di_buffer_printf(out, "%s%s %s", written++ > 0 ? " ＋ " : "", term->brief, number);
        }
    }
    if (written != 1) { /* one number alone is its own sum */
        di_decimal_format(side_of(addition, totals)->filled, number);
        di_buffer_printf(out, "%s＝ %s", written > 0 ? " " : "", number);
    }
}

void arithmetic_names(const struct addition *addition, bool totals, struct di_buffer *out)
{
    size_t start = out->size;

    for (size_t i = 0; i < addition->n_terms; i++) {
        if (addition->terms[i].is_total == totals) {
            di_buffer_printf(out, "%s%s", out->size > start ? " ＋ " : "", addition->terms[i].brief);
        }
    }
}

void arithmetic_blanks(const struct addition *addition, struct di_buffer *out)
{
    size_t start = out->size;

    for (size_t i = 0; i < addition->n_terms; i++) {
        if (addition->terms[i].cell->state == DI_CELL_BLANK) {
            di_buffer_printf(out, "%s%s", out->size > start ? "、" : "", addition->terms[i].brief);
        }
    }
}

const char *arithmetic_label(const struct validation *validation, const struct addition *addition)
{
    const struct di_form_sum *sum = addition->sum;

    if (sum->n_totals == 1) {
        return view_name(validation, addition->view, addition->terms[0].form_row, addition->terms[0].form_column);
    }
    return sum->of_columns ? view_row_name(validation, addition->view, addition->across)
                           : view_column_name(validation, addition->view, addition->across);
}

/* The words of a language between the numbers. */
struct wording {
    const char *should_be, *and, *difference, *colon;
};

static void write_sentence(const struct addition *addition, const char *label, const struct wording *wording,
                           struct di_buffer *out)
{
    char number[DI_DECIMAL_TEXT_BYTES];
    struct di_decimal difference;

    if (addition->sum->n_totals == 1) {
        di_decimal_format(addition->totals.filled, number);
        di_buffer_printf(out, "%s %s%s", label, addition->totals.n_filled > 0 ? number : "", wording->should_be);
        arithmetic_side(addition, false, out);
    } else {
        di_buffer_printf(out, "%s%s", label, wording->colon);
        arithmetic_side(addition, false, out);
        di_buffer_text(out, wording->and);
        arithmetic_side(addition, true, out);
    }
    if (addition_difference(addition, &difference)) {
        difference.units = difference.units < 0 ? -difference.units : difference.units;
        di_decimal_format(difference, number);
        di_buffer_printf(out, "%s%s", wording->difference, number);
    }
}

void arithmetic_sentence(const struct validation *validation, const struct addition *addition, struct di_buffer *zh,
                         struct di_buffer *en)
{
    static const struct wording chinese = {"，应等于 ", "，", "，差 ", "："};
    static const struct wording english = {", should be ", ", ", ", difference ", ": "};
    const char *label = arithmetic_label(validation, addition);

    if (label != NULL) {
        write_sentence(addition, label, &chinese, zh);
        write_sentence(addition, label, &english, en);
    }
}
