/*
 * reason.h - every reason for which a document is refused, faulted, questioned or remarked upon: one row each.
 *
 * The rows stand in reason_table.h. Codes are stable and public: report.json carries them. A code says what kind of
 * fault it is; which rule of the form was broken stands beside it in a finding. A test fails for a row that no
 * fixture raises.
 */
#ifndef DOCINTAKE_REASON_H
#define DOCINTAKE_REASON_H

#include <stdbool.h>
#include <stddef.h>

enum di_severity { DI_NOTE, DI_WARNING, DI_ERROR };

#define DI_SEVERITIES 3

enum di_reason {
    DI_REASON_NONE,
#define DI_REASON(symbol, code, severity, message, found, expected, advice) DI_REASON_##symbol,
#include "docintake/reason_table.h"
#undef DI_REASON
    DI_REASON_COUNT
};

/*
 * Sentences are English msgids with named places {like_this}, which are filled from a finding's arguments
 * (report.h); the catalogue holds them in Chinese. A sentence that is NULL does not apply.
 */
struct di_reason_row {
    const char *code;
    enum di_severity severity; /* where the form's rule does not say otherwise */
    const char *message;       /* what is the matter, one sentence */
    const char *found;         /* what is written */
    const char *expected;      /* what is expected */
    const char *advice;        /* how to mend it */
};

/* The row of a reason other than DI_REASON_NONE. */
const struct di_reason_row *di_reason_row(enum di_reason reason);

/* By code; DI_REASON_NONE where there is none such. */
enum di_reason di_reason_by_code(const char *code);

/* "note", "warning", "error". */
const char *di_severity_name(enum di_severity severity);
bool di_severity_parse(const char *name, enum di_severity *ret_severity);

#endif
