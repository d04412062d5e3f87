/* trust.h - whether the kernel tells of every change in a folder. */
#ifndef DOCINTAKE_WATCH_TRUST_H
#define DOCINTAKE_WATCH_TRUST_H

#include <sys/types.h>

#include "docintake/watch.h"

/* What the self-test has shown, of the file system on which it was made. */
struct probe {
    dev_t device;
    bool deaf;
};

/*
 * Makes, closes and renames a file in the folder options->probe_fd and sees whether the kernel tells of it. DI_FAILED:
 * the test could not be made, or nothing was heard; *ret_probe is set all the same.
 */
enum di_status probe_run(const struct di_watch_options *options, struct probe *ret_probe, struct di_error *error);

/*
 * Why the folder at path, on which fd is open, is only to be scanned; NULL where its events can be trusted. The text is
 * static: two reasons are the same if they are the same pointer.
 */
const char *trust_denied(const struct di_watch_options *options, const struct probe *probe, const char *path, int fd,
                         dev_t device);

#endif
