#include "docintake/validate.h"

#include <string.h>

#include "balance.h"
#include "checks.h"
#include "previous.h"

/* clang-format off */
static const struct {
    const char *name;
    void (*check)(const struct validation *validation, const struct di_rule *rule);
} checks[] = {
    {"agency-named", check_agency_named},
    {"cell-states", check_cell_states},
    {"dates-sensible", check_dates_sensible},
    {"empty-groups", check_empty_groups},
    {"form-fits-year", check_form_fits_year},
    {"in-time", check_in_time},
    {"narrative-agrees", check_narrative_agrees},
    {"on-roster", check_on_roster},
    {"other-agency", check_other_agency},
    {"period-whole", check_period_whole},
    {"personal-data", check_personal_data},
    {"remains", check_remains},
    {"rule-makers", check_rule_makers},
    {"sections-present", check_sections_present},
    {"table-agency", check_table_agency},
    {"table-present", check_table_present},
    {"template-remains", check_template_remains},
    {"table-year", check_table_year},
    {"whole-numbers", check_whole_numbers},
    {"years-agree", check_years_agree},
};
/* clang-format on */

bool di_validate_has_check(const char *name)
{
    for (size_t i = 0; i < sizeof checks / sizeof *checks; i++) {
        if (strcmp(checks[i].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static void check_in_c(const struct validation *validation, const struct di_rule *rule)
{
    for (size_t i = 0; rule->check != NULL && i < sizeof checks / sizeof *checks; i++) {
        if (di_rule_has_check(rule, checks[i].name)) {
            checks[i].check(validation, rule);
        }
    }
}

static enum di_status check_rule(const struct validation *validation, unsigned index)
{
    const struct di_rule *rule = &validation->form->rules[index];

    if (rule_is_off(validation, rule)) {
        return DI_OK;
    }
    check_in_c(validation, rule);
    check_sums(validation, index);
    check_subsets(validation, index);
    return check_asserts(validation, index);
}

/* In the order of the form's rules, which is the order in which people look for them. */
static enum di_status check_rules(const struct validation *validation)
{
    for (unsigned i = 0; i < validation->form->n_rules; i++) {
        if (check_rule(validation, i) != DI_OK) {
            return DI_FAILED;
        }
    }
    return DI_OK;
}

/* What breaks the sums is found before anything is told, because several rules may have one cause. */
static enum di_status judge(const struct validation *validation)
{
    balance_find_causes(validation, validation->balance);
    return check_rules(validation);
}

enum di_status di_validate(const struct di_form *form, const struct di_document *document,
                           const struct di_circumstances *circumstances, struct di_report *report,
                           struct di_error *error)
{
    struct validation validation;
    enum di_status status = DI_OK;

    if (validation_open(&validation, form, document, report, error)) {
        validation.circumstances = circumstances;
        validation.previous = previous_report(&validation);
        validation.balance = balance_make(&validation);
        status = validation.balance != NULL ? judge(&validation) : DI_OK;
    }
    if (status == DI_OK && (validation.scratch == NULL || validation.sentences == NULL ||
                            di_arena_failed(validation.scratch) || di_arena_failed(report->arena))) {
        status = di_fail_no_memory(error);
    }
    validation_close(&validation);
    return status;
}
