/*
 * golden.h - results that are kept beside the fixtures and compared byte by byte.
 *
 * With DOCINTAKE_GOLDEN=write in the environment the files are written instead; the version control then shows what
 * changed.
 */
#ifndef DOCINTAKE_TEST_GOLDEN_H
#define DOCINTAKE_TEST_GOLDEN_H

#include "docintake/buffer.h"

/* Fails the test where the file name, below the fixtures, does not hold exactly these bytes. */
void di_golden_compare(const char *name, const struct di_buffer *bytes);

#endif
