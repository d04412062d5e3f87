/*
 * context.h - what an element means where it stands: one function for each context, in content.c and property.c.
 */
#ifndef DOCINTAKE_PARSE_CONTEXT_H
#define DOCINTAKE_PARSE_CONTEXT_H

#include "story.h"

/*
 * Takes an element that stands in the innermost context of the story. *ret_next, NOWHERE beforehand, is the context
 * that the element opens; NOWHERE passes over it.
 */
typedef enum di_status di_opener(struct story *story, const struct di_xml_element *element, enum context *ret_next);

/* content.c */
di_opener di_in_blocks, di_in_inline, di_in_drawing, di_in_equation, di_in_ruby, di_in_table, di_in_row;

/* property.c */
di_opener di_in_paragraph_properties, di_in_list_properties, di_in_mark_properties, di_in_run_properties,
    di_in_row_properties, di_in_cell_properties;

/*
 * What is the same wherever content stands: insertions and wrappers are transparent, deletions and the wrappers' own
 * properties are passed over (17.13.5, 17.5). False where the element is none of these.
 */
bool di_is_wrapper(struct story *story, unsigned word, enum context *ret_next);

#endif
