/*
 * lists.h - automatic numbers (ECMA-376 part 1, 17.9): the definitions of the numbering part, and the counters.
 *
 * A paragraph names a list (w:num), which is an instance of a definition (w:abstractNum) with up to nine levels. All
 * lists of one definition count on one another; a list may set levels of its own, and its own beginning, once.
 */
#ifndef DOCINTAKE_PARSE_LISTS_H
#define DOCINTAKE_PARSE_LISTS_H

#include "docintake/buffer.h"
#include "styles.h"

struct di_lists;

/* part may be NULL: no lists. */
enum di_status di_lists_read(struct di_package *package, struct di_package_part *part, const struct di_styles *styles,
                             struct di_arena *arena, struct di_lists **ret_lists, struct di_refusal *refusal,
                             struct di_error *error);

/*
 * Counts a paragraph and appends its number ("（一）"), as Word shows it, to the buffer; nothing where it has none: no
 * list, a bullet. own is what the paragraph itself says, style its style (may be NULL), which says what it does not.
 * To be called once for each paragraph, in order.
 */
void di_lists_count(struct di_lists *lists, struct di_list_use own, const struct di_style *style,
                    struct di_buffer *number);

#endif
