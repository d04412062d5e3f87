#include "daemon.h"

#include <inttypes.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>

#include <systemd/sd-daemon.h>

#include "docintake/clock.h"
#include "docintake/language.h"
#include "journal.h"

/* The configuration as it is to be used. */
static enum di_status load_config(const struct di_intake_options *options, struct di_config **ret_config,
                                  struct di_error *error)
{
    if (di_config_load(options->config_path, ret_config, error) != DI_OK) {
        return DI_FAILED;
    }
    if (options->root != NULL) {
        (*ret_config)->root = options->root;
    }
    return DI_OK;
}

static void use_config(struct daemon *daemon, struct di_config *config)
{
    di_config_free(daemon->config);
    daemon->config = config;
    di_language_use(config->language);
    taking_configure(daemon);
    di_outbox_set_modes(daemon->outbox, (mode_t)config->file_mode, (mode_t)config->folder_mode);
}

static enum di_status reload(struct daemon *daemon, struct di_error *error)
{
    struct di_config *config;

    if (load_config(daemon->options, &config, error) != DI_OK) {
        return DI_FAILED;
    }
    if (strcmp(config->root, daemon->config->root) != 0) {
        di_config_free(config);
        return di_fail(error, 0, "another root needs a restart");
    }
    /* The forms are read anew, too; if the new reader does not like them, everything stays as it is. */
    if (reading_renew(daemon, config, error) != DI_OK) {
        di_config_free(config);
        return DI_FAILED;
    }
    use_config(daemon, config);
    repeats_use_rules(daemon);
    return DI_OK;
}

static int handle_reload(sd_event_source *source, const struct signalfd_siginfo *signal, void *userdata)
{
    struct di_error error = DI_ERROR_NONE;
    struct timespec now;

    (void)source;
    (void)signal;
    clock_gettime(CLOCK_MONOTONIC, &now);
    sd_notifyf(0, "RELOADING=1\nMONOTONIC_USEC=%" PRIi64, (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000);
    if (reload(userdata, &error) == DI_OK) {
        journal_write(EVENT_RELOADED, JOURNAL_NO_FIELDS, "the configuration was read again");
    } else {
        journal_write(EVENT_NOT_RELOADED, JOURNAL_NO_FIELDS, "the configuration stays as it was: %s", error.text);
        state_remember(userdata, "reload", error.text);
    }
    sd_notify(0, "READY=1");
    daemon_wake(userdata);
    return 0;
}

/* A null handler of sd-event ends the loop. */
static enum di_status add_signals(struct daemon *daemon, struct di_error *error)
{
    int result = sd_event_add_signal(daemon->event, NULL, SIGTERM, NULL, NULL);

    if (result >= 0) {
        result = sd_event_add_signal(daemon->event, NULL, SIGINT, NULL, NULL);
    }
    if (result >= 0) {
        result = sd_event_add_signal(daemon->event, NULL, SIGHUP, handle_reload, daemon);
    }
    return result >= 0 ? DI_OK : di_fail(error, -result, "cannot handle signals");
}

/* sd-event reads signals that are blocked. */
static void block_signals(void)
{
    sigset_t signals;

    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGHUP);
    sigprocmask(SIG_BLOCK, &signals, NULL);
}

/* sd-event holds a descriptor for every folder until the loop turns; the usual soft limit is for programs that use
 * select. */
static void raise_descriptor_limit(void)
{
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        setrlimit(RLIMIT_NOFILE, &limit);
    }
}

/* The capability that the unit gives us (CAP_LEASE) is ours; the reader, which we execute, does not inherit it. */
static void keep_capabilities(void)
{
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0); /* fails only on kernels that have none to inherit */
}

/* What was under way when the last daemon ended comes first, then what lies in the inbox. */
static enum di_status take_stock(struct daemon *daemon, struct di_error *error)
{
    struct di_error trouble = DI_ERROR_NONE;

    if (di_watch_scan(daemon->watch, &trouble) != DI_OK) {
        state_trouble(daemon, "inbox", trouble.text); /* it is tried again with every scan */
    }
    di_answered_sweep(daemon->spool);
    return taking_recover(daemon, error);
}

static enum di_status open_all(struct daemon *daemon, struct di_error *error)
{
    if (loop_open(daemon, error) != DI_OK || state_open(daemon, error) != DI_OK ||
        folders_open(daemon, error) != DI_OK || reading_open(daemon, error) != DI_OK ||
        taking_open(daemon, error) != DI_OK || watchdog_open(daemon, error) != DI_OK) {
        return DI_FAILED;
    }
    return add_signals(daemon, error);
}

static void close_all(struct daemon *daemon)
{
    taking_close(daemon);
    reading_close(daemon);
    folders_close(daemon);
    watchdog_close(daemon);
    state_close(daemon);
    loop_close(daemon);
}

static enum di_status serve(struct daemon *daemon, struct di_error *error)
{
    int result;

    if (open_all(daemon, error) != DI_OK) {
        return DI_FAILED;
    }
    state_write(daemon, DI_DAEMON_STARTING);
    if (take_stock(daemon, error) != DI_OK) {
        return DI_FAILED;
    }
    journal_write(EVENT_STARTED, JOURNAL_NO_FIELDS,
                  "docintaked " DI_VERSION " works on %s with %u forms; locks of the reader: %s", daemon->config->root,
                  di_reader_forms(daemon->reader), daemon->status.locks);
    state_write(daemon, DI_DAEMON_RUNNING);
    sd_notify(0, "READY=1");
    daemon_wake(daemon);
    result = sd_event_loop(daemon->event);
    sd_notify(0, "STOPPING=1");
    state_write(daemon, DI_DAEMON_STOPPED);
    if (result < 0) {
        return di_fail(error, -result, "the event loop has failed");
    }
    if (result > 0) {
        return di_fail(error, 0, "%s; a new start goes on with what is there", daemon->status.last_error);
    }
    journal_write(EVENT_STOPPED, JOURNAL_NO_FIELDS, "stopped; what is in the spool is taken up at the next start");
    return DI_OK;
}

enum di_status di_intake_run(const struct di_intake_options *options, struct di_error *error)
{
    struct daemon *daemon = calloc(1, sizeof *daemon);
    enum di_status status;

    if (daemon == NULL) {
        return di_fail_no_memory(error);
    }
    daemon->options = options;
    daemon->root_fd = daemon->lock_fd = daemon->forms_fd = -1;
    TAILQ_INIT(&daemon->queued);
    TAILQ_INIT(&daemon->reading);
    TAILQ_INIT(&daemon->deferred);
    if (load_config(options, &daemon->config, error) != DI_OK) {
        free(daemon);
        return DI_REFUSED;
    }
    block_signals();
    raise_descriptor_limit();
    keep_capabilities();
    status = di_language_open(options->installation->locales, error);
    if (status == DI_OK) {
        di_language_use(daemon->config->language);
        status = serve(daemon, error);
    }
    close_all(daemon);
    di_config_free(daemon->config);
    free(daemon);
    return status;
}
