/*
 * sample.h - an invented report, changes to it, and questions to what was recognised in it.
 */
#ifndef DOCINTAKE_TEST_RECOGNISE_SAMPLE_H
#define DOCINTAKE_TEST_RECOGNISE_SAMPLE_H

#include "docintake/form.h"
#include "docintake/report.h"

/* A sound report in the layout of 2014, as a sketch (support/sketch.h). */
const char *sample_text(struct di_arena *arena);

/* Free with recognised_free. */
struct recognised {
    struct di_arena *arena;
    struct di_forms *forms;
    struct di_report *report;
    const struct di_form *form; /* NULL where none was recognised */
};

/* Recognises a sketch with the project's forms, or with these, which become the result's. */
struct recognised recognise_text(const char *text);
struct recognised recognise_with(struct di_forms *forms, const char *text);

/* The sample as it is. */
struct recognised recognise_sound(void);

/* A text that stands exactly once in the sample, and the text instead. */
struct change {
    const char *from, *to;
};

/* The sample after changes, one after the other: recognise_sample({"2017年", "2016年"}, {"甲", ""}). */
#define recognise_sample(...) recognise_changed((const struct change[]){__VA_ARGS__, {NULL, NULL}})
struct recognised recognise_changed(const struct change *changes);

/* The same for another sketch: "sound-2021". */
#define recognise_sketch(name, ...) recognise_sketch_changed(name, (const struct change[]){__VA_ARGS__, {NULL, NULL}})
struct recognised recognise_sketch_changed(const char *name, const struct change *changes);

void recognised_free(struct recognised *recognised);

#define AUTO_RECOGNISED __attribute__((cleanup(recognised_free))) struct recognised

/* The cell in this row of the statistics table and the form's column. The row must be there. */
const struct di_report_cell *cell_of(const struct recognised *recognised, const char *row);

/* The cell holds this number; "" for no number. */
void assert_cell(const struct recognised *recognised, const char *row, const char *value);

/* The field has this value; NULL for no such field. */
void assert_field(const struct recognised *recognised, const char *id, const char *value);

unsigned count_findings(const struct recognised *recognised, enum di_reason reason);

/* The first section with this title, or NULL. */
const struct di_report_section *section_titled(const struct recognised *recognised, const char *title);

#endif
