/* playing.h - the parts that a test program can play in the place of docintake-reader. Each returns its exit status. */
#ifndef DOCINTAKE_TEST_PLAYING_H
#define DOCINTAKE_TEST_PLAYING_H

/* Serves as it should; a document that is one of the orders in honest.c is obeyed, any other comes back. */
int di_test_play_honest(void);

/* The same, but its forms cannot be loaded. */
int di_test_play_without_forms(void);
int di_test_play_without_rule(void);

/* The honest one on a kernel that does not know a system call, SYS_…. */
int di_test_play_on_old_kernel(long call);

/* One of those in liars.c, by name. */
int di_test_play_liar(const char *name);

#endif
