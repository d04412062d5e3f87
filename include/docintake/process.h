/*
 * process.h - the reader as a process of its own: starting it, giving it documents, learning how each one ended.
 *
 * docintake-reader is executed with three descriptors: 3, a SOCK_SEQPACKET socket to us; 4, the folder of the forms,
 * which it closes once they are loaded; 2, for messages of ours. For every document it gets three descriptors, the
 * document (read only), an anonymous file for the answer and earlier reports, which it hands to a child that reads,
 * judges and writes. The reader never learns a path. Messages are fixed in size, versioned and checked. Its own end is
 * serve.h.
 *
 * One bad document costs only itself: a child that crashes, runs out of memory or takes longer than the deadline is
 * reported as such, and the others go on, with a fresh child. A reader that dies or falls silent itself is for the
 * caller to start anew.
 *
 * The daemon has every document read by a child of its own, so that a document that takes its child over sees and
 * changes no answer but its own. To fork for each document costs more than to read it (docs/performance.md); a command
 * that reads many files which all are its user's may let a child read several.
 */
#ifndef DOCINTAKE_PROCESS_H
#define DOCINTAKE_PROCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "docintake/arena.h"
#include "docintake/buffer.h"
#include "docintake/date.h"
#include "docintake/error.h"
#include "docintake/locks.h"
#include "docintake/office.h"
#include "docintake/report.h"

enum di_task {
    DI_TASK_JUDGE = 1,   /* the answer is a report, for di_answer_read */
    DI_TASK_EXTRACT = 2, /* the answer is the JSON of `docintake extract`, without "file"; see document_json.h */
};

/* The longest name of an agency's folder, with its NUL. */
#define DI_JOB_FOLDER_BYTES 256

/* What to do with which document, and what is known of it besides (circumstances.h). */
struct di_job {
    enum di_task task;
    int document_fd; /* open for reading only */

    /* To judge: */
    int history_fd;     /* earlier reports (history_json.h), sealed or open for reading only; -1: none */
    di_date received;   /* DI_DATE_NONE: unknown */
    const char *folder; /* of the inbox, fewer than DI_JOB_FOLDER_BYTES of UTF-8; NULL: unknown */
};

struct di_reader_options {
    const char *program;            /* path of docintake-reader */
    int forms_fd;                   /* an open folder; stays the caller's */
    unsigned deadline_seconds;      /* for one document, at most DI_LIMIT_READER_DEADLINE_SECONDS */
    size_t memory_bytes;            /* of one child (RLIMIT_AS); 0 for no limit */
    unsigned parallel;              /* documents read at the same time, 1 to DI_LIMIT_READER_PARALLEL */
    const struct di_office *office; /* what it has set; NULL: nothing */
    unsigned documents_per_child;   /* 1 to DI_LIMIT_READER_DOCUMENTS_PER_CHILD */
    bool may_lack_locks;            /* one of DI_LOCKS_REQUIRED (locks.h) may be missing */
};

struct di_reader;

/*
 * Starts a reader and waits until its forms are loaded and its locks taken. A reader that cannot load them, or that is
 * refused a lock, says why, and that is *error; DI_REFUSED with such an *error where the forms are sound and the office
 * has set something that they do not have. Stop it with di_reader_stop. It runs in a session of its own, so that Ctrl-C
 * at a terminal is for the caller alone.
 */
enum di_status di_reader_start(const struct di_reader_options *options, struct di_reader **ret_reader,
                               struct di_error *error);

/* Ends the reader and its children, and frees *reader. NULL is fine. */
void di_reader_stop(struct di_reader *reader);

/* Becomes readable when an outcome can be received, or when the reader has died. Stays the reader's. */
int di_reader_fd(const struct di_reader *reader);
pid_t di_reader_pid(const struct di_reader *reader);

/* Forms that it has loaded. */
unsigned di_reader_forms(const struct di_reader *reader);

/* Which locks hold (enum di_lock), and a sentence about those of DI_LOCKS_REQUIRED that do not; "" where all do. */
unsigned di_reader_locks(const struct di_reader *reader);
const char *di_reader_unlocked(const struct di_reader *reader);

/* Documents submitted and not yet received. There may be more than options.parallel: they wait in the reader. */
unsigned di_reader_pending(const struct di_reader *reader);

/*
 * How many milliseconds from now di_reader_receive would give up and call the reader silent; -1 while nothing is
 * pending. For an event loop that watches di_reader_fd: receive when this time is over, too.
 */
int64_t di_reader_patience_ms(const struct di_reader *reader);

/*
 * Gives a document away to be read; the descriptors stay the caller's and may be closed at once. A folder's name that
 * is too long or no UTF-8 counts as unknown. ticket comes back with the outcome; it must not be pending already. EAGAIN
 * with DI_LIMIT_READER_PENDING documents pending. Does not wait.
 */
enum di_status di_reader_submit(struct di_reader *reader, uint64_t ticket, const struct di_job *job,
                                struct di_error *error);

enum di_reader_end {
    DI_END_ANSWERED, /* answer_fd holds the answer */
    DI_END_FAILED,   /* an error of ours in the child; text says which */
    DI_END_CRASHED,  /* ended by a signal, or without a proper answer; text says how */
    DI_END_TOO_SLOW, /* ended at the deadline */
};

#define DI_READER_ENDS 4

struct di_reader_outcome {
    uint64_t ticket;
    enum di_reader_end end;
    int answer_fd;                  /* the caller's to close, sealed: nobody can change it; -1 unless DI_END_ANSWERED */
    uint64_t duration_ms;           /* of the child, without waiting for its turn */
    char text[DI_ERROR_TEXT_BYTES]; /* for the journal, English, printable; "" where answered */
};

/*
 * Takes one outcome, waiting for it. DI_FAILED when the reader has died, has broken the protocol or has been silent
 * for longer than a deadline and a grace time: everything pending is lost with it, and it can only be stopped.
 */
enum di_status di_reader_receive(struct di_reader *reader, struct di_reader_outcome *ret_outcome,
                                 struct di_error *error);

/* Reads the bytes of an answer, 1 to DI_LIMIT_ANSWER_BYTES of them: not to be trusted. Closes nothing. */
enum di_status di_reader_answer(const struct di_reader_outcome *outcome, struct di_buffer *ret_answer,
                                struct di_error *error);

/* Reads the answer of a judged document into a report in the arena. Closes nothing. */
enum di_status di_reader_report(const struct di_reader_outcome *outcome, struct di_arena *arena,
                                struct di_report **ret_report, struct di_error *error);

#endif
