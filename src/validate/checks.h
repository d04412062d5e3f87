/*
 * checks.h - what is checked: the relations of a form, and the checks in C (one file each; validate.h says what they
 * do).
 *
 * Each appends its findings to validation->report. A failure of the arena shows at its end (di_arena_failed); only
 * what can fail otherwise returns a status.
 */
#ifndef DOCINTAKE_VALIDATE_CHECKS_H
#define DOCINTAKE_VALIDATE_CHECKS_H

#include "validation.h"

/* The relations of a rule. rule is its index in the form. */
void check_sums(const struct validation *validation, unsigned rule);
void check_subsets(const struct validation *validation, unsigned rule);
enum di_status check_asserts(const struct validation *validation, unsigned rule);

void check_agency_named(const struct validation *validation, const struct di_rule *rule);
void check_cell_states(const struct validation *validation, const struct di_rule *rule);
void check_dates_sensible(const struct validation *validation, const struct di_rule *rule);
void check_empty_groups(const struct validation *validation, const struct di_rule *rule);
void check_form_fits_year(const struct validation *validation, const struct di_rule *rule);
void check_in_time(const struct validation *validation, const struct di_rule *rule);
void check_narrative_agrees(const struct validation *validation, const struct di_rule *rule);
void check_period_whole(const struct validation *validation, const struct di_rule *rule);
void check_on_roster(const struct validation *validation, const struct di_rule *rule);
void check_other_agency(const struct validation *validation, const struct di_rule *rule);
void check_personal_data(const struct validation *validation, const struct di_rule *rule);
void check_remains(const struct validation *validation, const struct di_rule *rule);
void check_rule_makers(const struct validation *validation, const struct di_rule *rule);
void check_sections_present(const struct validation *validation, const struct di_rule *rule);
void check_table_agency(const struct validation *validation, const struct di_rule *rule);
void check_table_present(const struct validation *validation, const struct di_rule *rule);
void check_template_remains(const struct validation *validation, const struct di_rule *rule);
void check_table_year(const struct validation *validation, const struct di_rule *rule);
void check_whole_numbers(const struct validation *validation, const struct di_rule *rule);
void check_years_agree(const struct validation *validation, const struct di_rule *rule);

#endif
