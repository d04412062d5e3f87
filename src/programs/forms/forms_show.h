/* forms_show.h - a form as people read it. */
#ifndef DOCINTAKE_COMMAND_FORMS_SHOW_H
#define DOCINTAKE_COMMAND_FORMS_SHOW_H

#include "docintake/form.h"

/*
 * Prints name, sections, tables and rules in the language in use; labels as the form prints them. Beside a row stands
 * what it adds up to and what it is part of; below a rule, what it checks.
 */
void di_form_show(const struct di_form *form);

#endif
