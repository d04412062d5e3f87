#include "known_forms.h"

#include "docintake/recognise.h"

static struct known_table *make_tables(struct di_arena *arena, struct lexicon *lexicon, const struct di_form *form)
{
    struct known_table *tables = di_arena_array(arena, form->n_tables, sizeof *tables);

    for (size_t i = 0; tables != NULL && i < form->n_tables; i++) {
        if (!known_table_make(arena, lexicon, &form->tables[i], &tables[i])) {
            return NULL;
        }
    }
    return tables;
}

static struct di_known_forms *make(const struct di_forms *forms)
{
    struct di_arena *arena = forms->arena;
    struct di_known_forms *known = DI_NEW(arena, struct di_known_forms);

    if (known == NULL) {
        return NULL;
    }
    known->lexicon = lexicon_new(arena);
    known->tables = di_arena_array(arena, forms->n_forms, sizeof(struct known_table *));
    if (known->lexicon == NULL || known->tables == NULL) {
        return NULL;
    }
    for (size_t i = 0; i < forms->n_forms; i++) {
        known->tables[i] = make_tables(arena, known->lexicon, forms->forms[i]);
        if (known->tables[i] == NULL) {
            return NULL;
        }
    }
    /* Only now it is known how many wordings there are. */
    for (size_t i = 0; i < forms->n_forms; i++) {
        for (size_t j = 0; j < forms->forms[i]->n_tables; j++) {
            if (!known_table_index(arena, known->lexicon, &known->tables[i][j])) {
                return NULL;
            }
        }
    }
    return known;
}

enum di_status di_recognise_prepare(struct di_forms *forms, struct di_error *error)
{
    struct di_known_forms *known = make(forms);

    if (known == NULL || di_arena_failed(forms->arena)) {
        return di_fail_no_memory(error);
    }
    forms->known = known;
    return DI_OK;
}
