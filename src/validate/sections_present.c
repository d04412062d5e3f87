/*
 * sections-present: the required sections are there and not empty. Order, numbers, nesting and wording are the
 * agency's own; a sentence such as 无 is an answer, and so is a table or a sub-section.
 */
#include <string.h>

#include "checks.h"

enum by { BY_ROLE, BY_TITLE };

static bool answers(const struct validation *validation, const struct di_report_section *section,
                    const struct di_form_section *required, enum by by)
{
    const char *number, *title;

    if (by == BY_ROLE) {
        return section->role != NULL && strcmp(section->role, required->role) == 0;
    }
    return section->title != NULL && di_label_fold(validation->report->arena, section->title, &number, &title) &&
           di_form_section_knows(required, title);
}

static bool has_table(const struct validation *validation, const char *role)
{
    for (size_t i = 0; i < validation->form->n_tables; i++) {
        const struct table_view *view = &validation->tables[i];

        if (view->report != NULL && view->form->section != NULL && strcmp(view->form->section, role) == 0) {
            return true;
        }
    }
    return false;
}

static void tell(const struct validation *validation, const struct di_rule *rule,
                 const struct di_form_section *required, enum di_reason reason, struct di_place where)
{
    raise_words(validation, raise_finding(validation, rule, reason, where), "section", &required->name);
}

/* A report without any heading may answer everything in one paragraph: then there is nothing to say. */
static bool has_headings(const struct di_report *report)
{
    for (const struct di_report_section *section = report->sections; section != NULL;
         section = di_report_section_after(section)) {
        if (section->title != NULL) {
            return true;
        }
    }
    return false;
}

enum found { FOUND_NONE, FOUND_EMPTY, FOUND_FILLED };

/* The best of the sections that answer; *ret_empty is the first empty one. */
static enum found look_for(const struct validation *validation, const struct di_form_section *required, enum by by,
                           const struct di_report_section **ret_empty)
{
    enum found found = FOUND_NONE;

    for (const struct di_report_section *section = validation->report->sections; section != NULL;
         section = di_report_section_after(section)) {
        if (!answers(validation, section, required, by)) {
            continue;
        }
        if (section->lines != NULL || section->sections != NULL || has_table(validation, required->role)) {
            return FOUND_FILLED;
        }
        if (found == FOUND_NONE) {
            *ret_empty = section;
            found = FOUND_EMPTY;
        }
    }
    return found;
}

static void check_section(const struct validation *validation, const struct di_rule *rule,
                          const struct di_form_section *required)
{
    const struct di_report_section *empty = NULL;
    enum found found = look_for(validation, required, BY_ROLE, &empty);

    if (found == FOUND_NONE) {
        /* One heading may speak of two contents, and has the role of one. */
        found = look_for(validation, required, BY_TITLE, &empty);
    }
    if (found == FOUND_EMPTY) {
        tell(validation, rule, required, DI_REASON_SECTION_EMPTY, empty->where);
    } else if (found == FOUND_NONE) {
        tell(validation, rule, required, DI_REASON_SECTION_MISSING, DI_PLACE_NONE);
    }
}

void check_sections_present(const struct validation *validation, const struct di_rule *rule)
{
    if (!has_headings(validation->report)) {
        return;
    }
    for (size_t i = 0; i < validation->form->n_sections; i++) {
        if (validation->form->sections[i].required) {
            check_section(validation, rule, &validation->form->sections[i]);
        }
    }
}
