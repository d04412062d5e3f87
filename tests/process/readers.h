/*
 * readers.h - readers to test the client with.
 *
 * The test program executes itself in the place of docintake-reader: an environment variable says which of these it is
 * then. The honest reader does with a document what the document says; each of the others lies in its own way.
 */
#ifndef DOCINTAKE_TEST_READERS_H
#define DOCINTAKE_TEST_READERS_H

#include <stdint.h>

#include "docintake/process.h"

#define DI_TEST_READER "DI_TEST_READER"

/* Plays the reader that the environment names and returns its exit status; -1 where it names none. */
int di_test_reader_play(void);

/* Starts this reader: two documents at once, the given deadline and memory. Fails the test where it cannot. */
struct di_reader *di_test_reader_start(const char *name, unsigned deadline_seconds, size_t memory_bytes);

/* The honest one: one document at a time, and so many by one child. */
struct di_reader *di_test_reader_start_in_turn(unsigned deadline_seconds, unsigned documents_per_child);

/* One that may lack locks. */
struct di_reader *di_test_reader_start_at_best(const char *name);

/* The same, where it is expected to fail: *ret_error says why. */
void di_test_reader_fail_to_start(const char *name, struct di_error *ret_error);

/* The same, where it refuses what the office has set. */
void di_test_reader_refuse_to_start(const char *name, struct di_error *ret_error);

/* Submits a document with this content. */
void di_test_reader_submit(struct di_reader *reader, uint64_t ticket, const char *content);

/* Receives an outcome. Fails the test where there is none. */
struct di_reader_outcome di_test_receive(struct di_reader *reader);

/* The outcome ended so, without an answer, and says this among other things. */
void di_test_expect_no_answer(const struct di_reader_outcome *outcome, enum di_reader_end end, const char *text);

/* A descriptor, for reading only, of a file with this content. */
int di_test_document(const char *content);

#endif
