/*
 * installation.h - where the parts of the program lie: the reader, the forms, the catalogues.
 *
 * Installed, they lie where CMake put them. In a build tree they lie beside the executable: a file docintake-reader
 * in the same folder as the running program means the build tree.
 */
#ifndef DOCINTAKE_INSTALLATION_H
#define DOCINTAKE_INSTALLATION_H

#include <limits.h>

#include "docintake/error.h"

struct di_installation {
    char reader[PATH_MAX];  /* the program docintake-reader */
    char forms[PATH_MAX];   /* the folder of form.rng and the forms */
    char locales[PATH_MAX]; /* the folder of the catalogues */
};

/* Looks beside /proc/self/exe first. Fails only when that cannot be read. */
enum di_status di_installation_find(struct di_installation *ret_installation, struct di_error *error);

#endif
