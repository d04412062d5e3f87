/*
 * message.h - what the reader and its client say to each other, over one SOCK_SEQPACKET socket.
 *
 *   client                                  reader
 *   setup                               ->
 *                                       <-  hello     once the forms are loaded, or could not be
 *   request, with its descriptors       ->
 *                                       <-  outcome   one for each request, in the order in which they end
 *
 * and what the reader and a child that reads several documents say over theirs:
 *
 *   reader                                  child
 *                                       <-  turn      the document is answered
 *   request, with its descriptors       ->
 *
 * Both ends run on one machine and are installed together, so a message is a C structure without padding; kind and
 * version say that both ends mean the same one. A message of another size, kind or version, with another number of
 * descriptors, or with a text that is not one, is no message: the connection is of no more use.
 */
#ifndef DOCINTAKE_PROCESS_MESSAGE_H
#define DOCINTAKE_PROCESS_MESSAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "docintake/error.h"
#include "docintake/process.h"

#define DI_MESSAGE_VERSION 5

enum di_message_kind {
    DI_MESSAGE_SETUP = 1,
    DI_MESSAGE_HELLO,
    DI_MESSAGE_REQUEST,
    DI_MESSAGE_OUTCOME,
    DI_MESSAGE_TURN,
};

/* The first member of every message. */
struct di_message_head {
    uint32_t magic;
    uint16_t version;
    uint16_t kind;
};

/* Comes with one descriptor: what the office has set, to read; empty for nothing. */
struct di_message_setup {
    struct di_message_head head;
    uint32_t deadline_seconds;
    uint32_t parallel;
    uint64_t memory_bytes; /* 0 for no limit */
    uint64_t documents_per_child;
};

enum di_message_ready {
    DI_NOT_READY, /* text says why not */
    DI_READY,
    DI_NOT_READY_SETTINGS, /* text says what the office has set that the forms do not have */
    DI_READINESS,
};

struct di_message_hello {
    struct di_message_head head;
    uint32_t ready;                 /* enum di_message_ready */
    uint32_t forms;                 /* how many were loaded */
    uint32_t locks;                 /* enum di_lock: those that hold, for children at the latest */
    char text[DI_ERROR_TEXT_BYTES]; /* NUL-terminated; of one that is ready: why a required lock does not hold */
};

/*
 * Comes with DI_REQUEST_FDS descriptors: the document, to read; an anonymous file for the answer, to write; the earlier
 * reports, to read, which is empty where there are none.
 */
struct di_message_request {
    struct di_message_head head;
    uint64_t ticket;
    uint32_t task;                    /* enum di_task */
    int32_t received;                 /* di_date */
    char folder[DI_JOB_FOLDER_BYTES]; /* NUL-terminated; "" where it is unknown */
};

enum { DI_REQUEST_DOCUMENT, DI_REQUEST_ANSWER, DI_REQUEST_HISTORY, DI_REQUEST_FDS };

struct di_message_outcome {
    struct di_message_head head;
    uint64_t ticket;
    uint64_t duration_ms;
    uint64_t end;                   /* enum di_reader_end */
    char text[DI_ERROR_TEXT_BYTES]; /* NUL-terminated; "" where the document was answered */
};

struct di_message_turn {
    struct di_message_head head;
};

/* The head of a message of this kind. */
struct di_message_head di_message_head(enum di_message_kind kind);

/*
 * Sends one message with its descriptors, which stay the caller's; fds may be NULL where n_fds is 0. flags as for
 * sendmsg. EPIPE when the other end has closed.
 */
enum di_status di_message_send(int socket, const void *message, size_t size, const int *fds, size_t n_fds, int flags,
                               struct di_error *error);

/*
 * Receives one message of this kind, size and number of descriptors, which then are the caller's; waits for it.
 * ECONNRESET when the other end has closed; EPROTO when this is no such message, and nothing is left open.
 */
enum di_status di_message_receive(int socket, enum di_message_kind kind, void *ret_message, size_t size, int *ret_fds,
                                  size_t n_fds, struct di_error *error);

/* Fills the text of a message from bytes of any kind: cut, and with '?' for what is not UTF-8 or not printable. */
void di_message_set_text(char ret_text[DI_ERROR_TEXT_BYTES], const char *bytes, size_t size);

/* The text of a received message ends within its room, is UTF-8 and has no control characters. */
bool di_message_text_is_sound(const char text[DI_ERROR_TEXT_BYTES]);

#endif
