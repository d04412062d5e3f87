/*
 * phrase.h - small pieces of the text of a letter: foreign text made fit to be shown, times, sizes, places.
 *
 * All live in the arena; NULL as for di_arena_alloc, and where said.
 */
#ifndef DOCINTAKE_REPORT_PHRASE_H
#define DOCINTAKE_REPORT_PHRASE_H

#include "docintake/arena.h"
#include "docintake/report.h"

/*
 * text on one line: line breaks and tabs become a space, or nothing between Chinese characters; other runs of white
 * space one space; control characters and those that turn the direction of writing are dropped; of more than
 * code_points the rest is cut ("…"). text may be NULL, the result is then.
 */
const char *di_phrase_plain(struct di_arena *arena, const char *text, size_t code_points);

/* "2018年3月1日 09:30", by the clock of the machine's time zone. */
const char *di_phrase_time(struct di_arena *arena, di_time_ms time);

/* "21 KB" */
const char *di_phrase_size(struct di_arena *arena, uint64_t bytes);

/* "正文第16段", "第1个表第5行第3列", "页眉"; NULL where the place says nothing of the kind. */
const char *di_phrase_position(struct di_arena *arena, const struct di_place *place);

/* The same with the heading that it stands under: "“六、机构建设…”部分，正文第16段". NULL where the place says nothing.
 */
const char *di_phrase_place(struct di_arena *arena, const struct di_place *place);

/*
 * The way to a cell or row in the form's words: "三、依申请公开情况 › （一）收到申请数", and the column where the table
 * has several. NULL where the report has no such row.
 */
const char *di_phrase_cell(struct di_arena *arena, const struct di_report *report,
                           const struct di_cell_reference *reference);

/* Only the row's own label, and the column where the table has several. */
const char *di_phrase_cell_label(struct di_arena *arena, const struct di_report *report,
                                 const struct di_cell_reference *reference);

/* The way to a cell with the table before it and the counted position behind it. */
const char *di_phrase_cell_place(struct di_arena *arena, const struct di_report *report,
                                 const struct di_cell_reference *reference);

/* What is written in a cell, with its unit: "1 次"; "未填" for a blank one. NULL where the report has no such cell. */
const char *di_phrase_cell_text(struct di_arena *arena, const struct di_report *report,
                                const struct di_cell_reference *reference);

#endif
