/*
 * document_json.h - a document as JSON: what `docintake extract` prints, one compact object.
 *
 *   {"blocks": [...], "headers": [...], "footers": [...], "notes": [...], "remarks": [...]}
 *
 * Blocks in document order:
 *
 *   {"kind": "paragraph", "level": 0, "number": "一、", "text": "..."}    number is absent where there is none
 *   {"kind": "table", "rows": 2, "columns": 3, "cells": [{"row": 1, "column": 1, "row_span": 1, "column_span": 1,
 *    "text": "...", "tables": [...]}]}                                    positions count from 1
 *   {"kind": "picture"}, {"kind": "object"}, {"kind": "chart"}, {"kind": "equation", "text": "..."}
 *
 * A remark is {"text": "...", "where": {"part": "body", "paragraph": 1}}, its place as in report.json.
 *
 * Of a document that was refused, the reader answers the refusal alone, for the command to put into words:
 *
 *   {"refusal": {"code": "encrypted", "part": "", "detail": "..."}}
 */
#ifndef DOCINTAKE_DOCUMENT_JSON_H
#define DOCINTAKE_DOCUMENT_JSON_H

#include "docintake/buffer.h"
#include "docintake/document.h"
#include "docintake/error.h"
#include "docintake/refusal.h"

/* Appends the object, on one line and without a line feed at its end. Fails only where memory does. */
enum di_status di_document_json_write(const struct di_document *document, struct di_buffer *out,
                                      struct di_error *error);

/* Appends the refusal in its place. */
enum di_status di_refusal_json_write(const struct di_refusal *refusal, struct di_buffer *out, struct di_error *error);

/*
 * Reads such an answer, strictly: what is not spelled as above, or has anything more, is DI_FAILED. It is one line
 * then: nothing in it ends a line for any program. DI_REFUSED and *ret_refusal where it is a refusal. ret_text, which
 * may be NULL, takes the document for people and for grep: a line for each paragraph, with its automatic number, and
 * with as many '#' before it as a heading's level; a line for each row of a table, with tabs between its cells; the
 * tables inside a table after it; what is no text in brackets. Headers, footers, notes and remarks follow the body,
 * marked line by line.
 */
enum di_status di_document_json_read(const char *answer, size_t size, struct di_buffer *ret_text,
                                     struct di_refusal *ret_refusal, struct di_error *error);

/* Appends the refusal in words: a sentence in the language in use, and in brackets part and detail, for experts. */
enum di_status di_refusal_say(const struct di_refusal *refusal, struct di_buffer *out, struct di_error *error);

#endif
