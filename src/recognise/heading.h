/*
 * heading.h - whether a line is a heading, of which level, and where its text begins if it runs in.
 *
 * A line is a heading when it begins with a number, automatic or typed, and reads like a title, or when its style or
 * outline level says so. The number decides the level: 第一部分 and 一、 1, （一） 2, 1. 3, （1） 4, ① 5; a heading
 * without a number has the level of its style.
 *
 * What reads like a title: at most HEADING_CODES characters, then a full stop or colon behind which the text runs in
 * ("（五）建立制度。制定了…"), or the end of the line, which may come a little later. Not a title: 一是…; a sentence
 * with figures other than a year; a list item that ends in a semicolon or, below the second level, in a full stop.
 */
#ifndef DOCINTAKE_RECOGNISE_HEADING_H
#define DOCINTAKE_RECOGNISE_HEADING_H

#include <stdbool.h>

#include "docintake/arena.h"
#include "lines.h"

#define HEADING_CODES 40
#define HEADING_LINE_CODES 54

struct heading {
    unsigned level;
    bool is_part;        /* numbered 第一部分: 一、 may stand below it */
    const char *number;  /* its digits as written, "一"; NULL where none */
    const char *title;   /* without number and closing sign */
    const char *written; /* number and title as they stand there */
    const char *rest;    /* the text that runs in, "" where none */
};

/*
 * True where the line is a heading. expected is the value that the next 一、 has: a number without its sign (一概述) is
 * taken only in its turn. The texts of *ret_heading are in the arena; NULL title when the arena failed.
 */
bool heading_read(struct di_arena *arena, const struct line *line, unsigned expected, struct heading *ret_heading);

#endif
