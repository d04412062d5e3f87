/*
 * introduction.h - the sentences of the introduction that name the report: 现编制2017年度…年度报告;
 * 统计期限自2017年1月1日起….
 */
#ifndef DOCINTAKE_RECOGNISE_INTRODUCTION_H
#define DOCINTAKE_RECOGNISE_INTRODUCTION_H

#include "facts.h"

/* Adds the year and the agency that the paragraph states of the report. False when the arena failed. */
bool introduction_read(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts);

/*
 * Adds the period and its year where the paragraph states from when to when the figures count; in the
 * introduction also where it states only until when. Only the first period of a report is taken. A period of much more
 * than a year has no year, and neither has a day before December. False when the arena failed.
 */
bool period_read(struct di_arena *arena, const struct view *view, bool introduction, struct di_place where,
                 struct facts *facts);

/*
 * Adds the year of a text that begins with "2017年，…", unless it speaks of plans. That is what the text is about, and
 * counts only where nothing states the year of the report. False when the arena failed.
 */
bool beginning_read(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts);

/*
 * Adds the agency where the paragraph begins with the name of one, perhaps behind a year: 2017年，青禾市林业局认真…. It
 * counts only where nothing else names the agency. False when the arena failed.
 */
bool subject_read(struct di_arena *arena, const struct view *view, struct di_place where, struct facts *facts);

#endif
