/*
 * statement.h - what a title, or the sentence that names the report, states of it: whose report it is and of which
 * year.
 *
 *   青禾市林业局2017年政府信息公开工作年度报告        2017年青禾市林业局政务公开年报
 *   青禾市林业局政府信息公开年度报告（2017年）        现编制2017年度青禾市林业局信息公开工作年度报告
 */
#ifndef DOCINTAKE_RECOGNISE_STATEMENT_H
#define DOCINTAKE_RECOGNISE_STATEMENT_H

#include "dates.h"

struct statement {
    bool has_year;
    struct year_found year;
    const char *agency; /* NULL where none is named */
};

/*
 * Reads [from, to). False where it does not speak of 公开, so names no such report, and when the arena failed; the
 * statement may still be empty.
 */
bool statement_read(struct di_arena *arena, const struct view *view, size_t from, size_t to,
                    struct statement *ret_statement);

/* [from, to) as the name of an agency, or NULL where it can be none (我局, 本单位) and when the arena failed. */
const char *agency_name(struct di_arena *arena, const struct view *view, size_t from, size_t to);

/* True where the name ends like that of an agency: 局, 政府, 办事处… */
bool agency_is_office(const char *name);

/* True where the characters of `shorter` stand in `longer` in this order: 林业云岭分局 in 青禾市林业局云岭分局. */
bool agency_is_abbreviation(const char *shorter, const char *longer);

#endif
