/*
 * number_format.h - a number as a list shows it (ECMA-376 part 1, 17.18.59, ST_NumberFormat).
 */
#ifndef DOCINTAKE_PARSE_NUMBER_FORMAT_H
#define DOCINTAKE_PARSE_NUMBER_FORMAT_H

#include "docintake/buffer.h"
#include "docintake/xml.h"

struct di_number_format;

/*
 * The format of this name. Formats that are words of a language (ordinalText) or letters of scripts that Chinese
 * documents do not use are decimal, like every name that is unknown.
 */
const struct di_number_format *di_number_format_find(struct di_xml_value name);

const struct di_number_format *di_number_format_decimal(void);

/* "bullet": the item has a sign and no number. */
bool di_number_format_is_bullet(const struct di_number_format *format);

/* Appends the number. "none" appends nothing. */
void di_number_format_write(const struct di_number_format *format, long number, struct di_buffer *out);

#endif
