/*
 * read.h - from a descriptor to a document: unpack the OPC package, parse the WordprocessingML. Reader process only.
 */
#ifndef DOCINTAKE_READ_H
#define DOCINTAKE_READ_H

#include "docintake/arena.h"
#include "docintake/document.h"
#include "docintake/error.h"
#include "docintake/refusal.h"

/*
 * Reads the file behind fd, which stays the caller's, into *ret_document, which lives in the arena.
 *
 * DI_REFUSED: it is not a DOCX, is damaged, hostile or too large; *refusal says which. A DOCX without text or tables
 * is not refused here.
 */
enum di_status di_read_document(int fd, struct di_arena *arena, struct di_document **ret_document,
                                struct di_refusal *refusal, struct di_error *error);

#endif
