/*
 * command.h - what the commands of docintake have in common: how they are called, how they end, how they complain.
 *
 * Results go to standard output, everything else to standard error. Private to src/programs/command.
 */
#ifndef DOCINTAKE_COMMAND_H
#define DOCINTAKE_COMMAND_H

#include <stdio.h>

#include "docintake/error.h"

/* Exit statuses. The greatest one that applies wins. */
enum di_exit {
    DI_EXIT_DONE = 0,
    DI_EXIT_RETURNED = 1, /* a report that would be returned, a document or a form that is refused */
    DI_EXIT_USAGE = 2,    /* wrong usage or configuration */
    DI_EXIT_FAILED = 3,   /* an error of ours */
};

/* One a command, in a file of its own. argv[0] is its name as it appears in messages: "docintake check". */
int di_command_check(int argc, char **argv);
int di_command_extract(int argc, char **argv);
int di_command_forms(int argc, char **argv);
int di_command_status(int argc, char **argv);

/* "docintake check: text", on a line of its own. What is not printable becomes '?': names of files hold anything. */
void di_command_complain(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Complains of wrong usage and says where help is. Returns DI_EXIT_USAGE. */
int di_command_misuse(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The same where getopt_long has complained already. */
int di_command_misused(const char *command);

/* Prints a text that may hold anything, such as the name of a file, safely: with '?' for what is not printable. */
void di_command_print(const char *text);

/* Prints what the results that follow are of, as head(1) does. */
void di_command_print_heading(const char *path);

/* Prints a help text or the version. Both return what the command exits with. */
int di_command_help(const char *text);
int di_command_version(void);

/* Makes sure that all of standard output has been written: a full disk must not pass for success. Returns status or
 * DI_EXIT_FAILED. */
int di_command_finish(const char *command, int status);

#endif
