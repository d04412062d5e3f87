#include <inttypes.h>
#include <string.h>

#include "build.h"
#include "compiled.h"
#include "docintake/buffer.h"
#include "docintake/language.h"
#include "element.h"
#include "lets.h"
#include "members.h"

static unsigned count_numbers(const char *pattern)
{
    unsigned count = 0;

    while ((pattern = strstr(pattern, "{n}")) != NULL) {
        pattern += strlen("{n}");
        count++;
    }
    return count;
}

static void complain_of_pattern(struct builder *builder, unsigned line, const char *written, const char *fault)
{
    complain(builder->complaints, line, _("the pattern “%s” cannot be used: %s"), written, fault);
}

/* NULL after a complaint, which shows the pattern as written, or out of memory. */
static const struct di_pattern *compile(struct builder *builder, unsigned line, const char *text, const char *written)
{
    char fault[DI_PATTERN_FAULT_BYTES];
    const struct di_pattern *pattern = NULL;

    if (compiled_pattern(builder->compiled, text, &pattern, fault, &builder->error) == DI_REFUSED) {
        complain_of_pattern(builder, line, written, fault);
    }
    return pattern;
}

/* A pattern alone: for a fault at its own line, and so that the next does not hide it. */
static void check_alone(struct builder *builder, unsigned line, const char *text, const char *written)
{
    char fault[DI_PATTERN_FAULT_BYTES];

    if (di_pattern_check(text, fault, &builder->error) == DI_REFUSED) {
        complain_of_pattern(builder, line, written, fault);
    }
}

/* The patterns of a phrase as one: whichever comes first in the sentence. */
static const char *join_patterns(struct builder *builder, const struct lets *lets, const xmlNode *element,
                                 const struct di_form_phrase *phrase)
{
    DI_AUTO_BUFFER joined = DI_BUFFER_EMPTY;
    const bool are_several = element_count(element, "pattern") > 1;
    const char *copy;

    for (const xmlNode *child = element_child(element, "pattern"); child != NULL;
         child = element_next(child, "pattern")) {
        const char *written = element_text(builder, child);
        const char *pattern = lets_put_in(builder, lets, element_line(child), written);

        if (count_numbers(pattern) != (phrase->is_fixed ? 0 : 1)) {
            complain(builder->complaints, element_line(child),
                     phrase->is_fixed ? _("the pattern “%s” has {n}, but means says the number")
                                      : _("the pattern “%s” needs {n} once"),
                     written);
        }
        if (are_several || builder->complaints->count > 0) { /* otherwise compile_joined comes to it */
            check_alone(builder, element_line(child), pattern, written);
        }
        di_buffer_text(&joined, joined.size > 0 ? "|" : "");
        di_buffer_text(&joined, pattern);
    }
    copy = joined.failed ? NULL : di_arena_strdup(builder->arena, di_buffer_string(&joined));
    return copy != NULL ? copy : "";
}

/* A fault of the only pattern there is at its line, as it is written. */
static void compile_joined(struct builder *builder, const xmlNode *element, struct di_form_phrase *phrase)
{
    const xmlNode *first = element_child(element, "pattern");

    if (element_next(first, "pattern") == NULL) {
        phrase->compiled = compile(builder, element_line(first), phrase->pattern, element_text(builder, first));
    } else {
        phrase->compiled = compile(builder, phrase->line, phrase->pattern, phrase->pattern);
    }
}

static void keep_members(struct members members, unsigned **ret_indices, size_t *ret_count)
{
    *ret_indices = members.indices;
    *ret_count = members.count;
}

/* The cells that the phrase repeats, all together. */
static void find_cells(struct builder *builder, const xmlNode *element, struct di_form_phrase *phrase)
{
    const char *table_id = element_attribute(builder, element, "table");
    struct member_source source = {.takes_groups = true};

    phrase->table = di_form_find_table(builder->form, table_id);
    if (phrase->table == DI_NO_INDEX) {
        complain(builder->complaints, phrase->line, _("table=\"%s\": there is no such table"), table_id);
        return;
    }
    source.table = &builder->form->tables[phrase->table];
    keep_members(members_find(builder, element, "cell", &source), &phrase->rows, &phrase->n_rows);
    keep_members(members_find(builder, element, "or-cell", &source), &phrase->other_rows, &phrase->n_other_rows);
    source.columns = true;
    keep_members(members_find(builder, element, "column", &source), &phrase->columns, &phrase->n_columns);
}

/* What may not stand before any phrase, and before this one, as one pattern; NULL where neither is given. */
static const char *join_unless(struct builder *builder, const char *common, const char *own)
{
    const char *joined;

    if (common == NULL || own == NULL) {
        return common != NULL ? common : own;
    }
    joined = di_arena_printf(builder->arena, "%s|%s", common, own);
    return joined != NULL ? joined : "";
}

static void build_unless(struct builder *builder, const struct lets *lets, const xmlNode *element,
                         struct di_form_phrase *phrase)
{
    const char *common = element_attribute(builder, element->parent, "unless");
    const char *written = join_unless(builder, common, element_attribute(builder, element, "unless"));

    if (written != NULL) {
        phrase->unless = lets_put_in(builder, lets, phrase->line, written);
        phrase->compiled_unless = compile(builder, phrase->line, phrase->unless, written);
    }
}

static void build_phrase(struct builder *builder, const struct lets *lets, const xmlNode *element,
                         struct di_form_phrase *phrase)
{
    const char *means = element_attribute(builder, element, "means");

    phrase->line = element_line(element);
    phrase->rule = build_rule_reference(builder, element, "rule");
    phrase->name = element_words(builder, element, "name");
    phrase->is_fixed = means != NULL;
    phrase->fixed = means != NULL ? strtoimax(means, NULL, 10) : 0;
    build_unless(builder, lets, element, phrase);
    phrase->section = element_attribute(builder, element, "section");
    if (phrase->section != NULL && di_form_section_by_role(builder->form, phrase->section) == NULL) {
        complain(builder->complaints, phrase->line, _("section=\"%s\": there is no such section"), phrase->section);
    }
    phrase->pattern = join_patterns(builder, lets, element, phrase);
    if (builder->complaints->count == 0) {
        compile_joined(builder, element, phrase);
    }
    find_cells(builder, element, phrase);
}

void build_phrases(struct builder *builder, const xmlNode *root)
{
    const xmlNode *narrative = element_child(root, "narrative");
    struct di_form *form = builder->form;
    struct lets lets;

    lets_build(builder, narrative, &lets);
    form->phrases = di_arena_array(builder->arena, element_count(narrative, "phrase"), sizeof *form->phrases);
    for (const xmlNode *element = element_child(narrative, "phrase"); form->phrases != NULL && element != NULL;
         element = element_next(element, "phrase")) {
        build_phrase(builder, &lets, element, &form->phrases[form->n_phrases]);
        form->n_phrases++;
    }
}
