/*
 * source.h - a form file as an XML tree that keeps to the grammar.
 */
#ifndef DOCINTAKE_FORMS_SOURCE_H
#define DOCINTAKE_FORMS_SOURCE_H

#include <libxml/tree.h>

#include "complaints.h"

struct grammar;

/* Reads form.rng out of the folder. Free with grammar_free. */
enum di_status grammar_open(int folder_fd, struct grammar **ret_grammar, struct di_error *error);
void grammar_free(struct grammar *grammar);

/*
 * Parses the file behind fd and checks it against the grammar. DI_REFUSED after complaints; nothing outside the file
 * is ever read for it: a document type declaration, and so every entity, is refused. Free with xmlFreeDoc.
 */
enum di_status source_read(const struct grammar *grammar, int fd, struct complaints *complaints, xmlDocPtr *ret_source,
                           struct di_error *error);

#endif
