/*
 * deliver.h - putting a result into the outbox: built aside, synced, shown by one rename.
 *
 *   outbox/<shelf>/<agency>/<id>/   the blobs, and the document under its own name
 *   outbox/.building-<id>/          the same while it is being built; what is left of one is removed at the next start
 *
 * What lies on a shelf is complete and is never altered by us again. Where the agency's folder hands down a group of
 * its own (set-group-ID), the result is built inside it, hidden by its name, because only files made there get that
 * group. The module knows files, not reports.
 */
#ifndef DOCINTAKE_DELIVER_H
#define DOCINTAKE_DELIVER_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "docintake/error.h"

struct di_outbox_options {
    mode_t file_mode, folder_mode; /* of what we make, less the umask; a set-group-ID bit comes from the folder above */
    const char *const *shelves;    /* names of the folders in outbox/ */
    size_t n_shelves;
    const char *const *reserved; /* names that the document must not have, besides those of the blobs */
    size_t n_reserved;
};

struct di_outbox;

/* Makes the folders below root_fd that are missing. options are copied. */
enum di_status di_outbox_open(int root_fd, const struct di_outbox_options *options, struct di_outbox **ret_outbox,
                              struct di_error *error);
void di_outbox_close(struct di_outbox *outbox);

/*
 * Removes what was being built when the last delivery was cut; for the start. Agencies that may clear away their
 * answers may also put there what cannot be removed, or close their folder: that is left, and the first of it is the
 * error.
 */
enum di_status di_outbox_clear(struct di_outbox *outbox, struct di_error *error);

/* New modes from now on; the shelves stay what they were. */
void di_outbox_set_modes(struct di_outbox *outbox, mode_t file_mode, mode_t folder_mode);

/* The folder outbox/ itself; stays the outbox's. */
int di_outbox_fd(const struct di_outbox *outbox);

struct di_blob {
    const char *name;
    const void *bytes;
    size_t size;
};

struct di_delivery {
    const char *shelf, *agency, *id;
    const struct di_blob *blobs;
    size_t n_blobs;
    const char *document_name; /* as it came, any bytes */
    const char *document_sha256;
    int document_fd;     /* open for reading, its position is not used; -1 to deliver none */
    bool document_alone; /* nobody has it open for writing: it may be linked instead of copied */

    enum di_status status; /* set by di_deliver */
    struct di_error error; /* why not */
};

/* At most so many at a time, each with an id of its own. */
#define DI_DELIVERIES_MAX 32

/*
 * Delivers, durably. Deliveries share their syncs, so that a crowd costs no more flushes of the disk than one. The
 * document is linked where that gives a file of the right owner and group that nobody else can alter, and copied
 * otherwise; a copy whose hash is not document_sha256 fails (EAGAIN: it was altered meanwhile).
 */
void di_deliver(struct di_outbox *outbox, struct di_delivery *deliveries, size_t n_deliveries);

/* Whether the id lies on one of the shelves for this agency. */
bool di_outbox_holds(const struct di_outbox *outbox, const char *agency, const char *id);

/*
 * A name that is safe in a folder that people open, from any bytes but "/" and NUL: control characters, line
 * separators and marks that turn the direction of writing become "_"; "_" is put before a leading dash or dot and
 * before a name in taken (which are compared as Windows does for ASCII); a name too long is cut before its ending. The
 * name "-" stays as it is. Bytes that are not UTF-8 stay.
 */
void di_safe_name(const char *name, const char *const *taken, size_t n_taken, char ret_name[NAME_MAX + 1]);

#endif
