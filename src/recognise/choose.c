#include "choose.h"

#include "known_forms.h"
#include "prospects.h"
#include "turned.h"

/* Labels without which a table of few rows may be any table: those of the smallest that a form has alone. */
enum { LABELS_NEEDED = 5 };

/* How a form fits: for and against it count the labels of the tables that were found. */
struct fit {
    struct choice choice;
    long labels;
    bool recognised;

    long most_labels; /* that it could come to in this document */
    bool tried;
};

static void weigh_table(const struct chosen_table *table, struct fit *fit)
{
    const struct known_table *known = table->known;
    size_t labels = table->rows.matched + table->named, expected = known->rows.carrying + known->columns.carrying;

    fit->choice.matched += table->rows.matched;
    fit->choice.expected += (unsigned)known->rows.carrying;
    if (table->first != NULL) {
        fit->labels += (long)labels - (long)(expected - labels);
        fit->recognised |= table_is_recognised(table) && (labels >= LABELS_NEEDED || labels == expected);
    }
}

/* Looks for the table as the form prints it, then for one that lies on its side. */
static bool find(struct di_arena *arena, const struct known_table *known, size_t n_known, const struct lines *lines,
                 struct found_table *tables, const struct block *blocks, struct chosen_table *table)
{
    struct found_table *turned;
    struct block *turned_blocks;

    if (!find_table(arena, lines, blocks, table)) {
        return false;
    }
    if (table->first != NULL) {
        return true;
    }
    return turned_find(arena, table->known, tables, &turned) &&
           (turned == NULL || (blocks_cut(arena, known, n_known, turned, &turned_blocks) &&
                               find_table(arena, lines, turned_blocks, table)));
}

static bool fit_form(struct di_arena *arena, const struct di_form *form, const struct known_table *known,
                     const struct lines *lines, struct found_table *tables, struct fit *ret_fit)
{
    struct fit fit = {.choice = {.form = form, .nearest = form, .n_tables = form->n_tables}};
    struct block *blocks;

    fit.choice.tables = di_arena_array(arena, form->n_tables, sizeof *fit.choice.tables);
    if (fit.choice.tables == NULL || !blocks_cut(arena, known, form->n_tables, tables, &blocks)) {
        return false;
    }
    fit.choice.blocks = blocks;
    for (unsigned i = 0; i < form->n_tables; i++) {
        struct chosen_table *table = &fit.choice.tables[i];

        table->form_table = i;
        table->known = &known[i];
        if (!find(arena, known, form->n_tables, lines, tables, blocks, table)) {
            return false;
        }
        weigh_table(table, &fit);
    }
    *ret_fit = fit;
    return true;
}

static bool is_of_year(const struct di_form *form, int year)
{
    return form->first_year <= year && year <= form->last_year;
}

/* Above 0 where a fits better than b. */
static int compare_fits(const struct fit *a, const struct fit *b, int year)
{
    bool of_year = is_of_year(a->choice.nearest, year);

    if (a->recognised != b->recognised) {
        return a->recognised ? 1 : -1;
    }
    if (!a->recognised && a->choice.matched != b->choice.matched) {
        return a->choice.matched > b->choice.matched ? 1 : -1;
    }
    if (a->recognised && a->labels != b->labels) {
        return a->labels > b->labels ? 1 : -1;
    }
    return of_year - is_of_year(b->choice.nearest, year);
}

/* The form with a table that is yet to be tried and could fit best; NULL where none could fit as well as this. */
static struct fit *most_promising(struct fit *fits, size_t n_forms, long labels)
{
    struct fit *best = NULL;

    for (size_t i = 0; i < n_forms; i++) {
        if (!fits[i].tried && fits[i].choice.form->n_tables > 0 && fits[i].most_labels >= labels &&
            (best == NULL || fits[i].most_labels > best->most_labels)) {
            best = &fits[i];
        }
    }
    return best;
}

/* Tries the forms, but none that is sure to fit worse than one before it. */
static bool fit_forms(struct di_arena *arena, const struct di_forms *forms, const struct lines *lines,
                      struct found_table *tables, struct fit *fits)
{
    struct prospects prospects;
    long labels = 0; /* of the best that was recognised */
    struct fit *fit;

    if (!prospects_read(arena, forms->known->lexicon, tables, &prospects)) {
        return false;
    }
    for (size_t i = 0; i < forms->n_forms; i++) {
        fits[i].choice.form = forms->forms[i];
        fits[i].most_labels = prospects_of(&prospects, forms->known->tables[i], forms->forms[i]->n_tables);
    }
    while ((fit = most_promising(fits, forms->n_forms, labels)) != NULL) {
        size_t form = (size_t)(fit - fits);

        if (!fit_form(arena, forms->forms[form], forms->known->tables[form], lines, tables, fit)) {
            return false;
        }
        fit->tried = true;
        labels = fit->recognised && fit->labels > labels ? fit->labels : labels;
    }
    return true;
}

bool choose_form(struct di_arena *arena, const struct di_forms *forms, const struct lines *lines,
                 struct found_table *tables, int year, struct choice *ret_choice)
{
    struct fit *fits = di_arena_array(arena, forms->n_forms, sizeof *fits), best = {0};

    if (fits == NULL || !fit_forms(arena, forms, lines, tables, fits)) {
        return false;
    }
    for (size_t i = 0; i < forms->n_forms; i++) {
        int order;

        if (!fits[i].tried) {
            continue;
        }
        order = best.choice.form == NULL ? 1 : compare_fits(&fits[i], &best, year);
        if (order > 0) {
            best = fits[i];
        } else if (order == 0) {
            best.choice.rival = fits[i].choice.form;
        }
    }
    if (!best.recognised) {
        best.choice.form = best.choice.rival = NULL;
    }
    *ret_choice = best.choice;
    return true;
}
