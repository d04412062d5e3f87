/*
 * claim.h - from a file in the inbox to a submission in the spool: is it whole, whose turn is it, take it, find it
 * again after a crash.
 *
 * The folders are the state. A file is found in inbox/…; it is claimed by one rename to spool/active/<id>/document,
 * beside record.json, which says what the name alone cannot; it is done when spool/active/<id> is gone. Nothing that
 * matters is kept in memory only: candidates are hints, and a scan of the inbox makes them anew.
 *
 * Names are bytes. A path is relative to the inbox, its steps are separated by "/".
 */
#ifndef DOCINTAKE_CLAIM_H
#define DOCINTAKE_CLAIM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

#include "docintake/clock.h"
#include "docintake/error.h"
#include "docintake/hash.h"

/* --- Is it whole? --- */

enum di_writer {
    DI_WRITER_NONE,
    DI_WRITER_SOME,
    DI_WRITER_UNKNOWN, /* the kernel does not tell: a file of somebody else's without CAP_LEASE, a network file system
                        */
};

/*
 * Whether somebody has the file behind fd (opened read-only) open for writing: asked by taking a read lease (fcntl(2),
 * F_SETLEASE), which is given back at once.
 */
enum di_writer di_writer_of(int fd);

/* What the tail and the head of a file tell without parsing it. */
enum di_content {
    DI_CONTENT_COMPLETE, /* a ZIP archive whose directory lies inside the file (APPNOTE 4.3.16) */
    DI_CONTENT_OTHER,    /* not a complete ZIP archive: cut off, or another kind of file */
    DI_CONTENT_ZEROS,    /* zeros where a ZIP archive begins and ends: allocated, not yet written */
};

/* Reads at most DI_LIMIT_TAIL_BYTES at the end and a block at the beginning. bytes is the file's size, not 0. */
enum di_status di_content_of(int fd, uint64_t bytes, enum di_content *ret_content, struct di_error *error);

/* By what a file is known to be the one that was looked at, and unchanged. */
struct di_signature {
    dev_t device;
    ino_t inode;
    off_t bytes;
    struct timespec modified, changed;
};

struct di_signature di_signature_of(const struct stat *status);

/* Same file, size and time of modification. A rename alters the time of change, so the spool does not compare it. */
bool di_signature_same_content(const struct di_signature *a, const struct di_signature *b);

/* What lies beside a file says more of it: its marker bears its name and this ending. */
#define DI_MARKER_ENDING ".done"

/*
 * When a file is taken. Times are in milliseconds.
 *
 * Where files are marked, the sender says when one is whole: by a file of any content beside it, called as it is with
 * DI_MARKER_ENDING, and made after its last change.
 */
struct di_settle_rules {
    int64_t quiet;      /* unchanged for so long before it is taken */
    int64_t incomplete; /* the same for a file that looks incomplete and whose writers are unknown */
    int64_t open;  /* the same for one that somebody has open in a word processor, as an owner file beside it says */
    int64_t limit; /* zeros are taken as they are after this; an upload that still goes on never finished */
    bool marked;   /* taken at once when its marker is there, and not before */
    bool single;   /* one with several hard links is not taken but an error */
};

/* What is known of one file while it is waited for. Times are those of di_clock_monotonic. */
struct di_settle {
    int64_t first_seen;
    int64_t changed_at; /* last change seen, or last event */
    bool event;         /* an event has told of a change since the last look */
    bool moved_in;      /* came under its name by a rename, and nothing happened to it since */
    bool marked;        /* its marker was there at the last look */
    bool failed;        /* the last look failed */
    bool seen;          /* signature is set */
    struct di_signature signature;
};

enum di_settled {
    DI_SETTLED_READY,
    DI_SETTLED_WAIT,       /* look again at *ret_again */
    DI_SETTLED_NOTHING,    /* gone, not a regular file, or empty: an event or a scan will bring it back */
    DI_SETTLED_UNFINISHED, /* still being written at the limit; look again at *ret_again */
    DI_SETTLED_OVERSIZE,   /* ready, but of more than DI_LIMIT_TAKEN_BYTES; look again at *ret_again */
};

/*
 * Looks at the file called name in folder_fd. It is opened only where it may be ready, never through a symbolic link,
 * and never waits for a FIFO. DI_FAILED where it cannot be looked at, such as for want of permission.
 */
enum di_status di_settle_look(struct di_settle *settle, const struct di_settle_rules *rules, int folder_fd,
                              const char *name, int64_t now, enum di_settled *ret_settled, int64_t *ret_again,
                              struct di_error *error);

/* The path of the file that the file at path is the marker of, going by its name; for the caller to free. NULL: none.
 */
char *di_marked_path(const char *path);

/* Removes the marker of a file that was claimed. One that stays is older than the next file of the name and says
 * nothing. */
void di_marker_remove(int inbox_fd, const char *path);

/* --- Whose turn is it? --- */

/* A file in the inbox that is waited for. */
struct di_candidate {
    const char *path;
    const char *agency; /* first step of the path, "-" for a file straight in the inbox */
    const char *name;   /* last step of the path */
    bool trusted;       /* events tell of changes in its folder */
    struct di_settle settle;
};

/*
 * The waiting room: candidates in the order in which they are to be looked at, one agency after another, so that an
 * agency that sends a thousand files does not hold up another that sends one.
 */
struct di_waiting;

struct di_waiting *di_waiting_new(void); /* NULL when out of memory */
void di_waiting_free(struct di_waiting *waiting);

enum di_sign {
    DI_SIGN_SCANNED,  /* lies there */
    DI_SIGN_CHANGED,  /* made, or closed by a writer */
    DI_SIGN_MOVED_IN, /* renamed into place */
};

/* Notes a sign of the file. It is to be looked at now, unless it was known and only scanned. */
enum di_status di_waiting_note(struct di_waiting *waiting, const char *path, enum di_sign sign, bool trusted,
                               int64_t now, struct di_error *error);

/* Takes out the candidate whose turn it is; NULL where none is due. It must be given back with one of the next two. */
struct di_candidate *di_waiting_take(struct di_waiting *waiting, int64_t now);
void di_waiting_return(struct di_waiting *waiting, struct di_candidate *candidate, int64_t again);
void di_waiting_drop(struct di_waiting *waiting, struct di_candidate *candidate);

/* When the next one is due; INT64_MAX where none waits. */
int64_t di_waiting_due(const struct di_waiting *waiting);
size_t di_waiting_count(const struct di_waiting *waiting);

/* When the oldest candidate was first seen; INT64_MAX where none waits. Looks at every one. */
int64_t di_waiting_oldest(const struct di_waiting *waiting);

/* --- Take it --- */

#define DI_CLAIM_ID_BYTES sizeof "20180301T093012.417Z-5ad1220e"

/* Whether text has the shape of an id. */
bool di_claim_id_valid(const char *text);

#define DI_OWNER_UNKNOWN ((uid_t)-1)

/* The side record, record.json in the folder of a claim. */
struct di_record {
    char *name; /* as it came */
    char *agency;
    uid_t owner; /* of the file as it came; DI_OWNER_UNKNOWN in the records of earlier versions */
    di_time_ms received;
    char sha256[DI_SHA256_TEXT_BYTES];
    uint64_t bytes;
    unsigned attempts; /* judgings of this submission begun; the same file sent again is another submission */
    unsigned crashes;  /* of these, ended by a crash or at the deadline of the document's own reader */
    bool too_slow;     /* the last of these at the deadline */
    unsigned orphaned; /* of these, ended because the whole reader died */
    unsigned failures; /* of these, ended by an error of ours that no other document met */
    /*
     * The file in the inbox, by path and signature: for a claim by copy, because the inbox is on another file system,
     * what is to be removed from there; for a file that is left there, what was told of. NULL for a rename.
     */
    char *source;
    struct di_signature source_signature;
    bool told; /* that it is left */
};

struct di_spool;

/* A submission in the spool. */
struct di_claim {
    char id[DI_CLAIM_ID_BYTES];
    struct di_record record;
    struct di_signature signature; /* of the document when it was hashed */
    int folder_fd;                 /* spool/active/<id> */
};

/* Whether an id is in use elsewhere, that is in the outbox. */
typedef bool di_id_taken(void *context, const char *agency, const char *id);

/* Makes spool/ (mode 0700) and spool/active/ below root_fd where they are missing, and opens them. */
enum di_status di_spool_open(int root_fd, di_id_taken *taken, void *context, struct di_spool **ret_spool,
                             struct di_error *error);
void di_spool_close(struct di_spool *spool);

/* The folder spool/ itself; stays the spool's. */
int di_spool_fd(const struct di_spool *spool);

/* One file to be claimed, and what has become of it. */
struct di_taking {
    struct di_candidate *candidate; /* must still be what di_settle_look called ready */
    struct di_claim *claim; /* set by di_claims_take; NULL: gone or changed, to be looked at again, or see error */
    struct di_error
        error; /* set: the file is in the inbox still, or in the spool where only di_claims_recover finds it */
};

/* At most so many at a time. */
#define DI_TAKINGS_MAX 32

/*
 * Claims files. They share their syncs, so that a crowd costs no more flushes of the disk than one file. When this
 * returns, the claims are durable.
 */
void di_claims_take(struct di_spool *spool, int inbox_fd, struct di_taking *takings, size_t n_takings, di_time_ms now);

/* Opens the document for reading. -1 and errno on failure. */
int di_claim_open(const struct di_claim *claim);

/*
 * Whether the document is, byte for byte, what was hashed: false where a writer that still had it open has altered it.
 * fd is the document.
 */
enum di_status di_claim_unchanged(const struct di_claim *claim, int fd, bool *ret_unchanged, struct di_error *error);

/* Takes an altered document as it now is: hashes it anew and gives the claim the id that follows from that. */
enum di_status di_claim_renew(struct di_spool *spool, struct di_claim *claim, struct di_error *error);

/* Writes the record, durably: after attempts, crashes or orphaned were counted. */
enum di_status di_claim_save(struct di_claim *claim, struct di_error *error);

/* Removes the claim from the spool, once its result lies in the outbox. The memory stays the caller's. */
enum di_status di_claim_remove(struct di_spool *spool, struct di_claim *claim, struct di_error *error);

/* Frees the memory; the spool keeps the claim. NULL is fine. */
void di_claim_free(struct di_claim *claim);

/*
 * The agency of the claim in folder_fd, which is spool/active/<id>, for the caller to free; NULL where its record
 * cannot be read. For whoever looks on: takes nothing and alters nothing.
 */
char *di_claim_agency(int folder_fd);

/* --- Was it answered before? --- */

#define DI_RULES_BYTES sizeof "5ad1220e8f0c4711"
#define DI_SHELF_BYTES 16

/* Where the answer to a document lies: the shelf of the outbox ("accepted"), the id of its submission. */
struct di_answered {
    char shelf[DI_SHELF_BYTES];
    char id[DI_CLAIM_ID_BYTES];
};

/*
 * Remembers in spool/answered/<agency>/<sha256> that these bytes of this agency were answered there by these rules
 * (16 hexadecimal digits). It is a shortcut and no state: neither synced nor sure to be kept. What is forgotten is
 * judged anew.
 */
void di_answered_note(const struct di_spool *spool, const struct di_record *record, const char *rules,
                      const struct di_answered *answered);

/* Forgets answers that no longer lie in the outbox; for the start. What cannot be looked at is left. */
void di_answered_sweep(const struct di_spool *spool);

/* Whether they were, and the answer still lies in the outbox. */
bool di_answered_find(const struct di_spool *spool, const struct di_record *record, const char *rules,
                      struct di_answered *ret_answered);

/* --- Or leave it, and tell --- */

/*
 * A note is due, once, about a file that stays in the inbox: an upload that has not finished in time, or what is too
 * large to be taken. It is claimed like any other if that ends. spool/left/<id> remembers that it was told, as long as
 * the file lies there.
 *
 * *ret_claim is NULL where it was told of before. Otherwise it is a claim without a document, as for the note: bytes is
 * the size so far, sha256 the hash of the first DI_LIMIT_FILE_BYTES. The id is the same until di_left_told is called,
 * so whoever finds it in the outbox has told already. Free with di_claim_free.
 */
enum di_status di_left_claim(struct di_spool *spool, int inbox_fd, const struct di_candidate *candidate, di_time_ms now,
                             struct di_claim **ret_claim, struct di_error *error);

/* The note lies in the outbox: there is no other, even if that one is cleared away. */
void di_left_told(struct di_spool *spool, struct di_claim *claim);

/* The file at path has gone, or was taken. */
void di_left_forget(struct di_spool *spool, const char *path);

/* --- Find it again --- */

struct di_recovery {
    bool (*known)(void *context, const char *id); /* in work already: to be left alone */
    /*
     * Is left where it is: error->number is 0 where it cannot be understood, which will not change by itself, and
     * otherwise says why it cannot be recovered now.
     */
    void (*complain)(void *context, const char *id, const struct di_error *error);
    void *context;
};

/*
 * Reads what spool/active holds, oldest first: claims to be judged, or only to be removed where their id is in the
 * outbox already. Folders without a document are removed, and what a copying claim left in the inbox. The array is for
 * the caller to free, each claim with di_claim_free.
 */
enum di_status di_claims_recover(struct di_spool *spool, int inbox_fd, const struct di_recovery *recovery,
                                 struct di_claim ***ret_claims, size_t *ret_n_claims, struct di_error *error);

#endif
