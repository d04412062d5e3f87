#include "daemon.h"

#include <errno.h>
#include <time.h>

#include "docintake/clock.h"

#define FIRST_DELAY_MS INT64_C(1000)
#define LONGEST_DELAY_MS INT64_C(300000)

void back_off(struct back_off *back_off, int64_t now)
{
    int64_t doubled = 2 * back_off->delay;

    if (now < back_off->until) {
        return; /* a crowd that meets one fault together has met it once */
    }
    back_off->delay = doubled < FIRST_DELAY_MS     ? FIRST_DELAY_MS
                      : doubled > LONGEST_DELAY_MS ? LONGEST_DELAY_MS
                                                   : doubled;
    back_off->until = now + back_off->delay;
}

bool fault_is_of_process(int number)
{
    return number == ENOMEM || number == EMFILE || number == ENFILE;
}

bool fault_is_general(int number)
{
    switch (number) {
    case ENOSPC:
    case EDQUOT:
    case EIO:
    case EROFS:
    case ESTALE:
        return true;
    default:
        return fault_is_of_process(number);
    }
}

void daemon_wake(struct daemon *daemon)
{
    sd_event_source_set_enabled(daemon->step, SD_EVENT_ONESHOT);
}

static int64_t earlier(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* The steps that can be taken now. */
static void step(struct daemon *daemon)
{
    int64_t now = di_clock_monotonic(), due;
    bool more = false;

    reading_step(daemon, now);
    taking_step(daemon, now, &more);
    reading_step(daemon, now);
    if (more) {
        daemon_wake(daemon);
        return;
    }
    due = earlier(taking_due(daemon), reading_due(daemon));
    if (due == INT64_MAX) {
        sd_event_source_set_enabled(daemon->alarm, SD_EVENT_OFF);
    } else {
        sd_event_source_set_time(daemon->alarm, due > 0 ? (uint64_t)due * 1000 : 0);
        sd_event_source_set_enabled(daemon->alarm, SD_EVENT_ONESHOT);
    }
}

static int handle_step(sd_event_source *source, void *userdata)
{
    (void)source;
    step(userdata);
    return 0;
}

static int handle_alarm(sd_event_source *source, uint64_t usec, void *userdata)
{
    (void)source;
    (void)usec;
    step(userdata);
    return 0;
}

enum di_status loop_open(struct daemon *daemon, struct di_error *error)
{
    int result = sd_event_new(&daemon->event);

    if (result >= 0) {
        result = sd_event_add_defer(daemon->event, &daemon->step, handle_step, daemon);
    }
    if (result >= 0) {
        /* After all events at hand: a thousand files that arrive together are one crowd, not a thousand steps. */
        result = sd_event_source_set_priority(daemon->step, SD_EVENT_PRIORITY_IDLE);
    }
    if (result >= 0) {
        /* The clock of di_clock_monotonic. */
        result = sd_event_add_time(daemon->event, &daemon->alarm, CLOCK_BOOTTIME, 0, 1000, handle_alarm, daemon);
    }
    if (result >= 0) {
        result = sd_event_source_set_enabled(daemon->alarm, SD_EVENT_OFF);
    }
    return result >= 0 ? DI_OK : di_fail(error, -result, "cannot make the event loop");
}

void loop_close(struct daemon *daemon)
{
    sd_event_source_disable_unref(daemon->step);
    sd_event_source_disable_unref(daemon->alarm);
    sd_event_unref(daemon->event);
}
