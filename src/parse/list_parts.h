/*
 * list_parts.h - what lists are made of; for lists.c, which reads them, and list_counter.c, which counts.
 */
#ifndef DOCINTAKE_PARSE_LIST_PARTS_H
#define DOCINTAKE_PARSE_LIST_PARTS_H

#include "lists.h"
#include "number_format.h"

#define DI_LIST_LEVELS 9

struct list_level {
    const struct di_number_format *format;
    int start;
    int restart;      /* w:lvlRestart: DI_UNSET, 0 for never, or the level (from 1) after which it begins again */
    bool is_legal;    /* all numbers of its text in decimal digits */
    const char *text; /* "第%1章" */
    const struct di_style *style; /* paragraphs of this style are of this level; NULL for none */
};

struct list_definition {
    int id;
    struct list_level *levels[DI_LIST_LEVELS]; /* NULL where a level is not defined */
    const char *style_link, *num_style_link;   /* what it is for others, what it takes from another; NULL for none */
    unsigned is_counted;                       /* one bit a level: counts holds its last number */
    long counts[DI_LIST_LEVELS];
    struct list_definition *next;
};

struct list {
    int id;
    size_t order; /* in the part: of two with one id the last counts */
    int definition_id;
    struct list_definition *definition;
    struct list_level *levels[DI_LIST_LEVELS]; /* its own; NULL: the definition's */
    int starts[DI_LIST_LEVELS];                /* its own beginnings; DI_UNSET */
    unsigned is_started;                       /* one bit a level: its own beginning is used up */
    struct list *next;
};

struct di_lists {
    struct list **by_id; /* sorted by id, then by order */
    size_t count;
};

/* NULL where there is none. */
struct list *di_lists_find(const struct di_lists *lists, int id);

#endif
