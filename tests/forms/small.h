/*
 * small.h - a small sound form, changed in one place, and what the loader says of it.
 */
#ifndef DOCINTAKE_TEST_FORMS_SMALL_H
#define DOCINTAKE_TEST_FORMS_SMALL_H

#include "docintake/form.h"

/*
 * Loads the form with the text `from`, which stands in it, replaced by `to`. "" where it loads; else all complaints,
 * one "line: text" a line. Lives until the next call.
 */
const char *small_complaints(const char *from, const char *to);

/* The same for a whole file. */
const char *small_complaints_of(const char *file_name, const char *text);

/* The sound form, loaded. To be freed with di_forms_free. */
struct di_forms *small_forms(void);

#endif
