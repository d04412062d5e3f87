/*
 * roles.h - which heading is that of which section of the form.
 */
#ifndef DOCINTAKE_RECOGNISE_ROLES_H
#define DOCINTAKE_RECOGNISE_ROLES_H

#include "heading.h"
#include "titled_lines.h"

/* What a line is as a heading. */
struct headline {
    unsigned level; /* 0: it is none */
    struct heading heading;
    const char *role; /* of the form's section; NULL where it is that of none */
};

/*
 * Sets the roles, and makes headings of lines that are so by their words alone.
 *
 * Of a form whose sections stand side by side, a heading counts at the level at which most of the sections stand:
 * （一）主动公开 in 一、总体情况 is not 二、主动公开政府信息情况, even where that is missing. Of other forms, each
 * section counts at the outermost level at which it stands, for agencies may nest them. False when the arena failed.
 */
bool roles_assign(struct di_arena *arena, const struct di_form *form, const struct titled_lines *lines,
                  struct headline *headlines);

#endif
