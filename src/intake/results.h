/* results.h - what is put into the outbox beside the document: the report in all its forms. */
#ifndef DOCINTAKE_INTAKE_RESULTS_H
#define DOCINTAKE_INTAKE_RESULTS_H

#include "docintake/deliver.h"
#include "docintake/report.h"

/* Names that a document must not have in the outbox, because they are or will be ours. */
extern const char *const results_reserved[];
extern const size_t results_n_reserved;

struct results {
    struct di_blob *blobs;
    struct di_buffer *buffers; /* what the blobs show, one each */
    size_t count, capacity;
};

/*
 * report.json, a CSV of each table, and note or receipt as HTML and text, in the language in use. contact may be NULL.
 * Free with results_clear.
 */
enum di_status results_make(struct di_report *report, const char *contact, struct results *ret_results,
                            struct di_error *error);
void results_clear(struct results *results);

#endif
