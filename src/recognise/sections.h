/*
 * sections.h - the narrative as a tree of sections, and what each of them is for.
 */
#ifndef DOCINTAKE_RECOGNISE_SECTIONS_H
#define DOCINTAKE_RECOGNISE_SECTIONS_H

#include "docintake/form.h"
#include "docintake/report.h"
#include "lines.h"

/*
 * Puts every narrative line into report->sections: under its heading, or in a section of level 0 where none stands
 * above. A section whose title the form knows gets its role, but for one that stands deeper than another of that
 * role: 主动公开情况 in an overview is not the section 主动公开政府信息情况. form may be NULL. False when the arena
 * failed.
 */
bool sections_build(struct di_report *report, const struct lines *lines, const struct di_form *form);

#endif
