/*
 * report_json.h - a report as JSON: the public report.json, and the answer that the reader sends.
 *
 * report.json is described by docs/report.schema.json (JSON Schema, draft 2020-12). The answer is our own: a finding
 * carries its arguments instead of sentences, there is no submission and no verdict, and indices into the form are left
 * behind (DI_NO_INDEX), because the daemon does not know the forms. It is read back strictly, because the reader may be
 * in the hands of a hostile document: only the spelling that di_answer_write has is accepted, so unknown, missing or
 * doubled members, wrong types, a number out of range, a text that is no UTF-8 and a left-over byte are each its end.
 */
#ifndef DOCINTAKE_REPORT_JSON_H
#define DOCINTAKE_REPORT_JSON_H

#include "docintake/arena.h"
#include "docintake/buffer.h"
#include "docintake/error.h"
#include "docintake/report.h"

#define DI_REPORT_SCHEMA "docintake-report/1"
#define DI_ANSWER_SCHEMA "docintake-answer/1"

/* report.json in the language in use (language.h). indent: 2 for people, 0 for one line without line feeds. */
enum di_status di_report_json_write(const struct di_report *report, unsigned indent, struct di_buffer *out,
                                    struct di_error *error);

/*
 * The reader's answer. A report that would need more than DI_LIMIT_ANSWER_BYTES is answered by the one finding that
 * says so (too-large).
 */
enum di_status di_answer_write(const struct di_report *report, struct di_buffer *out, struct di_error *error);

/*
 * Reads an answer of at most DI_LIMIT_ANSWER_BYTES into *ret_report, in the arena. DI_FAILED with a text that says
 * what is wrong with it: a bad answer is an error of ours.
 */
enum di_status di_answer_read(const char *bytes, size_t size, struct di_arena *arena, struct di_report **ret_report,
                              struct di_error *error);

#endif
