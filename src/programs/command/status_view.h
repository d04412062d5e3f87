/* status_view.h - what `docintake status` has found out, and the ways to print it. */
#ifndef DOCINTAKE_COMMAND_STATUS_VIEW_H
#define DOCINTAKE_COMMAND_STATUS_VIEW_H

#include <stdbool.h>

#include "census.h"
#include "docintake/status.h"

struct di_status_view {
    const char *root;
    struct di_census census;
    bool daemon_hidden; /* the spool cannot be looked into */
    bool daemon_known;  /* it has left word in the spool, which is in daemon */
    bool daemon_alive;
    struct di_status_record daemon;
};

/* For people. */
void di_status_print_text(const struct di_status_view *view);

/*
 * One object on one line:
 *
 *   {"root": "/srv/docintake",
 *    "daemon": null | {"alive": true, "pid": 4711, "state": "running", "since": "2018-03-01T09:30:12.417Z",
 *                      "written": "…", "waiting": 3, "active": 2, "deferred": 0, "answered": 128,
 *                      "corrupt": 0, "held": null | {"since": "…", "text": "…"},
 *                      "noticing": null | "inbox watched",
 *                      "locks": null | "capabilities, paths, system calls", "unlocked": null | "…",
 *                      "last_error": null | {"at": "…", "text": "…"}},
 *    "oldest": null | {"file": "tax/report.docx", "since": "…"},
 *    "agencies": [{"agency": "tax", "inbox": 3, "spool": 2, "accepted": 100, "returned": 28}]}
 *
 * A name that is no UTF-8 has "file_base64" or "agency_base64" beside it.
 */
enum di_status di_status_print_json(const struct di_status_view *view, struct di_error *error);

#endif
