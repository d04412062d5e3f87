/*
 * serve.h - the other end of process.h: what docintake-reader does from its first instruction to its last.
 *
 * The reader itself only loads the forms and forks; a document is touched by nobody but a child. What there is to do
 * with a document is the service's and unknown here.
 */
#ifndef DOCINTAKE_SERVE_H
#define DOCINTAKE_SERVE_H

#include "docintake/buffer.h"
#include "docintake/error.h"
#include "docintake/process.h"

/* The descriptors that a reader is started with, besides 0 and 1 (/dev/null) and 2 (messages). */
#define DI_READER_SOCKET_FD 3
#define DI_READER_FORMS_FD 4

/* The descriptors of a child, besides 0, 1 and 2. All others are closed. */
#define DI_CHILD_DOCUMENT_FD 3
#define DI_CHILD_ANSWER_FD 4
#define DI_CHILD_HISTORY_FD 5
#define DI_CHILD_TURN_FD 6 /* only where it may read several documents: it learns of the next over this socket */

struct di_service {
    void *context;

    /*
     * Loads the forms from the folder and what the office has set (office_json.h; empty for nothing), once, before
     * anything else. *ret_forms says how many. DI_REFUSED with a text in *error where the two do not fit.
     */
    enum di_status (*load)(void *context, int forms_fd, int office_fd, unsigned *ret_forms, struct di_error *error);

    /*
     * Reads one document and appends the answer, in a child that may be given another one afterwards: what is to be
     * kept from one to the next is in the context, and nothing else is kept. The job's descriptors are those above; the
     * file of earlier reports is empty where there are none, and its position is shared with other children. A document
     * that cannot be read is an answer too; DI_FAILED means us, and ends the child.
     */
    enum di_status (*perform)(void *context, const struct di_job *job, struct di_buffer *answer,
                              struct di_error *error);
};

/*
 * Serves until the other end of DI_READER_SOCKET_FD is closed; then ends the children that still run and returns
 * DI_OK. DI_FAILED when the forms cannot be loaded (the client has been told why) or the client breaks the protocol.
 */
enum di_status di_serve(const struct di_service *service, struct di_error *error);

#endif
