/*
 * cases.h - one file a subject; test_xml.c runs them all.
 */
#ifndef DOCINTAKE_TEST_XML_CASES_H
#define DOCINTAKE_TEST_XML_CASES_H

#include "docintake/buffer.h"
#include "docintake/xml.h"
#include "support/suite.h"

TCase *reader_cases(void);
TCase *bound_cases(void);
TCase *encoding_cases(void);
TCase *prolog_cases(void);
TCase *repeats_cases(void);
TCase *retold_cases(void);

/* Reads a part in pieces of `piece` bytes and keeps what was told (support/xml_events.h). */
struct seen {
    enum di_status status;
    struct di_refusal refusal;
    struct di_error error;
    struct di_buffer events;
};

void read_pieces(struct seen *seen, const char *bytes, size_t size, size_t piece);

/* The same for a string, as a whole and byte by byte, which must be equal; returns the events. The buffer is seen's. */
const char *read_string(struct seen *seen, const char *text);

/* The reason for which a part is refused; the test fails where it is read. */
enum di_reason refusal_of(const char *bytes, size_t size);

#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define W_STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"

#endif
