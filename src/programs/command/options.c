#include "options.h"

#include <getopt.h>
#include <string.h>

#include "command.h"

#define HELP 1000
#define VERSION 1001
#define MOST_OPTIONS 8

static const struct option known[] = {
    {"format", required_argument, NULL, DI_OPTION_FORMAT},
    {"lang", required_argument, NULL, DI_OPTION_LANG},
    {"config", required_argument, NULL, DI_OPTION_CONFIG},
    {"root", required_argument, NULL, DI_OPTION_ROOT},
    {"received", required_argument, NULL, DI_OPTION_RECEIVED},
    {"previous", required_argument, NULL, DI_OPTION_PREVIOUS},
    {"help", no_argument, NULL, HELP},
    {"version", no_argument, NULL, VERSION},
};

/* The options of one command, as getopt_long wants them. */
static void select_options(unsigned taken, struct option ret_options[MOST_OPTIONS + 1])
{
    size_t count = 0;

    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (known[i].val >= HELP || (taken & (unsigned)known[i].val) != 0) {
            ret_options[count++] = known[i];
        }
    }
    ret_options[count] = (struct option){0};
}

static int take_format(const char *command, const char *const *formats, unsigned *ret_format)
{
    char names[64] = "";

    for (unsigned i = 0; formats[i] != NULL; i++) {
        if (strcmp(formats[i], optarg) == 0) {
            *ret_format = i;
            return -1;
        }
        strcat(strcat(names, i == 0 ? "" : formats[i + 1] == NULL ? " or " : ", "), formats[i]);
    }
    return di_command_misuse(command, "--format must be %s, not '%s'", names, optarg);
}

/* Takes one option. Returns -1 to go on. */
static int take_option(int option, const char *command, const struct di_options_taken *taken,
                       struct di_options *options)
{
    switch (option) {
    case DI_OPTION_FORMAT:
        return take_format(command, taken->formats, &options->format);
    case DI_OPTION_LANG:
        options->language_given = di_language_parse(optarg, &options->language);
        return options->language_given ? -1 : di_command_misuse(command, "--lang must be zh or en, not '%s'", optarg);
    case DI_OPTION_CONFIG:
        options->config = optarg;
        return -1;
    case DI_OPTION_ROOT:
        options->root = optarg;
        return -1;
    case DI_OPTION_RECEIVED:
        return di_date_parse(optarg, &options->received)
                   ? -1
                   : di_command_misuse(command, "--received must be a day such as 2025-01-31, not '%s'", optarg);
    case DI_OPTION_PREVIOUS:
        if (options->n_previous == DI_OPTIONS_PREVIOUS) {
            return di_command_misuse(command, "more than %d times --previous", DI_OPTIONS_PREVIOUS);
        }
        options->previous[options->n_previous++] = optarg;
        return -1;
    case HELP:
        return di_command_help(taken->help);
    case VERSION:
        return di_command_version();
    default:
        return di_command_misused(command);
    }
}

int di_options_parse(int argc, char **argv, const struct di_options_taken *taken, struct di_options *ret_options)
{
    struct di_options options = {0};
    struct option selected[MOST_OPTIONS + 1];
    int option, status = -1;

    select_options(taken->taken, selected);
    while (status < 0 && (option = getopt_long(argc, argv, "", selected, NULL)) >= 0) {
        status = take_option(option, argv[0], taken, &options);
    }
    options.arguments = argv + optind;
    options.n_arguments = argc - optind;
    *ret_options = options;
    return status;
}
