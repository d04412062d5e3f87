/*
 * refusal.h - why a document cannot be read as a report at all.
 *
 * A refusal ends the reading of a document and becomes its one finding, with the code of its reason (reason.h).
 */
#ifndef DOCINTAKE_REFUSAL_H
#define DOCINTAKE_REFUSAL_H

#include "docintake/arena.h"
#include "docintake/error.h"
#include "docintake/reason.h"

#define DI_REFUSAL_PART_BYTES 128
#define DI_REFUSAL_DETAIL_BYTES 192

/* By value, set once, like struct di_error. The texts are valid UTF-8, shortened where they do not fit. */
struct di_refusal {
    enum di_reason reason;                /* DI_REASON_NONE while unset */
    char part[DI_REFUSAL_PART_BYTES];     /* the OPC part at fault, "" where it is the file as a whole */
    char detail[DI_REFUSAL_DETAIL_BYTES]; /* what exactly, in English, for report.json and the journal */
};

#define DI_REFUSAL_NONE ((struct di_refusal){DI_REASON_NONE, "", ""})

/*
 * Sets *refusal (unless it is set already) and returns DI_REFUSED. part may be NULL; both texts may hold any bytes,
 * what is not UTF-8 is replaced by U+FFFD.
 */
enum di_status di_refuse(struct di_refusal *refusal, enum di_reason reason, const char *part, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* As for di_fail. */
static inline enum di_status di_refused(enum di_status status)
{
    (void)status;
    return DI_REFUSED;
}
#define di_refuse(...) di_refused(di_refuse(__VA_ARGS__))

/*
 * For an allocation from the arena that failed: DI_REFUSED (DI_REASON_TOO_LARGE) where the document used up its budget,
 * DI_FAILED where the system has no memory. part may be NULL.
 */
enum di_status di_refuse_no_room(const struct di_arena *arena, const char *part, struct di_refusal *refusal,
                                 struct di_error *error);

#endif
