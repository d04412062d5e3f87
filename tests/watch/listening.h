/*
 * listening.h - a watch on an inbox of its own, and what it has told. The kernel can be made to say less than it would.
 */
#ifndef DOCINTAKE_TEST_WATCH_LISTENING_H
#define DOCINTAKE_TEST_WATCH_LISTENING_H

#include <check.h>
#include <stdint.h>

#include "docintake/watch.h"
#include "support/scratch.h"

#define TOLD_MAX 64

/* What the watch has told since it was last forgotten; of notices the first TOLD_MAX are kept, of the rest the last. */
struct told {
    char paths[TOLD_MAX][256];
    enum di_notice notices[TOLD_MAX];
    bool trusted;
    size_t count, troubles, modes;
    char trouble[300], mode[300]; /* mode: "inbox/tax: reason" or "inbox/tax: watched" */
};

/* The kernel, as far as these tests play it. All zero: as it is. */
struct kernel {
    unsigned watches;  /* the watch of this number and all after it are refused; 0: none is */
    int refusal;       /* by this errno */
    bool deaf;         /* no event is told */
    long file_system;  /* what fstatfs says; 0: what is true */
    const char *stale; /* folders of this name cannot be opened: ESTALE */
};

struct listening {
    struct di_scratch scratch; /* with a folder "inbox" */
    struct di_watch_options options;
    struct di_watch *watch;
    sd_event *event;
    struct told told;
    struct kernel kernel;
};

extern struct listening listening;

void listening_set_up(void);
void listening_tear_down(void);

void forget(void);

/* A full scan that succeeds. */
void scan(void);

/* Lets events come until none has come for so many milliseconds. */
void listen_for(uint64_t milliseconds);

bool was_told(const char *path, enum di_notice notice);

TCase *noticing_cases(void);
TCase *trust_cases(void);
TCase *ignoring_cases(void);

#endif
