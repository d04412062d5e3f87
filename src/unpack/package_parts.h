/*
 * package_parts.h - what an open package is made of; for the files of this module.
 */
#ifndef DOCINTAKE_UNPACK_PACKAGE_PARTS_H
#define DOCINTAKE_UNPACK_PACKAGE_PARTS_H

#include "archive.h"

struct di_package {
    struct di_arena *arena;
    struct di_archive archive;
};

/* A package that is no Word document: DI_REFUSED with what it is, or DI_FAILED. */
enum di_status di_package_refuse_kind(struct di_package *package, struct di_refusal *refusal, struct di_error *error);

#endif
