/* record.h - record.json of a claim: reading and writing it. */
#ifndef DOCINTAKE_CLAIM_RECORD_H
#define DOCINTAKE_CLAIM_RECORD_H

#include "docintake/claim.h"

/*
 * The JSON object: "name" and "agency" as text, or "name_base64" and "agency_base64" where the bytes are not UTF-8;
 * "owner", "received", "sha256", "bytes", "attempts", "crashes", "too_slow", "orphaned"; and for a claim by copy
 * "source" (or "source_base64"), "source_device", "source_inode", "source_bytes", "source_modified_ns".
 */
#define RECORD_NAME "record.json"
#define RECORD_NEW_NAME "record.new" /* on its way to replace it */

/*
 * Writes the record into the folder of a claim; it replaces an older one by a rename. The bytes are synced if that is
 * asked for; the folder is for the caller to sync.
 */
enum di_status record_write(int folder_fd, const struct di_record *record, bool synced, struct di_error *error);

/* Reads it back strictly. Free with record_clear. */
enum di_status record_read(int folder_fd, struct di_record *ret_record, struct di_error *error);

void record_clear(struct di_record *record);

#endif
