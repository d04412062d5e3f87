/* docintaked - watches the inbox, has every report read, and files the answers. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>

#include "docintake/intake.h"

#define EXIT_USAGE 2
#define EXIT_OURS 3

static const char help[] = "Usage: docintaked [OPTION]...\n"
                           "Take reports from the inbox, judge them and file the answers in the outbox.\n"
                           "\n"
                           "Options:\n"
                           "      --config=FILE      the configuration\n"
                           "                           (default " DI_INSTALL_CONFIG ", if it is there)\n"
                           "      --root=FOLDER      the folder of inbox, spool and outbox, instead of the\n"
                           "                           configured one\n"
                           "      --help             print this help and exit\n"
                           "      --version          print the version and exit\n"
                           "\n"
                           "Stays in the foreground. SIGTERM: finish the step in hand and exit. SIGHUP: read\n"
                           "the configuration again.\n"
                           "\n"
                           "Exit status: 0 after SIGTERM; 2 for wrong usage or configuration; 3 for an error\n"
                           "that the daemon cannot go on without.\n";

enum long_option { OPTION_CONFIG = 256, OPTION_ROOT, OPTION_HELP, OPTION_VERSION };

static const struct option long_options[] = {
    {"config", required_argument, NULL, OPTION_CONFIG},
    {"root", required_argument, NULL, OPTION_ROOT},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

static int usage_error(void)
{
    fputs("Try 'docintaked --help' for more information.\n", stderr);
    return EXIT_USAGE;
}

static int run(struct di_intake_options options)
{
    struct di_installation installation;
    struct di_error error = DI_ERROR_NONE;
    enum di_status status = di_installation_find(&installation, &error);

    if (status == DI_OK) {
        options.installation = &installation;
        status = di_intake_run(&options, &error);
    }
    if (status != DI_OK) {
        fprintf(stderr, "docintaked: %s\n", error.text);
    }
    return status == DI_OK ? EXIT_SUCCESS : status == DI_REFUSED ? EXIT_USAGE : EXIT_OURS;
}

int main(int argc, char **argv)
{
    struct di_intake_options options = {0};
    int option;

    while ((option = getopt_long(argc, argv, "", long_options, NULL)) != -1) {
        switch (option) {
        case OPTION_CONFIG:
            options.config_path = optarg;
            break;
        case OPTION_ROOT:
            options.root = optarg;
            break;
        case OPTION_HELP:
            fputs(help, stdout);
            return EXIT_SUCCESS;
        case OPTION_VERSION:
            puts("docintaked " DI_VERSION);
            return EXIT_SUCCESS;
        default:
            return usage_error();
        }
    }
    if (optind < argc) {
        fprintf(stderr, "docintaked: unexpected argument '%s'\n", argv[optind]);
        return usage_error();
    }
    signal(SIGPIPE, SIG_IGN); /* a reader or a terminal that goes away is an error to handle, not the end */
    return run(options);
}
