/*
 * layout.h - the samples of 2019 and 2021, laid out in other ways: whatever the layout, the cells are the same.
 */
#ifndef DOCINTAKE_TEST_RECOGNISE_LAYOUT_H
#define DOCINTAKE_TEST_RECOGNISE_LAYOUT_H

#include "recognise/sample.h"

/*
 * Every cell of the form in the sample ("sound-2021") is in the report, with its number, and the form is the same.
 * Every number of the samples stands in one cell only, so that one in a wrong place shows.
 */
void assert_same_cells(const struct recognised *recognised, const char *sample);

/* The text between the first `from` and the first `to` behind it; fails the test where there is none. */
const char *layout_part(struct di_arena *arena, const char *text, const char *from, const char *to);

/* The text with every `from` replaced. */
const char *layout_replace(struct di_arena *arena, const char *text, const char *from, const char *to);

#endif
