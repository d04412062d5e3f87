/* locked.h - what a child under the reader's locks can still do to itself; for those that play readers. */
#ifndef DOCINTAKE_TEST_LOCKED_H
#define DOCINTAKE_TEST_LOCKED_H

#include <stdnoreturn.h>

/* Ends by SIGSEGV, also where a sanitizer would rather tell of it. */
noreturn void di_test_locked_crash(void);

/* Sleeps for so many milliseconds, or for ever where they are negative. */
void di_test_locked_sleep(int milliseconds);

/*
 * Lets di_test_locked_kill_reader, called by a child, kill the reader: by an accomplice that was there before the
 * locks. To be called while the forms are loaded.
 */
void di_test_locked_prepare(void);
void di_test_locked_kill_reader(void);

#endif
