/*
 * number_format.h - a number as a list shows it (ECMA-376 part 1, 17.18.59, ST_NumberFormat).
 */
#ifndef DOCINTAKE_PARSE_NUMBER_FORMAT_H
#define DOCINTAKE_PARSE_NUMBER_FORMAT_H

#include "docintake/buffer.h"
#include "docintake/xml.h"

struct di_number_format;

/*
 * The format of this name. The words of Hindi, Thai and Vietnamese, and sums of money, are decimal, like every name
 * that is unknown. Where Word differs from the standard (MS-OI29500 2.1.540) this is what Word shows.
 */
const struct di_number_format *di_number_format_find(struct di_xml_value name);

/* What "custom" stands for: the format whose first items are these ("001, 002, 003, ..."); NULL where it is unknown. */
const struct di_number_format *di_number_format_find_custom(struct di_xml_value pattern);

const struct di_number_format *di_number_format_decimal(void);

/* What w:isLgl (17.9.4) makes of a format: decimal, but digits with a zero before them stay, as in Word's own list
 * "Article I., Section 1.01". */
const struct di_number_format *di_number_format_legal(const struct di_number_format *format);

/* "bullet": the item has a sign and no number. */
bool di_number_format_is_bullet(const struct di_number_format *format);

/* Appends the number. "none" appends nothing. */
void di_number_format_write(const struct di_number_format *format, long number, struct di_buffer *out);

#endif
