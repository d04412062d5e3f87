/*
 * cell.h - reading one cell of figures.
 *
 * blank            nothing but white space
 * number           5, ５, 1,234, +2, -1, 减4, 5.10, and with a unit behind it: 5条; at most 15 digits
 * not applicable   / - — 不适用 无此项
 * text             everything else: 无, 五, 约5
 */
#ifndef DOCINTAKE_RECOGNISE_CELL_H
#define DOCINTAKE_RECOGNISE_CELL_H

#include <stdbool.h>

#include "docintake/arena.h"
#include "docintake/report.h"

/*
 * Sets state, value and text of *cell. unit is the row's unit: 5000元 in a row of 万元 is 0.5000. *ret_dressed: the
 * number was written with separators, a unit or full-width digits, so it is told how it was read. False when the arena
 * failed.
 */
bool cell_read(struct di_arena *arena, const char *text, const char *unit, struct di_report_cell *cell,
               bool *ret_dressed);

#endif
