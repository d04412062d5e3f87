/*
 * scratch.h - a folder of its own for a test, below TMPDIR or /tmp.
 */
#ifndef DOCINTAKE_TEST_SCRATCH_H
#define DOCINTAKE_TEST_SCRATCH_H

struct di_scratch {
    char path[256];
    int fd; /* open folder, for the ...at() calls */
};

/* Makes an empty folder. Fails the test where it cannot. */
void di_scratch_make(struct di_scratch *ret_scratch);

/* Removes the folder with everything in it. */
void di_scratch_remove(struct di_scratch *scratch);

#endif
