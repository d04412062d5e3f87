/*
 * describe.h - what was read and judged, as text in which nothing remains of how a producer wrote it.
 */
#ifndef DOCINTAKE_TEST_PRODUCERS_DESCRIBE_H
#define DOCINTAKE_TEST_PRODUCERS_DESCRIBE_H

#include "docintake/buffer.h"
#include "docintake/document.h"
#include "docintake/report.h"

/*
 * The blocks of the body in the notation of fixtures/producers/report.txt: "## （一）…" with typed and automatic
 * numbers alike, "| … | … |" for a row. Paragraphs without text are left out. A cell that spans several says so.
 */
void describe_document(const struct di_document *document, struct di_buffer *out);

/* Everything that is judged, without places: those count paragraphs without text. */
void describe_report(const struct di_report *report, struct di_buffer *out);

#endif
