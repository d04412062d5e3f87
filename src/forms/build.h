/*
 * build.h - from the XML tree of a form, which keeps to the grammar, to the form in memory.
 *
 * What a grammar cannot say is checked on the way; every fault is a complaint with its line, and building goes on, so
 * that an author sees all of them at once. The grammar promises which elements and attributes there are.
 */
#ifndef DOCINTAKE_FORMS_BUILD_H
#define DOCINTAKE_FORMS_BUILD_H

#include <libxml/tree.h>

#include "complaints.h"
#include "docintake/form.h"

struct builder {
    struct di_arena *arena;
    struct di_compiled *compiled; /* takes the expressions and patterns */
    struct di_form *form;
    struct complaints *complaints;
    struct di_error error; /* what kept an expression or a pattern from being compiled, other than itself */
};

/*
 * Once the arena has failed, texts are "" and arrays stay empty; build_form looks at it, at the end.
 */

/* build.c: fills *form. DI_REFUSED after complaints. */
enum di_status build_form(struct di_arena *arena, struct di_compiled *compiled, xmlDocPtr source,
                          struct complaints *complaints, struct di_form *form, struct di_error *error);

/* The index of the rule that the attribute of this name gives; DI_NO_INDEX without it, or after a complaint. */
unsigned build_rule_reference(struct builder *builder, const xmlNode *element, const char *attribute);

/* build_table.c: fills *table from a table element. */
void build_table(struct builder *builder, const xmlNode *element, struct di_form_table *table);

/* build_relations.c: sums and subsets, of the tree and of the relations element; after all tables. */
void build_relations(struct builder *builder, const xmlNode *root);

/* build_asserts.c: the asserts of the relations element. */
void build_asserts(struct builder *builder, const xmlNode *root);

/* build_phrases.c: what the narrative repeats. */
void build_phrases(struct builder *builder, const xmlNode *root);

#endif
