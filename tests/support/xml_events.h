/*
 * xml_events.h - what a reader of XML parts tells, written down, so that two ways of reading a part can be compared.
 */
#ifndef DOCINTAKE_TEST_XML_EVENTS_H
#define DOCINTAKE_TEST_XML_EVENTS_H

#include "docintake/buffer.h"
#include "docintake/xml.h"

/*
 * Reads a part, called part.xml: the first `lead` bytes at once, the others in pieces of `piece` bytes. Appends to
 * events "<token" for an element that begins (1 is w:p, 2 is w:skip, which is passed over, 0 any other), "@value" for
 * its attribute w:val, "token>" for its end, and text as it comes.
 */
enum di_status di_test_xml_read(const char *bytes, size_t size, size_t lead, size_t piece, struct di_buffer *events,
                                struct di_refusal *refusal, struct di_error *error);

/* Takes out of the events elements that are not listed and hold nothing, which are not always told, and ends them with
 * a dot. */
void di_test_xml_leave_out(struct di_buffer *events);

#endif
