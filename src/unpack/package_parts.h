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

#endif
