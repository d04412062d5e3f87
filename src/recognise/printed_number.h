/*
 * printed_number.h - the number at the beginning of a heading or of a row's label, as it is typed or as Word
 * counts it: 第一部分, 一、, （一）, 1., (1), ①.
 */
#ifndef DOCINTAKE_RECOGNISE_PRINTED_NUMBER_H
#define DOCINTAKE_RECOGNISE_PRINTED_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

#include "view.h"

/* In the order in which one stands below the other. */
enum number_kind {
    NUMBER_NONE,
    NUMBER_PART,             /* 第一部分, 第一章 */
    NUMBER_CHINESE,          /* 一、 */
    NUMBER_CHINESE_BRACKETS, /* （一）, also 一) */
    NUMBER_ARABIC,           /* 1. and 1、 */
    NUMBER_ARABIC_BRACKETS,  /* （1）, also 1) */
    NUMBER_CIRCLED,          /* ① */
};

struct printed_number {
    enum number_kind kind;
    unsigned value;
    bool closed;       /* a sign says where the number ends: "一、概述", not "一概述" */
    size_t digits;     /* index in the view where its digits begin */
    size_t digits_end; /* and end */
    size_t end;        /* index of the first code point after it and its signs */
};

/* Reads the number that the view begins with; kind is NUMBER_NONE where it begins with none. */
struct printed_number printed_number_read(const struct view *view);

/* The same of a text, of which no more is looked at than tells kind, value and closed; the indices mean nothing. */
struct printed_number printed_number_of(const char *text);

/* The digits alone, one character wide and without signs: "一", "12". NULL as for di_arena_alloc. */
const char *printed_number_text(struct di_arena *arena, const struct view *view, struct printed_number number);

/* True where both are numbers of one kind and differ in nothing that a reader would see as another number. */
bool printed_number_equal(struct printed_number a, struct printed_number b);

#endif
