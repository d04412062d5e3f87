/*
 * xml.h - one XML part, read as it streams in: the only place of the project that reads a document's XML.
 *
 * A push parser (libxml2, SAX2, namespaces): no tree, no entities, no network. What is not well-formed, namespaces
 * included, has a document type declaration (forbidden in OPC, ECMA-376 part 2, M1.18), is neither UTF-8 nor UTF-16
 * (M1.17), names another encoding and needs it, or goes beyond limits.h is a refusal that names the part and the line.
 * Tags that a part repeats byte for byte are parsed once and told each time (src/xml/repeats.h).
 *
 * The user sees tokens, not names: a vocabulary lists the names it knows, and the place of a name in that list is its
 * token. The Transitional and the Strict namespace of one schema (ECMA-376 part 1 and part 4) are the same space.
 */
#ifndef DOCINTAKE_XML_H
#define DOCINTAKE_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "docintake/error.h"
#include "docintake/refusal.h"

enum di_xml_space {
    DI_XML_NO_SPACE,      /* attributes without a prefix */
    DI_XML_W,             /* WordprocessingML */
    DI_XML_R,             /* references to relationships, as in r:id */
    DI_XML_M,             /* Office Math */
    DI_XML_SYMEX,         /* Word's own: symbols beyond four hexadecimal digits */
    DI_XML_A,             /* DrawingML */
    DI_XML_PIC,           /* DrawingML: pictures */
    DI_XML_C,             /* DrawingML: charts */
    DI_XML_DGM,           /* DrawingML: diagrams (SmartArt) */
    DI_XML_V,             /* VML */
    DI_XML_O,             /* VML: Office */
    DI_XML_MC,            /* markup compatibility */
    DI_XML_CONTENT_TYPES, /* OPC [Content_Types].xml */
    DI_XML_RELATIONSHIPS, /* OPC relationships parts */
    DI_XML_FOREIGN_SPACE, /* any other */
};

struct di_xml_name {
    enum di_xml_space space;
    unsigned size; /* of the local name */
    const char *local;
};

#define DI_XML_NAME(space, literal)                                                                                    \
    {                                                                                                                  \
        (space), sizeof(literal) - 1, (literal)                                                                        \
    }

/*
 * The token of a name is its index. names[0] is not looked at: token 0 is every name that is not listed. An element
 * that is not listed and holds nothing is not always told. Identifiers of revisions and paragraphs (w:rsid…,
 * w14:paraId, w14:textId) are not always those of the place, and not to be listed.
 */
struct di_xml_vocabulary {
    const struct di_xml_name *names;
    unsigned count;
};

/* An element that begins. Valid during the call that hands it out. */
struct di_xml_element;

unsigned di_xml_token(const struct di_xml_element *element);

/* The value of an attribute: size bytes, not NUL-terminated, valid as long as the element. */
struct di_xml_value {
    const char *bytes;
    size_t size;
};

/* False where the element has no attribute of that name (a token of the vocabulary), or is not of the vocabulary. */
bool di_xml_attribute(const struct di_xml_element *element, unsigned name, struct di_xml_value *ret_value);

bool di_xml_value_is(struct di_xml_value value, const char *text);

/* A whole number in decimal digits, perhaps with a sign. False for anything else, and beyond the range of int. */
bool di_xml_value_number(struct di_xml_value value, int *ret_number);

/*
 * What the user does with the events. A call that does not return DI_OK ends the reading with that status; it has set
 * the refusal or the error. Any of the three may be NULL.
 */
struct di_xml_handler {
    /* *ret_skip, false beforehand, passes over all that the element holds; its end is not told then. */
    enum di_status (*start)(void *user, const struct di_xml_element *element, bool *ret_skip);
    enum di_status (*end)(void *user, unsigned token);
    /* Text in pieces of any size, UTF-8, character references resolved. */
    enum di_status (*text)(void *user, const char *bytes, size_t size);
};

struct di_xml_reader;

/*
 * A reader for one part. part is its name, for refusals. All pointers are kept, not copied. NULL when out of memory;
 * *error is set then.
 */
struct di_xml_reader *di_xml_reader_new(const char *part, const struct di_xml_vocabulary *vocabulary,
                                        const struct di_xml_handler *handler, void *user, struct di_refusal *refusal,
                                        struct di_error *error);

/* NULL is fine. */
void di_xml_reader_free(struct di_xml_reader *reader);

/* The next bytes of the part, of any number. Once it has not returned DI_OK, it returns the same for ever. */
enum di_status di_xml_reader_feed(struct di_xml_reader *reader, const char *bytes, size_t size);

/* The part ends here. */
enum di_status di_xml_reader_finish(struct di_xml_reader *reader);

/*
 * A part that nobody reads, looked at as far as its first element: does it have a document type declaration? Zeroed to
 * begin with. Takes UTF-8 and UTF-16 alike, and anything else for a part without one.
 */
struct di_xml_prolog {
    enum { DI_PROLOG_GOES_ON, DI_PROLOG_ENDED, DI_PROLOG_HAS_DTD } found;
    unsigned char state;
    char before[2]; /* the last two bytes, for "?>" and "-->" */
};

/* The next bytes; nothing more is found out once found is not DI_PROLOG_GOES_ON. */
void di_xml_prolog_pass(struct di_xml_prolog *prolog, const char *bytes, size_t size);

#endif
