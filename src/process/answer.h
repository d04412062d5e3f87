/* answer.h - the anonymous file in which an answer comes. */
#ifndef DOCINTAKE_PROCESS_ANSWER_H
#define DOCINTAKE_PROCESS_ANSWER_H

#include "docintake/error.h"

/* A fresh one; -1 and *error on failure. */
int di_answer_file(struct di_error *error);

/*
 * Takes the file back from the reader: seals it, so that what is checked is what is read, and checks its size.
 * DI_FAILED for an answer that is none; the reader is not to blame for it, only the child.
 */
enum di_status di_answer_take_back(int answer_fd, struct di_error *error);

#endif
