/* settings.h - what a command that reads documents needs: the configuration, and where the parts of docintake lie. */
#ifndef DOCINTAKE_COMMAND_SETTINGS_H
#define DOCINTAKE_COMMAND_SETTINGS_H

#include "docintake/config.h"
#include "docintake/installation.h"
#include "docintake/process.h"
#include "options.h"

struct di_settings {
    struct di_config *config;
    struct di_installation installation;
    int forms_fd;
};

/* Initialise with this; free with di_settings_clear. */
#define DI_SETTINGS_NONE ((struct di_settings){.forms_fd = -1})

/*
 * Reads the configuration, opens the catalogues and the folder of the forms, and sets the language: that of the
 * options, else that of the configuration. Complains of what fails; returns what to exit with then, DI_EXIT_DONE
 * otherwise.
 */
int di_settings_open(const char *command, const struct di_options *options, struct di_settings *settings);

void di_settings_clear(struct di_settings *settings);

/* The reader for so many files, as the configuration wants it. Valid as long as the settings. */
struct di_reader_options di_settings_reader(const struct di_settings *settings, size_t n_files);

#endif
