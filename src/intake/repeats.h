/* repeats.h - the report about a document that was answered before, byte for byte the same. */
#ifndef DOCINTAKE_INTAKE_REPEATS_H
#define DOCINTAKE_INTAKE_REPEATS_H

#include "docintake/claim.h"
#include "docintake/report.h"

/* Names the earlier answer, and has its verdict. DI_FAILED: no room. */
enum di_status repeat_report(const struct di_answered *answered, struct di_arena *arena, struct di_report **ret_report);

#endif
