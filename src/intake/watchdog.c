#include "daemon.h"

#include <fcntl.h>
#include <unistd.h>

#include <systemd/sd-daemon.h>

/* The loop has turned, or we would not be asked; and no document is past its deadline; and results can be put down. */
static bool makes_progress(const struct daemon *daemon)
{
    return (daemon->reader == NULL || di_reader_patience_ms(daemon->reader) != 0) &&
           faccessat(di_outbox_fd(daemon->outbox), ".", W_OK | X_OK, AT_EACCESS) == 0;
}

static int handle_timer(sd_event_source *source, uint64_t usec, void *userdata)
{
    struct daemon *daemon = userdata;

    (void)usec;
    if (makes_progress(daemon)) {
        sd_notify(0, "WATCHDOG=1");
    } else {
        state_trouble(daemon, "watchdog",
                      "no progress: a reader is past its deadline, or the outbox cannot be written");
    }
    sd_event_source_set_time_relative(source, daemon->watchdog_usec);
    sd_event_source_set_enabled(source, SD_EVENT_ONESHOT);
    return 0;
}

enum di_status watchdog_open(struct daemon *daemon, struct di_error *error)
{
    uint64_t deadline;
    int result = sd_watchdog_enabled(0, &deadline);

    if (result > 0) {
        daemon->watchdog_usec = deadline / 3;
        result = sd_event_add_time_relative(daemon->event, &daemon->watchdog, CLOCK_MONOTONIC, daemon->watchdog_usec, 0,
                                            handle_timer, daemon);
        if (result >= 0) {
            /* A crowd of events is progress, too. */
            result = sd_event_source_set_priority(daemon->watchdog, SD_EVENT_PRIORITY_IMPORTANT);
        }
    }
    return result >= 0 ? DI_OK : di_fail(error, -result, "cannot serve the watchdog");
}

void watchdog_close(struct daemon *daemon)
{
    sd_event_source_disable_unref(daemon->watchdog);
}
