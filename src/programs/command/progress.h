/*
 * progress.h - how far a long run is, as a bar on standard error.
 *
 * Shown only where standard error is a terminal that can go back to the beginning of a line, and only for several
 * files. It is drawn in no colour.
 */
#ifndef DOCINTAKE_COMMAND_PROGRESS_H
#define DOCINTAKE_COMMAND_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct di_progress {
    size_t done, total;
    bool enabled;
    bool drawn;       /* the line holds the bar */
    int64_t drawn_at; /* monotonic milliseconds */
};

void di_progress_begin(struct di_progress *progress, size_t total);

/* One more is done. Draws the bar at most some times a second. */
void di_progress_step(struct di_progress *progress);

/* Clears the line, before something else is printed there. The next step brings it back. */
void di_progress_hide(struct di_progress *progress);

#endif
