/*
 * circumstances.h - what is known of a report besides the document: given to the judgement by whoever asks for it, so
 * that the same document under the same circumstances is always judged in the same way.
 */
#ifndef DOCINTAKE_CIRCUMSTANCES_H
#define DOCINTAKE_CIRCUMSTANCES_H

#include "docintake/date.h"
#include "docintake/history.h"
#include "docintake/office.h"

/* Nothing is claimed that would rest on what is not known: all zeros knows nothing. */
struct di_circumstances {
    const struct di_office *office;   /* what it has set; NULL: nothing */
    di_date received;                 /* when the report came; DI_DATE_NONE: unknown */
    const char *folder;               /* of the inbox, that is whose it lies in; NULL: unknown */
    const struct di_history *history; /* earlier reports; NULL where there are none */
};

#endif
