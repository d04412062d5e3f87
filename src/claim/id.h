/* id.h - the name of a submission: the millisecond of its arrival and the beginning of its hash. */
#ifndef DOCINTAKE_CLAIM_ID_H
#define DOCINTAKE_CLAIM_ID_H

#include <stdbool.h>

#include "docintake/claim.h"

void id_make(di_time_ms time, const char *sha256, char ret_id[DI_CLAIM_ID_BYTES]);

/* Whether the id ends as it would for a document with this hash. */
bool id_is_of_hash(const char *id, const char *sha256);

#endif
