/*
 * daemon.h - what the files of this module share: the daemon's state and the steps of a document.
 *
 * One process, one thread, one sd-event loop. What an event changes is only noted; the steps are taken by loop.c,
 * which runs when the events at hand are handled.
 */
#ifndef DOCINTAKE_INTAKE_DAEMON_H
#define DOCINTAKE_INTAKE_DAEMON_H

#include <sys/queue.h>

#include <systemd/sd-event.h>

#include "docintake/claim.h"
#include "docintake/deliver.h"
#include "docintake/intake.h"
#include "docintake/process.h"
#include "docintake/status.h"
#include "docintake/watch.h"
#include "results.h"

/* A pause after a fault of ours, doubled from one to the next. Begins as zeros. */
struct back_off {
    int64_t until, delay; /* monotonic */
};

/* A claim on its way from the spool to the outbox; on one of the daemon's lists. */
struct submission {
    struct di_claim *claim;
    uint64_t ticket;
    int64_t claimed_at;   /* monotonic */
    struct back_off rest; /* when deferred: not before */
    bool suspect;         /* was being read when the reader died: is read alone */
    bool has_failed;      /* an error of ours was met over it, when so many had been read well: */
    uint64_t n_well_then;
    char rules[DI_RULES_BYTES]; /* by which it is being judged; "" where it is not judged */
    bool unsaved; /* the record counts more than the disk: it is written before the document is read again */
    TAILQ_ENTRY(submission) next;
};

TAILQ_HEAD(submissions, submission);

/* A report on its way into the outbox. */
struct filing {
    struct submission *submission; /* NULL for a file that is left */
    const struct di_claim *claim;
    struct di_arena *arena; /* of the report; NULL where it is somebody else's */
    const struct di_report *report;
    int document_fd; /* -1: none */
    struct results results;
    struct di_delivery delivery;
};

struct daemon {
    const struct di_intake_options *options;
    struct di_config *config;

    sd_event *event;
    sd_event_source *step;  /* deferred: there is something to do */
    sd_event_source *alarm; /* the next time at which there will be */
    sd_event_source *status_timer, *watchdog;
    uint64_t watchdog_usec;

    int root_fd, lock_fd, forms_fd;
    char rules[DI_RULES_BYTES]; /* by which documents are judged (rules.h); "" where not known */
    struct di_spool *spool;
    struct di_outbox *outbox;

    struct di_watch_options watch_options;
    struct di_watch_listener listener;
    struct di_watch *watch;
    struct di_waiting *waiting;
    struct back_off claiming; /* after a fault that every file would meet */
    bool cramped;             /* there is too little room for more, or none that is ours */
    int64_t measured_at;      /* when that was found out; 0: never */
    bool astray;              /* there may be claims in the spool that are on no list */
    struct back_off straying; /* not to be gathered before */

    struct di_reader *reader;      /* NULL while it is down */
    struct di_reader *next_reader; /* takes its place when nothing is pending; NULL where none is to */
    sd_event_source *reader_source, *reader_patience;
    struct back_off starting;
    unsigned suspects; /* submissions that are */
    uint64_t n_well;   /* documents read well so far, tests of the reader among them */
    bool test_is_due;  /* the reader is to be tested, because a document met an error of ours */
    uint64_t next_ticket;

    struct filing filings[DI_DELIVERIES_MAX]; /* submissions in these are on no list */
    size_t n_filings;
    struct submissions queued, reading, deferred;
    size_t n_queued, n_deferred; /* the reader knows the number of the others */

    struct di_status_record status;
    int64_t trouble_at;  /* when the last error was put into the journal */
    int64_t files_since; /* since then so many files in trouble were told of, and so many not */
    unsigned files_told, files_untold;
};

/* --- folders.c: what the daemon stands on --- */

/* Opens the root, locks it, makes and opens inbox, spool and outbox, and compares their mounts. */
enum di_status folders_open(struct daemon *daemon, struct di_error *error);
void folders_close(struct daemon *daemon);

/* Whether the names of spool and outbox still lead to the folders that are open; *error says which does not. */
enum folders_place { FOLDERS_IN_PLACE, FOLDERS_AWAY, FOLDERS_REPLACED };
enum folders_place folders_place(const struct daemon *daemon, struct di_error *error);

/* --- loop.c: time --- */

/* Has the steps taken that can be taken, when the events at hand are handled. */
void daemon_wake(struct daemon *daemon);

enum di_status loop_open(struct daemon *daemon, struct di_error *error);
void loop_close(struct daemon *daemon);

/* Begins a pause that is twice as long as the last one, unless that still lasts. */
void back_off(struct back_off *back_off, int64_t now);

/* Whether an errno tells of the machine and not of one file: the next file would only meet it again. */
bool fault_is_general(int number);

/* The same for what does not touch our own disk. */
bool fault_is_of_process(int number);

/* --- taking.c: from the inbox to the spool --- */

enum di_status taking_open(struct daemon *daemon, struct di_error *error);

/* Uses the settings as they are now. */
void taking_configure(struct daemon *daemon);
void taking_close(struct daemon *daemon);

/* Claims a few of the files that are due; *ret_more when others may be. */
void taking_step(struct daemon *daemon, int64_t now, bool *ret_more);

/* When there will be something to take; INT64_MAX for not before something happens. */
int64_t taking_due(const struct daemon *daemon);

/* Takes up what lies in the spool and is on no list: after a start, and after a claim that failed half-way. */
enum di_status taking_recover(struct daemon *daemon, struct di_error *error);

/* --- holding.c: when no more is claimed, because it could not be answered --- */

/* A fault that every file would meet: nothing is claimed for a while. True where one was under way already. */
bool holding_fault(struct daemon *daemon, const struct di_error *error);

/* Something was claimed, or delivered: such a fault is over. */
void holding_over(struct daemon *daemon);

/* Whether files may be claimed now; measures the room on the disk from time to time. */
bool holding_allows(struct daemon *daemon, int64_t now);

/* Where they may not: when to ask again. */
int64_t holding_until(const struct daemon *daemon);

/* When to measure the room, though nothing happens: a full disk is told of before it is full. */
int64_t holding_due(const struct daemon *daemon);

/* --- reading.c: the reader and what it is given --- */

enum di_status reading_open(struct daemon *daemon, struct di_error *error);

/* Starts a reader with these settings; it takes over as soon as nothing is pending with the present one. */
enum di_status reading_renew(struct daemon *daemon, const struct di_config *config, struct di_error *error);
void reading_close(struct daemon *daemon);
void reading_step(struct daemon *daemon, int64_t now);
int64_t reading_due(const struct daemon *daemon);

/* How many more should be claimed, to keep the reader busy; 0 while it is down. */
size_t reading_room(const struct daemon *daemon);

/* Puts a new submission into the queue; takes the claim, also on failure. unsaved: see struct submission. */
enum di_status reading_add(struct daemon *daemon, struct di_claim *claim, bool unsaved, struct di_error *error);

/* A submission that is on no list: puts it off for a while, or frees it. */
void reading_defer(struct daemon *daemon, struct submission *submission);
void reading_forget(struct daemon *daemon, struct submission *submission);

/* --- repeats.c: what was answered before --- */

/* Finds out by which rules documents are judged from now on. */
void repeats_use_rules(struct daemon *daemon);

/* Whether the same bytes were answered by these rules, and the answer still lies in the outbox. */
bool repeats_find(const struct daemon *daemon, const struct submission *submission, struct di_answered *ret_answered);

/* --- ending.c: what becomes of a submission that the reader is done with, and that is on no list --- */

void ending_handle(struct daemon *daemon, struct submission *submission, const struct di_reader_outcome *outcome);

/* Files what was answered since the last time, all together. Called before anything else is begun. */
void ending_flush(struct daemon *daemon);

/* A document that ends its readers again and again is answered all the same. */
void ending_blame(struct daemon *daemon, struct submission *submission);

/* The same bytes were answered before: answers that, and where. */
void ending_repeat(struct daemon *daemon, struct submission *submission, const struct di_answered *answered);

/* An error of ours: tells of it and defers the submission. */
void ending_put_off(struct daemon *daemon, struct submission *submission, const struct di_error *error);

/* A test of the reader has come to its end: whether it reads well. */
void ending_test(struct daemon *daemon, const struct di_reader_outcome *outcome);

/* Writes the record. Its counts are acted upon only then; what fails is tried again before the next reading. */
enum di_status ending_save(struct submission *submission, struct di_error *error);

/* --- filing.c: from the answer to the outbox --- */

/*
 * Makes the results of a report about a claim, ready to be delivered; *ret_delivered where that was done before.
 * DI_FAILED: to be judged again later; EAGAIN where the document has changed since it was claimed. Takes nothing.
 */
enum di_status filing_make(struct daemon *daemon, struct di_claim *claim, struct di_report *report,
                           struct filing *ret_filing, bool *ret_delivered, struct di_error *error);

/* Delivers them. Each says in its delivery what has become of it. */
void filing_deliver(struct daemon *daemon, struct filing *filings, size_t n_filings);

/* Frees what filing_make made, and the arena. */
void filing_clear(struct filing *filing);

/* Files the note about a file that is left in the inbox, unless that was done before. */
enum di_status filing_left(struct daemon *daemon, const struct di_candidate *candidate, enum di_settled why,
                           struct di_error *error);

/* Removes a claim whose result lies in the outbox. */
void filing_remove_claim(struct daemon *daemon, struct di_claim *claim);

bool filing_has_delivered(void *context, const char *agency, const char *id);

/* The shelves of the outbox and the names in it that are ours. */
void filing_outbox_options(const struct di_config *config, struct di_outbox_options *ret_options);

/* --- state.c: what the daemon tells of itself --- */

enum di_status state_open(struct daemon *daemon, struct di_error *error);
void state_close(struct daemon *daemon);

/* Tells the service manager and status.json soon. */
void state_changed(struct daemon *daemon);
void state_write(struct daemon *daemon, enum di_daemon_state state);

/* Says how this reader, which is used from now on, is locked; into the journal, too, where it should be locked better.
 */
void state_tell_locks(struct daemon *daemon, const struct di_reader *reader);

/* An error of ours becomes the last one in the status. False where it was that already, not long ago. */
bool state_remember(struct daemon *daemon, const char *what, const char *text);

/* The same, and into the journal if it is new. */
void state_trouble(struct daemon *daemon, const char *what, const char *text);

/* The same for a file in the inbox. An agency may have thousands that cannot be read: they do not flood the journal. */
void state_trouble_of_file(struct daemon *daemon, const char *path, const char *text);

/* Why nothing is claimed for the time being, and that it is over. False where that was known already. */
bool state_hold(struct daemon *daemon, const char *text);
bool state_release(struct daemon *daemon);

/* --- watchdog.c: telling the service manager that work goes on --- */

enum di_status watchdog_open(struct daemon *daemon, struct di_error *error);
void watchdog_close(struct daemon *daemon);

#endif
