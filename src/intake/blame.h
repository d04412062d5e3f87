/*
 * blame.h - reports about documents that no reader has read: those that ended their readers too often, and those that
 * stay in the inbox.
 *
 * A death of the daemon blames nobody: it does not read documents.
 */
#ifndef DOCINTAKE_INTAKE_BLAME_H
#define DOCINTAKE_INTAKE_BLAME_H

#include "docintake/claim.h"
#include "docintake/report.h"

/* Whether a document has ended its readers so often that it is answered without being read. */
bool blame_is_due(const struct di_record *record);

/* The report that it could not be read, or not in time. seconds: the deadline. DI_FAILED: no room. */
enum di_status blame_report(const struct di_claim *claim, uint64_t seconds, struct di_arena *arena,
                            struct di_report **ret_report);

/* The same for a file that is left: an upload that was not finished within the seconds, or what is too large. */
enum di_status left_report(const struct di_claim *claim, enum di_settled why, uint64_t seconds, struct di_arena *arena,
                           struct di_report **ret_report);

#endif
