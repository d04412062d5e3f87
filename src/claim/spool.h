/* spool.h - the folders of the spool, and what taking, renewing and recovering claims share. */
#ifndef DOCINTAKE_CLAIM_SPOOL_H
#define DOCINTAKE_CLAIM_SPOOL_H

#include <dirent.h>

#include "docintake/claim.h"

#define DOCUMENT_NAME "document"
#define COPY_NAME "document.new" /* a copy that is not finished */

struct di_spool {
    int fd, active_fd, left_fd, answered_fd;
    di_id_taken *taken;
    void *context;
    di_time_ms last; /* of the newest id given out */
    void *left;      /* tsearch tree: what left_fd holds (left.c) */
    bool left_is_read;
};

/*
 * The next free id for a document of this hash that arrived at time: not in the spool, not in the outbox, and later
 * than the last one given out, even where the clock stands still or was set back a little.
 *
 * It is reserved by the folder in folder_fd (active or left) that bears it: a new one (rename_from NULL), or the
 * folder of the claim called rename_from.
 */
enum di_status spool_reserve(struct di_spool *spool, int folder_fd, const struct di_record *record, di_time_ms time,
                             const char *rename_from, char ret_id[DI_CLAIM_ID_BYTES], di_time_ms *ret_time,
                             struct di_error *error);

/* Removes the folder of a claim with all that a claim can hold, the document first: without it there is no claim. */
enum di_status spool_remove(int folder_fd, const char *id, struct di_error *error);

/* The ids in a folder of the spool, the oldest first; the array and its elements are for the caller to free. */
enum di_status spool_list(int folder_fd, struct dirent ***ret_entries, size_t *ret_n_entries, struct di_error *error);
void spool_free_list(struct dirent **entries, size_t n_entries);

/* Hashes the document behind fd, at most so many bytes of it: sha256, bytes and signature of the claim. */
enum di_status claim_measure(struct di_claim *claim, int fd, uint64_t most, struct di_error *error);

/* Frees what is remembered of files that are left in the inbox; the folder keeps it. */
void left_clear(struct di_spool *spool);

/*
 * Removes from the inbox what a claim by copy has copied, if it still is that. On failure *ret_present is true where it
 * certainly lies there still; otherwise the copy may be the only one.
 */
enum di_status claim_remove_source(const struct di_claim *claim, int inbox_fd, bool *ret_present,
                                   struct di_error *error);

/* Opens the folder in which path lies; *ret_name is its last step. -1 and errno on failure. */
int open_parent(int inbox_fd, const char *path, const char **ret_name);

/* A claim of the candidate with nothing in it but names. NULL when out of memory. */
struct di_claim *claim_new(const struct di_candidate *candidate);

/* Gives a claim that has been measured an id, and its folder in folder_fd with the record in it; syncs nothing. */
enum di_status claim_prepare(struct di_spool *spool, int folder_fd, struct di_claim *claim, di_time_ms now,
                             struct di_error *error);

#endif
