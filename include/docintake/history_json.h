/*
 * history_json.h - earlier reports as they are given to the judgement: report.json (docs/report.schema.json), one after
 * the other, with or without white space between them.
 *
 * They may have lain anywhere since they were written, so they are read as foreign: JSON of which only what the rules
 * across years need is looked at, and that must be of the right kind.
 */
#ifndef DOCINTAKE_HISTORY_JSON_H
#define DOCINTAKE_HISTORY_JSON_H

#include "docintake/arena.h"
#include "docintake/error.h"
#include "docintake/history.h"

/*
 * Reads at most DI_LIMIT_HISTORY_BYTES into *ret_history, in the arena; no bytes are no reports. DI_FAILED with a text
 * that says what is wrong with them.
 */
enum di_status di_history_read(const char *bytes, size_t size, struct di_arena *arena, struct di_history *ret_history,
                               struct di_error *error);

#endif
