#include "docintake/office.h"

#include <string.h>

#include "docintake/text.h"

bool di_agency_fold(struct di_arena *arena, struct di_agency *agency)
{
    agency->folded = di_arena_array(arena, agency->n_names, sizeof *agency->folded);
    for (size_t i = 0; agency->folded != NULL && i < agency->n_names; i++) {
        agency->folded[i] = di_text_fold(arena, agency->names[i], DI_SPACES_DROP);
    }
    return !di_arena_failed(arena);
}

static bool has_name(const struct di_agency *agency, const char *folded_name)
{
    for (size_t i = 0; i < agency->n_names; i++) {
        if (strcmp(agency->folded[i], folded_name) == 0) {
            return true;
        }
    }
    return false;
}

const struct di_agency *di_office_find_agency(const struct di_office *office, const char *folded_name)
{
    for (size_t i = 0; i < office->n_agencies; i++) {
        if (has_name(&office->agencies[i], folded_name)) {
            return &office->agencies[i];
        }
    }
    return NULL;
}

const struct di_rule_setting *di_office_find_rule(const struct di_office *office, const char *form, const char *rule)
{
    for (size_t i = 0; i < office->n_rules; i++) {
        if (strcmp(office->rules[i].form, form) == 0 && strcmp(office->rules[i].rule, rule) == 0) {
            return &office->rules[i];
        }
    }
    return NULL;
}

enum di_severity di_office_weigh(const struct di_rule_setting *setting, enum di_severity rule_severity,
                                 enum di_severity severity)
{
    enum di_severity own = severity < rule_severity ? severity : rule_severity;

    if (setting == NULL) {
        return own;
    }
    if (setting->severity > rule_severity) {
        return own == rule_severity ? setting->severity : own;
    }
    return own < setting->severity ? own : setting->severity;
}

/* A setting for one of these names; the name in the configuration may be written with spaces or in other widths. */
static bool is_for(const struct di_deadline *deadline, const char *const *folded_names, size_t n_names)
{
    for (size_t i = 0; i < n_names; i++) {
        if (folded_names[i] != NULL && strcmp(deadline->whose, folded_names[i]) == 0) {
            return true;
        }
    }
    return false;
}

di_date di_office_deadline(const struct di_office *office, int year, const char *const *folded_names, size_t n_names,
                           const char *level)
{
    di_date of_level = DI_DATE_NONE, of_all = DI_DATE_NONE;

    for (size_t i = 0; i < office->n_deadlines; i++) {
        const struct di_deadline *deadline = &office->deadlines[i];

        if (deadline->year != year) {
            continue;
        }
        if (deadline->whose == NULL) {
            of_all = deadline->date;
        } else if (is_for(deadline, folded_names, n_names)) {
            return deadline->date;
        } else if (*level != '\0' && strcmp(deadline->whose, level) == 0) {
            of_level = deadline->date;
        }
    }
    return of_level != DI_DATE_NONE ? of_level : of_all;
}

static const struct di_form *find_form(const struct di_forms *forms, const char *id)
{
    for (size_t i = 0; i < forms->n_forms; i++) {
        if (strcmp(forms->forms[i]->id, id) == 0) {
            return forms->forms[i];
        }
    }
    return NULL;
}

static bool has_rule(const struct di_form *form, const char *id)
{
    for (size_t i = 0; i < form->n_rules; i++) {
        if (strcmp(form->rules[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

bool di_office_fits_forms(const struct di_office *office, const struct di_forms *forms,
                          const struct di_rule_setting **ret_setting, const char **ret_fault)
{
    for (size_t i = 0; i < office->n_rules; i++) {
        const struct di_form *form = find_form(forms, office->rules[i].form);

        if (form == NULL || !has_rule(form, office->rules[i].rule)) {
            *ret_setting = &office->rules[i];
            *ret_fault = form == NULL ? "form" : "rule";
            return false;
        }
    }
    return true;
}
