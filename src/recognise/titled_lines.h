/*
 * titled_lines.h - the narrative as lines in which every title that the form knows stands apart from its text.
 */
#ifndef DOCINTAKE_RECOGNISE_TITLED_LINES_H
#define DOCINTAKE_RECOGNISE_TITLED_LINES_H

#include "docintake/form.h"
#include "lines.h"

struct titled_line {
    struct line line; /* of a block that is no paragraph, too: a picture, a table */
    /* The section that a line without number and style names. NULL: it is for heading_read to say what the line is. */
    const struct di_form_section *plain;
    bool is_full;             /* its title is no shorter than that section's name */
    const char *title, *rest; /* where plain is not NULL: the line in two, without the sign between them */
};

struct titled_lines {
    struct titled_line *lines;
    size_t count;
};

/*
 * Cuts, where their titles are the form's: 一、总体情况 2022年… behind the title; a paragraph with 一、… 二、… in
 * sequence before each number. 总体情况：… without a number is left whole, for it may be a sentence. Lists of titles
 * without text between them (由一、概述；二、… 等部分组成) stay what they are. form may be NULL. False when the arena
 * failed.
 */
bool titled_lines_make(struct di_arena *arena, const struct lines *lines, const struct di_form *form,
                       struct titled_lines *ret_lines);

#endif
