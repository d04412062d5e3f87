/*
 * known_forms.h - what recognising needs of the forms, made once for all documents.
 */
#ifndef DOCINTAKE_RECOGNISE_KNOWN_FORMS_H
#define DOCINTAKE_RECOGNISE_KNOWN_FORMS_H

#include "docintake/form.h"
#include "known_table.h"

struct di_known_forms {
    struct lexicon *lexicon;
    struct known_table **tables; /* of each form, in the order of di_forms.forms: one for each of its tables */
};

#endif
