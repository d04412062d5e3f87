/* docintake status - what lies in inbox, spool and outbox, and what the daemon is doing. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "docintake/config.h"
#include "docintake/fd.h"
#include "options.h"
#include "status_view.h"

#define NAME "docintake status"

/* clang-format off */
static const char help[] =
    "Usage: docintake status [OPTION]...\n"
    "Say what lies in inbox, spool and outbox, and what the daemon is doing.\n"
    "\n"
    "Options:\n"
    "      --format=FORMAT    text (default) or json\n"
    "      --config=FILE      the daemon's configuration\n"
    "                           (default " DI_INSTALL_CONFIG ", if it is there)\n"
    "      --root=FOLDER      the folder of inbox, spool and outbox, instead of the\n"
    "                           configured one\n"
    "      --help             print this help and exit\n"
    "      --version          print the version and exit\n"
    "\n"
    "Exit status: 0 if everything could be seen; 2 for wrong usage or configuration;\n"
    "3 if something could not be seen, such as for want of permission.\n";
/* clang-format on */

struct status {
    struct di_status_view view;
    bool failed;
};

static void complain_of_path(void *context, const char *path, int number)
{
    struct status *status = context;

    di_command_complain(NAME, "%s: %s", path, strerrordesc_np(number));
    status->failed = true;
}

/* A process id alone may by now be another program's. */
static bool is_daemon(pid_t pid)
{
    char path[64], name[32] = "";
    DI_AUTO_FD fd = -1;
    ssize_t size;

    snprintf(path, sizeof path, "/proc/%d/comm", (int)pid);
    fd = open(path, O_RDONLY | O_CLOEXEC);
    size = fd >= 0 ? read(fd, name, sizeof name - 1) : -1;
    return size > 0 && strcmp(name, "docintaked\n") == 0;
}

/* What the daemon last said, if it has ever run here. */
static void ask_daemon(struct status *status)
{
    char path[PATH_MAX];
    DI_AUTO_FD spool_fd = -1;
    struct di_error error = DI_ERROR_NONE;

    snprintf(path, sizeof path, "%s/spool", status->view.root);
    spool_fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (spool_fd >= 0) {
        status->view.daemon_known = di_status_read(spool_fd, &status->view.daemon, &error) == DI_OK;
        status->view.daemon_alive = status->view.daemon_known && is_daemon(status->view.daemon.pid);
    } else {
        di_fail(&error, errno, "%s", path);
    }
    if (di_error_is_set(&error) && error.number != ENOENT) {
        di_command_complain(NAME, "%s", error.text);
        status->view.daemon_hidden = true;
        status->failed = true;
    }
}

/* Says what can be seen, even where something cannot. */
static int run(struct status *status, const struct di_config *config, bool as_json)
{
    struct di_watch_options ignored = {.ignore = config->ignore};
    struct di_error error = DI_ERROR_NONE;
    enum di_status counted;

    if (access(status->view.root, X_OK) != 0) {
        complain_of_path(status, status->view.root, errno);
        return DI_EXIT_FAILED;
    }
    ask_daemon(status);
    counted = di_census_take(status->view.root, &ignored, &config->marked, complain_of_path, status,
                             &status->view.census, &error);
    if (counted == DI_OK && as_json) {
        counted = di_status_print_json(&status->view, &error);
    } else if (counted == DI_OK) {
        di_status_print_text(&status->view);
    }
    if (counted != DI_OK) {
        di_command_complain(NAME, "%s", error.text);
    }
    di_census_clear(&status->view.census);
    return counted == DI_OK && !status->failed ? DI_EXIT_DONE : DI_EXIT_FAILED;
}

int di_command_status(int argc, char **argv)
{
    static const char *const formats[] = {"text", "json", NULL};
    static const struct di_options_taken taken = {help, DI_OPTION_FORMAT | DI_OPTION_CONFIG | DI_OPTION_ROOT, formats};
    struct di_error error = DI_ERROR_NONE;
    struct di_config *config = NULL;
    struct status found = {0};
    struct di_options options;
    int status = di_options_parse(argc, argv, &taken, &options);

    if (status >= 0) {
        return status;
    }
    if (options.n_arguments > 0) {
        return di_command_misuse(NAME, "'%s' is not expected here", options.arguments[0]);
    }
    if (di_config_load(options.config, &config, &error) != DI_OK) {
        di_command_complain(NAME, "%s", error.text);
        return DI_EXIT_USAGE;
    }
    found.view.root = options.root != NULL ? options.root : config->root;
    status = run(&found, config, options.format == 1);
    di_config_free(config);
    return di_command_finish(NAME, status);
}
