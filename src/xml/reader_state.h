/*
 * reader_state.h - the reader of a part: bytes go in by reader.c, events come out by events.c, libxml2 is between them.
 */
#ifndef DOCINTAKE_XML_READER_STATE_H
#define DOCINTAKE_XML_READER_STATE_H

#include <stdint.h>

#include <libxml/parser.h>

#include "declaration.h"
#include "docintake/limits.h"
#include "docintake/xml.h"
#include "names.h"
#include "repeats.h"
#include "tag_bound.h"
#include "utf16.h"

struct di_xml_reader {
    xmlParserCtxtPtr context;
    const char *part;
    const struct di_xml_handler *handler;
    void *user;
    struct di_refusal *refusal;
    struct di_error *error;
    enum di_status status;
    struct di_tag_bound bound;
    struct di_declaration declaration;
    struct di_repeats *repeats; /* NULL until the root element is open */
    unsigned announced;         /* the known tag that libxml2 reports next, or DI_KNOWN_NO_TAG */
    struct di_utf16 utf16;
    char *converted;        /* room for one chunk of UTF-16 as UTF-8; NULL for UTF-8 */
    unsigned char first[3]; /* the first bytes, held back until the encoding can be told */
    unsigned n_first;
    bool is_sniffed;
    size_t passed;        /* bytes that went to libxml2, with what was cut of them */
    bool declares_inside; /* an element inside the root has declared a namespace */
    unsigned depth;
    unsigned skipped_from; /* the depth of the element that is passed over; 0 for none */
    struct di_names names;
    uint16_t tokens[DI_LIMIT_XML_DEPTH + 1];
};

/* What libxml2 is to report to, with the reader as its user data. */
xmlSAXHandler di_xml_events(void);

/* Ends the reading with this status, unless it is DI_OK or another has ended it. */
void di_xml_stop(struct di_xml_reader *reader, enum di_status status);

/* The line that libxml2 is at, from 1; 0 where it is not known. */
int di_xml_line(const struct di_xml_reader *reader);

/* Ends the reading: more than `limit` of `what`. */
void di_xml_refuse_size(struct di_xml_reader *reader, const char *what, unsigned long limit);

#endif
