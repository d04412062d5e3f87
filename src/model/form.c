#include "docintake/form.h"

#include <string.h>

#include "docintake/language.h"

const struct di_rule *di_form_rule_by_check(const struct di_form *form, const char *check)
{
    for (size_t i = 0; i < form->n_rules; i++) {
        if (form->rules[i].check != NULL && strcmp(form->rules[i].check, check) == 0) {
            return &form->rules[i];
        }
    }
    return NULL;
}

unsigned di_form_find_row(const struct di_form_table *table, const char *id)
{
    for (unsigned i = 0; i < table->n_rows; i++) {
        if (strcmp(table->rows[i].id, id) == 0) {
            return i;
        }
    }
    return DI_NO_INDEX;
}

unsigned di_form_find_column(const struct di_form_table *table, const char *id)
{
    for (unsigned i = 0; i < table->n_columns; i++) {
        if (strcmp(table->columns[i].id, id) == 0) {
            return i;
        }
    }
    return DI_NO_INDEX;
}

unsigned di_form_find_table(const struct di_form *form, const char *id)
{
    for (unsigned i = 0; i < form->n_tables; i++) {
        if (strcmp(form->tables[i].id, id) == 0) {
            return i;
        }
    }
    return DI_NO_INDEX;
}

const char *di_words_in_use(const struct di_words *words)
{
    return di_language_current() == DI_LANGUAGE_EN ? words->en : words->zh;
}
