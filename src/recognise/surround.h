/*
 * surround.h - what belongs to a table without being one of its rows: 附件, the caption, （2017年度）, 填报单位… above
 * it, 单位负责人…, 填报日期… below it, as lines of the body or as rows of the table itself.
 */
#ifndef DOCINTAKE_RECOGNISE_SURROUND_H
#define DOCINTAKE_RECOGNISE_SURROUND_H

#include "find_table.h"
#include "passage.h"

struct surroundings {
    struct passage *first, *last;
    const struct passage *caption; /* NULL where none */
};

/*
 * Claims the lines around the table (line.use), so that they do not count as narrative, and collects them and the rows
 * of the grid that stand before the first and after the last row of the form and are no rows of figures, which become
 * GRID_AROUND. False when the arena failed.
 */
bool surround_read(struct di_arena *arena, struct lines *lines, struct chosen_table *table,
                   struct surroundings *ret_surroundings);

/*
 * The nearest heading above the table, as written: what people look for where the table has no caption of its own.
 * *ret_heading is NULL where there is none. False when the arena failed.
 */
bool surround_heading(struct di_arena *arena, const struct lines *lines, const struct chosen_table *table,
                      const char **ret_heading);

#endif
