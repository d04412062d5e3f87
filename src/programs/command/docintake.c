/* docintake - the command: what the daemon does with a report, by hand and without touching anything. */
#include <stdlib.h>
#include <string.h>

#include "command.h"

/* clang-format off */
static const char help[] =
    "Usage: docintake COMMAND [OPTION]... [ARGUMENT]...\n"
    "Check annual reports on government information disclosure, as docintaked does.\n"
    "\n"
    "Commands:\n"
    "  check FILE|FOLDER...   judge reports and say what the daemon would answer\n"
    "  extract FILE...        print documents as they are read, before any form\n"
    "  forms                  list, print and check the forms that reports are held\n"
    "                         against\n"
    "  status                 say what lies in inbox, spool and outbox, and what the\n"
    "                         daemon is doing\n"
    "\n"
    "Options:\n"
    "      --help             print this help and exit\n"
    "      --version          print the version and exit\n"
    "\n"
    "'docintake COMMAND --help' says more about each.\n"
    "\n"
    "Exit status: 0 if all is well; 1 if a report would be returned or a document\n"
    "cannot be read; 2 for wrong usage or configuration; 3 for an error of the\n"
    "program or the system. The greatest one that applies wins.\n";
/* clang-format on */

static const struct command {
    const char *name, *full_name;
    int (*run)(int argc, char **argv);
} commands[] = {
    {"check", "docintake check", di_command_check},
    {"extract", "docintake extract", di_command_extract},
    {"forms", "docintake forms", di_command_forms},
    {"status", "docintake status", di_command_status},
};

/* Runs the command with its full name as argv[0], which getopt_long uses in its messages. */
static int run(const struct command *command, int argc, char **argv)
{
    char *name = strdup(command->full_name);
    int status;

    if (name == NULL) {
        di_command_complain("docintake", "no room");
        return DI_EXIT_FAILED;
    }
    argv[0] = name;
    status = command->run(argc, argv);
    free(name);
    return status;
}

int main(int argc, char **argv)
{
    if (argc < 2) {
        return di_command_misuse("docintake", "no command is given");
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "help") == 0) {
        return di_command_help(help);
    }
    if (strcmp(argv[1], "--version") == 0) {
        return di_command_version();
    }
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++) {
        if (strcmp(argv[1], commands[i].name) == 0) {
            return run(&commands[i], argc - 1, argv + 1);
        }
    }
    return di_command_misuse("docintake", "there is no command '%s'", argv[1]);
}
