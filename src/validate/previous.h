/* previous.h - which of the earlier reports that were given along is this agency's of the year before. */
#ifndef DOCINTAKE_VALIDATE_PREVIOUS_H
#define DOCINTAKE_VALIDATE_PREVIOUS_H

#include "docintake/history.h"
#include "validation.h"

/* The one whose agency's name is nearest. NULL where none fits, of which a note tells, and where none was given. */
const struct di_past_report *previous_report(const struct validation *validation);

#endif
