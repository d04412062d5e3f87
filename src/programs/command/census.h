/* census.h - what lies in inbox, spool and outbox, by agency, counted on the disk. */
#ifndef DOCINTAKE_COMMAND_CENSUS_H
#define DOCINTAKE_COMMAND_CENSUS_H

#include <stddef.h>
#include <stdint.h>

#include "docintake/clock.h"
#include "docintake/error.h"
#include "docintake/watch.h"

struct di_census_agency {
    char *name; /* bytes, as the folder is called; "-" for what lay straight in the inbox */
    uint64_t inbox, spool, accepted, returned;
};

/* Initialise with {0}; free with di_census_clear. */
struct di_census {
    struct di_census_agency *agencies; /* sorted by name */
    size_t n_agencies, capacity;
    char *oldest; /* the file that has been in the inbox for longest, relative to the inbox; NULL where none */
    di_time_ms oldest_since;
};

/* Told of what cannot be looked into. */
typedef void di_census_complaint(void *context, const char *path, int number);

/*
 * Counts below root. ignored is what the daemon ignores in the inbox; agencies in marked put markers beside their
 * files, which are none. Folders that are missing count as empty: the daemon makes them when it needs them. DI_FAILED
 * is want of memory.
 */
enum di_status di_census_take(const char *root, const struct di_watch_options *ignored,
                              const struct di_patterns *marked, di_census_complaint *complain, void *context,
                              struct di_census *census, struct di_error *error);

void di_census_clear(struct di_census *census);

#endif
