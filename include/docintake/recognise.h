/*
 * recognise.h - what in a document is what: which form, which rows, columns and cells, which sections, which fields.
 *
 * Recognising judges nothing but its own doubt: a table that is a picture, no known form, a label matched by
 * likeness. It fills the report's form, fields, sections, tables and checks.rows_*.
 */
#ifndef DOCINTAKE_RECOGNISE_H
#define DOCINTAKE_RECOGNISE_H

#include "docintake/document.h"
#include "docintake/error.h"
#include "docintake/form.h"
#include "docintake/report.h"

/*
 * Makes the labels of the forms comparable, once for all documents: forms->known. The forms do not change after it.
 */
enum di_status di_recognise_prepare(struct di_forms *forms, struct di_error *error);

/*
 * The forms are prepared. *ret_form is the form recognised, one of forms, or NULL with a finding (empty, no-table,
 * table-is-picture, table-is-object, no-form, form-unclear) that says why not. Where a form is recognised and some of
 * its tables are not there, no-table, table-is-picture and table-is-object tell of them. Sections, fields and tables
 * are filled either way.
 */
enum di_status di_recognise(const struct di_forms *forms, const struct di_document *document, struct di_report *report,
                            const struct di_form **ret_form, struct di_error *error);

#endif
