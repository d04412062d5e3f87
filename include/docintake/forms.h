/*
 * forms.h - loading form files. Reader process and `docintake forms`.
 */
#ifndef DOCINTAKE_FORMS_H
#define DOCINTAKE_FORMS_H

#include "docintake/error.h"
#include "docintake/form.h"

/* What is wrong with a form file, at which line (from 1; 0 where unknown). */
typedef void di_form_complaint(void *context, const char *file_name, unsigned line, const char *text);

/*
 * Loads every *.xml of the folder behind folder_fd, checked against the form.rng that lies beside them and for what
 * a grammar cannot say (ids that name nothing, tests that do not compile…). One bad form fails the whole: an office
 * must not find out in January. complain may be NULL; the first complaint is in *error as well.
 *
 * The forms are the caller's; free with di_forms_free.
 */
enum di_status di_forms_load(int folder_fd, di_form_complaint *complain, void *context, struct di_forms **ret_forms,
                             struct di_error *error);
void di_forms_free(struct di_forms *forms);

/* Checks one form file against the grammar in folder_fd; every fault goes to complain. DI_REFUSED if there is any. */
enum di_status di_forms_check_file(int folder_fd, const char *path, di_form_complaint *complain, void *context,
                                   struct di_error *error);

#endif
