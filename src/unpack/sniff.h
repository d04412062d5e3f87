/*
 * sniff.h - what a file is that is no ZIP archive, told by its first bytes.
 */
#ifndef DOCINTAKE_UNPACK_SNIFF_H
#define DOCINTAKE_UNPACK_SNIFF_H

#include <stdbool.h>
#include <stdint.h>

#include "docintake/error.h"
#include "docintake/refusal.h"

/*
 * DI_OK where the file begins as a ZIP archive does, or is nothing known and holds one. Otherwise DI_REFUSED with what
 * it is, or DI_FAILED where it cannot be read. size is that of the file.
 */
enum di_status di_sniff(int fd, uint64_t size, struct di_refusal *refusal, struct di_error *error);

/* Compound files (MS-CFB): the old Office formats, and new ones under a password. Always DI_REFUSED or DI_FAILED. */
enum di_status di_sniff_compound(int fd, uint64_t size, struct di_refusal *refusal, struct di_error *error);

#endif
