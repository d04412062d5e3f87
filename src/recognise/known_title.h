/*
 * known_title.h - titles of the form's sections, where nothing but their words tells them from the text around them.
 *
 * People run a heading and its text together (一、总体情况 2022年，我局…), write a whole report into one paragraph, and
 * leave numbers and styles out. A title that the form knows is then a heading all the same.
 */
#ifndef DOCINTAKE_RECOGNISE_KNOWN_TITLE_H
#define DOCINTAKE_RECOGNISE_KNOWN_TITLE_H

#include "docintake/arena.h"
#include "docintake/form.h"
#include "view.h"

/*
 * The end of a title of one of the form's sections that begins at `from`, or VIEW_NONE. It ends in a word that titles
 * end in (情况, 事项, 问题…), and goes on behind 及, 和, 与, 、. VIEW_NONE also when the arena failed.
 */
size_t known_title_end(struct di_arena *arena, const struct di_form *form, const struct view *view, size_t from);

/* The section that [from, to) is a title of, or NULL. */
const struct di_form_section *known_title_section(struct di_arena *arena, const struct di_form *form,
                                                  const struct view *view, size_t from, size_t to);

/* The title [from, to) of this section is as long as the section's own name, or longer: no short title. */
bool known_title_is_full(const struct di_form_section *section, size_t from, size_t to);

#endif
