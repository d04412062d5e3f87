/*
 * document_json.h - a document as read, before any form, as JSON: the reader's answer to DI_TASK_EXTRACT.
 *
 * One object on one line. Of a document that was read, "blocks" is always there, the others where they hold something:
 *
 *   {"blocks": [BLOCK…], "headers": [BLOCK…], "footers": [BLOCK…], "notes": [BLOCK…], "remarks": ["…"]}
 *
 *   BLOCK  {"kind": "paragraph", "level": 0-9, "number"?: "一、", "text": "…"}
 *          {"kind": "table", "rows": R, "columns": C, "cells": [{"row", "column", "row_span", "column_span", "text",
 *                                                                "tables"?: [BLOCK…]}]}
 *          {"kind": "picture" | "object" | "chart"}, {"kind": "equation", "text": "…"}
 *
 * Of a document that was refused, the refusal alone:
 *
 *   {"refusal": {"code": "encrypted", "part": "", "detail": "…"}}
 */
#ifndef DOCINTAKE_DOCUMENT_JSON_H
#define DOCINTAKE_DOCUMENT_JSON_H

#include "docintake/buffer.h"
#include "docintake/document.h"
#include "docintake/error.h"
#include "docintake/refusal.h"

/* Appends the document. */
enum di_status di_document_json_write(const struct di_document *document, struct di_buffer *out,
                                      struct di_error *error);

/* Appends the refusal in its place. */
enum di_status di_refusal_json_write(const struct di_refusal *refusal, struct di_buffer *out, struct di_error *error);

#endif
