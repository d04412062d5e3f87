/* options.h - the options that the commands have in common, parsed as GNU programs do. */
#ifndef DOCINTAKE_COMMAND_OPTIONS_H
#define DOCINTAKE_COMMAND_OPTIONS_H

#include <stdbool.h>

#include "docintake/date.h"
#include "docintake/language.h"

/* The options that a command may take besides --help and --version. */
enum di_option {
    DI_OPTION_FORMAT = 1 << 0,
    DI_OPTION_LANG = 1 << 1,
    DI_OPTION_CONFIG = 1 << 2,
    DI_OPTION_ROOT = 1 << 3,
    DI_OPTION_RECEIVED = 1 << 4,
    DI_OPTION_PREVIOUS = 1 << 5,
};

/* How often --previous may be given; one file may hold many reports. */
#define DI_OPTIONS_PREVIOUS 64

struct di_options_taken {
    const char *help;           /* what --help prints */
    unsigned taken;             /* enum di_option, or-ed */
    const char *const *formats; /* names, ended by NULL; the first is the default */
};

struct di_options {
    unsigned format; /* index in formats */
    enum di_language language;
    bool language_given;
    const char *config; /* NULL where not given */
    const char *root;   /* NULL where not given */
    di_date received;   /* DI_DATE_NONE where not given */
    const char *previous[DI_OPTIONS_PREVIOUS];
    size_t n_previous;
    char **arguments; /* what is left, ended by NULL */
    int n_arguments;
};

/* Returns -1 to go on, or what to exit with. */
int di_options_parse(int argc, char **argv, const struct di_options_taken *taken, struct di_options *ret_options);

#endif
