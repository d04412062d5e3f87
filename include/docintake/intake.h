/*
 * intake.h - the daemon: configuration, event loop, and for every document its next step.
 *
 *   noticed (watch) > whole (claim) > claimed > read (process) > filed (report, deliver) > gone from the spool
 */
#ifndef DOCINTAKE_INTAKE_H
#define DOCINTAKE_INTAKE_H

#include "docintake/config.h"
#include "docintake/error.h"
#include "docintake/installation.h"

struct di_intake_options {
    const char *config_path; /* NULL for the installed file, which may be missing */
    const char *root;        /* instead of the configured one; NULL otherwise */
    const struct di_installation *installation;
};

/*
 * Runs in the foreground until SIGTERM or SIGINT, which it leaves blocked. DI_REFUSED when the configuration has a
 * mistake, DI_FAILED for all else; *error says what.
 */
enum di_status di_intake_run(const struct di_intake_options *options, struct di_error *error);

#endif
