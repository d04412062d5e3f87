/* extract_text.h - a document as read, as text for people and for grep. */
#ifndef DOCINTAKE_COMMAND_EXTRACT_TEXT_H
#define DOCINTAKE_COMMAND_EXTRACT_TEXT_H

#include <jansson.h>
#include <stdbool.h>

#include "docintake/buffer.h"

/*
 * Appends the document (document_json.h): a line for each paragraph, with its automatic number, and with as many '#'
 * before it as a heading's level; a line for each row of a table, with tabs between its cells; the tables inside a
 * table after it; what is no text in brackets. Headers, footers, notes and remarks follow the body, marked line by
 * line.
 *
 * False, with some of it appended, where this is no such document.
 */
bool di_extract_text(const json_t *document, struct di_buffer *out);

#endif
