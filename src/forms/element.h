/*
 * element.h - walking the elements of a form file and reading their texts into the arena.
 */
#ifndef DOCINTAKE_FORMS_ELEMENT_H
#define DOCINTAKE_FORMS_ELEMENT_H

#include <libxml/tree.h>

#include "build.h"

/* The first child element, or next sibling element, of this name; NULL where there is none. element may be NULL. */
const xmlNode *element_child(const xmlNode *element, const char *name);
const xmlNode *element_next(const xmlNode *element, const char *name);
size_t element_count(const xmlNode *parent, const char *name);

bool element_is(const xmlNode *element, const char *name);
unsigned element_line(const xmlNode *element);

/* Its xml:lang is zh; the grammar knows zh and en alone. */
bool element_is_chinese(const xmlNode *element);

/* Texts have their white space collapsed. An attribute that is not there is NULL; when the arena fails, both are "". */
const char *element_text(struct builder *builder, const xmlNode *element);
const char *element_attribute(struct builder *builder, const xmlNode *element, const char *name);

/* The attribute "id", "role" or "name" that others refer to; complains of signs that the grammar lets pass. */
const char *element_own_id(struct builder *builder, const xmlNode *element, const char *name);

/* The next id of a list with spaces between; "" at its end. Moves *list behind it. */
const char *element_next_id(struct builder *builder, const char **list);

/* The attribute is there and says "true". */
bool element_is_true(struct builder *builder, const xmlNode *element, const char *name);

/* The texts in zh and en of the children of this name; complains of a language that is missing or given twice. */
struct di_words element_words(struct builder *builder, const xmlNode *parent, const char *name);

/* The texts of the children of this name, folded as labels, without their numbers. */
const char *const *element_folded_list(struct builder *builder, const xmlNode *parent, const char *name,
                                       size_t *ret_count);

/*
 * The elements below root that make a tree of rows, or of columns and groups, each before the ones inside it. Start
 * with node = root and depth = -1; the depth of those right below root is 0.
 */
struct element_walk {
    const xmlNode *root, *node;
    int depth;
};
bool element_walk_next(struct element_walk *walk);

#endif
