/*
 * sheet.h - a table of a report as CSV (RFC 4180), for a spreadsheet: UTF-8 with byte order mark, CRLF.
 *
 * A text that a spreadsheet would take for a formula (CWE-1236) gets an apostrophe before it; numbers do not.
 */
#ifndef DOCINTAKE_SHEET_H
#define DOCINTAKE_SHEET_H

#include "docintake/buffer.h"
#include "docintake/error.h"
#include "docintake/report.h"

/*
 * One line a row: id, label, unit, then for each column what its cell holds (a number in plain digits, anything else as
 * written) and its state in the language in use (language.h).
 */
enum di_status di_sheet_write(const struct di_report_table *table, struct di_buffer *out, struct di_error *error);

#endif
