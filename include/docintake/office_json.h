/*
 * office_json.h - the settings of an office on their way to the reader: JSON of our own, read back as strictly as an
 * answer is (report_json.h), though both ends are ours.
 */
#ifndef DOCINTAKE_OFFICE_JSON_H
#define DOCINTAKE_OFFICE_JSON_H

#include "docintake/arena.h"
#include "docintake/buffer.h"
#include "docintake/error.h"
#include "docintake/office.h"

#define DI_OFFICE_SCHEMA "docintake-office/1"

enum di_status di_office_write(const struct di_office *office, struct di_buffer *out, struct di_error *error);

/* Reads at most DI_LIMIT_OFFICE_BYTES into *ret_office, in the arena. DI_FAILED with a text that says what is wrong. */
enum di_status di_office_read(const char *bytes, size_t size, struct di_arena *arena, struct di_office *ret_office,
                              struct di_error *error);

#endif
