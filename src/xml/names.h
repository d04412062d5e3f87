/*
 * names.h - from the names that libxml2 reports to the tokens of a vocabulary.
 *
 * libxml2 keeps one copy of every name and namespace of a part in its dictionary, so that two names are the same when
 * their pointers are. A small cache over these pointers makes the usual event cost one comparison.
 */
#ifndef DOCINTAKE_XML_NAMES_H
#define DOCINTAKE_XML_NAMES_H

#include "docintake/xml.h"

#define DI_NAME_SLOTS 512 /* a power of two; a report uses about 150 names */

struct di_names {
    const struct di_xml_vocabulary *vocabulary;
    struct {
        const char *local, *space;
        unsigned token;
    } slots[DI_NAME_SLOTS];
};

/* local and space (NULL for none) are pointers into the dictionary of one and the same parser. */
unsigned di_names_token(struct di_names *names, const char *local, const char *space);

#endif
