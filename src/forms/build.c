#include "build.h"

#include <stdlib.h>
#include <string.h>

#include "docintake/language.h"
#include "docintake/validate.h"
#include "element.h"

static unsigned find_rule(const struct di_form *form, const char *id)
{
    for (unsigned i = 0; i < form->n_rules; i++) {
        if (strcmp(form->rules[i].id, id) == 0) {
            return i;
        }
    }
    return DI_NO_INDEX;
}

unsigned build_rule_reference(struct builder *builder, const xmlNode *element, const char *attribute)
{
    const char *id = element_attribute(builder, element, attribute);
    unsigned rule = id != NULL ? find_rule(builder->form, id) : DI_NO_INDEX;

    if (id != NULL && rule == DI_NO_INDEX) {
        complain(builder->complaints, element_line(element), _("%s=\"%s\": there is no such rule"), attribute, id);
    }
    return rule;
}

static enum di_severity severity_of(struct builder *builder, const xmlNode *element, enum di_rule_class rule_class)
{
    const char *name = element_attribute(builder, element, "severity");
    enum di_severity severity;

    if (name != NULL && di_severity_parse(name, &severity)) {
        return severity;
    }
    return rule_class == DI_RULE_PLAUS ? DI_WARNING : DI_ERROR;
}

static enum di_rule_class class_of(struct builder *builder, const xmlNode *element)
{
    const char *name = element_attribute(builder, element, "class");

    for (int i = DI_RULE_DEF; i <= DI_RULE_PLAUS; i++) {
        if (strcmp(name, di_rule_class_name((enum di_rule_class)i)) == 0) {
            return (enum di_rule_class)i;
        }
    }
    return DI_RULE_DEF; /* an empty name, because the arena failed */
}

/* names may be NULL. */
static void check_checks(struct builder *builder, unsigned line, const char *names)
{
    for (const char *name; names != NULL && *(name = element_next_id(builder, &names)) != '\0';) {
        if (!di_validate_has_check(name)) {
            complain(builder->complaints, line, _("check=\"%s\": the program has no such check"), name);
        } else if (di_form_rule_by_check(builder->form, name) != NULL) {
            complain(builder->complaints, line, _("check=\"%s\" stands at two rules"), name);
        }
    }
}

static void build_rule(struct builder *builder, const xmlNode *element, struct di_rule *rule)
{
    const char *id = element_own_id(builder, element, "id");
    unsigned line = element_line(element);

    if (find_rule(builder->form, id) != DI_NO_INDEX) {
        complain(builder->complaints, line, _("the rule %s stands twice"), id);
    }
    rule->id = id;
    rule->check = element_attribute(builder, element, "check");
    rule->rule_class = class_of(builder, element);
    rule->severity = severity_of(builder, element, rule->rule_class);
    rule->name = element_words(builder, element, "name");
    check_checks(builder, line, rule->check);
}

static void build_rules(struct builder *builder, const xmlNode *root)
{
    const xmlNode *rules = element_child(root, "rules");
    struct di_form *form = builder->form;

    form->rules = di_arena_array(builder->arena, element_count(rules, "rule"), sizeof *form->rules);
    if (form->rules == NULL) {
        return;
    }
    for (const xmlNode *rule = element_child(rules, "rule"); rule != NULL; rule = element_next(rule, "rule")) {
        build_rule(builder, rule, &form->rules[form->n_rules]);
        form->n_rules++;
    }
}

static void build_sections(struct builder *builder, const xmlNode *root)
{
    const xmlNode *sections = element_child(root, "sections");
    struct di_form *form = builder->form;

    form->side_by_side = sections != NULL && element_is_true(builder, sections, "side-by-side");
    form->sections = di_arena_array(builder->arena, element_count(sections, "section"), sizeof *form->sections);
    if (form->sections == NULL) {
        return;
    }
    for (const xmlNode *element = element_child(sections, "section"); element != NULL;
         element = element_next(element, "section")) {
        struct di_form_section *section = &form->sections[form->n_sections];

        section->role = element_own_id(builder, element, "role");
        if (di_form_section_by_role(form, section->role) != NULL) {
            complain(builder->complaints, element_line(element), _("the section %s stands twice"), section->role);
        }
        section->name = element_words(builder, element, "name");
        section->required = element_is_true(builder, element, "required");
        section->titles = element_folded_list(builder, element, "title", &section->n_titles);
        section->parts = element_folded_list(builder, element, "part", &section->n_parts);
        form->n_sections++;
    }
}

static void build_tables(struct builder *builder, const xmlNode *root)
{
    struct di_form *form = builder->form;

    form->tables = di_arena_array(builder->arena, element_count(root, "table"), sizeof *form->tables);
    if (form->tables == NULL) {
        return;
    }
    for (const xmlNode *table = element_child(root, "table"); table != NULL; table = element_next(table, "table")) {
        build_table(builder, table, &form->tables[form->n_tables]);
        form->n_tables++;
    }
}

static int year_of(struct builder *builder, const xmlNode *root, const char *attribute)
{
    const char *year = element_attribute(builder, root, attribute);

    return year != NULL ? atoi(year) : DI_FORM_IN_USE;
}

static void build_head(struct builder *builder, const xmlNode *root)
{
    struct di_form *form = builder->form;

    form->id = element_own_id(builder, root, "id");
    form->version = element_attribute(builder, root, "version");
    form->first_year = year_of(builder, root, "first-year");
    form->last_year = year_of(builder, root, "last-year");
    if (form->last_year < form->first_year) {
        complain(builder->complaints, element_line(root), _("last-year %d lies before first-year %d"), form->last_year,
                 form->first_year);
    }
    form->name = element_words(builder, root, "name");
    form->authority = element_text(builder, element_child(root, "authority"));
}

/* A rule that nothing names would be promised and never checked. */
static void demand_use_of_rules(struct builder *builder, const xmlNode *root)
{
    const struct di_form *form = builder->form;
    const xmlNode *element = element_child(element_child(root, "rules"), "rule");

    for (unsigned rule = 0; rule < form->n_rules; rule++, element = element_next(element, "rule")) {
        bool used = form->rules[rule].check != NULL;

        for (size_t i = 0; i < form->n_sums && !used; i++) {
            used = form->sums[i].rule == rule;
        }
        for (size_t i = 0; i < form->n_subsets && !used; i++) {
            used = form->subsets[i].rule == rule;
        }
        for (size_t i = 0; i < form->n_asserts && !used; i++) {
            used = form->asserts[i].rule == rule;
        }
        for (size_t i = 0; i < form->n_phrases && !used; i++) {
            used = form->phrases[i].rule == rule;
        }
        if (!used) {
            complain(builder->complaints, element_line(element), _("nothing in the form names the rule %s"),
                     form->rules[rule].id);
        }
    }
}

enum di_status build_form(struct di_arena *arena, struct di_compiled *compiled, xmlDocPtr source,
                          struct complaints *complaints, struct di_form *form, struct di_error *error)
{
    const xmlNode *root = xmlDocGetRootElement(source);
    struct builder builder = {
        .arena = arena, .compiled = compiled, .form = form, .complaints = complaints, .error = DI_ERROR_NONE};

    build_head(&builder, root);
    build_rules(&builder, root);
    build_sections(&builder, root);
    build_tables(&builder, root);
    build_relations(&builder, root);
    build_asserts(&builder, root);
    build_phrases(&builder, root);
    demand_use_of_rules(&builder, root);
    if (di_arena_failed(arena)) {
        return di_fail_no_memory(error);
    }
    if (di_error_is_set(&builder.error)) {
        return di_fail(error, builder.error.number, "%s", builder.error.text);
    }
    return complaints->count == 0 ? DI_OK : DI_REFUSED;
}
