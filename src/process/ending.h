/* ending.h - how a process ended, in words. */
#ifndef DOCINTAKE_PROCESS_ENDING_H
#define DOCINTAKE_PROCESS_ENDING_H

#include <signal.h>
#include <stddef.h>

/* From what waitid said: "ended with status 3", "ended by SIGSEGV (Segmentation fault)". */
void di_ending_describe(const siginfo_t *ending, char *ret_text, size_t size);

#endif
