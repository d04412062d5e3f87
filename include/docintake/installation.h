/*
 * installation.h - where the parts of the program lie: its other programs, the forms, the catalogues.
 *
 * Installed, they lie where CMake put them. In a build tree all lie beside the executable: docintake-reader and a
 * folder of forms in the same folder as the running program mean the build tree.
 */
#ifndef DOCINTAKE_INSTALLATION_H
#define DOCINTAKE_INSTALLATION_H

#include <limits.h>

#include "docintake/error.h"

struct di_installation {
    char reader[PATH_MAX];        /* the program docintake-reader */
    char forms_program[PATH_MAX]; /* the program docintake-forms */
    char forms[PATH_MAX];         /* the folder of form.rng and the forms */
    char locales[PATH_MAX];       /* the folder of the catalogues */
};

/* Looks beside /proc/self/exe first. Fails only when that cannot be read. */
enum di_status di_installation_find(struct di_installation *ret_installation, struct di_error *error);

#endif
