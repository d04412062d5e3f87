/*
 * complaints.h - telling what is wrong with a form file, line by line, and how often.
 */
#ifndef DOCINTAKE_FORMS_COMPLAINTS_H
#define DOCINTAKE_FORMS_COMPLAINTS_H

#include "docintake/forms.h"

struct complaints {
    di_form_complaint *tell; /* may be NULL */
    void *context;
    const char *file_name;
    unsigned count;
    struct di_error *error; /* takes the first complaint; may be NULL */
};

/* line 0 where unknown. The text is a sentence for the author of the form, in the language in use. */
void complain(struct complaints *complaints, unsigned line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
