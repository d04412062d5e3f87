/*
 * members.h - the rows, or columns, that a list of ids in an attribute names.
 */
#ifndef DOCINTAKE_FORMS_MEMBERS_H
#define DOCINTAKE_FORMS_MEMBERS_H

#include "build.h"

/* Which of a table's rows or columns a list may name. */
struct member_source {
    const struct di_form_table *table;
    bool columns;      /* otherwise rows */
    bool takes_groups; /* a group stands for the rows, or columns, in it; otherwise it is a mistake */
};

struct members {
    unsigned *indices; /* of rows or columns that carry numbers */
    size_t count;
};

/*
 * What the attribute names, each once, in the order of the list. An id that is not there, that carries no number or
 * that was named before is a complaint at the element. An attribute that is not there names nothing.
 */
struct members members_find(struct builder *builder, const xmlNode *element, const char *attribute,
                            const struct member_source *source);

bool members_have(const struct members *members, unsigned index);

#endif
